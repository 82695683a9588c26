"""The command line: reads what a person typed, calls one library function, prints its record.

Everything heavy is imported inside the commands, so `--help` answers at once.
"""

from pipeline.cli.entry import cli, main

__all__ = ["cli", "main"]
