"""The command line: each command on its own, importing what it needs when it runs."""

from .app import command_line

__all__ = ["command_line"]
