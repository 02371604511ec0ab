"""Which quotations of an article a quote rule compares."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.claim import Claim, Confidence, NearMiss, claim_id
from checker.claims.page import Page
from checker.mentions.attributions import same_party
from checker.mentions.mention import Kind, Mention
from checker.rulebook.facts.quote import Quote
from checker.rulebook.rulebook import Rule
from checker.values.days import Days

_ANYONE = "anyone"
_FEWEST_WORDS = 4  # below it a quotation without a speaker is a title or a scare quote


def find(rule: Rule, page: Page) -> Iterator[Claim | NearMiss]:
    """The quotations of an article by the rule's speaker; of anyone, those that are more than a title.

    In "We will stay," said Ana Ruiz of the film “High Water”, the first is a claim and the second is none.
    """
    fact = rule.fact
    assert isinstance(fact, Quote)
    for mention in page.mentions:
        if mention.kind is not Kind.QUOTATION:
            continue
        if fact.find.speaker.lower() != _ANYONE:
            if same_party(mention.speaker, fact.find.speaker):
                yield _claim(rule, page, mention)
            elif mention.speaker is None:
                yield page.near_miss(rule, mention.start, mention.end, "the text does not say who speaks")
        elif mention.speaker is not None or len(mention.text.split()) >= _FEWEST_WORDS:
            yield _claim(rule, page, mention)


def _claim(rule: Rule, page: Page, mention: Mention) -> Claim:
    article = page.article
    published = article.published
    headline = article.headline_span
    return Claim(
        id=claim_id(rule.id, article.id, mention.start, mention.end),
        rule=rule.id,
        article=article.id,
        mention=mention,
        as_of=Days(published, published) if published else None,
        subject=mention.speaker,
        in_headline=headline.start <= mention.start < headline.end,
        confidence=Confidence.HIGH if mention.speaker else Confidence.MEDIUM,
    )
