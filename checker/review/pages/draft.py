"""Check a text against the ledger before it is published. Nothing of it is stored unless an editor asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.responses import Response
from sqlalchemy import select
from starlette.datastructures import UploadFile

from checker.articles.article import Article
from checker.claims.claim import Claim
from checker.findings.finding import Finding
from checker.ledger.problems import OtherRules
from checker.ledger.tables import facts
from checker.report import Report
from checker.review import drafts
from checker.review.addresses import flag_path
from checker.review.drafts import Checked, Draft, Unusable
from checker.review.flag import Evidence
from checker.review.marked import Layout, Note, Part, part_of
from checker.review.menu import Entry
from checker.review.recording import Recorded, record
from checker.review.rendering import render
from checker.review.roles import Editor, Role
from checker.review.rules import NoRules
from checker.review.turns import Busy, TooLong
from checker.review.visitor import NOT_ALLOWED, Desk, DeskOf, ReaderApart
from checker.review.words import message
from checker.rulebook.facts.fact import Fact
from checker.rulebook.rulebook import RuleBook

router = APIRouter()
ENTRY = Entry(50, "/draft", message("Check a draft"))
BUSY = message("A draft of yours is being checked already. Wait until that is done.")
TOO_SLOW = message("The check was not done in time, and nothing was kept. Try a shorter text, or use checker check.")
NO_DAY = message("A day is written as in 2026-03-01.")
MOST_SHOWN = 50
"""Findings, near misses and silent rules that the page shows of each."""


@dataclass(frozen=True, slots=True)
class Form:
    """The form as it was sent; ``file`` is the name of the file and ``content`` what it holds."""

    title: str = ""
    text: str = ""
    outlet: str = ""
    published: str = ""
    keep: bool = False
    file: str = ""
    content: bytes = b""

    def draft(self) -> Draft:
        """The draft that is sent. Raises Unusable."""
        try:
            day = date.fromisoformat(self.published) if self.published else None
        except ValueError:
            raise Unusable(NO_DAY) from None
        return Draft(self.title, self.text, self.outlet, day, self.file, self.content)


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding as the page shows it."""

    finding: Finding
    message: str
    evidence: Evidence
    path: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a check: the text with its claims, the findings, and what was not checked.

    ``alone`` are the rules with claims in the draft and with nothing to hold them against.
    """

    report: Report
    article: Article
    part: Part
    findings: tuple[Shown, ...]
    alone: tuple[str, ...]
    recorded: Recorded | None = None

    @property
    def compared(self) -> bool:
        """Whether there was anything to hold a claim of the draft against."""
        return bool({claim.rule for claim in self.part.claims} - set(self.alone))


async def sent(request: Request) -> Form:
    """The form, whose size was looked at before it came here."""
    fields = await request.form()
    file = fields.get("file")
    name, content = (file.filename or "", await file.read()) if isinstance(file, UploadFile) else ("", b"")
    told = {name: str(fields.get(name, "")) for name in ("title", "text", "outlet", "published")}
    return Form(**told, keep="keep" in fields, file=name, content=content)


@router.get("/draft")
def page(request: Request, desk: DeskOf, editor: ReaderApart) -> Response:
    """An empty form, or why nothing can be checked."""
    try:
        desk.rules.book()
    except NoRules as missing:
        return _page(request, editor, Form(), missing=missing)
    return _page(request, editor, Form())


@router.post("/draft")
def check(request: Request, desk: DeskOf, editor: ReaderApart, form: Annotated[Form, Depends(sent)]) -> Response:
    """What comes of checking a draft. The ledger is open to others meanwhile; it is only written to keep findings."""
    keep = form.keep and editor.role.includes(Role.EDITOR)
    if form.keep and not keep:
        raise HTTPException(403, NOT_ALLOWED)
    try:
        who = str(editor.id) if editor.id is not None else request.client.host if request.client else ""
        result = drafts.check(desk, form.draft(), who, MOST_SHOWN, lambda checked: _result(desk, checked))
    except NoRules as missing:
        return _page(request, editor, form, missing=missing, status=503)
    except OtherRules as other:
        outdated = NoRules((other.problem,), other.remedy.replace(other.ledger, "LEDGER"))
        return _page(request, editor, form, missing=outdated, status=503)
    except Unusable as wrong:
        return _page(request, editor, form, problem=wrong.problem, reason=wrong.reason, status=422)
    except Busy:
        return _page(request, editor, form, problem=BUSY, status=429)
    except TooLong:
        return _page(request, editor, form, problem=TOO_SLOW, status=503)
    if keep:  # without findings too: those of an earlier state of the draft may be fixed
        with desk.ledger.writing() as connection:
            recorded = record(connection, result.report, desk.settings.clock())
        kept = tuple(replace(each, path=flag_path(each.finding.fingerprint)) for each in result.findings)
        result = replace(result, findings=kept, recorded=recorded)
    return _page(request, editor, form, result=result)


def _result(desk: Desk, checked: Checked) -> Result:
    """What the page shows of a draft that was checked."""
    findings = tuple(Shown(told.finding, told.message, told.evidence, None) for told in checked.findings)
    notes = [
        Note(each.finding.primary.start, f"#finding-{number}", each.finding.rule, each.finding.verdict, each.message)
        for number, each in enumerate(findings, 1)
    ]
    article = checked.article
    part = part_of(article, Layout.whole(article), 1, checked.claims, notes)
    return Result(checked.report, article, part, findings, _alone(desk, checked.book, checked.claims))


def _alone(desk: Desk, book: RuleBook, own: Sequence[Claim]) -> tuple[str, ...]:
    """The rules that read one claim, where the ledger holds none and the rule itself knows no value."""
    counts = Counter(claim.rule for claim in own)
    single = [id for id, count in counts.items() if count == 1 and _compares(book.rule(id).fact)]
    with desk.ledger.reading() as connection:
        held = select(facts.c.rule).where(facts.c.rule.in_(single), facts.c.claims > 0)
        known = set(connection.execute(held).scalars())
    return tuple(sorted(set(single) - known))


def _compares(fact: Fact) -> bool:
    """Whether a fact's answers are held against each other only: a check, or a known value, looks at one alone."""
    return fact.check is None and not fact.reference


def _page(
    request: Request,
    editor: Editor,
    form: Form,
    *,
    status: int = 200,
    problem: str = "",
    reason: str = "",
    missing: NoRules | None = None,
    result: Result | None = None,
) -> Response:
    return render(
        request,
        "draft",
        status=status,
        sent=form,
        problem=problem,
        reason=reason,
        missing=missing,
        result=result,
        may_keep=editor.role.includes(Role.EDITOR),
        most=MOST_SHOWN,
    )
