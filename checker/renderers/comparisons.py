"""A draft held against its sources: the verdict on each of its values, as text, Markdown or JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from checker.alignment.comparison import Comparison, Comparisons, Verdict
from checker.alignment.statement import Statement
from checker.renderers import lines, wording
from checker.renderers.evidence import source
from checker.renderers.excerpt import excerpt
from checker.renderers.glyphs import visible, width
from checker.renderers.json import Json, article_values, dumped, mention_values, position
from checker.renderers.lines import Line, Piece, Style, line
from checker.renderers.markdown import escape

VERSION = 1
"""Version of the JSON shape: a new key leaves it, a key that goes or changes its meaning raises it."""

_WIDTH = 100
_INDENT = " " * 6
_SENTENCE = 400  # columns of a sentence that Markdown quotes around a value
_STYLES = {
    Verdict.CONTRADICTED: Style.ERROR,
    Verdict.SUPPORTED: Style.GOOD,
    Verdict.NOT_COMPARABLE: Style.NOTE,
    Verdict.NOT_FOUND: Style.WARNING,
}


def as_text(held: Comparisons) -> str:
    """The comparisons as plain text, 100 columns wide: what is contradicted first."""
    return lines.plain(_all(held, _WIDTH))


def show(held: Comparisons, stream: TextIO) -> None:
    """Print the same to the terminal behind ``stream``, in its width and in colour unless NO_COLOR is set."""
    lines.show(_all(held, lines.terminal_width(stream)), stream)


def as_json(held: Comparisons) -> str:
    """All comparisons as one JSON object, in the order of the draft's text, with a line end."""
    return dumped(
        {
            "version": VERSION,
            "draft": article_values(held.draft),
            "sources": [article_values(each) for each in held.sources],
            "unread": [{"file": each.file, "reason": each.reason} for each in held.unread],
            "comparisons": [
                {
                    "value": _value(each.statement),
                    **_outcome(each),
                    "others": [_outcome(other) for other in each.others],
                }
                for each in held.comparisons
            ],
        }
    )


def as_markdown(held: Comparisons) -> str:
    """The comparisons as Markdown: what is contradicted with both sides, then a table of all values."""
    blocks = [f"# {escape(held.draft.headline or held.draft.id)} against its sources", f"{escape(summary(held))}."]
    for each in held.of(Verdict.CONTRADICTED):
        blocks += _section(each)
    if held.comparisons:
        rows = [
            ("Place", "Value", "Verdict", "Source", "Why"),
            ("---",) * 5,
            *(_row(each) for each in held.comparisons),
        ]
        blocks.append("## All values")
        blocks.append("\n".join(f"| {' | '.join(cells)} |" for cells in rows))
    if held.unread:
        blocks.append("## Not checked")
        blocks.append(
            "\n".join(f"- {escape(each.file)} could not be read: {escape(each.reason)}" for each in held.unread)
        )
    return "\n\n".join(blocks) + "\n"


def summary(held: Comparisons) -> str:
    """One line: "9 values of draft.txt against 2 sources: 1 contradicted, 6 supported, 2 not found"."""
    counts = [(len(held.of(verdict)), verdict) for verdict in Verdict]
    told = ", ".join(f"{count:,} {verdict}" for count, verdict in counts if count) or "nothing to compare"
    values = wording.counted(len(held.comparisons), "value")
    return f"{values} of {visible(held.draft.id)} against {wording.counted(len(held.sources), 'source')}: {told}"


def _all(held: Comparisons, columns: int) -> Iterator[Line]:
    for each in held.of(Verdict.CONTRADICTED):
        yield from _contradiction(each, columns)
        yield line()
    for verdict in (Verdict.NOT_COMPARABLE, Verdict.NOT_FOUND, Verdict.SUPPORTED):
        for each in held.of(verdict):
            yield _short(each)
    if len(held.comparisons) > len(held.of(Verdict.CONTRADICTED)):
        yield line()
    yield line(Piece(summary(held), Style.STRONG))
    for failed in held.unread:
        reason = f"{visible(failed.file)} could not be read: {visible(failed.reason)}"
        yield line(Piece("not checked: ", Style.WARNING), reason)


def _contradiction(each: Comparison, columns: int) -> Iterator[Line]:
    assert each.evidence is not None
    style = _STYLES[each.verdict]
    yield line(Piece(each.verdict, style), "  ", Piece(_sentence(each), Style.STRONG))
    sides = (each.statement, each.evidence)
    margin = max(width(_place(side)) for side in sides)
    for side in sides:
        yield from _evidence(side, columns, margin, style)
    yield line(Piece("  = ", Style.FAINT), "; ".join(_reasons(each)))


def _evidence(side: Statement, columns: int, margin: int, style: Style) -> Iterator[Line]:
    """Where a value stands, its sentence, and carets under its words."""
    where = _place(side)
    gap = " " * (margin - width(where) + 2)
    yield line(Piece("  --> ", Style.FAINT), Piece(where, Style.PLACE), gap, source(side.article), hang=6)
    shown = excerpt(side.article, side.mention.start, side.mention.end, max(columns - width(_INDENT), 20))
    yield line(_INDENT, shown.before, Piece(shown.claim, Style.STRONG), shown.after, hang=None)
    yield line(_INDENT, " " * width(shown.before), Piece("^" * width(shown.claim), style), hang=None)


def _short(each: Comparison) -> Line:
    """A value in one line, with what it was found to say in a source."""
    told: list[Piece | str] = [
        Piece(each.verdict, _STYLES[each.verdict]),
        "  ",
        Piece(_place(each.statement), Style.PLACE),
    ]
    told.append(f"  “{_words(each.statement)}”")
    if each.evidence is not None:
        said = "by" if each.verdict is Verdict.SUPPORTED else "beside"
        told += [f" {said} “{_words(each.evidence)}” at ", Piece(_place(each.evidence), Style.PLACE)]
    if each.verdict is not Verdict.SUPPORTED:
        told.append(f" ({visible(each.why)})")
    return line(*told)


def _section(each: Comparison) -> Iterator[str]:
    assert each.evidence is not None
    yield f"## Contradicted: {escape(_sentence(each))}"
    for side, name in ((each.statement, "The draft"), (each.evidence, "The source")):
        shown = excerpt(side.article, side.mention.start, side.mention.end, _SENTENCE)
        origin = f"{escape(source(side.article))}, {escape(_place(side))}"
        reading = f"“{escape(shown.claim)}” read as {escape(wording.value(side.mention))}"
        yield f"{name}:"
        yield f"> {escape(shown.line)}\n>\n> {origin}; {reading}"
    yield "\n".join(f"- {escape(reason)}" for reason in _reasons(each))


def _row(each: Comparison) -> tuple[str, ...]:
    found = f"{_words(each.evidence)} at {_place(each.evidence)}" if each.evidence is not None else "none"
    cells = (_place(each.statement), _words(each.statement), each.verdict, found, each.why)
    return tuple(escape(cell) for cell in cells)


def _sentence(each: Comparison) -> str:
    assert each.evidence is not None
    gap = f" (gap {each.gap})" if each.gap is not None else ""
    own, theirs = (visible(wording.value(side.mention)) for side in (each.statement, each.evidence))
    return f"{own} does not agree with {theirs}{gap}"


def _reasons(each: Comparison) -> list[str]:
    """Why it is this verdict, and what further sources say of the value."""
    told = [visible(each.why)]
    for other in each.others:
        if other.evidence is not None:
            told.append(f"{other.verdict} by “{_words(other.evidence)}” at {_place(other.evidence)}")
    return told


def _place(side: Statement) -> str:
    return visible(str(side.article.place(side.mention.start)))


def _words(side: Statement) -> str:
    return " ".join(visible(side.mention.text).split())


def _value(side: Statement) -> dict[str, Json]:
    mention = side.mention
    return {
        "article": side.article.id,
        **position(side.article, mention.start, mention.end),
        "text": mention.text,
        **mention_values(mention),
        "scope": side.scope,
    }


def _outcome(each: Comparison) -> dict[str, Json]:
    return {
        "verdict": each.verdict,
        "evidence": _value(each.evidence) if each.evidence is not None else None,
        "gap": each.gap,
        "why": each.why,
        "shared": list(each.shared),
    }
