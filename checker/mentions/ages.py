"""Ages: "aged 16 to 24", "older than 55", "55 and older", "children under 16"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from checker.language.vocabulary import words
from checker.mentions.mention import Kind, Mention
from checker.mentions.nouns import noun_words
from checker.mentions.tokens import Token

OLDEST = 120
"""No person is older, in years: what a bound behind a person says beyond it is no age."""
_BEFORE = 24  # characters before a number that hold its last two words
_LONGEST_NAME = 40  # characters before a number that hold the last two parts of a name
_MARKS = frozenset(",.;")
_LONGEST_LINK = 6  # characters between two ages of a list


@dataclass(frozen=True, slots=True)
class AgeWords:
    """The words of ``ages.toml``."""

    leads: frozenset[str]
    of: frozenset[str]
    comparatives: frozenset[str]
    bounds: frozenset[str]
    persons: frozenset[str]
    roles: frozenset[str]
    joins: frozenset[str]


@cache
def age_words(language: str = "en") -> AgeWords:
    """The age table of a language."""
    keys = ("leads", "of", "comparatives", "bounds", "persons", "roles", "joins")
    return AgeWords(**{key: words("ages", key, language) for key in keys})


def with_ages(text: str, mentions: Sequence[Mention], language: str = "en") -> list[Mention]:
    """The mentions, each plain number that is an age made a duration in years.

    A number that counts a noun ("older than 30 other firms") stays what it is.

    >>> from checker.mentions.read import read
    >>> [(each.text, each.unit) for each in read("People aged 16 to 24 left.")]
    [('16 to 24', 'year')]
    """
    table, stops = age_words(language), noun_words(language).stops
    persons = table.persons | table.roles
    found: list[Mention] = []
    listed = False  # whether the mention before is an age that "aged" leads
    for mention in mentions:
        if mention.kind is Kind.NUMBER and mention.unit is None:
            link = text[found[-1].end : mention.start][: _LONGEST_LINK + 1] if listed else ""
            listed = (
                _is_led(text, mention, table) or _leads_on(text, mention, table) or (listed and _joins(link, table))
            )
            if listed or _is_compared(text, mention, table) or _is_apposed(text, mention, persons, stops):
                mention = replace(mention, kind=Kind.DURATION, unit="year")
        else:
            listed = False
        found.append(mention)
    return found


def is_led(tokens: list[Token], at: int, table: AgeWords) -> bool:
    """Tell whether "aged" or "the ages of" stands right before the token at ``at``."""
    if at > 1 and tokens[at - 1].norm in table.of:
        at -= 1
    return at > 0 and tokens[at - 1].norm in table.leads


def _is_apposed(text: str, mention: Mention, persons: frozenset[str], stops: frozenset[str]) -> bool:
    """Tell whether a number between marks follows a full name or a person: "John Smith, 45, of Leeds"."""
    if len(mention.text) > 2 or not mention.text.isdigit() or text[mention.end : mention.end + 1] not in _MARKS:
        return False
    before = text[max(0, mention.start - _LONGEST_NAME) : mention.start]
    if before[-2:] != ", ":
        return False
    names = before[:-2].split()[-2:]
    if names and names[-1].lower() in persons:
        return True
    return len(names) == 2 and all(
        name[0].isupper() and name[-1].isalpha() and name.lower() not in stops for name in names
    )


def _is_led(text: str, mention: Mention, table: AgeWords) -> bool:
    """Tell whether "aged" or "the age of" stands right before a number."""
    before = _words_before(text, mention)
    if before and before[-1] in table.of:
        before.pop()
    return bool(before) and before[-1] in table.leads


def _leads_on(text: str, mention: Mention, table: AgeWords) -> bool:
    """Tell whether a range goes on as ages: "the 18-24 age group"."""
    if mention.low == mention.high:
        return False
    following = text[mention.end : mention.end + _BEFORE].lower().split()[:1]
    return bool(following) and following[0] in table.leads


def _joins(link: str, table: AgeWords) -> bool:
    """Tell whether what stands between two numbers makes a list of them."""
    return len(link) <= _LONGEST_LINK and set(link.lower().replace(",", " , ").split()) <= table.joins


def _is_compared(text: str, mention: Mention, table: AgeWords) -> bool:
    """Tell whether a number's hedge says that it is an age: "older than 55", "people over 65"."""
    if mention.hedge is None:
        return False
    hedge = mention.hedge.lower().split()
    if not table.comparatives.isdisjoint(hedge):
        return True
    years = mention.low if mention.low is not None else mention.high
    if len(hedge) != 1 or hedge[0] not in table.bounds or years is None or years > OLDEST:
        return False
    before = _words_before(text, mention)
    return bool(before) and before[-1] in table.persons


def _words_before(text: str, mention: Mention) -> list[str]:
    """The last words before a mention, in lower case; none where a mark stands between."""
    before = text[max(0, mention.start - _BEFORE) : mention.start].lower()
    return before.split()[-2:] if before[-1:].isspace() else []
