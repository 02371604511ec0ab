"""The words around a figure: which of them say something about it."""

from __future__ import annotations

from functools import cache

from checker.claims.phrases import Hit
from checker.claims.sentence import Sentence
from checker.language.grammar import grammar
from checker.language.inflection import forms
from checker.language.vocabulary import words as vocabulary
from checker.mentions.mention import Kind, Mention
from checker.mentions.verbs import verbs

FIGURES = (Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY)


def other_verb(sentence: Sentence, first: int, last: int) -> str | None:
    """The verb that a number with its noun belongs to, where it says more than that there are so many.

    "recalled 118,000 cars", "300 jobs will be created": as the rule has words of its own, it speaks of these.
    """
    tokens, words = sentence.tokens, grammar(sentence.article.language)
    known = verbs(sentence.article.language).all_forms
    light = _light(sentence.article.language)
    before = first - 1
    while before >= 0 and (tokens[before].norm in words.determiners or tokens[before].norm.endswith("ly")):
        before -= 1
    verb = tokens[before].norm if before >= 0 else ""
    if (verb in known or verb.endswith("ed")) and verb not in light:
        return verb
    after = last
    while after < len(tokens) and tokens[after].norm in words.auxiliaries:
        after += 1
    governed = after > last and after < len(tokens) and tokens[after].norm in known and tokens[after].norm not in light
    return tokens[after].norm if governed else None


def reach(sentence: Sentence, place: tuple[int, int]) -> tuple[int, int]:
    """The tokens whose words may rule a figure out.

    They are its clause with the clauses that hang on it, up to the figures before and after it; "of whom" and the
    like part a figure from what it is a part of, and "which" joins it with the name right before.
    """
    tokens, words = sentence.tokens, grammar(sentence.article.language)
    begin, end = sentence.clause_of(place[0])
    figures = [sentence.token_range(each.start, each.end) for each in sentence.of_kind(*FIGURES)]
    before = max((last for _, last in figures if last <= place[0]), default=0)
    after = min((first for first, _ in figures if first >= place[1]), default=len(tokens))
    if begin < len(tokens) and tokens[begin].norm in words.relatives:
        begin = 0
    while end < after and tokens[end].norm in words.subordinators:
        end = sentence.clause_of(end)[1]
    begin, end = max(begin, before), min(end, after)
    for at in range(begin, end - 1):
        if f"{tokens[at].norm} {tokens[at + 1].norm}" in words.partitives:
            begin, end = (at, end) if at < place[0] else (begin, min(end, at))
    return begin, end


def is_compared(sentence: Sentence, hit: Hit, place: tuple[int, int]) -> bool:
    """Tell whether words belong to what a figure is held against ("twice as many as Eastfield") or to the next."""
    tokens, words = sentence.tokens, grammar(sentence.article.language)
    compared = any(token.norm in words.comparing for token in tokens[max(hit.first - 2, 0) : hit.first])
    led = [
        at for at in range(hit.last, min(hit.last + 3, len(tokens))) if tokens[at].norm in words.relatives - {"with"}
    ]
    figures = [sentence.token_range(each.start, each.end)[0] for each in sentence.of_kind(*FIGURES)]
    leads = bool(led) and any(led[0] < first < sentence.clause_of(led[0])[1] for first in figures if first != place[0])
    return compared or leads


def is_part(sentence: Sentence, place: tuple[int, int]) -> bool:
    """Tell whether a figure is a part of one before: "five of them", "including five children", "of whom 12"."""
    tokens, words = sentence.tokens, grammar(sentence.article.language)
    behind = " ".join(token.norm for token in tokens[place[1] : place[1] + 2])
    before = " ".join(token.norm for token in tokens[max(place[0] - 2, 0) : place[0]])
    return behind in words.partitives or before in words.partitives or before.endswith("including")


def is_age(sentence: Sentence, mention: Mention, first: int) -> bool:
    """Tell whether a bare number is an age: "a boy of seven", "most are over sixty"."""
    words, tokens = grammar(sentence.article.language), sentence.tokens
    if mention.kind is not Kind.NUMBER or mention.unit is not None or first < 1:
        return False
    if tokens[first - 1].norm == "of" and first >= 2:
        return tokens[first - 2].norm in words.persons
    bound = (mention.hedge or "").lower() in ("under", "over", "below", "above")
    return bound and tokens[first - 1].norm in ("is", "are", "was", "were", "be", "been", "being")


def falls_ill(sentence: Sentence, last: int) -> bool:
    """Tell whether "fall" behind a figure is no decrease: "214 people fall ill"."""
    following = [token.norm for token in sentence.tokens[last : last + 3]]
    falls = next((at for at, norm in enumerate(following) if norm in forms("fall")), None)
    return (
        falls is not None
        and falls + 1 < len(following)
        and following[falls + 1] in grammar(sentence.article.language).illnesses
    )


@cache
def _light(language: str) -> frozenset[str]:
    """Every form of the verbs that say no more of a noun than that there are so many."""
    words = grammar(language)
    return words.auxiliaries.union(*(forms(verb, language) for verb in words.light_verbs))


@cache
def changes(language: str) -> frozenset[str]:
    """Words of change: where one is the rule's own, a change is what the rule asks for ("cut 2,900 jobs")."""
    return vocabulary("mood", "change_verbs", language) | vocabulary("mood", "change_nouns", language)
