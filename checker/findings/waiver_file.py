"""Writing ``waivers.yaml``: decisions are added, and what else stands there stays as it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from io import StringIO
from typing import Any

from checker.rulebook.rulebook import Waiver

_WIDTH = 1_000
"""Columns of a line: a reason is on one."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The text of the file, and how many decisions are new in it, took the place of another, and were taken out."""

    text: str
    added: int
    changed: int
    removed: int


def merged(text: str, decided: Iterable[Waiver], taken_back: Collection[str] = ()) -> Merged:
    """The text of a file with decisions added, each in the place of the one on the same finding.

    Those on findings of which a decision was ``taken_back`` are taken out. Comments and the order stay. Raises
    ValueError, which says why, where the text is not that of such a file.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    yaml = YAML()
    yaml.width = _WIDTH
    yaml.preserve_quotes = True
    try:
        stated = yaml.load(text)
    except (YAMLError, ValueError) as cause:
        raise ValueError(f"it is not YAML: {str(cause).splitlines()[-1].strip()}") from None
    entries: list[Any] = [] if stated is None else stated
    if not isinstance(entries, list) or not all(isinstance(each, dict) and "finding" in each for each in entries):
        raise ValueError("it is not a list of decisions, each with its finding")
    outdated = [place for place, entry in enumerate(entries) if entry["finding"] in taken_back]
    for index in reversed(outdated):
        del entries[index]
    places = {entry["finding"]: place for place, entry in enumerate(entries)}
    added = changed = 0
    for waiver in decided:
        entry = _entry(waiver)
        if (place := places.get(waiver.finding)) is None:
            entries.append(entry)
            added += 1
        elif _plain(entries[place]) != _plain(entry):
            entries[place] = entry
            changed += 1
    stream = StringIO()
    if entries:
        yaml.dump(entries, stream)
    is_same = not (added or changed or outdated)
    return Merged(text if is_same else stream.getvalue(), added, changed, len(outdated))


def _entry(waiver: Waiver) -> dict[str, Any]:
    stated = {
        "finding": waiver.finding,
        "decision": waiver.decision,
        "because": waiver.because,
        "by": waiver.by,
        "until": waiver.until,
        "articles": list(waiver.articles),
    }
    return {key: value for key, value in stated.items() if value}


def _plain(entry: dict[str, Any]) -> dict[str, object]:
    """An entry for comparison: a day may be written as text or not, and to dismiss is what no word says."""
    told = {str(key): list(map(str, value)) if isinstance(value, list) else str(value) for key, value in entry.items()}
    return {"decision": "dismiss", **told}
