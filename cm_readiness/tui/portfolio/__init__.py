"""Many companies at once: where they stand, how they have come along, and what they have in common."""
