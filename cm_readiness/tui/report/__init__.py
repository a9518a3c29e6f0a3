"""Documents: read on the screen, and written in a format."""
