"""The report as one HTML file for editors: it opens offline, asks for nothing, and can be filtered, sorted and printed.

Everything stands in the file as text, so that it is readable without JavaScript. What articles say becomes no markup:
every value that a template is given is made visible, cut and escaped on its way.
"""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import TYPE_CHECKING

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.findings.finding import Finding, Status
from checker.renderers import cards, wording
from checker.renderers.cards import Card
from checker.renderers.glyphs import visible
from checker.renderers.panels import article_panels, fact_panels, facts
from checker.renderers.room import fitting, ranked, severities, whereabouts
from checker.renderers.summary import gaps, near_misses, summary
from checker.report import Report
from checker.rulebook.facts.fact import Severity

if TYPE_CHECKING:
    from jinja2 import Environment

_FINDINGS, _FACTS, _ARTICLES = 4 << 20, 2 << 20, 2 << 20
"""Bytes of each part, so that a browser opens a report of any run."""
_LISTED = 100
"""Lines of each list at the end."""
_LONGEST = 500
"""Characters of one value, such as an outlet's name or a message, which a text of any size may have made."""


def render(report: Report) -> str:
    """The report as a page: the same report gives the same text."""
    return render_bounded(report, {})


def render_bounded(report: Report, files: Mapping[str, str]) -> str:
    """The page, which names the ``files`` of the same run, by their formats, where it leaves findings out."""
    claims = facts(report)
    fact_blocks = fitting(_blocks("fact", fact_panels(claims, report)), _FACTS)
    told = frozenset(list(claims)[: len(fact_blocks)])
    findings = ranked(report.findings)
    finding_blocks = fitting(_blocks("finding", _cards(findings, report, told)), _FINDINGS)
    shown = list(_cards(findings[: len(finding_blocks)], report, told))
    article_blocks = fitting(_blocks("article", article_panels(shown, report)), _ARTICLES)
    return _page(
        {"findings": finding_blocks, "facts": fact_blocks, "articles": article_blocks},
        report=report,
        summary=summary(report),
        total=len(findings),
        findings_shown=len(shown),
        choices=_choices(shown),
        left_out=severities(findings[len(finding_blocks) :]),
        whereabouts=whereabouts(files, "html"),
        fact_count=len(claims),
        facts_left_out=len(claims) - len(fact_blocks),
        articles_left_out=len(report.articles) - len(article_blocks),
        gaps=[str(gap) for gap in gaps(report)],
        near_misses=[(miss, str(report.article(miss.article).place(miss.start)), n) for miss, n in near_misses(report)],
        notes=[(article.id, note) for article in report.articles for note in article.notes],
        listed=_LISTED,
    )


def _cards(findings: Sequence[Finding], report: Report, facts: frozenset[str]) -> Iterator[Card]:
    """The cards of findings; where one fingerprint stands for several, the second is "rule/1a2b3c4d~2"."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        number = seen[finding.fingerprint]
        anchor = finding.fingerprint if number == 1 else f"{finding.fingerprint}~{number}"
        yield Card.of(finding, anchor, report, facts)


def _choices(told: Sequence[Card]) -> dict[str, list[tuple[str, int]]]:
    """What findings can be filtered by, and how many findings each choice leaves."""
    return {
        "status": _counted(told, lambda card: [card.finding.status], Status),
        "severity": _counted(told, lambda card: [card.finding.severity], Severity),
        "verdict": _counted(told, lambda card: [card.finding.verdict], Verdict),
        "confidence": _counted(told, lambda card: [card.finding.confidence], Confidence),
        "rule": _counted(told, lambda card: [card.finding.rule]),
        "outlet": _counted(told, lambda card: card.outlets),
    }


def _counted(
    told: Sequence[Card], values: Callable[[Card], Iterable[str]], order: Iterable[str] | None = None
) -> list[tuple[str, int]]:
    """How many of the cards have each value, in the order given, else that of the alphabet."""
    counts = Counter(value for card in told for value in values(card))
    return [(str(value), counts[value]) for value in order or sorted(counts) if counts[value]]


def _blocks(template: str, views: Iterable[object]) -> Iterator[str]:
    """The HTML of each card or panel."""
    made = _environment().get_template(f"{template}.html.j2")
    return (made.render(view=view) for view in views)


def _page(parts: Mapping[str, Sequence[str]], **values: object) -> str:
    """The whole page, around parts that are HTML already."""
    from markupsafe import Markup

    style, script = _asset("tokens.css") + _asset("page.css"), _asset("page.js")
    html = {name: Markup("\n".join(blocks)) for name, blocks in parts.items()}
    own = {"style": Markup(style), "script": Markup(script), "policy": _policy(style, script)}
    return _environment().get_template("report.html.j2").render(**values, **html, **own) + "\n"


def _policy(style: str, script: str) -> str:
    """A Content-Security-Policy that allows this style, this script and nothing else."""
    allowed = [b64encode(sha256(text.encode()).digest()).decode() for text in (style, script)]
    return (
        f"default-src 'none'; style-src 'sha256-{allowed[0]}'; script-src 'sha256-{allowed[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
    )


@cache
def _asset(name: str) -> str:
    return resources.files(__package__).joinpath("page", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(__package__, "page"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_shown,
    )
    environment.filters.update(
        day=wording.day, link=cards.link, known=cards.reference, counted=wording.counted, cut=_cut
    )
    return environment


def _shown(value: object) -> object:
    """A value of a template as it is shown: text without characters that mislead, and not endless; markup as it is."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return _cut(value, _LONGEST)


def _cut(text: str, longest: int) -> str:
    """The beginning of a text, safe to show."""
    shown = visible(text[: longest + 1])
    return shown if len(text) <= longest else f"{shown[:longest].rstrip()}…"
