"""Mood: whether a phrase is asserted, denied, possible or conditional where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from checker.language.grammar import grammar
from checker.language.vocabulary import WordLists
from checker.mentions.mention import Mark
from checker.mentions.tokens import BREAK, NUMBER, WORD, Token
from checker.mentions.verbs import finite, verbs

REACH = 30
"""How many tokens to either side are looked at; keeps a text without sentence ends linear."""

_ENDS = frozenset({".", "!", "?", ";", ":", "…"})
_SUBJECT = 7  # words of a subject that "no" or "neither" may open
_ADVERBIAL_ASIDES = frozenset({"however", "though", "therefore", "indeed", "instead", "of", "course"})
_mood: Final = WordLists("mood")
_clauses: Final = WordLists("clauses")
_verbs: Final = WordLists("verbs")


def governed(tokens: Sequence[Token], start_index: int, end_index: int, *, conditions: bool = True) -> frozenset[Mark]:
    """The marks that hold for the tokens from ``start_index`` up to ``end_index``: negated, possible, conditional.

    A phrase with a verb is governed by the words before that verb ("may be suspended", "has not suspended", "would
    otherwise have ended", "no talks were suspended"), one without by the verb it belongs to ("could reach 5 million");
    before its own verb it is a subject, which "not" does not deny. The clauses after "if" are conditional, and so is
    what they lead to. A plain "would" is reported speech and gives no mark; nor does an adjective of the subject ("a
    possible sale would be put on hold"). ``conditions`` tells that the sentence has one of the ``condition_words``.

    >>> from checker.mentions.tokens import tokenize
    >>> sorted(governed(tokenize("Talks may be suspended today"), 3, 4))
    [<Mark.POSSIBLE: 'possible'>]
    """
    verb = next((index for index in range(start_index, end_index) if _is_verb(tokens, index, start_index)), None)
    marks = _before_phrase(tokens, start_index)
    if verb is not None:
        while _is_auxiliary(tokens, verb) and verb + 1 < end_index and _in_group(tokens, verb + 1):
            verb += 1
        marks |= _group(tokens, verb)
    else:
        left = _verb_left(tokens, start_index)
        if left is not None:
            marks |= _group(tokens, left)
        else:
            right = _verb_right(tokens, end_index)
            if right is not None:
                marks |= (_group(tokens, right) - {Mark.NEGATED}) | _complement(tokens, start_index)
    return frozenset(marks | _condition(tokens, start_index, end_index) if conditions else marks)


@cache
def governing_words() -> frozenset[str]:
    """Words of which a sentence has at least one where ``governed`` finds a mark in it."""
    denying = ("negations", "denying", "no_subject", "denying_before_to", "untrue_that")
    doubting = ("possible_adverbs", "possible_adjectives", "possible_before_to", "doubtful_that")
    listed = frozenset[str]().union(*(getattr(_mood, name) for name in denying + doubting))
    rest = {"no", "t", "cannot", "longer", "would", "wouldn", "rule", "rules", "ruled", "ruling"}
    return listed | _verbs.possible_modals | rest | condition_words()


@cache
def condition_words() -> frozenset[str]:
    """Words of which a sentence has at least one where something in it is conditional but for a "would" by itself."""
    return _mood.conditional | _mood.provided | {"or"}


def edge(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the token at ``index`` ends a sentence or a main part of it."""
    token = tokens[index]
    if token.norm == "-":
        return token.text == "—" or _spaced_dash(tokens, index)
    return token.kind == BREAK or token.norm in _ENDS


def denies(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether the token at ``index`` is a "not" that denies: not that of "not only" or "no more than"."""
    token = tokens[index]
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    if token.norm in _mood.negations:
        return following not in _mood.no_denial
    if token.norm == "t" and index > 1 and tokens[index - 1].norm == "'":
        return tokens[index - 2].norm in verbs().contracted and following not in _mood.no_denial
    return token.norm == "cannot" or (token.norm == "longer" and tokens[index - 1].norm == "no")


def _spaced_dash(tokens: Sequence[Token], index: int) -> bool:
    if not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start


def _is_verb(tokens: Sequence[Token], index: int, first: int = 0) -> bool:
    """Whether the word at ``index`` is a verb form; one that opens a phrase counts also where it may be a noun."""
    token, known = tokens[index], verbs()
    if token.norm not in _verb_forms():  # most words
        return False
    if token.norm in known.be or token.norm in known.have or finite(tokens, index):
        return True
    if token.norm in known.gerunds or (token.norm in known.participles and token.norm not in known.bases):
        return not _after_determiner(tokens, index)
    if token.norm in known.bases or token.norm in known.participles:
        return _after_auxiliary(tokens, index) or (index == first > 0 and token.norm not in known.doubtful)
    return False


@cache
def _verb_forms() -> frozenset[str]:
    known = verbs()
    return known.all_forms | known.finite | known.be | known.have


def _is_auxiliary(tokens: Sequence[Token], index: int) -> bool:
    norm, known = tokens[index].norm, verbs()
    return norm in known.auxiliaries or norm in known.be or norm in ("not", "'", "t", "never") or _is_adverb(norm)


def _after_determiner(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1].norm if index else ""
    return before in grammar().determiners and before not in ("this", "that")


def _after_auxiliary(tokens: Sequence[Token], index: int) -> bool:
    """Whether a modal, "to" or "do" stands before a plain form, adverbs aside: "may soon buy", "to sell"."""
    known = verbs()
    for at in range(index - 1, max(index - 6, -1), -1):
        norm = tokens[at].norm
        if norm in known.auxiliaries or norm == "to" or norm in known.be or norm in known.contracted:
            return True
        if not (_is_adverb(norm) or norm in ("'", "t", "ll", "d", "s")):
            return False
    return False


def _is_adverb(norm: str) -> bool:
    return norm in _mood.adverbs or (len(norm) > 4 and norm.endswith("ly"))


def _before_phrase(tokens: Sequence[Token], start: int) -> set[Mark]:
    """Marks of the word right before a phrase: "not 5 million", "potentially buying", "a possible 30 billion"."""
    if not start:
        return set()
    norm = tokens[start - 1].norm
    if norm in _mood.possible_adverbs or norm in _mood.possible_adjectives:
        return {Mark.POSSIBLE}
    if denies(tokens, start - 1) or norm in _mood.denying:
        return {Mark.NEGATED}
    following = tokens[start].norm
    return {Mark.NEGATED} if norm == "no" and following not in _mood.no_denial else set()


def _verb_left(tokens: Sequence[Token], start: int) -> int | None:
    """The verb that a phrase without one depends on: the nearest before it in its clause."""
    for index in range(start - 1, max(start - REACH, -1), -1):
        if _parts(tokens, index) or tokens[index].norm in ("that", "whether", "if"):
            return None
        if _is_verb(tokens, index) and not _adverbial_participle(tokens, index):
            return index
    return None


def _adverbial_participle(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].norm in _clauses.participles_as_prepositions


def _verb_right(tokens: Sequence[Token], end: int) -> int | None:
    """The verb whose subject a phrase is."""
    for index in range(end, min(end + REACH, len(tokens))):
        if _parts(tokens, index):
            return None
        if finite(tokens, index):
            while index + 1 < len(tokens) and _in_group(tokens, index + 1):
                index += 1
            return index
    return None


def _in_group(tokens: Sequence[Token], index: int) -> bool:
    """Whether a verb group goes on at ``index``: "could" – "be" – "killed"."""
    norm, known = tokens[index].norm, verbs()
    return (
        norm in known.be
        or norm in known.have
        or norm in known.participles
        or norm in known.bases
        or norm in ("not", "'", "t")
        or _is_adverb(norm)
    ) and tokens[index].kind != BREAK


def _parts(tokens: Sequence[Token], index: int) -> bool:
    """Whether a clause ends at ``index`` for the words after it."""
    token = tokens[index]
    if token.norm == ",":
        return not _inside_aside(tokens, index)
    if token.norm in ("but", "while", "whereas", "which", "who", "although", "though", "because"):
        return True
    if token.norm == "and" and index + 2 < len(tokens):
        return finite(tokens, index + 1) or (tokens[index + 1].norm in grammar().pronouns and finite(tokens, index + 2))
    return edge(tokens, index)


def _inside_aside(tokens: Sequence[Token], index: int) -> bool:
    """Whether a comma belongs to ", however,"."""
    around = tokens[max(index - 3, 0) : index + 4]
    return sum(token.norm == "," for token in around) > 1 and any(token.norm in _ADVERBIAL_ASIDES for token in around)


def _group(tokens: Sequence[Token], verb: int) -> set[Mark]:
    """Marks that the words before a verb give it."""
    marks: set[Mark] = set()
    known = verbs()
    index, perfect, lowest = verb - 1, False, max(verb - REACH, -1)
    while index > lowest:
        token = tokens[index]
        norm = token.norm
        if denies(tokens, index):
            marks.add(Mark.NEGATED)
        elif norm in _mood.possible_adverbs:
            marks.add(Mark.POSSIBLE)
        elif norm in _verbs.possible_modals:
            if not finite(tokens, index):
                break
            marks.add(Mark.POSSIBLE)
        elif norm in ("would", "wouldn") and (perfect or "otherwise" in (t.norm for t in tokens[index:verb])):
            marks.add(Mark.CONDITIONAL)
        elif norm == "have":
            perfect = True
        elif norm == "to":
            index = _before_to(tokens, index, marks)
            perfect = False
            continue
        elif norm in ("and", "or") and _shares_auxiliary(tokens, index, verb):
            index = _coordinated(tokens, index, lowest)
            continue
        elif not (
            norm in known.auxiliaries
            or norm in known.be
            or norm in known.contracted
            or norm in ("'", "t", "ll", "d", "ve", "re", "ready", "set", "being")
            or _is_adverb(norm)
            or (norm == "," and _inside_aside(tokens, index))
        ):
            break
        index -= 1
    return marks | _outside_group(tokens, index, verb)


def _before_to(tokens: Sequence[Token], index: int, marks: set[Mark]) -> int:
    """Go on before "to": adds the marks of the word there; returns the index to go on from, -1 to stop."""
    index -= 1
    if index >= 0 and denies(tokens, index):  # "decided not to sell"
        marks.add(Mark.NEGATED)
        index -= 1
    if index < 0 or tokens[index].kind != WORD:
        return -1
    norm = tokens[index].norm
    if norm in _mood.denying_before_to:
        marks.add(Mark.NEGATED)
    if norm in _mood.possible_before_to:
        marks.add(Mark.POSSIBLE)
    if index and tokens[index - 1].norm == "no":  # "has no plans to sell"
        marks.add(Mark.NEGATED)
        return -1
    known = verbs()
    is_verb = norm in known.past or norm in known.bases or norm in known.gerunds or norm in known.present
    return index - 1 if is_verb or norm in _mood.denying_before_to | _mood.possible_before_to else -1


def _shares_auxiliary(tokens: Sequence[Token], index: int, verb: int) -> bool:
    """Whether "and" joins two verbs of one modal: "may suspend and end", "was not sold or closed"."""
    norm, known = tokens[verb].norm, verbs()
    before = tokens[index - 1].norm if index else ""
    return (norm in known.bases and not finite(tokens, verb)) or (
        norm in known.participles and before in known.participles
    )


def _coordinated(tokens: Sequence[Token], index: int, lowest: int) -> int:
    """Index before the verb that "and" at ``index`` joins to the next one."""
    known = verbs()
    for at in range(index - 1, max(lowest, index - 8), -1):
        if edge(tokens, at):
            return -1
        if (tokens[at].norm in known.bases and _after_auxiliary(tokens, at)) or tokens[at].norm in known.participles:
            return at - 1
    return -1


def _outside_group(tokens: Sequence[Token], index: int, verb: int) -> set[Mark]:
    """Marks from the subject and from what the clause depends on: "no talks were", "denied that it had"."""
    if index < 0:
        return set()
    token = tokens[index]
    if tokens[verb].norm in verbs().gerunds and index == verb - 1:
        ruled_out = token.norm == "out" and index and tokens[index - 1].norm in ("rule", "rules", "ruled", "ruling")
        return {Mark.NEGATED} if ruled_out or token.norm in _mood.denying else set()
    for at in range(index, max(index - _SUBJECT, -1), -1):
        norm = tokens[at].norm
        if norm in ("that", "whether") or norm in _mood.denying:
            return _dependent(tokens, at)
        if norm in _mood.no_subject:
            return {Mark.NEGATED}
        if tokens[at].kind == NUMBER or norm == "," or edge(tokens, at) or (at < index and finite(tokens, at)):
            return set()
    return set()


def _complement(tokens: Sequence[Token], start: int) -> set[Mark]:
    """Marks that the subject of a clause gets from the words before its "that": "denied that 500 people left"."""
    for at in range(start - 1, max(start - _SUBJECT, -1), -1):
        if tokens[at].norm == "that":
            return _dependent(tokens, at)
        if edge(tokens, at) or tokens[at].norm == "," or finite(tokens, at):
            break
    return set()


def _dependent(tokens: Sequence[Token], index: int) -> set[Mark]:
    """Marks that a clause gets from the words before its "that": "denied reports that", "no evidence that"."""
    if tokens[index].norm in _mood.denying:
        return {Mark.NEGATED}
    before = [token.norm for token in tokens[max(index - 5, 0) : index]]
    last = before[-1] if before else ""
    if last in _mood.untrue_that or any(word in _mood.denying for word in before[-3:]):
        return {Mark.NEGATED}
    if last in _mood.no_evidence and "no" in before[-3:]:
        return {Mark.NEGATED}
    return {Mark.POSSIBLE} if last in _mood.doubtful_that else set()


def _condition(tokens: Sequence[Token], start: int, end: int) -> set[Mark]:
    """Conditional where the phrase stands in a clause with "if", or in what follows from one."""
    left = start
    modal = ""
    while left > 0 and start - left < REACH and not edge(tokens, left - 1) and tokens[left - 1].norm != ",":
        left -= 1
        if _is_condition(tokens, left):
            return {Mark.CONDITIONAL}
        if tokens[left].norm in _mood.consequence:
            modal = tokens[left].norm
    modal = modal or next((t.norm for t in tokens[start:end] if t.norm in _mood.consequence), "")
    if not modal:
        modal = _modal_right(tokens, end)
    if not modal:
        return set()
    if tokens[left].norm == "or" and modal in ("would", "will"):  # "… or it would be shut down"
        return {Mark.CONDITIONAL}
    return {Mark.CONDITIONAL} if _if_before(tokens, left) or _if_after(tokens, end) else set()


def _modal_right(tokens: Sequence[Token], end: int) -> str:
    for index in range(end, min(end + 4, len(tokens))):
        if edge(tokens, index) or tokens[index].norm == ",":
            return ""
        if tokens[index].norm in _mood.consequence:
            return tokens[index].norm
    return ""


def _is_condition(tokens: Sequence[Token], index: int) -> bool:
    norm = tokens[index].norm
    following = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    if norm in _mood.conditional:
        return following not in _mood.not_conditional
    return norm in _mood.provided and following == "that"


def _if_before(tokens: Sequence[Token], left: int) -> bool:
    """Whether the clause before the comma at ``left`` - 1 is a condition: "If talks fail, …"."""
    if not left or tokens[left - 1].norm != ",":
        return False
    for index in range(left - 2, max(left - REACH, -1), -1):
        if edge(tokens, index):
            return False
        if _is_condition(tokens, index):
            return True
    return False


def _if_after(tokens: Sequence[Token], end: int) -> bool:
    """Whether a condition follows: "will lose 5 million if it fails"."""
    for index in range(end, min(end + REACH, len(tokens))):
        if edge(tokens, index) or tokens[index].norm in ("but", "and", "which", "who"):
            return False
        if _is_condition(tokens, index) and tokens[index].norm != "whether":
            return True
    return False
