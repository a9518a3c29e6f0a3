"""All answers in one list."""
