"""Text as SARIF writes it: no word of an article is a placeholder or a link there."""

from __future__ import annotations

import re

from checker.renderers.json import Json

_IN_LINK = re.compile(r"([\\\[\]])")


def message(*lines: str) -> dict[str, Json]:
    """A message object of lines, each plain text or made by :func:`linked`. It is never without a word."""
    return {"text": "\n".join(lines).replace("{", "{{").replace("}", "}}") or "-"}


def plain(text: str) -> str:
    """Text in which nothing links: the mark of a link, a bracket and a parenthesis, is put apart."""
    return text.replace("](", "] (")


def linked(text: str, location: int) -> str:
    """Text that leads to the related location of that id."""
    escaped = _IN_LINK.sub(r"\\\1", text)
    return f"[{escaped}]({location})"
