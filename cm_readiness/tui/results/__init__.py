"""The results: scores, findings, how each number came about, milestones."""
