"""The document tree, and one package for each format."""
