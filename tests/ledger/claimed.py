"""Claims made without a text, their articles, and ledgers that hold them."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import strategies as st
from sqlalchemy import delete

from checker.articles.article import Article, SourceMap
from checker.claims.claim import Claim, Confidence, ScopeSource, claim_id
from checker.comparisons.comparer import Docket
from checker.ledger.book import book_of, readers
from checker.ledger.store import Entry, book_id, put
from checker.ledger.tables import metadata
from checker.mentions.mention import Kind, Mention
from checker.values.days import Days
from checker.values.interval import Interval
from checker.values.span import Span

FIRST_DAY = date(2020, 1, 1)
RULES = {
    "never": "kind: quantity\nfind: {count: [workers]}\ncompare: {within: 5%}\n",
    "moving": "kind: quantity\nfind: {count: [workers]}\ncompare: {within: 5%, changes: any, same-time: 3 days}\n",
    "growing": "kind: quantity\nfind: {count: [workers]}\ncompare: {changes: grows, same-time: 3 days}\n",
    "scoped": "kind: quantity\nfind: {count: [workers], scope: US}\ncompare: {within: 2 thousand}\n",
    "opened": "kind: date\nfind: {words: [opened]}\ncompare: {within: 1 day}\n",
    "due": "kind: deadline\nfind: {words: [sale]}\n",
    "talks": "kind: status\nfind: {words: [talks]}\nstates:\n  on: {words: [continue], then: [off]}\n"
    "  off: {words: [suspended], then: [on, ended]}\n  ended: {words: [ended], then: []}\n"
    "compare: {same-time: 3 days}\n",
    "places": "kind: set\nfind: {words: [operations]}\nmembers: [Aland, Borduria, Carpathia]\n",
}


def rule_text(id: str) -> str:
    return f"id: {id}\nquestion: What is said?\n{RULES[id]}"


def article(id: str, day: date | None = FIRST_DAY) -> Article:
    return Article(id, id, "x" * 40, Span(0, 0), day, None, "en", None, SourceMap((0,), (0,), (0,)), (Span(0, 40),))


def claim(rule: str, article: Article, start: int, mention: dict, **own) -> Claim:
    days = Days(article.published, article.published) if article.published else None
    made = Mention(**{"start": start, "end": start + 1, "text": "x", **mention})
    return Claim(claim_id(rule, article.id, start, start + 1), rule, article.id, made, **{"as_of": days, **own})


def _numbers(values):
    def interval(value, hedge):
        return {"about": Interval(value * 0.95, value * 1.05), "over": Interval(value, None, low_closed=False)}.get(
            hedge, Interval(value, value)
        )

    return st.builds(
        lambda value, hedge: {
            "kind": Kind.NUMBER,
            "low": float(value),
            "high": None if hedge == "over" else float(value),
            "interval": interval(float(value), hedge),
            "unit": "workers",
            "hedge": hedge,
        },
        values,
        st.sampled_from([None, None, None, "about", "over"]),
    )


def _days(values):
    return st.builds(
        lambda first, long: {
            "kind": Kind.DATE,
            "earliest": FIRST_DAY + timedelta(days=first),
            "latest": FIRST_DAY + timedelta(days=first + long),
        },
        values,
        st.sampled_from([0, 0, 7]),
    )


def mentions(rule: str, *, many: bool):
    """Values of a rule's kind: of few, or so many that hardly two are alike."""
    values = st.integers(1, 2_000) if many else st.sampled_from([80, 82, 85, 100, 150])
    if rule in ("opened", "due"):
        return _days(st.integers(0, 400) if many else st.sampled_from([0, 1, 5, 30]))
    if rule == "talks":
        return st.sampled_from(["on", "off", "ended"]).map(lambda state: {"kind": Kind.STATE, "state": state})
    if rule == "places":
        members = st.lists(st.sampled_from(["Aland", "Borduria", "Carpathia"]), min_size=1, max_size=3, unique=True)
        return members.map(lambda names: {"kind": Kind.MEMBERS, "members": tuple(sorted(names))})
    return _numbers(values)


_TIMES = [
    None,
    Days(FIRST_DAY, FIRST_DAY + timedelta(days=5)),
    Days(FIRST_DAY + timedelta(days=2), FIRST_DAY + timedelta(days=2)),
    Days(None, FIRST_DAY + timedelta(days=1)),
]
"""What sentences state as their time."""


@st.composite
def archives(draw, rule: str, *, many: bool, most: int):
    """Articles of some days with their claims of a rule, by article."""
    made = []
    for number in range(draw(st.integers(1, most))):
        day = draw(st.one_of(st.none(), st.integers(0, 12).map(lambda days: FIRST_DAY + timedelta(days=days))))
        own = article(f"a{number:02}.txt", day)
        said = draw(st.lists(mentions(rule, many=many), min_size=1, max_size=2))
        who = draw(st.sampled_from([None, None, "police", "the union"]))
        claims = [
            claim(
                rule,
                own,
                10 * place,
                {**each, "attribution": who if place == 0 else None},
                scope="US",
                scope_source=draw(st.sampled_from([ScopeSource.STATED, ScopeSource.STATED, ScopeSource.UNSTATED])),
                past=draw(st.sampled_from([False, False, False, True])),
                in_headline=place == 0 and draw(st.booleans()),
                corrects=draw(st.sampled_from([None, None, None, Interval(70.0, 90.0)])),
                **({"as_of": draw(st.sampled_from(_TIMES))} if draw(st.booleans()) else {}),
                confidence=draw(st.sampled_from(list(Confidence))),
            )
            for place, each in enumerate(said)
        ]
        made.append((own, claims))
    return made


def docket(rule, rulebook, archive, new=()) -> Docket:
    claims = sorted((claim for _, own in archive for claim in own), key=lambda claim: (claim.article, claim.start))
    return Docket(rule, rulebook, claims, {rule.id: claims}, {own.id: own for own, _ in archive}, new=frozenset(new))


def keep(ledger, rulebook, archive) -> None:
    """Empty a ledger and let it hold articles with claims."""
    with ledger.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
    add(ledger, rulebook, archive)


def add(ledger, rulebook, archive) -> None:
    """Let a ledger hold articles with claims, beside those that it holds already."""
    with ledger.writing() as connection:
        book = book_id(connection, book_of(rulebook))
        put(connection, [Entry.of(own, claims) for own, claims in archive], rulebook, readers(rulebook), book)


def told(outcome, among):
    """What an outcome tells of articles: by value and verdict both sides."""
    found = defaultdict(list)
    for each in outcome.comparisons:
        if each.claims[0].article in among:
            sides = tuple(claim.id for claim in each.claims), tuple(claim.id for claim in each.others)
            found[each.judgement.verdict, each.claims[0].id].append((sides, each.notes, each.confidence))
    return {key: sorted(sides) for key, sides in found.items()}
