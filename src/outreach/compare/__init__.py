"""Comparing models: figures and tables drawn from records. Loads no model."""
