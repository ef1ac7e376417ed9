"""What is printed and cannot be written is told in one line, and never in silence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FULL = "qa: standard output cannot be written (No space left on device); make room, or send it"


def qa_into(output: str, *arguments: str) -> tuple[int, str]:
    """The exit code of `qa` that prints into this file, and what it says on standard error."""
    with Path(output).open("w") as stream:
        ended = subprocess.run(
            [sys.executable, "-m", "qa", *arguments],
            stdout=stream,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    return ended.returncode, ended.stderr


@pytest.mark.slow
@pytest.mark.parametrize("command", ["--help", "documents", "documents --json", "search yeast"])
def test_a_full_disk_is_one_line_and_exit_code_2(served: Path, command: str) -> None:
    index = [] if command == "--help" else ["--index", str(served)]
    code, error = qa_into("/dev/full", *command.split(), *index)
    assert code == 2
    assert error.startswith(FULL)
    assert error.count("\n") == 1


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_error(served: Path) -> None:
    command = [sys.executable, "-m", "qa", "documents", "--json", "--index", str(served)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1
