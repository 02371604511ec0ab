"""A newsroom with enough for an editor to do: two articles on one disaster that differ in three numbers and a quotation."""

from __future__ import annotations

from newsroom import RULE

HARBOUR = """\
---
title: Ferry aground off Ravnvik
outlet: Harbour Post
date: 2021-03-01
url: https://harbour.example/aground
---
There were around 80 people on board the ferry when it struck the rocks. It carried 24 cars. It also carried
6 vans.

“We heard a loud bang and then all the lights went out,” captain Ingrid Moe said.
"""
GAZETTE = """\
---
title: All are safe
outlet: The Gazette
date: 2021-03-01
---
Nearly 100 people were on board the ferry, and all are safe. It carried 42 cars. It also carried 9 vans.

“We heard a loud crash and then all of the lights went out,” captain Ingrid Moe said.
"""
DRAFT = "There were 310 people on board the ferry when it left the harbour."
"""What no article says."""


def _counting(what: str) -> str:
    """A rule that asks how many of something the ferry carried."""
    return f"""\
id: {what}
kind: quantity
question: How many {what} did the ferry carry?
find:
  count: [{what}]
tests:
  match:
    - The ferry carried 30 {what}.
  no-match:
    - The ferry carried 30 people.
  conflict:
    - a: The ferry carried 30 {what}.
      b: The ferry carried 50 {what}.
"""


def write(folder):
    """Write the articles and the rules into a folder."""
    files = {"news/harbour.md": HARBOUR, "news/gazette.md": GAZETTE, "rules/aboard.yaml": RULE}
    files |= {f"rules/{what}.yaml": _counting(what) for what in ("cars", "vans")}
    for name, text in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
