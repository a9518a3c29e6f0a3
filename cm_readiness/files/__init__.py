"""The files that belong to the user: the only code that touches the disk."""
