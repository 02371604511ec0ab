"""The findings as workflow commands of GitHub Actions, which shows them beside the lines of a change.

GitHub shows ten annotations of a kind for a step and drops the rest without a word, so the gravest ten come first and
a notice tells how many are hidden. Known findings are not told: they would be told again at each change.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from checker.findings.finding import Finding, Status
from checker.renderers.evidence import against, sentence
from checker.renderers.glyphs import visible, well_formed
from checker.renderers.paths import from_root
from checker.renderers.regions import region
from checker.renderers.wording import counted
from checker.report import Report
from checker.rulebook.facts.fact import Severity

_SHOWN = 10
_NAMED = 5  # files that could not be read
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice", Severity.OFF: "notice"}


def render(report: Report) -> str:
    """A command a line: what the run could not check, the gravest new findings, and how many more there are."""
    told = [finding for finding in report.findings if finding.status is Status.NEW]
    undone = list(_undone(report))
    shown = told[: _SHOWN - len(undone)]
    lines = [*undone, *(_annotation(finding, report) for finding in shown), *_hidden(len(told) - len(shown))]
    return well_formed("".join(f"{line}\n" for line in [*lines, *_decisions(report)]))


def _undone(report: Report) -> Iterator[str]:
    """Errors of the run itself: nothing was checked, or not all."""
    if report.unchecked is not None:
        yield _command("error", f"nothing was checked: {report.unchecked}", title="Nothing was checked")
    if report.unread:
        named = [visible(f"{each.file} ({each.reason})") for each in islice(report.unread, _NAMED)]
        more = [f"and {len(report.unread) - _NAMED:,} more"] if len(report.unread) > _NAMED else []
        title = f"{counted(len(report.unread), 'article')} could not be read"
        yield _command("error", "\n".join([*named, *more]), title=title)


def _annotation(finding: Finding, report: Report) -> str:
    article = report.article(finding.primary.article)
    where = region(article, finding.primary.start, finding.primary.end)
    # GitHub takes columns only of what stands on one line.
    columns = {"col": where.column, "endColumn": where.last_column} if where.line == where.last_line else {}
    return _command(
        _LEVELS[finding.severity],
        "\n".join(part for part in (sentence(finding), against(finding, report), finding.fingerprint) if part),
        file=from_root(article.file),
        line=where.line,
        endLine=where.last_line,
        **columns,
        title=f"{finding.verdict}: {finding.rule}",
    )


def _hidden(count: int) -> Iterator[str]:
    if count:
        told = f"{counted(count, 'more new finding')} not shown here: another format has all"
        yield _command("notice", told, title="Hidden findings")


def _decisions(report: Report) -> Iterator[str]:
    if report.notices:
        told = "\n".join(visible(str(notice)) for notice in report.notices)
        yield _command("notice", told, title="Decisions to look at again")


def _command(level: str, message: str, **properties: str | int) -> str:
    """A command in one line, whatever the message holds."""
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level} {told}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
