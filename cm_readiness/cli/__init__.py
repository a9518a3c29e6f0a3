"""The command line: each command on its own, importing what it needs when it runs."""
