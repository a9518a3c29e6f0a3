"""Figures from a company's own material: each file is read in a process of its own, and never changed."""
