"""The tests that rules carry: each example read and compared by the engine itself.

An example stands for an article about the rule's subject. Of an example with several lines the first is the headline,
as in a plain text file. Where it states no day of publication, it is published on ``PUBLISHED``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import isclose

from checker.articles.article import Article, SourceMap
from checker.articles.sentences import split_sentences
from checker.claims.claim import Claim
from checker.comparisons.comparer import Docket
from checker.comparisons.comparing import compare
from checker.comparisons.verdict import Verdict
from checker.mentions.mention import Kind, Mention
from checker.mentions.read import read
from checker.pipeline import examine
from checker.renderers.wording import days
from checker.report import Report
from checker.rulebook.facts.fact import KnownMiss, Match, Pair
from checker.rulebook.facts.general import General
from checker.rulebook.facts.members import Set, member_names
from checker.rulebook.facts.relation import Relation
from checker.rulebook.rulebook import Rule, RuleBook
from checker.values.span import Span

PUBLISHED = date(2020, 1, 1)
"""The day of publication of an example that states none; a Wednesday."""


class Fault(StrEnum):
    """How a test fails."""

    MISSING = "missing"  # the rule reads or finds too little
    NOISY = "noisy"  # the rule reads or finds too much


@dataclass(frozen=True, slots=True)
class Failure:
    """A test that does not hold: ``test`` is its key in the rule file, ``text`` the example, ``why`` says in words."""

    rule: str
    file: str
    fault: Fault
    test: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.fault}[{self.rule}] {self.test}: {self.why}\n  {self.text}\n  --> {self.file}"


def run_tests(rulebook: RuleBook, rule: Rule) -> list[Failure]:
    """The tests of a rule that fail, in the order of its file; an empty list where all hold."""
    return list(_Trial(rulebook, rule).failures())


class _Trial:
    """The examples of one rule, run against it alone."""

    def __init__(self, rulebook: RuleBook, rule: Rule) -> None:
        sides = (rule.fact.left, *rule.fact.rights) if isinstance(rule.fact, Relation) else ()
        self.rule = rule
        self.rulebook = replace(rulebook, rules=(*(rulebook.rule(id) for id in sides), rule), waivers=())
        self.finds = isinstance(rule.fact, General | Relation)  # what such a rule tells are findings, not claims

    def failures(self) -> Iterator[Failure]:
        tests = self.rule.fact.tests
        for match in tests.matches:
            yield from self._match(match)
        for text in tests.no_match:
            yield from self._no_match(text)
        expected: tuple[tuple[str, tuple[Pair, ...], Verdict], ...] = (
            ("agree", tests.agree, Verdict.AGREE),
            ("conflict", tests.conflict, Verdict.CONTRADICTION),
            ("tension", tests.tension, Verdict.TENSION),
            ("update", tests.update, Verdict.UPDATE),
            ("disputed", tests.disputed, Verdict.DISPUTED),
        )
        for test, pairs, verdict in expected:
            for pair in pairs:
                yield from self._pair(test, pair, verdict)
        for miss in tests.known_miss:
            yield from self._known_miss(miss)

    def _match(self, match: Match) -> Iterator[Failure]:
        report = self._examine((match.text, match.published))
        if self.finds:
            if not self._found(report):
                yield self._failure(Fault.MISSING, "match", match.text, "nothing is found")
            return
        claims = self._claims(report)
        if not claims:
            yield self._failure(Fault.MISSING, "match", match.text, f"nothing is read{_near(report)}")
        elif match.reads is not None and not any(self._is_read(match, match.reads, claim) for claim in claims):
            read = ", ".join(f'"{claim.text}"' for claim in claims)
            yield self._failure(Fault.MISSING, "match", match.text, f'"{match.reads}" is not read, but {read}')

    def _no_match(self, text: str) -> Iterator[Failure]:
        report = self._examine((text, None))
        if self.finds:
            for verdict, message in self._found(report):
                yield self._failure(Fault.NOISY, "no-match", text, f"{verdict} is found: {message}")
            return
        for claim in self._claims(report):
            yield self._failure(Fault.NOISY, "no-match", text, f'"{claim.text}" is read')

    def _pair(self, test: str, pair: Pair, wanted: Verdict) -> Iterator[Failure]:
        report = self._examine((pair.a, pair.a_published), (pair.b, pair.b_published))
        text = f"{pair.a}\n  {pair.b}"
        if not self.finds:
            read = {claim.article for claim in self._claims(report)}
            unread = [name for name in ("a", "b") if name not in read]
            if unread:
                why = f"nothing is read in {' and '.join(unread)}{_near(report)}"
                yield self._failure(Fault.MISSING, test, text, why)
                return
        found = self._found(report)
        verdicts = {verdict for verdict, _ in found}
        if wanted is not Verdict.AGREE and wanted not in verdicts:
            told = f"{' and '.join(sorted(verdicts))} is found" if verdicts else "nothing is found"
            yield self._failure(Fault.MISSING, test, text, f"{told}, not {wanted}")
        elif wanted is Verdict.AGREE:
            for verdict, message in found:
                yield self._failure(Fault.NOISY, test, text, f"{verdict} is found: {message}")
            if not found and not self.finds and not self._are_comparable(report):
                yield self._failure(Fault.MISSING, test, text, f"not comparable: {self._apart(report)}")

    def _are_comparable(self, report: Report) -> bool:
        """Tell whether some claim of one article can be held against one of the other."""
        articles = {article.id: article for article in report.articles}

        def is_comparable(*pair: Claim) -> bool:
            docket = Docket(self.rule, self.rulebook, pair, {self.rule.id: pair}, articles)
            return compare(docket).not_comparable == 0

        return any(is_comparable(claim, other) for claim, other in self._across(report))

    def _apart(self, report: Report) -> str:
        """In what the first claims of two articles that cannot be compared differ, in words."""
        claim, other = next(self._across(report))
        told = []
        scope = getattr(getattr(self.rule.fact, "find", None), "scope", None)
        told += [f'"{each.text}" states no scope' for each in (claim, other) if scope and each.scope is None]
        if claim.scope and other.scope and claim.scope != other.scope:
            told.append(f'"{claim.text}" speaks of {claim.scope} and "{other.text}" of {other.scope}')
        if claim.as_of and other.as_of and not claim.as_of.meets(other.as_of):
            told.append(f'"{claim.text}" speaks of {days(claim.as_of)} and "{other.text}" of {days(other.as_of)}')
        units = claim.mention.unit, other.mention.unit
        if Kind.MONEY in self.rule.fact.answers and units[0] != units[1]:
            told.append(f'"{claim.text}" is in {units[0]} and "{other.text}" in {units[1]}')
        return "; ".join(told) or f'"{claim.text}" and "{other.text}" have no measure in common'

    def _across(self, report: Report) -> Iterator[tuple[Claim, Claim]]:
        """Each claim of the first article with each of the second."""
        claims = self._claims(report)
        return ((claim, other) for claim in claims for other in claims if (claim.article, other.article) == ("a", "b"))

    def _known_miss(self, miss: KnownMiss) -> Iterator[Failure]:
        report = self._examine((miss.text, None))
        if self._found(report) if self.finds else self._claims(report):
            why = f'it is read now, move it to match (it was missed because "{miss.because}")'
            yield self._failure(Fault.NOISY, "known-miss", miss.text, why)

    def _examine(self, *texts: tuple[str, date | None]) -> Report:
        articles = [self._article(name, text, day) for name, (text, day) in zip("ab", texts, strict=False)]
        return examine(articles, self.rulebook)

    def _article(self, name: str, text: str, published: date | None) -> Article:
        lines = text.strip("\n")
        headline = Span(0, lines.index("\n") if "\n" in lines else 0)
        starts = (0, *(index + 1 for index, character in enumerate(lines) if character == "\n"))
        return Article(
            id=name,
            file=name,
            text=lines,
            headline_span=headline,
            published=published or PUBLISHED,
            outlet=f"outlet {name}",
            language="en",
            url=None,
            source=SourceMap((0,), (0,), starts),
            sentences=split_sentences(lines, "en"),
            topics=self.rule.names,
        )

    def _claims(self, report: Report) -> list[Claim]:
        return [claim for claim in report.claim_list if claim.rule == self.rule.id]

    def _found(self, report: Report) -> list[tuple[Verdict, str]]:
        return [(finding.verdict, finding.message) for finding in report.findings if finding.rule == self.rule.id]

    def _is_read(self, match: Match, reads: str, claim: Claim) -> bool:
        """Tell whether a claim has the value that the example states in words."""
        fact = self.rule.fact
        if isinstance(fact, Set):
            names = {alias.casefold(): name for name, aliases in fact.listed.items() for alias in (name, *aliases)}
            return {names.get(part.casefold()) for part in member_names(reads)} == set(claim.mention.members)
        if claim.mention.kind is Kind.STATE:
            return claim.mention.state == reads
        if claim.mention.kind is Kind.QUOTATION:
            return _words(reads) == _words(claim.text)
        wanted = read(reads, published=match.published or PUBLISHED)
        return any(mention.kind in fact.answers and self._is_alike(mention, claim.mention) for mention in wanted)

    def _is_alike(self, wanted: Mention, found: Mention) -> bool:
        if found.kind is Kind.DATE:
            same_start = wanted.earliest == found.earliest or wanted.bound is not None
            return wanted.kind is Kind.DATE and same_start and wanted.latest == found.latest
        if Kind.MONEY in (wanted.kind, found.kind) or Kind.SHARE in (wanted.kind, found.kind):
            alike: Callable[[str | None, str | None], bool] = self._same_unit
        elif Kind.QUANTITY in (wanted.kind, found.kind):
            alike = _equal
        else:
            alike = _any  # the noun that is counted: "80 million people" for "80 million users"
        return (
            _close(wanted.low, found.low)
            and _close(wanted.high, found.high)
            and (wanted.hedge or found.hedge or "").lower() == (found.hedge or "").lower()
            and alike(wanted.unit, found.unit)
        )

    def _same_unit(self, wanted: str | None, found: str | None) -> bool:
        """Tell whether two currencies are one; a bare dollar is that of the story or the rule."""
        bare = getattr(getattr(self.rule.fact, "compare", None), "bare_dollar", None) or self.rule.story.bare_dollar
        return (bare if wanted == "$" and bare else wanted) == (bare if found == "$" and bare else found)

    def _failure(self, fault: Fault, test: str, text: str, why: str) -> Failure:
        return Failure(self.rule.id, self.rule.file, fault, test, text.strip(), why)


def _near(report: Report) -> str:
    """The reasons why what came near was left out."""
    reasons: Sequence[str] = [f'"{near.text}": {near.reason}' for near in report.coverage.near_misses]
    return f" ({'; '.join(dict.fromkeys(reasons))})" if reasons else ""


def _close(wanted: float | None, found: float | None) -> bool:
    if wanted is None or found is None:
        return wanted is found
    return isclose(wanted, found, rel_tol=1e-9)


def _equal(wanted: str | None, found: str | None) -> bool:
    return wanted == found


def _any(wanted: str | None, found: str | None) -> bool:  # noqa: ARG001 - the same signature
    return True


def _words(text: str) -> list[str]:
    return [word for word in "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split() if word]
