"""Forms: a new assessment, what it says of itself, and the settings."""
