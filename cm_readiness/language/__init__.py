"""Words, numbers, dates and texts in the person's language."""
