"""What models are asked: template files with named variables, filled from records."""
