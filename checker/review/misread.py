"""Sentences that the checker misread, as tests for their rule: what mends the rule is proved by them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from checker.renderers.glyphs import visible
from checker.review.flag import Evidence, Flag


class Form(StrEnum):
    """What a sentence shows of a rule, by the key under which its tests have it."""

    NO_MATCH = "no-match"
    KNOWN_MISS = "known-miss"


@dataclass(frozen=True, slots=True)
class RuleTest:
    """A sentence of one side, counted from 1, as YAML to be put into the rule's file."""

    side: int
    form: Form
    text: str


def rule_tests(flag: Flag, evidence: Evidence) -> tuple[RuleTest, ...]:
    """The main sentence of each side in both forms."""
    return tuple(_tests(flag, evidence))


def _tests(flag: Flag, evidence: Evidence) -> Iterator[RuleTest]:
    for number, side in enumerate(evidence.sides, start=1):
        quoted = side.quoted[0]
        sentence = json.dumps(visible(quoted.before + quoted.words + quoted.after).strip(), ensure_ascii=False)
        because = json.dumps(f"another value than the one meant was read, see the flag {flag.fingerprint}")
        head = f"# of the rule {flag.rule}\ntests:\n"
        yield RuleTest(number, Form.NO_MATCH, f"{head}  no-match:\n    - {sentence}\n")
        yield RuleTest(
            number, Form.KNOWN_MISS, f"{head}  known-miss:\n    - text: {sentence}\n      because: {because}\n"
        )
