"""From an evaluation to a written report."""
