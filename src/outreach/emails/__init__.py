"""Writing emails: prompts to drafts, and drafts to text."""
