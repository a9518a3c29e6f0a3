"""A team's store: assessments in PostgreSQL, with every revision kept."""
