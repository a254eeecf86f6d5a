"""Language models: messages in, completions out. Knows nothing of jobs, resumes or emails."""
