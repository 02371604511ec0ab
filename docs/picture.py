"""Draw docs/terminal.svg: the first findings of the sample corpus, as a terminal shows them.

Run by ``make picture``. The SVG names no font of another host, so that it opens offline.
"""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

SHOWN = ("us-users", "talks-deadline", "calendar")
WIDTH = 112
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px; line-height: {line_height}px; font-variant-east-asian: full-width; }}
{styles}
</style>
<defs><clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" /></clipPath>{lines}</defs>
<rect fill="#292929" x="1" y="1" width="{width}" height="{height}" rx="8" />
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}<g class="{unique_id}-matrix">{matrix}</g></g>
</svg>
"""


def terminal_output(command: list[str]) -> str:
    """What a command prints to a terminal, with its escape sequences."""
    ours, theirs = pty.openpty()
    environment = {**os.environ, "COLUMNS": str(WIDTH), "TERM": "xterm-256color"}
    with subprocess.Popen(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment):
        os.close(theirs)
        caught = b"".join(iter(lambda: _chunk(ours), b""))
    return caught.decode().replace("\r\n", "\n")


def _chunk(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other side has closed: the end of a terminal's output on Linux
        return b""


def main() -> None:
    """Write the picture beside this file."""
    folder = Path(__file__).parent
    printed = terminal_output([sys.executable, "-m", "checker", "check", "seeds", "--rules", "rules"])
    blocks = [block for block in printed.split("\n\n") if any(f"[{rule}]" in block for rule in SHOWN)]
    firsts = [next(block for block in blocks if f"[{rule}]" in block) for rule in SHOWN]
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True)
    console.print(Text.from_ansi("$ checker check seeds\n\n" + "\n\n".join(firsts)))
    svg = console.export_svg(title="checker", code_format=SVG, unique_id="checker")
    (folder / "terminal.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
