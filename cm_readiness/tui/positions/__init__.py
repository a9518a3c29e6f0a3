"""Where several people stand on each criterion, and the level that they agree on."""
