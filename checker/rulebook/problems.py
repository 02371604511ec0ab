"""What is wrong with rule files, as their author sees it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from checker.articles.article import Place
from checker.rulebook.positions import Source

WIDEST_LINE = 160
"""Characters of a line that are shown; a longer one is cut around the mistake."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: where it stands, what is wrong and how to mend it.

    ``line`` is the line of the file, ``caret`` the half-open range of its characters that are wrong. ``str`` gives
    the lines that a user sees::

        rules/tiktok-sale/us-users.yaml:5:3: unknown key "wrods" in find
            |   wrods: [use, using]
            |   ^^^^^
            = did you mean "words"?
    """

    place: Place
    message: str
    fix: str | None = None
    line: str = ""
    caret: tuple[int, int] = (0, 0)

    def __str__(self) -> str:
        shown = [f"{self.place}: {self.message}"]
        if self.line.strip():
            line, start, end = _cut(self.line, *self.caret)
            shown += [f"    | {_printable(line)}".rstrip(), f"    | {_blank(line[:start])}{_carets(line[start:end])}"]
        if self.fix:
            shown.append(f"    = {self.fix}")
        return "\n".join(shown)

    @property
    def order(self) -> tuple[str, int, int, str]:
        """By file, line and column."""
        return self.place.file, self.place.line, self.place.column, self.message


class RuleProblems(Exception):  # noqa: N818 - it carries many
    """Every mistake of all rule files, in the order of files and lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))
        super().__init__(self.problems)

    def __str__(self) -> str:
        files = len({problem.place.file for problem in self.problems})
        count = f"{_plural(len(self.problems), 'mistake')} in {_plural(files, 'rule file')}"
        return "\n\n".join([*(str(problem) for problem in self.problems), count])


def problem_at(source: Source, start: int, end: int, message: str, fix: str | None = None) -> Problem:
    """The problem of the text between two offsets; the caret stays on the first line of it."""
    place, line = source.place(start), source.line(start)
    first = place.column - 1
    return Problem(place, message, fix, line, (first, max(min(first + end - start, len(line)), first)))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that ``word`` is most likely meant to be, or None where none is like it.

    >>> nearest("serverity", ["severity", "question"])
    'severity'
    """
    from rapidfuzz import process
    from rapidfuzz.distance import DamerauLevenshtein

    found = process.extractOne(
        word.casefold(),
        {name: name.casefold() for name in sorted(known)},
        scorer=DamerauLevenshtein.normalized_similarity,
        score_cutoff=0.6,
    )
    return str(found[2]) if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The remedy for a word that is not known: the nearest known one, else all of them where they are few."""
    names = sorted(known)
    near = nearest(word, names)
    if near is not None:
        return f'did you mean "{near}"?'
    if not names:
        return "there is none to choose from"
    if len(names) > 12:
        return f"there are {len(names)} to choose from, such as {', '.join(names[:8])}"
    return f"write {_either(names)}"


def _either(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"one of {', '.join(names)}"


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _cut(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a long line around the caret, and the caret's range in it."""
    if len(line) <= WIDEST_LINE:
        return line, start, end
    first = max(min(start - WIDEST_LINE // 4, len(line) - WIDEST_LINE), 0)
    last = first + WIDEST_LINE
    before, after = "…" if first else "", "…" if last < len(line) else ""
    moved = len(before) - first
    return before + line[first:last] + after, start + moved, min(end, last) + moved


def _printable(line: str) -> str:
    """The line with a space for each tab and a mark for what a terminal would obey instead of show."""
    return "".join(
        " " if character == "\t" else character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
        for character in line
    )


def _width(text: str) -> int:
    """Columns that a terminal takes to show a text."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _blank(text: str) -> str:
    return " " * _width(text)


def _carets(text: str) -> str:
    return "^" * max(_width(text.rstrip()), 1)
