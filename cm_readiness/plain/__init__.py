"""The plain way: the questionnaire as numbered prompts, for screen readers and dumb terminals."""
