"""Evaluations, plans and comparisons as plain data."""
