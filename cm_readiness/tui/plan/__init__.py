"""The plan: steps, actions with owners and dates, and what would change the scores."""
