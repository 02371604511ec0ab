"""Which words of an article tell the state that a fact is in."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.claim import Claim, Confidence, NearMiss, claim_id
from checker.claims.page import Page
from checker.claims.phrases import Hit, phrases
from checker.claims.sentence import Sentence
from checker.claims.times import as_of, is_past
from checker.mentions.mention import Kind, Mark, Mention
from checker.mentions.mood import governed
from checker.rulebook.facts.status import State, Status
from checker.rulebook.rulebook import Rule

_REACH_BEFORE = (
    16  # tokens from a subject to its verb: "A possible sale of the US operations of … would be put on hold"
)
_REACH_AFTER = 6  # tokens from a verb to its object: "continue its preliminary talks"
_LEFT_OUT = {
    Mark.NEGATED: "is denied",
    Mark.POSSIBLE: "is only possible",
    Mark.CONDITIONAL: "stands under a condition",
    Mark.WITHDRAWN: "is withdrawn",
}


def find(rule: Rule, page: Page) -> Iterator[Claim | NearMiss]:
    """The claims of a status rule in an article, and the words that came near."""
    fact = rule.fact
    assert isinstance(fact, Status)
    for sentence in page.sentences:
        found = [
            (name, state, hit)
            for name, state in fact.states.items()
            for hit in phrases(state.words, page.article.language).hits(sentence.tokens)
        ]
        about = phrases(fact.find.words, page.article.language).hits(sentence.tokens) if found else []
        taken: list[tuple[int, int]] = []
        for name, state, hit in sorted(found, key=lambda each: (each[2].first - each[2].last, each[2].first, each[0])):
            if any(hit.first < last and first < hit.last for first, last in taken):
                continue  # a longer phrase tells the state: "will not buy" before "buy"
            tied = _tied(sentence, state, hit, about)
            if tied is not None:
                claim = _claim(rule, page, sentence, name, state, hit, tied)
                if isinstance(claim, Claim):
                    taken.append((hit.first, hit.last))
                yield claim


def _tied(sentence: Sentence, state: State, hit: Hit, about: list[Hit]) -> Hit | None:
    """The rule's word that the state is told of: in the same clause, as its subject before or its object after."""
    if state.alone:
        return hit
    begin, end = sentence.clause_of(hit.first)
    near = [
        word
        for word in about
        if begin <= word.first < end
        and (
            word.first < hit.last + _REACH_AFTER if word.first >= hit.first else hit.first - word.last <= _REACH_BEFORE
        )
    ]
    return min(near, key=lambda word: abs(word.first - hit.first), default=None)


def _claim(
    rule: Rule, page: Page, sentence: Sentence, name: str, state: State, hit: Hit, tied: Hit
) -> Claim | NearMiss:
    article = page.article
    start = sentence.tokens[min(hit.first, tied.first)].start
    end = sentence.tokens[max(hit.last, tied.last) - 1].end
    reason = _excluded(rule, page, sentence, state, hit)
    if reason is not None:
        return page.near_miss(rule, start, end, reason)
    mention = Mention(Kind.STATE, start, end, article.text[start:end], state=name)
    time = as_of(sentence, mention)
    return Claim(
        id=claim_id(rule.id, article.id, start, end),
        rule=rule.id,
        article=article.id,
        mention=page.attributed(mention),
        as_of=time,
        past=is_past(sentence, time),
        subject=rule.subject,
        in_headline=sentence.in_headline,
        confidence=Confidence.HIGH,
    )


def _excluded(rule: Rule, page: Page, sentence: Sentence, state: State, hit: Hit) -> str | None:
    """Why words that tell a state are no claim, if so."""
    fact = rule.fact
    assert isinstance(fact, Status)
    own = sentence.tokens[hit.first : hit.last]
    marks = governed(sentence.tokens, hit.first, hit.last) - governed(own, 0, len(own))  # "will not buy" denies nothing
    for mark, reason in _LEFT_OUT.items():
        if mark in marks:
            return reason
    clause = sentence.clause_of(hit.first)
    unwanted = phrases((*fact.find.not_, *state.not_), page.article.language).hits(sentence.tokens, *clause)
    if unwanted:
        return f'"{unwanted[0].phrase}" stands with it'
    other = page.owner(sentence, hit.first, hit.first, rule).other if fact.subject and not state.alone else None
    return f"{other} stands nearer" if other is not None else None
