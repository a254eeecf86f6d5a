"""Reports of a run that can be read and shared without this program."""
