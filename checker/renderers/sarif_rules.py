"""The rules of a run as SARIF describes them, and the kinds of notice that a run itself gives."""

from __future__ import annotations

from checker.renderers.glyphs import visible
from checker.renderers.json import Json
from checker.renderers.paths import WEB, reference
from checker.renderers.sarif_messages import message, plain
from checker.rulebook.explain import explain
from checker.rulebook.facts.fact import Fact, Severity
from checker.rulebook.kinds import kind_of
from checker.rulebook.rulebook import Rule, RuleBook

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note", Severity.OFF: "none"}
UNREAD, UNCHECKED, SILENT, DECISION = "unread-article", "nothing-checked", "nothing-read", "decision"
_NOTIFICATIONS = {
    UNREAD: "An article could not be read, so the findings may not be all.",
    UNCHECKED: "Nothing was checked.",
    SILENT: "A rule read nothing or not everything, or no rule read an article.",
    DECISION: "A decision of an editor is expired, unused or not understood.",
}
_ADVICE = (
    "Correct the article, or, where the finding is right but all is well, waive it by its fingerprint: "
    "checker waive FINGERPRINT --because WHY"
)


def rule(of: Rule, rulebook: RuleBook) -> dict[str, Json]:
    """A rule with its question, what it looks for, and how grave it is."""
    fact = of.fact
    question = plain(visible(fact.question)) or of.id
    explained = [_shown(line) for line in explain(of, rulebook).splitlines()]
    told: dict[str, Json] = {
        "id": of.id,
        "shortDescription": message(question),
        "fullDescription": message(question),
        "help": {
            **message(*explained, _ADVICE),
            # Lines that are indented are shown as they are, whatever stands in them.
            "markdown": "\n".join([*(f"    {line}".rstrip() for line in explained), "", _ADVICE]),
        },
        "defaultConfiguration": {"enabled": fact.severity is not Severity.OFF, "level": LEVELS[fact.severity]},
        "properties": {"tags": ["consistency", kind_of(type(fact))]},
    }
    return {**told, "helpUri": uri} if (uri := _source(fact)) is not None else told


def _shown(line: str) -> str:
    """A line of the explanation, safe to show, with its indent."""
    words = line.lstrip(" ")
    return " " * (len(line) - len(words)) + plain(visible(words))


def notifications() -> list[Json]:
    """The kinds of notice."""
    return [
        {"id": id, "shortDescription": message(text), "fullDescription": message(text), "help": message(text)}
        for id, text in _NOTIFICATIONS.items()
    ]


def _source(fact: Fact) -> str | None:
    """The first source of the rule's known values that is an address on the web."""
    sources = (known.source.strip() for known in fact.reference)
    return next((reference(source) for source in sources if source.startswith(WEB)), None)
