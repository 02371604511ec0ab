"""``checker watch``, in a process of its own, as a writer has it beside the editor."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from queue import Empty, Queue

import pytest
from newsroom import run

MOST = 60
"""Seconds to wait for what is to come, on a machine that is busy with something else."""


@pytest.fixture
def watching(newsroom):
    """A watch over the newsroom's articles; a call waits for a line with some words and gives all lines up to it."""
    (newsroom / "news" / "2021-03-01-gazette.txt").rename(newsroom / "gazette.txt")
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "checker", "watch", "news"],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    lines: Queue[str] = Queue()
    threading.Thread(target=lambda: [lines.put(line) for line in process.stdout], daemon=True).start()

    def told(words):
        seen = ""
        until = time.monotonic() + MOST
        while words not in seen:
            try:
                seen += lines.get(timeout=max(until - time.monotonic(), 0.01))
            except Empty:
                pytest.fail(f"{words!r} was not told in {MOST} s, but: {seen}")
        return seen

    told("Ctrl-C ends it")
    time.sleep(1)  # until the system tells of changes
    yield told, process
    process.kill()
    process.wait()


def test_what_is_saved_is_checked_against_all_others(newsroom, watching):
    told, process = watching
    (newsroom / "gazette.txt").rename(newsroom / "news" / "2021-03-01-gazette.txt")
    seen = told("contradiction[aboard]") + told("8 rules")
    assert "news/2021-03-01-harbour.txt:3:12" in seen
    rule = newsroom / "rules" / "aboard.yaml"
    kept = rule.read_text(encoding="utf-8")
    rule.write_text(kept.replace("find:", "fnid:"), encoding="utf-8")
    told('did you mean "find"?')
    rule.write_text(kept, encoding="utf-8")
    told("contradiction[aboard]")
    process.send_signal(signal.SIGINT)
    assert process.wait(MOST) == 130


@pytest.mark.usefixtures("newsroom")
@pytest.mark.parametrize(
    ("name", "message"), [("nowhere", "there is no such file"), ("rules/aboard.yaml", "is no folder")]
)
def test_what_is_no_folder_is_refused(name, message):
    result = run("watch", name)
    assert result.exit_code == 2
    assert message in result.stderr
