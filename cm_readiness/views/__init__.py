"""An evaluation in words and plain values, for templates and faces alike."""
