"""Reports that may not grow beyond a size: what fits into them, and where the rest is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

_COMPLETE = ("json", "jsonl", "csv")
"""Formats that tell every finding, whatever their number."""
_BOUNDED = "html"
"""The format for a person that has room for more than others."""


def size(text: str) -> int:
    """The bytes that a text takes in a file."""
    return len(text.encode("utf-8", "backslashreplace"))


def fitting(blocks: Iterable[str], room: int) -> list[str]:
    """The first of the blocks that together take no more than ``room`` bytes; the others are not even made."""
    told: list[str] = []
    for block in blocks:
        room -= size(block)
        if room < 0:
            break
        told.append(block)
    return told


def whereabouts(files: Mapping[str, str], form: str) -> str:
    """Where to find what a report in ``form`` leaves out: ``files`` are those of the same run by their formats.

    >>> whereabouts({"json": "report.json"}, "markdown")
    'report.json of the same run has them all'
    >>> whereabouts({}, "markdown")
    '--format html=report.html has more of them, --format json=report.json all'
    """
    told = [f"{files[complete]} of the same run has them all" for complete in _COMPLETE if complete in files][:1]
    if form != _BOUNDED:
        told[:0] = [f"{files[_BOUNDED]} of the same run has more of them"] if _BOUNDED in files else []
        told = told or [f"--format {_BOUNDED}=report.html has more of them, --format json=report.json all"]
    return "; ".join(told) or "--format json=report.json has them all"
