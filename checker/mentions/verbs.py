"""Verbs: which words can be the verb of a clause, told by vocabulary and neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from checker.language.grammar import grammar
from checker.language.vocabulary import vocabulary, words
from checker.mentions.tokens import NUMBER, SYMBOL, WORD, Token

_VOWELS = frozenset("aeiou")
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "you", "who", "which", "that", "there", "this", "these"})


@dataclass(frozen=True, slots=True)
class Verbs:
    """Verb forms of a language in lower case.

    ``auxiliaries`` are the finite forms of be, have and do with the modals; ``present`` and ``past`` finite forms of
    other verbs; ``doubtful`` those of them that are as often nouns; ``participles`` and ``gerunds`` the forms that are
    not finite by themselves; ``bases`` the plain forms; ``finite`` every form that can be finite, auxiliaries included.
    """

    auxiliaries: frozenset[str]
    be: frozenset[str]
    have: frozenset[str]
    modals: frozenset[str]
    contracted: frozenset[str]
    present: frozenset[str]
    past: frozenset[str]
    doubtful: frozenset[str]
    participles: frozenset[str]
    gerunds: frozenset[str]
    bases: frozenset[str]
    finite: frozenset[str]

    @property
    def all_forms(self) -> frozenset[str]:
        """Every form of every verb but be, have and do."""
        return self.present | self.past | self.participles | self.gerunds | self.bases


@cache
def verbs(language: str = "en") -> Verbs:
    """The verbs of a language."""
    lists = vocabulary("verbs", language)
    be, have, do = (words("verbs", key, language) for key in ("be", "have", "do"))
    modals = words("verbs", "modals", language)
    bases, past, participles = set(words("verbs", "regular", language)), set(), set()
    for base in bases:
        past.add(_past(base))
    participles |= past
    for entry in lists["irregular"].split(";"):
        base, preterite, participle = entry.split()
        bases.add(base)
        past |= set(preterite.split("/"))
        participles |= set(participle.split("/"))
    nouns = words("verbs", "nouns_too", language)
    auxiliaries = be | have | do | modals
    contracted = words("verbs", "contracted", language)
    present = frozenset(_third(base) for base in bases)
    return Verbs(
        auxiliaries=auxiliaries,
        be=be | words("verbs", "be_not_finite", language),
        have=have | words("verbs", "have_not_finite", language),
        modals=modals,
        contracted=contracted,
        present=present,
        past=frozenset(past),
        doubtful=frozenset(nouns | {_third(noun) for noun in nouns}),
        participles=frozenset(participles),
        gerunds=frozenset(_gerund(base) for base in bases),
        bases=frozenset(bases),
        finite=auxiliaries | contracted | present | past | bases,
    )


def finite(tokens: Sequence[Token], index: int, language: str = "en") -> bool:
    """Tell whether the word at ``index`` is the finite verb of a clause, auxiliaries included.

    In "the union reports losses" the third word is one, in "the reports of losses" the second is not.
    """
    token = tokens[index]
    known = verbs(language)
    norm = token.norm
    if norm not in known.finite:  # most words
        return False
    if norm in known.auxiliaries:
        return not (norm == "may" and token.text == "May" and not _is_modal_may(tokens, index, known))
    if norm in known.contracted:
        return index + 2 < len(tokens) and tokens[index + 1].norm == "'" and tokens[index + 2].norm == "t"
    past, present = norm in known.past, norm in known.present
    if not past and not present:
        return norm in known.bases and _base_is_finite(tokens, index, known)
    before = tokens[index - 1] if index else None
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    if before is None or (before.kind == SYMBOL and before.norm == "-"):
        return False
    if norm in known.doubtful:
        if token.text[0].isupper():
            return False  # "the United States Treasury"
        return _noun_or_verb(tokens, index, before, after)
    if before.norm in _determiners(language) or before.norm in grammar(language).prepositions:
        return False
    if before.norm == "to" or _after_be_or_have(tokens, index, known):
        return False
    # "a firm owned by": a participle, unless a pronoun is the subject
    return not (norm in known.participles and after and after.norm == "by" and before.norm not in _PRONOUNS)


def _base_is_finite(tokens: Sequence[Token], index: int, known: Verbs) -> bool:
    """Tell whether a plain form is a present tense: "they own", "workers say", not "to own", "will own"."""
    if not index:
        return False
    before = tokens[index - 1]
    if before.norm in ("they", "we", "i", "you", "who", "people", "officials", "reports", "sources"):
        return True
    plural = before.kind == WORD and before.norm.endswith("s") and not before.norm.endswith(("ss", "us", "is", "ous"))
    noun = before.norm not in known.present or (index > 1 and tokens[index - 2].norm in _determiners("en"))
    return plural and noun and tokens[index].norm not in known.doubtful and before.norm not in known.auxiliaries


def _noun_or_verb(tokens: Sequence[Token], index: int, before: Token, after: Token | None) -> bool:
    """Whether a word that may be a noun ("plans", "cut") is the verb where it stands."""
    if before.norm in _PRONOUNS:
        return True
    if before.kind == NUMBER or before.norm in _determiners("en") or before.norm in grammar().prepositions:
        return False
    if before.norm in ("and", "or", ",") or (before.norm == "s" and index > 1 and tokens[index - 2].norm == "'"):
        return False
    if after is None:
        return False
    opens_object = (
        after.kind == NUMBER
        or after.norm in _determiners("en")
        or after.norm
        in ("to", "that", "by", "$", "£", "€", "it", "them", "him", "up", "down", "off", '"', "more", "not")
        or after.text[:1].isupper()
    )
    return opens_object and before.kind == WORD


def _after_be_or_have(tokens: Sequence[Token], index: int, known: Verbs) -> bool:
    """Whether be or have stands before, so that the word is a participle of its verb group."""
    steps = 0
    index -= 1
    while index >= 0 and steps < 3 and tokens[index].kind == WORD:
        norm = tokens[index].norm
        if norm in known.be or norm in known.have:
            return True
        if not (norm.endswith("ly") or norm in ("not", "now", "also", "already", "just", "never", "still", "yet")):
            return False
        index, steps = index - 1, steps + 1
    return False


def _is_modal_may(tokens: Sequence[Token], index: int, known: Verbs) -> bool:
    """Whether a capital "May" is the modal and no month: "Firm May Buy Rival"."""
    after = tokens[index + 1].norm if index + 1 < len(tokens) else ""
    return after in known.bases or after in ("be", "have", "not", "also", "soon")


@cache
def _determiners(language: str) -> frozenset[str]:
    return grammar(language).determiners | {
        "some",
        "any",
        "no",
        "each",
        "every",
        "all",
        "both",
        "several",
        "many",
        "more",
    }


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "go")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in _VOWELS else base + "s"


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def _gerund(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


def _doubles(base: str) -> bool:
    """Whether the last consonant doubles: "ban", "cut", "control", not "offer", "visit"."""
    if base[-1] in _VOWELS | set("wxy") or base[-2] not in _VOWELS or (len(base) > 2 and base[-3] in _VOWELS):
        return False
    return base in words("verbs", "doubling") or sum(letter in _VOWELS for letter in base) == 1
