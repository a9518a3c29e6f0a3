"""A room in which several vote, whatever they vote with."""
