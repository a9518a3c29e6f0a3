"""Answering: one criterion at a time, its notes and evidence, and what has changed since."""
