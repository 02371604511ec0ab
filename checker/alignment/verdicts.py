"""A comparison told from a candidate: what both statements share, in the words of the text."""

from __future__ import annotations

from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.matching import Candidate
from checker.alignment.statement import Statement
from checker.alignment.words import stem
from checker.mentions.tokens import WORD, tokenize


def compared(verdict: Verdict, statement: Statement, candidate: Candidate, why: str) -> Comparison:
    """The comparison of a value with a candidate."""
    return Comparison(
        verdict,
        statement,
        candidate.other,
        why,
        candidate.agreement.gap,
        candidate.score,
        _worded(statement, candidate.affinity.shared),
    )


def _worded(one: Statement, stems: frozenset[str]) -> tuple[str, ...]:
    """The words of a statement's sentence that have one of the stems, each stem once, in their order."""
    article, span = one.article, one.sentence
    found: dict[str, str] = {}
    for token in tokenize(article.text, span.start, span.end):
        if token.kind == WORD and (own := stem(token.norm, article.language)) in stems:
            found.setdefault(own, token.norm)
    return tuple(found.values())


def shared_words(one: Statement, candidate: Candidate) -> str:
    """The words by which two statements were matched, as the first of them has them, and the place that both state."""
    place = (one.scope,) if one.scope is not None and one.scope == candidate.other.scope else ()
    words = (*_worded(one, candidate.affinity.shared), *place)
    return f"both speak of {', '.join(words)}" if words else "no other value of its kind is as near to it"
