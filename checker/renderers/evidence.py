"""What a report says of a finding beside its sentence: where each side stands, and the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.findings.finding import Finding, Status
from checker.renderers import wording
from checker.renderers.glyphs import visible
from checker.report import Report
from checker.values.days import Days


def place(report: Report, claim: Claim) -> str:
    """File, line and column at which a claim starts, as in "seeds/first.txt:9:71"."""
    return visible(str(report.article(claim.article).place(claim.start)))


def places(report: Report, claims: Sequence[Claim], most: int) -> str:
    """The places of claims in one phrase, at most so many of them: "first.txt:9:71, second.md:3:1 and 5 more"."""
    more = f" and {len(claims) - most:,} more" if len(claims) > most else ""
    return ", ".join(place(report, claim) for claim in claims[:most]) + more


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of one side: those shown in their sentences, and the rest."""

    shown: tuple[Claim, ...]
    rest: tuple[Claim, ...]

    @classmethod
    def of(cls, claims: Sequence[Claim], most: int) -> Side:
        """A side that shows one claim an article, at most so many, the main claim first."""
        firsts: dict[str, Claim] = {}
        for claim in claims:
            firsts.setdefault(claim.article, claim)
        shown = tuple(firsts.values())[:most]
        ids = {claim.id for claim in shown}
        return cls(shown, tuple(claim for claim in claims if claim.id not in ids))


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


def against(finding: Finding, report: Report) -> str | None:
    """What the finding is held against, in a phrase with its place; ``None`` where it stands alone.

    'against “around 80 people”, news/harbour.txt:3:19 (The Harbour Post, 1 March 2021), and 2 more'
    """
    if not finding.others:
        return None
    other, *rest = finding.others
    origin = source(report.article(other.article))
    more = f", and {len(rest):,} more" if rest else ""
    return f"against “{visible(other.text)}”, {place(report, other)} ({origin}){more}"


def reasons(finding: Finding, report: Report) -> list[str]:
    """Why it is this verdict, how far apart the sides are in time, how sure the engine is, and whose rule it is."""
    told = [finding.why, *circumstances(finding, report)]
    told.append(f"confidence {finding.confidence}")
    if (owner := report.rulebook.rule(finding.rule).fact.owner) is not None:
        told.append(f"owner {owner}")
    if finding.status is not Status.NEW:
        told.append(f"known: {finding.status}")
    if finding.decision is not None and not finding.decision.waives:
        by = f" by {finding.decision.by}" if finding.decision.by else ""
        what = f"accepted{by}, to be corrected" if finding.decision.accepted else f"needs a source, asked for{by}"
        told.append(f"{what}: {finding.decision.because}")
    return list(dict.fromkeys(visible(each) for each in told if each))


def circumstances(finding: Finding, report: Report) -> list[str]:
    """How far apart the sides are in time, and what is to know of how their main claims were read."""
    told = [_time_between(finding), *finding.notes]
    for claim in (*finding.claims[:1], *finding.others[:1]):
        told += [other_time(claim.text, claim.as_of, report.article(claim.article)), *claim.notes]
    return list(dict.fromkeys(visible(each) for each in told if each))


def other_time(text: str, as_of: Days | None, article: Article) -> str | None:
    """The days that words of an article speak of, where they are not the article's own."""
    published = article.published
    if as_of is None or published is None or as_of == Days(published, published):
        return None
    return f"“{' '.join(text.split())}” speaks of {wording.days(as_of)}"


def _time_between(finding: Finding) -> str | None:
    """Days between what the two sides speak of, ``None`` where one of them has no date or stands alone."""
    if not finding.others:
        return None
    return time_between(finding.primary.as_of, finding.others[0].as_of)


def time_between(first: Days | None, second: Days | None) -> str | None:
    """How many days lie between what two sides speak of: "one day apart"; ``None`` where one of them is not known."""
    return wording.apart(first.days_to(second)) if first and second else None
