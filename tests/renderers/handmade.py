"""Articles and claims made by hand."""

from __future__ import annotations

from datetime import date

from checker.articles.article import Article, SourceMap
from checker.claims.claim import Claim, ScopeSource, claim_id
from checker.findings.finding import Choice, Decision
from checker.mentions.mention import Kind, Mention
from checker.values.days import Days
from checker.values.span import Span

HARBOUR = """Ferry runs aground off the old harbour

The ferry carried around 80 people when it struck the rocks on Monday, the coast guard said.
"""
GAZETTE = """Hundred rescued from ferry

Nearly 100 people were on board the ferry, according to its owner, and all of them are safe and well in the town hall.
"""


def article(id: str, text: str, published: date | None, outlet: str | None, **more: object) -> Article:
    """An article whose every line is a sentence."""
    starts = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]
    sentences = tuple(
        Span(start, start + len(line)) for start, line in zip(starts, text.split("\n"), strict=True) if line.strip()
    )
    headline = sentences[0] if sentences else Span(0, 0)
    source = SourceMap((0,), (0,), tuple(starts))
    return Article(id, id, text, headline, published, outlet, "en", None, source, sentences, **more)


def claim(of: Article, rule: str, words: str, **values: object) -> Claim:
    """The claim of a rule that ``words`` of an article make, as of the article's day."""
    start = of.text.index(words)
    end = start + len(words)
    as_of = Days(of.published, of.published) if of.published else None
    kind = values.pop("kind", Kind.QUANTITY)
    mention = Mention(kind, start, end, words, **values)
    return Claim(claim_id(rule, of.id, start, end), rule, of.id, mention, as_of, "aboard", ScopeSource.STATED)


def decision(because: str, *, accepted: bool = False) -> Decision:
    """A decision of the desk."""
    return Decision(Choice.ACCEPT if accepted else Choice.DISMISS, because, "the desk", None, "waivers.yaml")
