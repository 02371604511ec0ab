"""Advice on rules that load but may not do what their author means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from checker.rulebook.facts.fact import Find
from checker.rulebook.facts.general import General
from checker.rulebook.facts.numeric import Changes, Money, Quantity, QuantityFind, Share
from checker.rulebook.facts.quote import Quote
from checker.rulebook.facts.relation import Relation
from checker.rulebook.facts.status import Status
from checker.rulebook.facts.units import is_dollar
from checker.rulebook.rulebook import Rule, RuleBook, Waiver
from checker.values import days


@dataclass(frozen=True, slots=True)
class Advice:
    """Something to look at again: the file, the rule (or the finding of a waiver), and what about it."""

    file: str
    about: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}: {self.about}: {self.message}"


def lint(rulebook: RuleBook, *, today: date | None = None) -> list[Advice]:
    """Advice on all rules and waivers, in their order; ``today`` is the day by which things expire."""
    today = today or days.today()
    found = [Advice(rule.file, rule.id, message) for rule in rulebook.rules for message in _rule(rule, today)]
    for waiver in rulebook.waivers:
        found += [Advice("waivers.yaml", waiver.finding, message) for message in _waiver(waiver, today)]
    return found


def _rule(rule: Rule, today: date) -> Iterator[str]:
    fact = rule.fact
    if not fact.question.rstrip().endswith("?"):
        yield "the question has no question mark; findings quote it as a question"
    if fact.owner is None:
        yield "it has no owner; nobody knows whom to ask about a finding"
    if fact.message is not None and "{claim}" not in fact.message:
        yield "the message does not name the {claim}"
    if fact.reference and all(known.until is not None and known.until < today for known in fact.reference):
        yield "all its known values have expired"
    yield from _find(rule)
    yield from _tests(rule)


def _find(rule: Rule) -> Iterator[str]:
    find = getattr(rule.fact, "find", None)
    if isinstance(find, Find):
        counted = isinstance(find, QuantityFind) and bool(find.count or find.unit)
        if not find.words and not counted:
            yield "find names no words: every value of this kind in an article on the subject answers it"
        if not rule.names:
            yield "neither the rule nor its story names a subject; articles on anything may answer it"
        count = find.count if isinstance(find, QuantityFind) else ()
        yield from _words("find", find.words, find.not_, others=count)
        yield from _words("find", count, find.not_, "count", others=find.words)
    if isinstance(rule.fact, Quantity | Money | Share):
        yield from _time(rule, rule.fact)
    if isinstance(rule.fact, Money):
        yield from _dollar(rule, rule.fact)
    if isinstance(rule.fact, Status):
        for name, state in rule.fact.states.items():
            yield from _words(f"the state {name}", state.words, state.not_)


def _time(rule: Rule, fact: Quantity | Money | Share) -> Iterator[str]:
    timeless = fact.compare.same_time is None and fact.compare.changes is Changes.NEVER
    if timeless and ("compare", "changes") not in rule.stated:
        yield (
            "it states neither changes nor same-time: figures in articles of different years are held against each "
            "other; write changes: never where that is meant"
        )


def _dollar(rule: Rule, fact: Money) -> Iterator[str]:
    currency = fact.compare.currency
    if fact.compare.bare_dollar or rule.story.bare_dollar or rule.story.outlets:
        return
    if currency is not None and not is_dollar(currency):
        return
    read = f"is taken as {currency}, as in currency" if currency else "is not held against other currencies"
    yield f'it states no bare-dollar, nor does its story: a "$" without a country {read}'


def _words(
    where: str, words: Sequence[str], ruled_out: Sequence[str], key: str = "words", others: Sequence[str] = ()
) -> Iterator[str]:
    """What is odd about the words of a key; ``others`` are those of another key that match without them."""
    excluded = {word.casefold() for word in ruled_out}
    both = excluded & {word.casefold() for word in words}
    if both and excluded.issuperset(word.casefold() for word in (*words, *others)):
        yield f"{where} has all of its {key} among its not-words, so it never matches"
    else:
        for word in sorted(both):
            yield f'{where} has "{word}" among its {key} and its not-words, so this word never matches'
    for word in _repeated(words):
        yield f'{where} has "{word}" twice among its {key}'
    if key == "words":
        for word in _repeated(ruled_out):
            yield f'{where} has "{word}" twice among its not-words'


def _repeated(words: Sequence[str]) -> list[str]:
    folded = [word.casefold() for word in words]
    return sorted({word for word in folded if folded.count(word) > 1})


def _tests(rule: Rule) -> Iterator[str]:
    tests = rule.fact.tests
    across = isinstance(rule.fact, General) and tests.conflict and tests.agree
    if not tests.match and not across:
        yield "its tests have no match: nothing shows what it reads"
    if not tests.no_match and not across:
        yield "its tests have no no-match: nothing shows what it leaves alone"
    compares = not isinstance(rule.fact, General | Relation)
    if compares and not (tests.agree or tests.conflict):
        yield "its tests have no pairs: nothing shows when claims agree and when they contradict"
    if isinstance(rule.fact, Quote) and not tests.agree:
        yield "its tests have no agree: nothing shows that one wording in two articles agrees"


def _waiver(waiver: Waiver, today: date) -> Iterator[str]:
    if waiver.until is not None and waiver.until < today:
        yield f"this decision expired on {waiver.until}; delete it or decide again"
    if waiver.by is None:
        yield "nobody signed this decision; name who took it under by"
