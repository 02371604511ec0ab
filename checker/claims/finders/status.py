"""Which words of an article tell the state that a fact is in."""

from __future__ import annotations

from collections.abc import Iterator

from checker.claims.claim import Claim, NearMiss
from checker.claims.page import Page
from checker.claims.phrases import Hit, phrases
from checker.claims.sentence import Sentence
from checker.language.grammar import grammar
from checker.mentions.mention import Kind, Mark, Mention
from checker.mentions.mood import governed
from checker.rulebook.facts.status import State, Status
from checker.rulebook.rulebook import Rule

_REACH_BEFORE = 16  # tokens from a subject to its verb: "A possible sale of the US operations … would be put on hold"
_REACH_AFTER = 6  # tokens from a verb to its object: "continue its preliminary talks"
_EARLIER_REACH = 10  # tokens from "after" to the state that lies before: "after the inspectors had closed it"
_NEGATION_REACH = 3  # tokens from "not" to the state it denies: "will not stay shut"
_DENIAL_REACH = 5  # tokens from "ruled out" to the state it denies
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
        yield from _last_of_each_party(_read(rule, page, sentence, found, about), page)


def _read(
    rule: Rule, page: Page, sentence: Sentence, found: list[tuple[str, State, Hit]], about: list[Hit]
) -> Iterator[Claim | NearMiss]:
    """What each phrase of a state comes to; a longer phrase tells the state: "will not buy" before "buy"."""
    taken: list[tuple[int, int]] = []
    for name, state, hit in sorted(found, key=lambda each: (each[2].first - each[2].last, each[2].first, each[0])):
        if any(hit.first < last and first < hit.last for first, last in taken):
            continue
        tied = _tied(sentence, state, hit, about)
        if tied is not None:
            claim = _claim(rule, page, sentence, name, state, hit, tied)
            if isinstance(claim, Claim):
                taken.append((hit.first, hit.last))
            yield claim
        elif about:
            start, end = sentence.tokens[hit.first].start, sentence.tokens[hit.last - 1].end
            yield page.near_miss(rule, start, end, f'"{about[0].phrase}" stands in another clause')


def _last_of_each_party(found: Iterator[Claim | NearMiss], page: Page) -> Iterator[Claim | NearMiss]:
    """Of several states that one party tells in one sentence the last: "resumed on Tuesday and have now collapsed"."""
    claims: list[Claim] = []
    for each in found:
        if isinstance(each, Claim):
            claims.append(each)
        else:
            yield each
    last = {claim.mention.attribution: claim for claim in sorted(claims, key=lambda claim: claim.end)}
    for claim in sorted(claims, key=lambda claim: claim.start):
        if claim.mention.state == last[claim.mention.attribution].mention.state:
            yield claim
        else:
            yield NearMiss(
                claim.rule, page.article.id, claim.start, claim.end, claim.text, "a later state follows in the sentence"
            )


def _tied(sentence: Sentence, state: State, hit: Hit, about: list[Hit]) -> Hit | None:
    """The rule's word that the state is told of: in the same clause, as its subject before or its object after."""
    if state.alone:
        return hit
    begin, end = sentence.clause_of(hit.first)
    if sentence.leads_on(begin, hit.first):
        begin = 0
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
    return page.claim(rule, sentence, mention)


def _excluded(rule: Rule, page: Page, sentence: Sentence, state: State, hit: Hit) -> str | None:
    """Why words that tell a state are no claim, if so."""
    fact = rule.fact
    assert isinstance(fact, Status)
    own = sentence.tokens[hit.first : hit.last]
    marks = governed(sentence.tokens, hit.first, hit.last) - governed(own, 0, len(own))  # "will not buy" denies nothing
    if _is_denied(sentence, hit) and not _is_denied_by_itself(sentence, hit):
        return "is denied"
    if _is_doubted(sentence, hit):
        return "is not said to be so"
    if _is_earlier(sentence, hit):
        return "lies before what the sentence tells"
    for mark, reason in _LEFT_OUT.items():
        if mark in marks:
            return reason
    clause = sentence.clause_of(hit.first)
    unwanted = phrases((*fact.find.not_, *state.not_), page.article.language).hits(sentence.tokens, *clause)
    if unwanted:
        return f'"{unwanted[0].phrase}" stands with it'
    asked = not state.alone and (fact.subject is not None or page.is_marked_other(sentence, rule))
    other = page.owner(sentence, hit.first, hit.first, rule).other if asked else None
    return f"{other} stands nearer" if other is not None else None


def _is_denied(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether words around a state deny it: "have ruled out lightning", "lightning did not start the fire"."""
    words, tokens = grammar(sentence.article.language), sentence.tokens
    before = " ".join(token.norm for token in tokens[max(hit.first - _DENIAL_REACH, 0) : hit.first])
    if any(f" {denial} " in f" {before} " for denial in words.denials):
        return True
    near = [token.norm for token in tokens[max(hit.first - _NEGATION_REACH, 0) : hit.first]]
    if not words.negations.isdisjoint(near):
        return "only" not in near
    after = tokens[hit.last : hit.last + 2]
    return len(after) == 2 and after[0].norm in words.auxiliaries and after[1].norm in words.negations


def _is_denied_by_itself(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether the words of the state hold their own denial: "will not buy"."""
    negations = grammar(sentence.article.language).negations
    return any(token.norm in negations for token in sentence.tokens[hit.first : hit.last])


def _is_doubted(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether words before say that nobody says so: "does not think that the plant is closed".

    What follows a conjunction is said again: "did not say when, but has suspended the talks".
    """
    words = grammar(sentence.article.language)
    norms = [token.norm for token in sentence.tokens[: hit.first]]
    for at in range(len(norms) - 1, -1, -1):
        if norms[at] in words.conjunctions:
            return False
        if norms[at] in words.negations:
            return any(norm in words.opinions for norm in norms[at + 1 : at + 3])
    return False


def _is_earlier(sentence: Sentence, hit: Hit) -> bool:
    """Tell whether a state is told as past within the past: "reopened after it had been closed"."""
    led = [token.norm for token in sentence.tokens[max(hit.first - _EARLIER_REACH, 0) : hit.first]]
    return "had" in led[-4:] and any(norm in ("after", "since") for norm in led)
