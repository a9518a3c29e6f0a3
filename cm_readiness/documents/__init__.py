"""Templates, the sandbox that they run in, the documents that there are, and what has to be in them."""
