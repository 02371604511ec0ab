"""Names of persons, organisations and places, and the nouns that stand for them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from checker.language.vocabulary import WordLists, vocabulary
from checker.mentions.tokens import NUMBER, WORD, Token

_names: Final = WordLists("names")
_media: Final = WordLists("media")
_LONGEST = 8  # words of a name
_MID_SENTENCE = re.compile(r"[A-Z](?<=[a-z,] .)[^\W\d_]+")  # the set comes first, since it is found fast


class Party(StrEnum):
    """What a name stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


class Name(NamedTuple):
    """A name between two token indexes. ``text`` is without titles, ``titles`` are those in lower case."""

    start: int
    end: int
    text: str
    party: Party
    titles: frozenset[str] = frozenset()


def mid_sentence_capitals(text: str) -> frozenset[str]:
    """Words that the text writes with a capital within a sentence; tells names among the words that open sentences."""
    return frozenset(_MID_SENTENCE.findall(text))


def read_names(tokens: Sequence[Token], start: int, end: int, capitals: frozenset[str]) -> list[Name]:
    """The names among the tokens from ``start`` up to ``end``, which are one sentence, in ascending order.

    >>> from checker.mentions.tokens import tokenize
    >>> tokens = tokenize("It told Finance Minister Ana de Souza of Harbour Bank.")
    >>> [(name.text, str(name.party)) for name in read_names(tokens, 0, len(tokens), frozenset())]
    [('Ana de Souza', 'person'), ('Harbour Bank', 'organisation')]
    """
    found: list[Name] = []
    stop = start
    for index, token in enumerate(tokens[start:end], start=start):
        if token.text == token.norm or token.kind != WORD or index < stop:  # most words, told fast
            continue
        if _starts_name(tokens, index, start, capitals):
            stop = _name_end(tokens, index, end)
            found += _named(tokens, index, stop)
    return found


def is_capital(token: Token) -> bool:
    """Tell whether a token is a word that begins with a capital or a word like "iPhone"."""
    text = token.text
    return token.kind == WORD and not text.islower() and text != text.lower()


def _starts_name(tokens: Sequence[Token], index: int, first: int, capitals: frozenset[str]) -> bool:
    token = tokens[index]
    if not is_capital(token):
        return False
    opens = index == first or tokens[index - 1].text in (".", "“", '"', "«", "‘", ":", "?", "!")
    if not opens or token.text in capitals or not token.text[1:].islower():
        return token.norm not in _names.openers or (token.text.isupper() and len(token.text) > 1)
    if token.norm in _names.openers:
        return False
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    return following is not None and (is_capital(following) or following.norm == "'" or not _looks_common(token.norm))


@cache
def _looks_common(norm: str) -> bool:
    """Whether a word that opens a sentence has an ending that names seldom have: "Banning", "Regulators"."""
    return norm.endswith(("ing", "ed", "ly", "ers", "ors", "ists", "ions", "ments", "ness", "ies")) or len(norm) < 3


def _name_end(tokens: Sequence[Token], index: int, end: int) -> int:
    """Index after the last word of a name; initials, hyphens, "&" and joining words are part of it."""
    stop = index + 1
    while stop < end and stop - index < 2 * _LONGEST:
        token, last = tokens[stop], tokens[stop - 1]
        if is_capital(token) and token.norm in _names.openers and not token.text.isupper():
            break  # a sentence that runs on: "the bank Harbour And that"
        if is_capital(token) or (token.kind == NUMBER and token.start == last.end):
            if last.norm in ("'",) and token.norm == "s":
                break
            stop += 1
        elif token.norm == "." and len(last.text) == 1 and is_capital(last):
            stop += 1  # "Donald J."
        elif token.norm == "." and last.norm in _names.dotted:
            stop += 1
        elif token.norm in ("-", "'", "&") and _joins(tokens, stop, end):
            stop += 2
        elif token.norm in _names.joining and _continues(tokens, stop, end):
            stop += 1
        else:
            break
    return stop


def _joins(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a mark joins two parts of a name: "O’Brien", "Coca-Cola", "Marks & Spencer"."""
    if index + 1 >= end or not is_capital(tokens[index + 1]):
        return False
    if tokens[index].norm == "&":
        return True
    return tokens[index].start == tokens[index - 1].end and tokens[index].end == tokens[index + 1].start


def _continues(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether "of", "van" and the like lead on within one name: "Bank of England", not "Smith of Harbour Bank"."""
    if index + 1 >= end:
        return False
    following = tokens[index + 1]
    norm = tokens[index].norm
    if norm in ("the", "of", "for", "and"):
        joined = norm == "of" and is_capital(following) and _takes_of(tokens[index - 1].norm)
        return (
            joined
            or (norm == "of" and following.norm == "the" and _takes_of(tokens[index - 1].norm))
            or (norm == "the" and tokens[index - 1].norm == "of" and is_capital(following))
        )
    return is_capital(following) and norm in _names.person_joining


def _takes_of(norm: str) -> bool:
    return norm in _names.organisations or norm in _names.titles


def _named(tokens: Sequence[Token], start: int, end: int) -> list[Name]:
    """What a run of capitalised words names: a person after titles, an organisation, a place, or several of them."""
    if end - start == 1:
        only = tokens[start]
        party = Party.PLACE if only.norm in _names.places else Party.ORGANISATION
        return [] if only.norm in _names.titles else [Name(start, end, only.text, party)]
    titles = [index for index in range(start, end) if tokens[index].norm in _names.titles]
    if titles and titles[0] > start and titles[-1] == end - 1:
        return _typed(tokens, start, titles[0], frozenset())  # "Harbour Bank Chief Executive"
    found = []
    if titles:
        after = _after_titles(tokens, titles[-1] + 1, end)
        employer = _employer(tokens, start, titles[0])
        if employer:
            found.extend(_typed(tokens, start, employer, frozenset()))
        if after >= end:
            return found
        held = frozenset(tokens[index].norm for index in titles)
        text = _text(tokens, after, end)
        return [*found, Name(after, end, text, Party.PERSON, held)]
    if end - start > 1 and tokens[start].norm in _names.before_title:
        start += 1  # "Senior Trump assistant"
    return _typed(tokens, start, end, frozenset())


def _employer(tokens: Sequence[Token], start: int, end: int) -> int:
    """End of the organisation before a title, 0 where there is none: "Harbour Bank" in "Harbour Bank CEO Ana Ruiz"."""
    return end if end > start and tokens[start].norm not in _names.before_title else 0


def _after_titles(tokens: Sequence[Token], index: int, end: int) -> int:
    """Index of the name after titles: skips the dot of "Mr." and the office of "Secretary of State"."""
    if index < end and tokens[index].norm == ".":
        index += 1
    if index < end and tokens[index].norm in ("of", "for"):
        return index + 2 if end - index <= 4 else end - 2
    return index


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    """The words of a name, spaced as they were written."""
    parts = [tokens[start].text]
    for last, token in zip(tokens[start : end - 1], tokens[start + 1 : end], strict=True):
        parts.append(token.text if token.start == last.end else " " + token.text)
    return "".join(parts)


def _typed(tokens: Sequence[Token], start: int, end: int, titles: frozenset[str]) -> list[Name]:
    if end <= start:
        return []
    own = [token for token in tokens[start:end] if token.kind == WORD]
    if not own:
        return []
    return [Name(start, end, _text(tokens, start, end), _party([token.norm for token in own], own), titles)]


def _party(norms: list[str], own: list[Token]) -> Party:
    if _names.places.issuperset(norms):
        return Party.PLACE
    if norms[-1] in _names.ends_of_places and len(norms) > 1:
        return Party.PLACE
    known = not _names.organisations.isdisjoint(norms) or norms[0] in _names.no_person
    shape = 2 <= len(norms) <= 4 and all(token.text.istitle() or _mixed(token.text) for token in own)
    return Party.PERSON if shape and not known else Party.ORGANISATION


def _mixed(text: str) -> bool:
    return len(text) == 1 or text.islower() or text.startswith(("Mc", "Mac", "Di", "De", "La", "Le"))


def stripped(name: str) -> str:
    """A party's name in lower case without articles, titles, possessives and dots, for comparing.

    >>> stripped("Secretary of State Mike Pompeo"), stripped("the Harbour Bank’s")
    ('mike pompeo', 'harbour bank')
    """
    plain = re.sub(r"['’]s\b", "", name).replace(".", " ").replace(",", " ").lower()
    parts = [part for part in plain.split() if part not in ("the", "a", "an")]
    cut = max((index for index, part in enumerate(parts) if part in _names.titles), default=-1) + 1
    if 0 < cut < len(parts):
        parts = parts[cut + 2 :] if parts[cut] == "of" and len(parts) > cut + 2 else parts[cut:]
    return " ".join(parts)


def is_media(name: str) -> bool:
    """Tell whether a name is a news outlet, an agency or nameless hearsay such as "reports" and "sources".

    >>> is_media("The Wall Street Journal"), is_media("Harbour Bank")
    (True, False)
    """
    parts = [part for part in re.sub(r"[^\w\s’'-]", "", name).lower().split() if part]
    if not parts:
        return False
    if " ".join(parts) in _whole_outlets():
        return True
    named = [part for part in parts if part not in ("the", "a", "an")]
    if not named or named[-1] not in _media.last:
        return False
    return len(parts) > 1 or named[-1] not in _media.with_the


@cache
def _whole_outlets() -> frozenset[str]:
    return frozenset(entry.strip() for entry in vocabulary("media")["whole"].split(";"))


def same_party(first: str | None, second: str | None) -> bool:
    """Tell whether two names are one party's: "Pappas" and "Vanessa Pappas", "Mr. Lee" and "President Lee".

    Case, titles and articles do not count; ``None`` is nobody's name.
    """
    if first is None or second is None:
        return False
    left, right = stripped(first).split(), stripped(second).split()
    if not left or not right:
        return first.strip().lower() == second.strip().lower()
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) == 1:
        by_surname = shorter[0] == longer[-1] and _is_personal(longer) and shorter[0] not in _names.organisations
        acronym = len(longer) > 2 and shorter[0] == "".join(part[0] for part in longer if part not in _names.joining)
        return by_surname or acronym
    return shorter[0] == longer[0] and shorter[-1] == longer[-1] and _is_personal(longer)


def _is_personal(parts: Sequence[str]) -> bool:
    """Whether the words can be a person's name and are no organisation's."""
    return len(parts) <= 4 and not any(part in _names.organisations or part in _names.no_person for part in parts)
