"""The command line (no Qt): what can be written, what each command does, and how it answers."""

from explorer.cli.program import FAULT, INTERRUPTED, OpenWindow, main

__all__ = ["FAULT", "INTERRUPTED", "OpenWindow", "main"]
