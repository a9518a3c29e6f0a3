"""Five readiness questions about working with a community manager: answered, scored, reported."""

__version__ = "1.0.0"
