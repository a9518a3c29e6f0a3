"""The method a second time, written from its text alone, and what the program says compared with it."""
