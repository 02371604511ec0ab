"""From comparisons to findings: what is worth telling, how grave it is, and in which words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from checker.claims.claim import Claim
from checker.comparisons.verdict import Comparison, Verdict
from checker.findings.finding import Finding, Status
from checker.findings.fingerprint import fingerprint
from checker.mentions.mention import Kind
from checker.rulebook.facts.fact import Severity
from checker.rulebook.rulebook import Rule, RuleBook, Waiver

_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_SENTENCES = {
    Verdict.CONTRADICTION: "{claim} does not agree with {other}",
    Verdict.TENSION: "{claim} can be true beside {other}, but readers may be misled",
    Verdict.UPDATE: "{claim} and {other} are of different times",
    Verdict.DISPUTED: "{claim} is disputed by {other}",
}
_TOLD = frozenset(_SENTENCES)


def tell(comparisons: Iterable[Comparison], rulebook: RuleBook, today: date) -> list[Finding]:
    """The findings of a run, gravest first, each with its words and whether an editor has waived it."""
    waivers = {waiver.finding: waiver for waiver in rulebook.waivers if not (waiver.until and waiver.until < today)}
    findings = [
        _finding(comparison, rulebook.rule(comparison.rule), waivers)
        for comparison in comparisons
        if comparison.judgement.verdict in _TOLD
    ]
    return sorted(findings, key=_rank)


def _rank(finding: Finding) -> tuple[int, str, str, int, str, str]:
    main = finding.primary
    return _ORDER.index(finding.severity), finding.rule, main.article, main.start, finding.fingerprint, finding.verdict


def severity(verdict: Verdict, stated: Severity) -> Severity:
    """How grave a verdict is: a contradiction as the rule says, a tension at most a warning, the others a note."""
    match verdict:
        case Verdict.CONTRADICTION:
            return stated
        case Verdict.TENSION:
            return max(stated, Severity.WARNING, key=_ORDER.index)
    return Severity.NOTE


def _finding(comparison: Comparison, rule: Rule, waivers: dict[str, Waiver]) -> Finding:
    judgement = comparison.judgement
    known = fingerprint(comparison.rule, comparison.claims, comparison.others)
    waiver = waivers.get(known)
    return Finding(
        fingerprint=known,
        rule=comparison.rule,
        verdict=judgement.verdict,
        severity=severity(judgement.verdict, rule.fact.severity),
        confidence=comparison.confidence,
        status=Status.NEW if waiver is None else Status.WAIVED,
        message=_message(comparison, rule),
        why=judgement.why,
        claims=comparison.claims,
        others=comparison.others,
        gap=judgement.gap,
        within=judgement.within,
        notes=comparison.notes,
        waived_because=None if waiver is None else waiver.because,
    )


def _message(comparison: Comparison, rule: Rule) -> str:
    judgement = comparison.judgement
    if comparison.text:
        return comparison.text
    own = rule.fact.message if judgement.verdict is Verdict.CONTRADICTION else None
    template = own or _SENTENCES[judgement.verdict]
    slots = {
        "claim": _in_words(comparison.claims[0]),
        "other": _in_words(comparison.others[0]) if comparison.others else "the reference",
        "gap": judgement.gap or "not measured",
        "within": judgement.within or "nothing",
        "question": rule.fact.question,
        "rule": rule.id,
    }
    for slot, text in slots.items():
        template = template.replace("{" + slot + "}", text)
    return template


def _in_words(claim: Claim) -> str:
    """The words of a claim on one line, a quotation between its marks."""
    words = " ".join(claim.text.split())
    return f"“{words.rstrip(',')}”" if claim.mention.kind is Kind.QUOTATION else words
