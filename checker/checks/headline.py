"""Headline: the headline's figures are the body's.

Found: "Storm kills 21 in Leyte" over a body that counts 12 killed in Leyte. The body is held against the headline as a
source against a draft without rules (``checker.alignment``), so that both tell the same: a figure that the body has, in
whatever words, rounded or made by a sum, is supported, and one that the body does not speak of is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.alignment.capitals import as_in_sentences, as_written
from checker.alignment.comparing import LONG, hold_headline
from checker.alignment.comparison import Comparison as Held
from checker.alignment.comparison import Verdict as HeldVerdict
from checker.alignment.reading import statements_of
from checker.alignment.statement import Statement
from checker.checks.check import Outcome, Reading
from checker.checks.evidence import claim_at
from checker.claims.claim import Claim, Confidence
from checker.comparisons.verdict import Comparison, Judgement, Verdict
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.interval import relative_gap

_LOOSE = 0.1  # up to this gap a headline is loose, beyond it wrong
_MOST = 12  # a first line with more figures is a table or a paragraph and no headline


def check(rule: Rule, readings: Sequence[Reading], rulebook: RuleBook) -> Outcome:  # noqa: ARG001
    """Look for every figure of every headline in the body below it."""
    claims: dict[str, Claim] = {}
    comparisons: list[Comparison] = []
    for reading in sorted(readings, key=lambda reading: reading.article.id):
        for held in _held(reading):
            claim = claim_at(rule, reading, as_written(held.statement, reading.article).mention)
            claims[claim.id] = claim
            if held.verdict is HeldVerdict.CONTRADICTED and held.evidence is not None:
                other = claim_at(rule, reading, held.evidence.mention)
                claims[other.id] = other
                comparisons.append(_comparison(rule, claim, other, held))
    return Outcome(tuple(claims.values()), tuple(comparisons))


def _held(reading: Reading) -> list[Held]:
    """The body's verdicts on the figures of a headline; none where it has no figure."""
    span = reading.article.headline_span
    has_digits = any(letter.isdigit() for letter in reading.article.text[span.start : span.end])
    if not has_digits and not any(mention.start < span.end for mention in reading.mentions):
        return []
    article = as_in_sentences(reading.article)
    mentions = reading.mentions if article is reading.article else None
    statements = statements_of(article, mentions, labels=len(article.sentences) >= LONG)
    headline = [each for each in statements if each.mention.start < span.end]
    if not 0 < len(headline) <= _MOST:
        return []
    return hold_headline(headline, statements[len(headline) :])


def _comparison(rule: Rule, claim: Claim, other: Claim, held: Held) -> Comparison:
    figure, body = claim.mention, other.mention
    amounts = _is_amount(held.statement) and held.evidence is not None and _is_amount(held.evidence)
    loose = amounts and relative_gap(figure.low, figure.high, body.low, body.high) <= _LOOSE
    return Comparison(
        rule=rule.id,
        judgement=Judgement(Verdict.TENSION if loose else Verdict.CONTRADICTION, held.why, gap=held.gap),
        claims=(claim,),
        others=(other,),
        text=f"the headline says {figure.text}, the body {body.text}",
        confidence=Confidence.MEDIUM,
    )


def _is_amount(statement: Statement) -> bool:
    """Tell whether a value has a size, of which another may fall short a little: no day and no result."""
    return statement.mention.interval is not None
