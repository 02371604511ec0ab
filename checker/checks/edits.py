"""Single slips of the pen between two spellings."""

from __future__ import annotations

from enum import StrEnum


class Edit(StrEnum):
    """In what two spellings of one edit differ."""

    SWAP = "two letters changed places"
    DOUBLING = "a letter is doubled or not"
    FIRST = "the first letter differs"
    LAST = "the last letter differs"
    ENDING = "a letter is added at the end"
    INNER = "a letter inside differs"


def deletions(word: str) -> set[str]:
    """The word and what is left of it when one letter is dropped; two words of one edit share one of these.

    >>> sorted(deletions("abc"))
    ['ab', 'abc', 'ac', 'bc']
    """
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def edit(word: str, other: str) -> Edit | None:
    """In what two words differ, ``None`` where they are equal or differ by more than one edit.

    >>> edit("nadela", "nadella").name, edit("tittok", "tiktok").name, edit("korean", "korea").name
    ('DOUBLING', 'INNER', 'ENDING')
    """
    from rapidfuzz.distance import OSA

    if OSA.distance(word, other, score_cutoff=1) != 1:
        return None
    short, long = sorted((word, other), key=len)
    at = next((place for place, letter in enumerate(short) if letter != long[place]), len(short))
    if len(short) == len(long):
        return _exchange(short, long, at)
    if at and long[at] == long[at - 1] and long[at:] != "s":
        return Edit.DOUBLING
    if at == len(short):
        return Edit.ENDING
    return Edit.INNER if at else Edit.FIRST


def _exchange(short: str, long: str, at: int) -> Edit:
    """The edit between two words of one length that first differ at a place."""
    if short[at + 1 :] != long[at + 1 :]:
        return Edit.SWAP
    if at == 0:
        return Edit.FIRST
    return Edit.LAST if at == len(short) - 1 else Edit.INNER
