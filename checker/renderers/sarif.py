"""The run as SARIF 2.1.0 (OASIS), for code scanning on GitHub and for editors that show results beside the text.

A result stands where the finding's main claim stands; what it is held against are related locations, to which its
message links. Columns count Unicode characters. Paths lead from the root of the checkout, and the file does not say
where that lies, so that it is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from pathlib import Path

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.findings.finding import Finding, Status
from checker.renderers import wording
from checker.renderers.evidence import reasons, sentence, source
from checker.renderers.excerpt import sentence_around
from checker.renderers.glyphs import visible, well_formed
from checker.renderers.json import Json, dumped
from checker.renderers.line_hashes import line_hashes
from checker.renderers.paths import from_root, reference
from checker.renderers.regions import region
from checker.renderers.sarif_messages import linked, message, plain
from checker.renderers.sarif_rules import DECISION, LEVELS, SILENT, UNCHECKED, UNREAD, notifications, rule
from checker.report import Report

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_PACKAGE = "claim-consistency-checker"
_ROOT = "%SRCROOT%"
"""How code scanning calls the root of a checkout."""
_RELATED = 50  # claims of a side
_SENTENCE = 1000  # characters of a sentence that is told as a claim's context
_HASHED = 10_000_000
"""Bytes of a file whose lines are hashed; of a larger one GitHub works them out itself."""


def render(report: Report) -> str:
    """The log as JSON: the same report and the same articles give the same text."""
    return well_formed(dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(report)]}))


def _run(report: Report) -> Json:
    rules = report.rulebook.rules
    driver: Json = {
        "name": "checker",
        "fullName": _PACKAGE,
        "semanticVersion": version(_PACKAGE),
        "rules": [rule(each, report.rulebook) for each in rules],
        "notifications": notifications(),
    }
    places = {each.id: place for place, each in reversed(list(enumerate(rules)))}
    hashes = cache(_hashes)
    # SARIF wants a state of all results or of none.
    has_baseline = any(finding.status is Status.BASELINE for finding in report.findings)
    results: list[Json] = []
    for finding in report.findings:
        path = report.article(finding.primary.article).file
        result = _result(finding, places[finding.rule], hashes(path), report)
        results.append({**result, "baselineState": _state(finding)} if has_baseline else result)
    return {
        "tool": {"driver": driver},
        "invocations": [
            {
                "executionSuccessful": report.unchecked is None and not report.unread,
                "toolExecutionNotifications": list(_notifications(report)),
            }
        ],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": message("The root of the checkout.")}},
        "results": results,
    }


def _result(finding: Finding, place: int, hashes: Sequence[str], report: Report) -> dict[str, Json]:
    rest, others = finding.claims[1:][:_RELATED], finding.others[:_RELATED]
    related = [_location(claim, report, id) for id, claim in enumerate((*others, *rest), start=1)]
    main = _location(finding.primary, report)
    line = report.article(finding.primary.article).place(finding.primary.start).line
    fingerprints: dict[str, Json] = {"finding/v1": finding.fingerprint}
    if line <= len(hashes):
        fingerprints["primaryLocationLineHash"] = hashes[line - 1]
    return {
        "ruleId": finding.rule,
        "ruleIndex": place,
        "level": LEVELS[finding.severity],
        "message": message(plain(sentence(finding)), *_against(finding, report)),
        "locations": [main],
        "relatedLocations": list(related),
        "partialFingerprints": fingerprints,
        "suppressions": list(_suppressions(finding)),
        "properties": {
            "verdict": finding.verdict,
            "confidence": finding.confidence,
            "status": finding.status,
            "why": list(reasons(finding, report)),
        },
    }


def _state(finding: Finding) -> str:
    """Whether the finding is new beside the baseline; one that is waived was seen before."""
    return "new" if finding.status is Status.NEW else "unchanged"


def _against(finding: Finding, report: Report) -> Iterator[str]:
    """What the finding is held against, its main claim a link to the first related location."""
    if finding.others:
        other, *rest = finding.others
        more = f", and {len(rest):,} more" if rest else ""
        origin = plain(source(report.article(other.article)))
        yield f"Against {linked(f'“{visible(other.text)}”', 1)}, {origin}{more}"


def _location(claim: Claim, report: Report, id: int | None = None) -> Json:
    """Where a claim stands; with an id also whose it is and as what it was read."""
    article = report.article(claim.article)
    physical = {**_file(article.file), "region": _region(article, claim.start, claim.end)}
    around = sentence_around(article, claim.start, claim.end)
    if around.end - around.start <= _SENTENCE:
        physical["contextRegion"] = _region(article, around.start, around.end)
    if id is None:
        return {"physicalLocation": physical}
    told = message(plain(f"{source(article)}: read as {visible(wording.value(claim.mention))}"))
    return {"id": id, "physicalLocation": physical, "message": told}


def _region(article: Article, start: int, end: int) -> Json:
    """Where words stand in their file; the snippet is what a reader sees there, without markup."""
    where = region(article, start, end)
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.last_line,
        "endColumn": where.last_column + 1,
        "snippet": {"text": article.text[start:end]},
    }


def _file(file: str) -> dict[str, Json]:
    uri = reference(from_root(file))
    return {"artifactLocation": {"uri": uri} if ":" in uri else {"uri": uri, "uriBaseId": _ROOT}}


def _suppressions(finding: Finding) -> Iterator[Json]:
    """An editor's decision that waives the finding: in the article itself, or beside the rules."""
    decision = finding.decision
    if decision is None or not decision.waives:
        return
    by = f" ({decision.by})" if decision.by else ""
    until = f" Until {decision.until}." if decision.until else ""
    yield {
        "kind": "inSource" if ":" in decision.place else "external",
        "status": "accepted",
        "justification": visible(f"{decision.because}{by}{until}"),
    }


def _notifications(report: Report) -> Iterator[Json]:
    """What the run itself has to say: first what it could not check."""
    if report.unchecked is not None:
        yield _notification(UNCHECKED, "error", f"Nothing was checked: {report.unchecked}")
    for unread in report.unread:
        yield _notification(UNREAD, "error", f"{unread.file} could not be read: {unread.reason}", unread.file)
    for notice in report.notices:
        yield _notification(DECISION, "warning", str(notice))
    for silent in report.coverage.rules:
        if silent.reason is not None:
            yield _notification(SILENT, "note", f"The rule {silent.rule} read nothing: {silent.reason}")
    for article in report.coverage.articles:
        if article.reason is not None:
            file = report.article(article.article).file
            yield _notification(SILENT, "note", f"{article.article} was not checked: {article.reason}", file)
    for limit in report.coverage.limits:
        yield _notification(SILENT, "note", f"The rule {limit.rule} {limit.reason}")
    if report.coverage.unlisted:
        told = "articles of an archive are not listed: no rule of a topic reads anything in them"
        yield _notification(SILENT, "note", f"{report.coverage.unlisted:,} {told}")


def _notification(kind: str, level: str, text: str, file: str | None = None) -> Json:
    told: dict[str, Json] = {"descriptor": {"id": kind}, "level": level, "message": message(plain(visible(text)))}
    return {**told, "locations": [{"physicalLocation": _file(file)}]} if file is not None else told


def _hashes(file: str) -> list[str]:
    """The hashes of the file's lines, none where there is no such file, or where it is a pipe or too large."""
    path = Path(file)
    try:
        usual = path.is_file() and path.stat().st_size <= _HASHED
        return line_hashes(path.read_bytes().decode("utf-8", "replace")) if usual else []
    except OSError:
        return []
