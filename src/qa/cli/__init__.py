"""The command line: `qa --help`."""

from qa.cli import evaluation, upkeep
from qa.cli.commands import main

__all__ = ["evaluation", "main", "upkeep"]
