"""docs/comparing.md shows what works."""

from __future__ import annotations

import re
from pathlib import Path

from checker.alignment.comparison import Verdict

PAGE = (Path(__file__).parent.parent / "docs" / "comparing.md").read_text(encoding="utf-8")


def test_its_lines_run(capsys):
    (code,) = re.findall(r"^```python\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)
    exec(code, {})
    assert capsys.readouterr().out == "contradicted 14 people Twelve people\n"


def test_it_explains_every_verdict():
    (table,) = re.findall(r"^\| verdict.*?\n\n", PAGE, flags=re.DOTALL | re.MULTILINE)
    told = [row.split("|")[1].strip() for row in table.strip().splitlines()[2:]]
    assert sorted(told) == sorted(Verdict)
