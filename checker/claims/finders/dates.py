"""Which days answer a fact: when something happened, by when it must happen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.claims.anchors import anchors
from checker.claims.claim import Claim, Confidence, NearMiss, claim_id
from checker.claims.page import Page
from checker.claims.phrases import phrases
from checker.claims.sentence import Sentence
from checker.mentions.mention import Bound, Kind, Mark, Mention
from checker.rulebook.facts.dates import Date, Deadline
from checker.rulebook.rulebook import Rule
from checker.values.days import Days

LAST_DAYS = frozenset({Bound.BY, Bound.UNTIL, Bound.BEFORE, Bound.WITHIN})


def find(rule: Rule, page: Page) -> Iterator[Claim | NearMiss]:
    """The claims of a date or deadline rule in an article, and the days that came near."""
    for sentence in page.sentences:
        dates = [mention for mention in sentence.of_kind(Kind.DATE) if _fits(mention, rule)]
        if dates:
            yield from _claims(rule, page, sentence, dates)


def _fits(mention: Mention, rule: Rule) -> bool:
    return (mention.bound in LAST_DAYS) == isinstance(rule.fact, Deadline)


def _claims(rule: Rule, page: Page, sentence: Sentence, dates: list[Mention]) -> Iterator[Claim | NearMiss]:
    fact, article = rule.fact, page.article
    assert isinstance(fact, Date | Deadline)
    ranges = [sentence.token_range(mention.start, mention.end) for mention in dates]
    hits = phrases(fact.find.words, article.language).hits(sentence.tokens)
    tied = anchors(sentence, ranges, hits)
    for index, mention in enumerate(dates):
        anchor = tied.get(index)
        if anchor is None:
            continue
        first, _ = ranges[index]
        reason = _excluded(rule, page, sentence, mention, first)
        if reason is not None:
            yield page.near_miss(rule, mention.start, mention.end, reason)
            continue
        elsewhere = f'"{anchor.hit.phrase}" stands elsewhere in the sentence'
        assumed = tuple(f"{part} assumed" for part in mention.assumed)
        yield Claim(
            id=claim_id(rule.id, article.id, mention.start, mention.end),
            rule=rule.id,
            article=article.id,
            mention=mention,
            as_of=_published(article.published),
            subject=rule.subject,
            in_headline=sentence.in_headline,
            confidence=Confidence.HIGH if anchor.same_clause else Confidence.MEDIUM,
            notes=assumed if anchor.same_clause else (*assumed, elsewhere),
        )


def _published(published: date | None) -> Days | None:
    return Days(published, published) if published else None


def _excluded(rule: Rule, page: Page, sentence: Sentence, mention: Mention, first: int) -> str | None:
    """Why a date that stands with the rule's words is no claim, if so."""
    fact = rule.fact
    assert isinstance(fact, Date | Deadline)
    if mention.latest is None:
        return "no day can be told without the article's date"
    if Mark.WITHDRAWN in mention.marks or Mark.NEGATED in mention.marks:
        return "is denied or withdrawn"
    unwanted = phrases(fact.find.not_, page.article.language).hits(sentence.tokens, *sentence.clause_of(first))
    if unwanted:
        return f'"{unwanted[0].phrase}" stands with it'
    other = page.owner(sentence, first, first, rule).other if fact.subject else None
    return f"{other} stands nearer" if other is not None else None
