"""The command line: `qa --help`."""

from qa.cli import evaluation, living, upkeep
from qa.cli.commands import main

__all__ = ["evaluation", "living", "main", "upkeep"]
