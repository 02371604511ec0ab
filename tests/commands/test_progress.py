from __future__ import annotations

import io
from contextlib import redirect_stderr

import pytest

from checker.commands.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")


def test_it_tells_how_many_articles_are_read():
    with redirect_stderr(Terminal()) as terminal, Progress() as progress:
        progress.appear()
        progress(3000)
    assert "3,000 articles read" in terminal.getvalue()


def test_a_run_that_is_over_shows_none():
    with redirect_stderr(Terminal()) as terminal:
        with Progress() as progress:
            progress(10)
        progress.appear()
    assert terminal.getvalue() == ""
