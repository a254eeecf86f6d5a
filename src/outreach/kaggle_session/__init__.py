"""A Kaggle session: what the notebook there installs, checks before it starts, and writes."""
