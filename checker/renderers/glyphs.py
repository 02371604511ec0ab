"""Text that is safe to show: no character of an article may move, hide or colour what a reader sees."""

from __future__ import annotations

import re
import unicodedata

_CONTROL_PICTURES = 0x2400  # U+2400 to U+241F picture the control characters U+0000 to U+001F
_DELETE, _DELETE_PICTURE = "\x7f", "\u2421"
_SOFT_HYPHEN = "\u00ad"
_REPLACEMENT = "\ufffd"
_MARKS_SHOWN = 3  # no orthography stacks more marks on one letter; more of them run into the lines above and below
_SURROGATE = re.compile("[\ud800-\udfff]")
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def visible(text: str) -> str:
    """The text on one line, with every character shown as itself or as a harmless stand-in.

    Runs of white space become one space; control characters (the escape that starts a terminal's commands among
    them) become their pictures; direction overrides, zero-width characters and what Unicode does not assign become
    U+FFFD; soft hyphens and marks piled upon marks are dropped.

    >>> visible("80\\u202e million\\x1b[31m")
    '80\ufffd million\u241b[31m'
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    shown: list[str] = []
    marks = 0
    for character in text:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks > _MARKS_SHOWN or character == _SOFT_HYPHEN:
            continue
        if character.isspace():
            if shown[-1:] != [" "]:
                shown.append(" ")
        else:
            shown.append(_stand_in(character))
    return "".join(shown)


def _stand_in(character: str) -> str:
    """The character itself, or what is shown for it."""
    if unicodedata.category(character) not in _HIDDEN:
        return character
    if character < " ":
        return chr(_CONTROL_PICTURES + ord(character))
    return _DELETE_PICTURE if character == _DELETE else _REPLACEMENT


def well_formed(text: str) -> str:
    """The text with U+FFFD for each half of a surrogate pair, such as a file name may hold: nothing else may."""
    return text if text.isascii() else _SURROGATE.sub(_REPLACEMENT, text)


def width(text: str) -> int:
    """Number of terminal columns that visible text takes: two for East Asian wide characters, none for marks."""
    return len(text) if text.isascii() else sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1


def cut(text: str, columns: int) -> str:
    """The beginning of a text as far as ``columns`` of a terminal go, with an ellipsis where it goes on."""
    if width(text) <= columns:
        return text
    kept = text[: columns - 1]
    while width(kept) >= columns:
        kept = kept[:-1]
    return f"{kept.rstrip()}…"
