"""The command line: `qa --help`."""

from qa.cli import upkeep
from qa.cli.commands import main

__all__ = ["main", "upkeep"]
