"""A workshop in two windows: the one on the wall, and the facilitator's own."""
