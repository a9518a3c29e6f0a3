"""The first screen: which assessments there are, and what can be done with a whole one."""
