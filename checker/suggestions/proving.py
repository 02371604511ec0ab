"""Drafts are tried by the engine itself: their tests one by one, then the rules on the articles they come from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.comparisons.verdict import Verdict
from checker.findings.finding import Finding
from checker.findings.sources import Sources
from checker.pipeline import examine
from checker.renderers.evidence import sentence, source
from checker.renderers.glyphs import visible
from checker.renderers.wording import counted
from checker.report import Report
from checker.rulebook.load import load_rules
from checker.rulebook.rulebook import RuleBook
from checker.suggestions.draft import Draft, quoted
from checker.suggestions.grouping import sentence_text
from checker.suggestions.phrasing import nearest_word, question
from checker.trial import Failure, run_tests

_DISAGREE = (Verdict.CONTRADICTION, Verdict.DISPUTED, Verdict.TENSION)


@dataclass(frozen=True)
class Suggestion:
    """A draft with what it reads and finds in the articles that it was made from."""

    draft: Draft
    report: Report

    @cached_property
    def claims(self) -> list[Claim]:
        """What the rule reads, in the order of articles."""
        return [claim for claim in self.report.claim_list if claim.rule == self.draft.id]

    @cached_property
    def findings(self) -> list[Finding]:
        """What the rule finds, the gravest first."""
        return [finding for finding in self.report.findings if finding.rule == self.draft.id]

    @cached_property
    def sources(self) -> tuple[str, ...]:
        """The independent sources of what it reads, in alphabetical order."""
        found = {name for told in self._told for moment in told.moments for name in moment.sources}
        return tuple(
            sorted(found or {self.report.article(each.article).outlet or each.article for each in self.claims})
        )

    @property
    def differ(self) -> bool:
        """Whether the sources do not agree."""
        return any(finding.verdict in _DISAGREE for finding in self.findings)

    @property
    def is_sound(self) -> bool:
        """Whether the rule reads what it was made for, of two sources where there are two, and not more else."""
        met = [claim for claim in self.claims if not self._is_strange(claim)]
        articles = {claim.article for claim in met}
        return len(articles) >= min(self.draft.group.sources, 2) and 2 * len(met) > len(self.claims)

    @cached_property
    def _sentences(self) -> frozenset[tuple[str, int]]:
        return frozenset((each.article.id, each.sentence.start) for each in self.draft.group.members)

    def _is_strange(self, claim: Claim) -> bool:
        """Tell whether a claim is of a sentence that the rule was not made from, nor from one that is copied there."""
        if claim.article in self.report.originals:
            return False
        return (claim.article, self.report.article(claim.article).sentence_at(claim.start).start) not in self._sentences

    def text(self) -> str:
        """The rule file, with what each source says and what the rule finds above it."""
        return "\n".join((*self._evidence(), self.draft.text()))

    def _evidence(self) -> list[str]:
        """What each source says, line by line."""
        many = f"{counted(len(self.sources), 'independent source')} {'say' if len(self.sources) > 1 else 'says'}"
        told = [f"# Suggested: what {many} in {counted(len(self.report.articles), 'article')}. Read it over first."]
        for claim in self.claims:
            article = self.report.article(claim.article)
            copied = self.report.originals.get(article.id)
            copy = f" (a copy of {visible(copied)})" if copied else ""
            place = visible(str(article.place(claim.start)))
            doubtful = self._is_strange(claim) and (claim.past or claim.id not in self._agreed)
            aside = " (of something else? Then rule it out under find: not)" if doubtful else ""
            told.append(f"#   {place}: {source(article)}{copy}: {quoted(visible(claim.text))}{aside}")
        if self.findings:
            told.append("# On these articles it finds:")
            told += [f"#   {finding.verdict}: {sentence(finding)}" for finding in self.findings]
        return told

    @cached_property
    def _agreed(self) -> frozenset[str]:
        """The claims that agree with a best supported value."""
        said = (each for told in self._told for moment in told.moments for each in moment.statements)
        return frozenset(each.claim.id for each in said if each.verdict is Verdict.AGREE)

    @cached_property
    def _told(self) -> list[Sources]:
        return [each for each in self.report.sources if each.rule == self.draft.id]


def proved(drafts: Sequence[Draft], articles: Sequence[Article]) -> list[Suggestion]:
    """The drafts whose tests hold, with what they read and find in the articles, without those that read amiss."""
    held = _tried(drafts)
    if not held:
        return []
    with TemporaryDirectory() as name:
        rulebook = _loaded(held, Path(name))
    report = examine(articles, alone(rulebook))
    suggestions = [Suggestion(draft, report) for draft in held]
    return [each for each in suggestions if each.is_sound]


def _tried(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with those of their tests that hold, without the drafts that read nothing.

    A pair that fails is tried in its next form. Each turn helps a test for the only time or takes a test or a form
    away, so that there is an end; a draft that fails although nothing can be done is none.
    """
    found = {draft.id: draft for draft in drafts}
    untried = list(drafts)
    while untried:
        failures = _failures(untried)
        failing = [draft for draft in untried if failures[draft.id]]
        mended = [_mended(draft, failures[draft.id]) for draft in failing]
        untried = [after for before, after in zip(failing, mended, strict=True) if after.matches and after != before]
        found = {id: draft for id, draft in found.items() if not failures.get(id)}
        found |= {draft.id: draft for draft in untried}
    return [found[draft.id] for draft in drafts if draft.id in found]


def _failures(drafts: Iterable[Draft]) -> dict[str, list[Failure]]:
    with TemporaryDirectory() as name:
        rulebook = _loaded(drafts, Path(name))
        return {draft.id: run_tests(rulebook, rulebook.rule(draft.id)) for draft in drafts}


def _loaded(drafts: Iterable[Draft], folder: Path) -> RuleBook:
    """The drafts as the loader has them from their files."""
    for draft in drafts:
        (folder / f"{draft.id}.yaml").write_text(draft.text(), encoding="utf-8")
    return load_rules(folder)


def alone(rulebook: RuleBook) -> RuleBook:
    """The user's rules of a rule book, with the general ones that tell which articles are copies."""
    return replace(
        rulebook, rules=tuple(rule for rule in rulebook.rules if rule.own or rule.fact.check == "checker.checks.copies")
    )


def _mended(draft: Draft, failures: Sequence[Failure]) -> Draft:
    """A draft without the tests that fail, its pairs in their next form where there is one.

    A value that is not read, and counts nothing, first gets a word of its own.
    """
    failed = {(failure.test, failure.text) for failure in failures}
    unread = tuple(each for each in draft.matches if ("match", sentence_text(each)) in failed)
    helped = tuple(each for each in unread if each not in draft.helped and not draft.counts)
    if helped:
        own = [word for each in helped if (word := nearest_word(each)) is not None]
        words = tuple(dict.fromkeys((*draft.words, *own)))
        asked = question(draft.group, draft.scope, words, draft.subject)
        return replace(draft, words=words, question=asked, helped=(*draft.helped, *helped))
    pairs = [pair.next_form() if _key(*pair.texts, form=pair.forms[0]) in failed else pair for pair in draft.pairs]
    return replace(
        draft,
        matches=tuple(each for each in draft.matches if each not in unread),
        no_matches=tuple(text for text in draft.no_matches if ("no-match", text) not in failed),
        pairs=tuple(pair for pair in pairs if pair.forms),
    )


def _key(one: str, other: str, form: str) -> tuple[str, str]:
    return form, f"{one}\n  {other}"
