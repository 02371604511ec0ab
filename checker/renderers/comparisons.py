"""A draft held against its sources: the verdict on each of its values, as text, Markdown or JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import TextIO

from checker.alignment.comparison import Comparison, Comparisons, Verdict
from checker.alignment.statement import Statement
from checker.articles.article import Article
from checker.renderers import lines, wording
from checker.renderers.evidence import other_time, source, time_between
from checker.renderers.excerpt import excerpt
from checker.renderers.glyphs import visible, width
from checker.renderers.json import Json, article_values, days_values, dumped, mention_values, position
from checker.renderers.lines import Line, Piece, Style, line
from checker.renderers.markdown import escape, marked, table
from checker.renderers.terminal import assumed

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


def schema() -> str:
    """The JSON Schema of what :func:`as_json` gives."""
    return files(__package__).joinpath("comparisons.schema.json").read_text(encoding="utf-8")


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
        rows = [_row(each) for each in held.comparisons]
        blocks += ["## All values", table(("Place", "Value", "Verdict", "Source", "Why"), rows)]
    gaps = [f"- {escape(each.file)} could not be read: {escape(each.reason)}" for each in held.unread]
    gaps += [f"- assumed of {escape(article.id)}: {escape(note)}" for article, note in _assumed(held)]
    if gaps:
        blocks += ["## Not checked", "\n".join(gaps)]
    return "\n\n".join(blocks) + "\n"


def summary(held: Comparisons) -> str:
    """One line: "9 values of draft.txt against 2 sources: 1 contradicted, 6 supported, 2 not found"."""
    if not held.sources:
        return f"{visible(held.draft.id)} was compared with nothing: no source could be read"
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
    yield from assumed([f"{article.id}: {note}" for article, note in _assumed(held)])


def _assumed(held: Comparisons) -> Iterator[tuple[Article, str]]:
    """What was assumed of the articles, such as a detected encoding."""
    return ((article, note) for article in (held.draft, *held.sources) for note in article.notes)


def _contradiction(each: Comparison, columns: int) -> Iterator[Line]:
    style = _STYLES[each.verdict]
    yield line(Piece(each.verdict, style), "  ", Piece(_sentence(each), Style.STRONG))
    sides = (each.statement, *_evidence(each))
    margin = max(width(_place(side)) for side in sides)
    for side in sides:
        yield from _shown(side, columns, margin, style)
    if reasons := _reasons(each):
        yield line(Piece("  = ", Style.FAINT), "; ".join(reasons))


def _evidence(each: Comparison) -> tuple[Statement, ...]:
    """What a source says of a value: the statements of a sum, or the one that speaks of the same thing."""
    return each.terms or (() if each.evidence is None else (each.evidence,))


def _shown(side: Statement, columns: int, margin: int, style: Style) -> Iterator[Line]:
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
    if found := _evidence(each):
        said = "by" if each.verdict is Verdict.SUPPORTED else "beside"
        told += [f" {said} {_quoted(found)} at ", Piece(_place(found[0]), Style.PLACE)]
    if each.verdict is not Verdict.SUPPORTED or each.terms:
        told.append(f" ({visible(each.why)})")
    return line(*told)


def _section(each: Comparison) -> Iterator[str]:
    yield f"## Contradicted: {escape(_sentence(each))}"
    for name, sides in (("The draft", (each.statement,)), ("The source", _evidence(each))):
        yield f"{name}:"
        yield "\n>\n".join(f"> {_in_its_line(side)}" for side in sides)
    if reasons := _reasons(each):
        yield "\n".join(f"- {escape(reason)}" for reason in reasons)


def _in_its_line(side: Statement) -> str:
    """A value in its sentence, and below it where it stands and what it was read as."""
    shown = excerpt(side.article, side.mention.start, side.mention.end, _SENTENCE)
    origin = f"{escape(source(side.article))}, {escape(_place(side))}"
    return f"{marked(shown)}\n>\n> {origin}; read as {escape(wording.value(side.mention))}"


def _row(each: Comparison) -> tuple[str, ...]:
    sides = _evidence(each)
    found = f"{_quoted(sides)} at {_place(sides[0])}" if sides else "none"
    cells = (_place(each.statement), _words(each.statement), each.verdict, found, each.why)
    return tuple(escape(cell) for cell in cells)


def _sentence(each: Comparison) -> str:
    """What does not agree: two values, or a value and a sum."""
    assert each.evidence is not None
    if each.terms:
        return visible(each.why)
    gap = f" (gap {each.gap})" if each.gap is not None else ""
    own, theirs = (visible(wording.value(side.mention)) for side in (each.statement, each.evidence))
    return f"{own} does not agree with {theirs}{gap}"


def _reasons(each: Comparison) -> list[str]:
    """Why it is this verdict, and what further sources say of the value."""
    told: list[str | None] = [None if each.terms else visible(each.why)]
    sides = (each.statement, *_evidence(each)[:1])
    told += [time_between(*(side.as_of for side in sides))] if len(sides) == 2 else []
    told += [other_time(_words(side), side.as_of, side.article) for side in sides]
    for other in each.others:
        if found := _evidence(other):
            told.append(f"{other.verdict} by {_quoted(found)} at {_place(found[0])}")
    return [each for each in told if each is not None]


def _quoted(sides: Sequence[Statement]) -> str:
    return wording.listed([f"“{_words(side)}”" for side in sides])


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
        "as_of": days_values(side.as_of),
        "scope": side.scope,
        "in_headline": side.article.headline_span.covers(mention.start),
    }


def _outcome(each: Comparison) -> dict[str, Json]:
    return {
        "verdict": each.verdict,
        "evidence": _value(each.evidence) if each.evidence is not None else None,
        "terms": [_value(term) for term in each.terms],
        "message": _sentence(each) if each.verdict is Verdict.CONTRADICTED else None,
        "gap": each.gap,
        "why": each.why,
        "shared": list(each.shared),
    }
