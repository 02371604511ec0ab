"""A small newsroom: two articles that contradict each other, the rule that finds it, and runs of the command there."""

from __future__ import annotations

import subprocess
import sys

from click.testing import CliRunner

from checker.cli import main

RULE = """\
id: aboard
kind: quantity
question: How many people were on board the ferry?
find:
  count: [people, passengers]
  words: [board, aboard]
compare:
  within: 10%
tests:
  match:
    - There were around 80 people on board.
  no-match:
    - There were 80 people on the pier.
  conflict:
    - a: There were 80 people on board.
      b: There were 100 people on board.
"""
HARBOUR = "Ferry aground\n\nThere were around 80 people on board the ferry when it struck the rocks.\n"
GAZETTE = "Ferry rescue\n\nNearly 100 people were on board the ferry, and all are safe.\n"


def checker(*arguments, **options):
    """A run of the command in a process of its own."""
    options = {"capture_output": True, "text": True, "encoding": "utf-8", "timeout": 120, **options}
    return subprocess.run([sys.executable, "-m", "checker", *arguments], check=False, **options)


def run(*arguments, **options):
    """A run of the command in this process: quicker, with the same exit code."""
    return CliRunner().invoke(main, arguments, **options)
