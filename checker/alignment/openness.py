"""Which values of a headline or a claim the text behind it need not have."""

from __future__ import annotations

from checker.alignment.results import is_result
from checker.alignment.statement import Statement
from checker.alignment.words import listed
from checker.language.vocabulary import words
from checker.mentions.mention import Kind, Mark
from checker.mentions.tokens import tokenize

_QUOTES = "\"'“”‘’«»"
_LARGE = 1_000  # numbers from here on are amounts, whatever stands beside them
_AROUND = 4  # words behind a number that may make a list of it


def is_open(one: Statement) -> bool:
    """Tell whether a value says nothing that a text could deny.

    So do "one", a list's number ("5 ways to ..."), a number that belongs to the words before it ("the last eight", "a
    gang of 5"), a part of others ("3 of a family"), a multiple ("three times as many") and what stands in quotation
    marks.
    """
    mention = one.mention
    if _is_quoted(one):
        return True
    if mention.kind is not Kind.NUMBER:
        return False
    return (
        mention.low == mention.high == 1
        or (Mark.COMPARED in mention.marks and one.head in listed("multiples", one.article.language))
        or _belongs_to_others(one)
    )


def _belongs_to_others(one: Statement) -> bool:
    """Tell whether a number heads a list, or is a part or a limit by the words beside it."""
    if is_result(one.mention) or (one.mention.low or 0) >= _LARGE:
        return False
    text, language = one.article.text, one.article.language
    before = [token.norm for token in tokenize(text, one.sentence.start, one.mention.start)]
    after = [token.norm for token in tokenize(text, one.mention.end, one.sentence.end)[:_AROUND]]
    lists = words("alignment", "lists", language)
    inside = {token.norm for token in tokenize(one.mention.text)}
    is_first = len(before) < 2
    if lists & set(before[-1:]) or (is_first and lists & (inside | set(after))):
        return True
    if one.head is not None:
        return False
    return after[:1] == ["of"] or bool(words("alignment", "limits", language) & set(before[-2:]))


def _is_quoted(one: Statement) -> bool:
    """Tell whether a quotation opens before a value in its sentence and closes after it."""
    text = one.article.text
    before, after = text[one.sentence.start : one.mention.start], text[one.mention.end : one.sentence.end]
    opened = any(mark in _QUOTES and not before[at - 1 : at].isalnum() for at, mark in enumerate(before))
    closed = any(mark in _QUOTES and not after[at + 1 : at + 2].isalnum() for at, mark in enumerate(after))
    return opened and closed
