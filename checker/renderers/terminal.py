"""A report for the terminal: every finding with the evidence of both sides under its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from checker.claims.claim import Claim
from checker.findings.finding import Finding, Status
from checker.renderers import lines, standings
from checker.renderers.evidence import Side, place, places, reasons, sentence, source
from checker.renderers.excerpt import excerpt
from checker.renderers.glyphs import visible, width
from checker.renderers.lines import Line, Piece, Style, line
from checker.renderers.summary import gaps, near_misses, summary
from checker.report import Report
from checker.rulebook.facts.fact import Severity

_WIDTH = 100
"""Columns where the output is no terminal, so that the same run gives the same bytes."""
_INDENT = " " * 6
_SHOWN_A_SIDE = 3
_LISTED = 4
_NEAR_MISSES = 12
_ASSUMPTIONS = 4
_STYLES = {
    Severity.ERROR: Style.ERROR,
    Severity.WARNING: Style.WARNING,
    Severity.NOTE: Style.NOTE,
    Severity.OFF: Style.FAINT,
}


def render(report: Report) -> str:
    """The report as plain text, 100 columns wide."""
    return lines.plain(_report(report, _WIDTH))


def show(report: Report, stream: TextIO) -> None:
    """Print the report to the terminal behind ``stream``, in its width and in colour unless NO_COLOR is set."""
    lines.show(_report(report, lines.terminal_width(stream)), stream)


def _report(report: Report, columns: int) -> Iterator[Line]:
    for finding in report.findings:
        if finding.status is not Status.WAIVED:
            yield from _finding(finding, report, columns)
            yield line()
    yield from _sources(report)
    yield line(Piece(summary(report), Style.STRONG))
    yield from _waived(report)
    for notice in report.notices:
        yield line(Piece("decision: ", Style.WARNING), visible(str(notice)))
    yield from _not_checked(report)


def _sources(report: Report) -> Iterator[Line]:
    """What several sources say of a fact with a finding, of the last time of which they do not all say the same."""
    found = {finding.rule for finding in report.findings if finding.status is not Status.WAIVED}
    told = []
    for sources in report.sources:
        several = [each for each in sources.moments if each.leading and len(each.leading[0].sources) > 1]
        if sources.rule in found and several:
            moment = max(reversed(several), key=lambda each: bool(each.apart or len(each.leading) > 1))
            told.append((standings.scope(sources), standings.brief(moment)))
    if told:
        margin = max(width(fact) for fact, _ in told) + 2
        yield line(Piece("what most independent sources say", Style.STRONG))
        for fact, said in told:
            yield line("  ", fact, " " * (margin - width(fact)), said, hang=margin + 2)
        yield line()


def _finding(finding: Finding, report: Report, columns: int) -> Iterator[Line]:
    style = _STYLES[finding.severity]
    yield line(
        Piece(f"{finding.verdict}[{visible(finding.rule)}]", style), "  ", Piece(sentence(finding), Style.STRONG)
    )
    sides = [Side.of(side, _SHOWN_A_SIDE) for side in (finding.claims, finding.others) if side]
    margin = max(width(place(report, claim)) for side in sides for claim in side.shown)
    for number, side in enumerate(sides):
        if number and any(len(each.shown) > 1 or each.rest for each in sides):
            yield line(Piece("  against", Style.FAINT))
        for claim in side.shown:
            yield from _evidence(claim, report, columns, margin, style)
        yield from _more(side.rest, report)
    yield line(Piece("  = ", Style.FAINT), "; ".join(reasons(finding, report)))
    waive = f"to waive: checker waive {finding.fingerprint} --because ..."
    yield line(Piece("  = ", Style.FAINT), Piece(waive, Style.FAINT))


def _evidence(claim: Claim, report: Report, columns: int, margin: int, style: Style) -> Iterator[Line]:
    """Where a claim stands, its sentence, and carets under its words."""
    article = report.article(claim.article)
    where = place(report, claim)
    gap = " " * (margin - width(where) + 2)
    yield line(Piece("  --> ", Style.FAINT), Piece(where, Style.PLACE), gap, source(article), hang=6)
    shown = excerpt(article, claim.start, claim.end, max(columns - width(_INDENT), 20))
    yield line(_INDENT, shown.before, Piece(shown.claim, Style.STRONG), shown.after, hang=None)
    carets = "^" * width(shown.claim)
    yield line(_INDENT, " " * width(shown.before), Piece(carets, style), hang=None)


def _more(claims: Sequence[Claim], report: Report) -> Iterator[Line]:
    """The places of a side's further claims."""
    if claims:
        yield line(Piece("  = ", Style.FAINT), f"likewise {places(report, claims, _LISTED)}")


def _waived(report: Report) -> Iterator[Line]:
    for finding in report.findings:
        if finding.status is Status.WAIVED:
            because = visible(finding.waived_because or "no reason given")
            yield line(Piece(f"waived: {finding.fingerprint} ({because})", Style.FAINT))


def _not_checked(report: Report) -> Iterator[Line]:
    for gap in gaps(report):
        yield line(Piece("not checked: ", Style.WARNING), str(gap))
    misses = near_misses(report)
    for miss, count in misses[:_NEAR_MISSES]:
        where = visible(str(report.article(miss.article).place(miss.start)))
        more = f" and {count - 1:,} more" if count > 1 else ""
        said = f"{visible(miss.rule)}: “{visible(miss.text)}” at {where}{more} ({visible(miss.reason)})"
        yield line(Piece("left out: ", Style.FAINT), said)
    if len(misses) > _NEAR_MISSES:
        total = len(report.coverage.near_misses)
        yield line(Piece("left out: ", Style.FAINT), f"{total:,} mentions in all; --format json lists every one")
    yield from assumed([f"{article.id}: {note}" for article in report.articles for note in article.notes])


def assumed(notes: Sequence[str]) -> Iterator[Line]:
    """What was assumed of articles, such as a detected encoding."""
    for note in notes[:_ASSUMPTIONS]:
        yield line(Piece("assumed: ", Style.FAINT), visible(note))
    if len(notes) > _ASSUMPTIONS:
        rest = f"{len(notes) - _ASSUMPTIONS:,} more; --format json lists every one"
        yield line(Piece("assumed: ", Style.FAINT), rest)
