"""What was read in a text, value by value: a magnifying glass for authors of rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from checker.articles.article import Article, Unread
from checker.mentions.mention import Kind, Mention
from checker.renderers import lines, wording
from checker.renderers.excerpt import excerpt
from checker.renderers.glyphs import visible, width
from checker.renderers.json import Json, dumped, mention_values, position
from checker.renderers.lines import Line, Piece, Style, line

Reading = tuple[Article, Sequence[Mention]]
"""An article with its mentions in ascending order."""

VERSION = 1
_WIDTH = 100
_INDENT = " " * 6


def as_json(readings: Sequence[Reading], unread: Sequence[Unread]) -> str:
    """Every mention of every article as one JSON object, with a line end."""
    articles: list[Json] = [
        {
            "file": article.id,
            "published": article.published.isoformat() if article.published else None,
            "language": article.language,
            "mentions": [
                {**position(article, each.start, each.end), "text": each.text, **mention_values(each)}
                for each in mentions
            ],
        }
        for article, mentions in readings
    ]
    failed: list[Json] = [{"file": each.file, "reason": each.reason} for each in unread]
    return dumped({"version": VERSION, "articles": articles, "unread": failed})


def as_text(readings: Sequence[Reading], unread: Sequence[Unread]) -> str:
    """Every mention in its sentence with its interpretation below it, as plain text 100 columns wide."""
    return lines.plain(_all(readings, unread, _WIDTH))


def show(readings: Sequence[Reading], unread: Sequence[Unread], stream: TextIO) -> None:
    """Print the same to the terminal behind ``stream``."""
    lines.show(_all(readings, unread, lines.terminal_width(stream)), stream)


def interpretation(mention: Mention) -> list[str]:
    """What a mention was read as, part by part: "means 75 to 85 million people", 'hedge "around"'."""
    read, meant = wording.value(mention), wording.meaning(mention)
    told = [f"reads {read}"]
    if meant not in (None, read) and mention.kind is not Kind.DATE:
        told.append(f"means {meant}")
    if mention.low is not None or mention.high is not None:
        told.append(f"written {_ends(mention)}")
    if mention.unit:
        told.append(f"unit {mention.unit}")
    if mention.hedge:
        told.append(f'hedge "{mention.hedge}"')
    if mention.earliest or mention.latest:
        told.append(f"days {mention.earliest or 'open'} to {mention.latest or 'open'}")
    if mention.bound:
        told.append(f'bound "{mention.bound}"')
    if mention.assumed:
        told.append(f"assumed: {wording.listed(mention.assumed)}")
    if mention.speaker:
        told.append(f"speaker {mention.speaker}")
    if mention.attribution and mention.attribution != mention.speaker:
        told.append(f"said by {mention.attribution}")
    if mention.marks:
        told.append(wording.listed([str(mark) for mark in sorted(mention.marks)]))
    return [visible(each) for each in told]


def _all(readings: Sequence[Reading], unread: Sequence[Unread], columns: int) -> Iterator[Line]:
    for article, mentions in readings:
        for mention in mentions:
            yield from _mention(article, mention, columns)
        told = [wording.counted(len(mentions), "value")]
        told.append(f"published {wording.day(article.published)}" if article.published else "no date of publication")
        told += [visible(note) for note in article.notes]
        yield line(Piece(f"{visible(article.id)}: ", Style.STRONG), "; ".join(told))
        yield line()
    for each in unread:
        yield line(Piece("not read: ", Style.WARNING), f"{visible(each.file)} ({visible(each.reason)})")


def _mention(article: Article, mention: Mention, columns: int) -> Iterator[Line]:
    where = visible(str(article.place(mention.start)))
    yield line(Piece(where, Style.PLACE), "  ", Piece(mention.kind, Style.STRONG))
    shown = excerpt(article, mention.start, mention.end, max(columns - len(_INDENT), 20))
    yield line(_INDENT, shown.before, Piece(shown.claim, Style.STRONG), shown.after, hang=None)
    carets = "^" * width(shown.claim)
    yield line(_INDENT, " " * width(shown.before), Piece(carets, Style.NOTE), hang=None)
    yield line(Piece("  = ", Style.FAINT), "; ".join(interpretation(mention)))


def _ends(mention: Mention) -> str:
    """The numbers as written, in digits."""
    low, high = mention.low, mention.high
    if low == high and low is not None:
        return f"{low:,.15g}"
    first = "open" if low is None else f"{low:,.15g}"
    return f"{first} to {'open' if high is None else f'{high:,.15g}'}"
