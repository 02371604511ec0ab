"""The desk as a process, as its users start it."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager

from newsroom import run

PASSWORD = "horse battery staple"


def add_account(place, name, role):
    added = run("users", "add", name, "--role", role, "--ledger", place, input=f"{PASSWORD}\n")
    assert (added.exit_code, added.output) == (0, "")


@contextmanager
def started(place, *options):
    """The desk on a ledger, or on the sample, as a process, which is ended with the block."""
    words = [sys.executable, "-m", "checker", "serve", *(["--ledger", place] if place else ["--demo"]), *options]
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=60)


@contextmanager
def serving(place, *options):
    """The address of a desk on a ledger."""
    with started(place, "--port", "0", *options) as process:
        first = process.stdout.readline()
        found = re.match(r"The desk is open at (\S+)/ until you press Ctrl-C\.$", first)
        assert found, first + process.stdout.read()
        yield found[1]
