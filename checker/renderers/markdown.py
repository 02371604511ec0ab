"""The discrepancy report as Markdown: what an editor reads, fact by fact."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath
from typing import TypeVar
from urllib.parse import quote

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.findings.finding import Finding, Status
from checker.findings.sources import Moment, Sources, Statement
from checker.renderers import standings, wording
from checker.renderers.chart import chart, is_chart
from checker.renderers.evidence import Side, place, places, reasons, sentence, source
from checker.renderers.excerpt import Excerpt, excerpt
from checker.renderers.glyphs import visible
from checker.renderers.room import fitting, ranked, severities, size, whereabouts
from checker.renderers.summary import gaps, near_misses, summary
from checker.report import Report
from checker.rulebook.facts.general import General
from checker.rulebook.rulebook import Rule

Told = TypeVar("Told", Claim, Finding, Sources)

_SENTENCE = 400
"""Columns of a sentence that are quoted around a claim."""
_QUOTED = 8
"""Sentences that are quoted for one side."""
_ROWS = 200
"""Claims in the table of a fact: more are read by a program."""
_CELL = 80
"""Columns of a claim's words in a table."""
_ALL = "What each article says"
_CLAIM = ("As of", "Source", "Place", "Words", "Read as", "Scope")
_LONGEST = 4_000
"""Characters of one text, such as an outlet's name: one article must not fill the report."""
_SIZE, _FINDINGS, _LISTED = 1000 << 10, 720 << 10, 30 << 10
"""Bytes of all that is told, of the findings, and of each list at the end.

GitHub refuses a job's summary of more than 1 MiB; what is missing to that are headings and blank lines.
"""
_MARKUP = re.compile(r"([\\`*_\[\]{}<>|~#&$!=^])|(?<=[a-zA-Z])(:)(?=//)|(?<=\bwww)(\.)")
_LINE_START = re.compile(r"^(?:([-+])|(\d+)([.)])(?=\s|$))")


def render(report: Report) -> str:
    """The discrepancy report, with a line end: the same report gives the same text."""
    return render_bounded(report, {})


def render_bounded(report: Report, files: Mapping[str, str]) -> str:
    """The discrepancy report, which names the ``files`` of the same run where it leaves findings out."""
    return _document(report, {}, files)


def render_files(report: Report, name: str, files: Mapping[str, str]) -> dict[str, str]:
    """The discrepancy report in a file of that name, and its charts in a folder beside it, by their paths from there.

    Where Markdown is read, most show an image that lies beside it, and few one that is part of the text.
    """
    charts: dict[tuple[str, str | None], str] = {}
    drawn: dict[str, str] = {}
    for sources in report.sources:
        number = 1 + sum(rule == sources.rule for rule, _ in charts)
        if (image := chart(sources)) is not None:
            path = f"{folder(name)}/{sources.rule}{'' if number == 1 else f'-{number}'}.svg"
            charts[sources.rule, sources.scope] = path
            drawn[path] = image
    document = _document(report, charts, files)
    return {**{path: image for path, image in drawn.items() if f"]({quote(path)})" in document}, name: document}


def folder(name: str) -> str:
    """The folder of the charts beside a report in a file of that name."""
    return f"{PurePath(name).stem}.charts"


def is_former(text: str) -> bool:
    """Tell whether a file in that folder that begins so is a chart, of this report or of an earlier one."""
    return is_chart(text)


def _document(report: Report, charts: Mapping[tuple[str, str | None], str], files: Mapping[str, str]) -> str:
    """The report with a reference to the chart of each rule and scope that has one, the gravest findings first."""
    findings = ranked(report.findings)
    told = findings[: len(fitting((_in_full(finding, report) for finding in findings), _FINDINGS))]
    overview = "\n\n".join(_overview(told))
    ending = "\n\n".join([*_notices(report), *_not_checked(report)])
    by_rule = _by_rule(told)
    rules = sorted(report.rulebook.rules, key=lambda rule: (rule.id not in by_rule, _is_general(rule)))
    sections = {id: "\n\n".join(_section(id, own, report)) for id, own in by_rule.items()}
    room = _SIZE - sum(size(text) for text in (overview, ending, *sections.values()))
    answers = list(_answers(rules, charts, report))
    shown = fitting((f"{_heading(rule)}{text}" for rule, text in answers), room)
    facts: dict[str, list[str]] = {}
    for rule, text in answers[: len(shown)]:
        facts.setdefault(rule.id, []).append(text)
    blocks = ["# Discrepancy report", escape(summary(report)) + ".", overview]
    blocks += _left_out(findings[len(told) :], len({rule.id for rule, _ in answers[len(shown) :]}), files)
    for rule in rules:
        if rule.id in sections or rule.id in facts:
            blocks += [sections.get(rule.id, _heading(rule)), *facts.get(rule.id, ())]
    return "\n\n".join(block for block in (*blocks, ending) if block) + "\n"


def _in_full(finding: Finding, report: Report) -> str:
    """All that is told of a finding: its row, and its section under a heading that it may share with others."""
    return "\n\n".join([*_overview([finding]), *_section(finding.rule, [finding], report)])


def _section(rule: str, findings: Sequence[Finding], report: Report) -> Iterator[str]:
    """A rule's question and its findings."""
    yield _heading(report.rulebook.rule(rule))
    for finding in findings:
        yield from _finding(finding, report)


def _left_out(findings: Sequence[Finding], facts: int, files: Mapping[str, str]) -> Iterator[str]:
    """How many findings and facts are not told, and where they are."""
    where = escape(whereabouts(files, "markdown"))
    if findings:
        yield f"**Left out, to keep this report under 1 MiB: {wording.listed(severities(findings))}**; {where}."
    if facts:
        yield f"Left out likewise: what each article says, of {wording.counted(facts, 'fact')}; {where}."


def escape(text: str) -> str:
    """The text on one line such that Markdown shows it as it is: nothing in an article becomes markup or a link.

    >>> escape("# 5 * <b>3</b> www.example.org")
    '\\\\# 5 \\\\* \\\\<b\\\\>3\\\\</b\\\\> www\\\\.example.org'
    """
    return _LINE_START.sub(_disarm, _inner(visible(_cut(text)).lstrip()))


def _cut(text: str) -> str:
    """The beginning of a text that is not to fill the report."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _disarm(start: re.Match[str]) -> str:
    """The start of a line that would begin a list, such that it does not."""
    return f"\\{start[1]}" if start[1] else f"{start[2]}\\{start[3]}"


def _overview(told: Sequence[Finding]) -> Iterator[str]:
    """A table of the findings that are not waived."""
    rows = [_row(each) for each in told if each.status is not Status.WAIVED]
    if rows:
        yield table(("Rule", "Verdict", "Severity", "Confidence", "Status", "Finding"), rows)


def _row(each: Finding) -> tuple[str, ...]:
    return escape(each.rule), each.verdict, each.severity, each.confidence, each.status, escape(sentence(each))


def _is_general(rule: Rule) -> bool:
    """Whether the rule is a check of any article: what it looked at is no answer to one question."""
    return isinstance(rule.fact, General)


def _by_rule(told: Iterable[Told]) -> dict[str, list[Told]]:
    """Claims, findings or what sources say by the id of their rule, in their order."""
    groups: dict[str, list[Told]] = {}
    for each in told:
        groups.setdefault(each.rule, []).append(each)
    return groups


def _heading(rule: Rule) -> str:
    return f"## {escape(rule.id)}: {escape(rule.fact.question)}"


def _answers(
    rules: Iterable[Rule], charts: Mapping[tuple[str, str | None], str], report: Report
) -> Iterator[tuple[Rule, str]]:
    """What articles answer, each with its rule: scope by scope, and then what stands beside nothing else."""
    claims, told_by = _by_rule(report.claim_list), _by_rule(report.sources)
    for rule in rules:
        told = told_by.get(rule.id, [])
        for sources in told:
            yield rule, "\n\n".join(_sources(sources, charts.get((rule.id, sources.scope)), report))
        rest = [] if _is_general(rule) else _not_told(claims.get(rule.id, []), told)
        if rest:
            yield rule, "\n\n".join(_claims(rest, report, "What one article alone says" if told else _ALL))


def _not_told(claims: Sequence[Claim], told: Iterable[Sources]) -> list[Claim]:
    """The claims that do not stand side by side with others: words that one article alone quotes."""
    shown = {each.claim.id for sources in told for moment in sources.moments for each in moment.statements}
    return [claim for claim in claims if claim.id not in shown]


def _claims(claims: Sequence[Claim], report: Report, title: str) -> Iterator[str]:
    """A table of what articles say."""
    yield f"{title}, in the order of time:"
    rows = [(*_claim_row(claim, report), _says(claim)) for claim in sorted(claims, key=_time)[:_ROWS]]
    yield table((*_CLAIM, "Says"), rows)
    yield from _later(len(claims))


def _sources(sources: Sources, image: str | None, report: Report) -> Iterator[str]:
    """What most sources of a fact say in one scope, its chart where there is one, and a table of what each says."""
    yield f"### What most sources say{f' in {escape(sources.scope)}' if sources.scope else ''}"
    told = [(moment, " ".join(standings.sentences(moment))) for moment in sources.moments[:_ROWS]]
    if listed := [f"- {escape(standings.time(moment))}: {_inner(_cut(said))}" for moment, said in told if said]:
        yield "\n".join(listed)
    if image is not None:
        yield f"![{escape(standings.scope(sources))}: the values as intervals, by source and time]({quote(image)})"
    yield f"{_ALL}, in the order of time:"
    every = [(moment, statement) for moment in sources.moments for statement in moment.statements]
    rows = [_statement_row(moment, statement, report) for moment, statement in every[:_ROWS]]
    yield table((*_CLAIM, "Counts for", "Stands"), rows)
    yield from _later(len(every))


def _later(claims: int) -> Iterator[str]:
    if claims > _ROWS:
        yield f"{claims - _ROWS:,} later claims are not shown here; the JSON report has them all."


def _statement_row(moment: Moment, statement: Statement, report: Report) -> tuple[str, ...]:
    original = report.article(statement.copy_of) if statement.copy_of else None
    counts_for = f"none: copies {_outlet(original)}" if original is not None else statement.source
    return *_claim_row(statement.claim, report), escape(counts_for), escape(standings.standing(moment, statement))


def _finding(finding: Finding, report: Report) -> Iterator[str]:
    yield f"### {str(finding.verdict).capitalize()}: {escape(sentence(finding))}"
    if finding.status is Status.WAIVED:
        yield f"Waived: {escape(finding.waived_because or 'no reason given')}"
    for claims, name in ((finding.claims, "One side"), (finding.others, "The other side")):
        if claims:
            side = Side.of(claims, _QUOTED)
            yield f"{name if finding.others else 'Evidence'}:"
            yield "\n>\n".join(f"> {_quoted(claim, report)}" for claim in side.shown)
            if side.rest:
                yield f"Likewise {escape(places(report, side.rest, _QUOTED))}."
    listed = [f"- {escape(reason)}" for reason in reasons(finding, report)]
    yield "\n".join([*listed, f"- fingerprint `{finding.fingerprint}`"])


def _quoted(claim: Claim, report: Report) -> str:
    """A claim in its sentence, and below it where it stands and what it was read as."""
    article = report.article(claim.article)
    shown = excerpt(article, claim.start, claim.end, _SENTENCE)
    origin = f"{escape(source(article))}, {escape(place(report, claim))}"
    return f"{marked(shown)}\n>\n> {origin}; read as {escape(wording.value(claim.mention))}"


def _claim_row(claim: Claim, report: Report) -> tuple[str, ...]:
    article = report.article(claim.article)
    shown = excerpt(article, claim.start, claim.end, _CELL)
    return (
        escape(wording.days(claim.as_of)) if claim.as_of else "not stated",
        escape(_outlet(article)),
        escape(place(report, claim)),
        escape(shown.claim),
        escape(standings.meant(claim)),
        escape(claim.scope or "not stated"),
    )


def _says(claim: Claim) -> str:
    return escape(claim.mention.speaker or claim.mention.attribution or "the article")


def _notices(report: Report) -> Iterator[str]:
    """Decisions of editors that are expired, unused or not understood."""
    if report.notices:
        yield "## Decisions to look at again"
        yield _list([f"- {escape(str(notice))}" for notice in report.notices])


def _not_checked(report: Report) -> Iterator[str]:
    """What was not checked, and what was left out or assumed."""
    told = [f"- {escape(str(gap))}" for gap in gaps(report)]
    for miss, count in near_misses(report):
        more = f" and {count - 1:,} more" if count > 1 else ""
        where = visible(str(report.article(miss.article).place(miss.start)))
        told.append(
            f"- left out of {escape(miss.rule)}: “{escape(miss.text)}” at {escape(where)}{more} ({escape(miss.reason)})"
        )
    told += [
        f"- assumed of {escape(article.id)}: {escape(note)}" for article in report.articles for note in article.notes
    ]
    if told:
        yield "## Not checked"
        yield _list(told)


def _list(items: Sequence[str]) -> str:
    """The items of a list, of many the first."""
    told = fitting(items, _LISTED)
    more = [f"- and {len(items) - len(told):,} more: --format json=report.json has them all"]
    return "\n".join([*told, *(more if len(told) < len(items) else [])])


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table of escaped cells."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def marked(shown: Excerpt) -> str:
    """An excerpt on one line with its claim in bold."""
    return f"{escape(shown.before)}{_bold(shown)}{_inner(shown.after)}"


def _bold(shown: Excerpt) -> str:
    """The claim in bold: by asterisks where they can mark it, by a tag where a sign next to a letter forbids them."""
    claim = shown.claim
    opens = claim[:1].isalnum() or not shown.before[-1:].strip()
    closes = claim[-1:].isalnum() or not shown.after[:1].strip()
    return f"**{_inner(claim)}**" if opens and closes else f"<strong>{_inner(claim)}</strong>"


def _inner(text: str) -> str:
    """Escaped text that does not start a line."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", text)


def _outlet(article: Article) -> str:
    return article.outlet or "not stated"


def _time(claim: Claim) -> tuple[date, str, int]:
    first = claim.as_of.earliest or claim.as_of.latest if claim.as_of else None
    return first or date.min, claim.article, claim.start
