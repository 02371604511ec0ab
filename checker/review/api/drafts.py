"""/api/v1/drafts: checking a text against the ledger before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.ledger.checking import examine
from checker.ledger.problems import OtherRules
from checker.renderers.evidence import sentence
from checker.review.answers import CHECKING, DRAFT_TOO_SLOW, NO_RULES, Day, problem, refusals
from checker.review.api.articles import PublicClaim
from checker.review.bearer import ReadingTokenApart
from checker.review.decided import decisions
from checker.review.drafts import Draft, Unusable, article_of
from checker.review.flag import Evidence
from checker.review.rules import NoRules
from checker.review.snapshot import Snapshots
from checker.review.turns import Busy, TooLong
from checker.review.visitor import Desk, DeskOf
from checker.rulebook.facts.fact import Severity
from checker.rulebook.rulebook import RuleBook

router = APIRouter(tags=["drafts"])
_LONGEST = 200_000
_MOST = 100
_Text = Annotated[
    str, Field(max_length=_LONGEST, pattern=r"\S", description="The text, with empty lines between paragraphs.")
]
_Name = Annotated[str, Field(max_length=500)]


class SentDraft(BaseModel):
    """A text that is not published yet."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: _Text
    title: _Name = ""
    outlet: _Name = ""
    published: Day | None = None


@dataclass(frozen=True, slots=True)
class PublicFinding:
    """What would become a flag if the text were published; the fingerprint is what it would be known by."""

    fingerprint: str
    rule: str
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    message: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check: what the rules read in the text, and how many findings there are, with the first 100."""

    claims: tuple[PublicClaim, ...]
    found: int
    findings: tuple[PublicFinding, ...]


@router.post("/drafts", summary="Check a draft", response_model=Checked, responses=refusals(400, 408, 413, 429))
def check(desk: DeskOf, editor: ReadingTokenApart, draft: SentDraft) -> Checked | JSONResponse:
    """Hold a text against the ledger, as the page for drafts does. Nothing of it is stored."""
    sent = Draft(draft.title, draft.text, draft.outlet, draft.published)
    try:
        book = desk.rules.book()
        return desk.turns.take(str(editor.id), desk.settings.draft_patience, lambda: _checked(desk, book, sent))
    except (NoRules, OtherRules):
        return problem(503, NO_RULES)
    except Unusable as wrong:
        return problem(422, wrong.problem)
    except Busy:
        return problem(429, CHECKING)
    except TooLong:
        return problem(503, DRAFT_TOO_SLOW)


def _checked(desk: Desk, book: RuleBook, draft: Draft) -> Checked:
    """What comes of checking a draft. Raises Unusable, OtherRules and LedgerProblem."""
    article = article_of(draft, desk.settings.longest_draft)
    report = examine([article], book, desk.ledger, decided=decisions)
    snapshots = Snapshots(report)
    findings = (
        PublicFinding(
            finding.fingerprint,
            finding.rule,
            finding.verdict,
            finding.severity,
            finding.confidence,
            sentence(finding),
            snapshots.of(finding),
        )
        for finding in report.findings[:_MOST]
    )
    own = (claim for claim in report.claim_list if claim.article == article.id)
    return Checked(tuple(map(PublicClaim.of, own)), len(report.findings), tuple(findings))
