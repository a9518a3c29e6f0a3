"""The method: values and pure functions, without disk, clock or language."""
