"""What a report says of a finding beside its sentence: where each side stands, and the reasons."""

from __future__ import annotations

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.findings.finding import Finding, Status
from checker.renderers import wording
from checker.renderers.glyphs import visible
from checker.report import Report


def place(report: Report, claim: Claim) -> str:
    """File, line and column at which a claim starts, as in "seeds/first.txt:9:71"."""
    return visible(str(report.article(claim.article).place(claim.start)))


def source(article: Article) -> str:
    """Whose article it is, where that is known, and of which day: "The Courier, 2 August 2020"."""
    published = wording.day(article.published) if article.published else "no date"
    return f"{visible(article.outlet)}, {published}" if article.outlet else published


def sentence(finding: Finding) -> str:
    """The finding's sentence, with the gap and what was allowed unless it says them itself."""
    message = visible(finding.message)
    if finding.gap is None or finding.gap in message:
        return message
    allowed = f", allowed {finding.within}" if finding.within is not None else ""
    return f"{message} (gap {visible(finding.gap)}{visible(allowed)})"


def reasons(finding: Finding, report: Report) -> list[str]:
    """Why it is this verdict, how far apart the sides are in time, how sure the engine is, and whose rule it is."""
    told = [finding.why, _time_between(finding), *finding.notes]
    told += [note for claim in (*finding.claims[:1], *finding.others[:1]) for note in claim.notes]
    told.append(f"confidence {finding.confidence}")
    if (owner := report.rulebook.rule(finding.rule).fact.owner) is not None:
        told.append(f"owner {owner}")
    if finding.status is not Status.NEW:
        told.append(f"known: {finding.status}")
    return list(dict.fromkeys(visible(each) for each in told if each))


def _time_between(finding: Finding) -> str | None:
    """Days between what the two sides speak of, ``None`` where one of them has no date or stands alone."""
    if not finding.others:
        return None
    first, second = finding.primary.as_of, finding.others[0].as_of
    return wording.apart(first.days_to(second)) if first and second else None
