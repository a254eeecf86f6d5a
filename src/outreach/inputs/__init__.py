"""From files and addresses to JobPosting and Resume records."""
