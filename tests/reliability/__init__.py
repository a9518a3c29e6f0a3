"""Attempts to lose an answer: killed processes, failing disks, hostile files. `make reliability` runs all."""
