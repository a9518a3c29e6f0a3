"""What is asked of many companies, measured: `python -m tests.portfolio [PART …]`."""
