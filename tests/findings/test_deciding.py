"""Waivers, comments in articles and the baseline: what they do to findings, and what is told of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.articles.article import Article, InlineWaiver, SourceMap
from checker.claims.claim import Claim, Confidence
from checker.comparisons.verdict import Verdict
from checker.findings.baseline import Baseline, Entry, baseline_of, from_json, to_json
from checker.findings.deciding import decide
from checker.findings.finding import Choice, Decision, Finding, Status
from checker.mentions.mention import Kind, Mention
from checker.rulebook.facts.fact import Severity
from checker.rulebook.facts.general import Conversion
from checker.rulebook.rulebook import Rule, RuleBook, Story, Waiver
from checker.values.span import Span

TODAY = date(2021, 2, 1)
RULE = Rule(Conversion(id="sums", question="?"), Story(), "general/sums.yaml", "general")
PLACES = {"a.txt": 3, "b.txt": 7}
NONE, PARAGRAPH = Baseline(), Span(0, 5)
FIRST, SECOND = "sums/00000001", "sums/00000002"


def claim(article: str, start: int) -> Claim:
    return Claim(f"{article}#sums@{start}-9", "sums", f"news/{article}", Mention(Kind.NUMBER, start, start + 2, "14"))


def finding(fingerprint: str = FIRST, article: str = "a.txt", other: str = "b.txt") -> Finding:
    return Finding(
        fingerprint, "sums", Verdict.CONTRADICTION, Severity.ERROR, Confidence.HIGH, Status.NEW, "they differ", "so",
        (claim(article, PLACES[article]),), (claim(other, PLACES[other]),),
    )  # fmt: skip


def decided(findings, *waivers, inline=(), baseline=NONE, kept=()):
    articles = [
        Article(f"news/{name}", f"news/{name}", "About 14 of 20", Span(0, 0), TODAY, None, "en", None,
                SourceMap((0,), (0,), (0,)), (), waivers=tuple(inline) if name == "a.txt" else ())
        for name in PLACES
    ]  # fmt: skip
    return decide(
        findings, articles, RuleBook((RULE,), waivers=waivers), baseline, TODAY, decisions=lambda _: dict(kept)
    )


def comment(rule="sums", paragraph=PARAGRAPH, problem=None):
    return InlineWaiver(rule, "the firm's own count", paragraph, 4, 1, problem)


def kept(choice=Choice.DISMISS, until=None):
    """A decision of the editors' desk on the first finding."""
    return {FIRST: Decision(choice, "of the desk", "Ada", until, "ledger")}


class TestDecisionsOfTheDesk:
    """Decisions that are kept elsewhere than beside the rules."""

    @pytest.mark.parametrize(
        ("choice", "status"),
        [(Choice.DISMISS, Status.WAIVED), (Choice.ACCEPT, Status.NEW), (Choice.NEED_SOURCE, Status.NEW)],
    )
    def test_only_a_dismissed_finding_counts_no_more(self, choice, status):
        first, second = decided([finding(), finding(SECOND)], kept=kept(choice)).findings
        assert (first.status, first.decision) == (status, kept(choice)[FIRST])
        assert second == finding(SECOND)

    def test_two_findings_of_one_fingerprint_are_decided_alike(self):
        told = decided([finding(), finding(article="b.txt", other="a.txt")], kept=kept()).findings
        assert [each.status for each in told] == [Status.WAIVED, Status.WAIVED]

    def test_they_go_before_comments_in_articles_and_the_baseline(self):
        baseline = baseline_of([finding()])
        told = decided([finding()], inline=[comment()], baseline=baseline, kept=kept(Choice.ACCEPT))
        assert [(each.status, each.decision.place) for each in told.findings] == [(Status.NEW, "ledger")]

    def test_waivers_go_before_them(self):
        told = decided([finding()], Waiver(finding=FIRST, because="of git"), kept=kept(Choice.ACCEPT))
        assert told.findings[0].waived_because == "of git"

    def test_one_that_is_over_is_told_where_its_finding_counts_again(self):
        over = kept(until=date(2021, 1, 31))
        (notice,) = decided([finding()], kept=over).notices
        assert str(notice).startswith("ledger: sums/00000001 expired on 2021-01-31: the finding counts again")
        assert decided([finding()], Waiver(finding=FIRST, because="of git"), kept=over).notices == ()
        assert decided([], kept=over).notices == ()

    def test_of_what_is_not_found_nobody_is_asked(self):
        told = decide([], [], RuleBook(()), NONE, TODAY, decisions=lambda _: pytest.fail("asked"))
        assert told.findings == []


class TestWaivers:
    """Decisions of waivers.yaml."""

    @pytest.mark.parametrize("until", [None, TODAY, date(2022, 1, 1)])
    def test_a_waiver_holds_until_its_last_day(self, until):
        told = decided([finding()], Waiver(finding=FIRST, because="old", by="desk", until=until))
        assert [(each.status, each.waived_because) for each in told.findings] == [(Status.WAIVED, "old")]
        assert told.notices == ()

    def test_an_expired_one_is_told_and_the_finding_counts_again(self):
        told = decided([finding()], Waiver(finding=FIRST, because="old", until=date(2021, 1, 31)))
        assert told.findings == [finding()]
        (notice,) = told.notices
        assert str(notice).startswith("waivers.yaml: sums/00000001 expired on 2021-01-31: the finding counts again")

    def test_an_expired_one_of_no_finding_is_to_be_deleted(self):
        (notice,) = decided([], Waiver(finding=FIRST, because="old", until=date(2021, 1, 31))).notices
        assert notice.message.endswith("delete it")

    def test_an_unused_one_is_told(self):
        (notice,) = decided([finding()], Waiver(finding=SECOND, because="old")).notices
        assert notice.subject == SECOND
        assert "is unused" in notice.message

    @pytest.mark.parametrize(("articles", "told"), [(("a.txt", "b.txt"), 1), (("a.txt", "elsewhere.txt"), 0)])
    def test_of_articles_that_are_not_read_it_is_not_unused(self, articles, told):
        assert len(decided([], Waiver(finding=FIRST, because="old", articles=articles)).notices) == told

    def test_an_accepted_finding_stays_new(self):
        (told,) = decided([finding()], Waiver(finding=FIRST, decision="accept", because="yes", by="desk")).findings
        assert (told.status, told.waived_because) == (Status.NEW, None)
        assert told.decision is not None
        assert told.decision.accepted


class TestComments:
    """Decisions inside an article."""

    def test_a_finding_of_the_rule_in_the_paragraph_is_waived(self):
        told = decided([finding()], inline=[comment()])
        assert [each.waived_because for each in told.findings] == ["the firm's own count"]
        assert told.findings[0].decision.place == "news/a.txt:4:1"
        assert told.notices == ()

    def test_it_holds_for_the_other_side_too(self):
        (told,) = decided([finding(article="b.txt", other="a.txt")], inline=[comment()]).findings
        assert told.status is Status.WAIVED

    def test_one_of_two_claims_of_a_side_is_not_enough(self):
        two = replace(finding(), claims=(claim("a.txt", 3), claim("a.txt", 30)))
        (told,) = decided([two], inline=[comment()]).findings
        assert told.status is Status.NEW

    @pytest.mark.parametrize(
        ("waiver", "message"),
        [
            (comment(paragraph=Span(5, 20)), "is unused"),
            (comment(rule="smus"), "there is no such rule"),
            (comment(problem="no paragraph follows it"), "no paragraph follows it"),
        ],
    )
    def test_what_does_nothing_is_told_with_its_place(self, waiver, message):
        told = decided([finding()], inline=[waiver])
        assert told.findings[0].status is Status.NEW
        (notice,) = told.notices
        assert notice.place == "news/a.txt:4:1"
        assert message in notice.message


class TestBaseline:
    """Findings that were there before."""

    def test_known_findings_are_told_as_known(self):
        known = baseline_of([finding()])
        told = decided([finding(), finding(SECOND)], baseline=known).findings
        assert [each.status for each in told] == [Status.BASELINE, Status.NEW]

    def test_of_one_fingerprint_only_as_many_as_there_were(self):
        known = baseline_of([finding(), finding()])
        told = decided([finding()] * 3, baseline=known).findings
        assert [each.status for each in told] == [Status.BASELINE, Status.BASELINE, Status.NEW]

    def test_a_waiver_goes_before_it(self):
        told = decided([finding()], Waiver(finding=FIRST, because="old"), baseline=baseline_of([finding()])).findings
        assert [each.status for each in told] == [Status.WAIVED]

    def test_what_an_editor_decided_on_is_not_recorded(self):
        told = decided([finding(), finding(SECOND)], Waiver(finding=FIRST, because="old")).findings
        assert [entry.finding for entry in baseline_of(told).entries] == [SECOND]

    def test_it_survives_its_file(self):
        known = baseline_of([finding(SECOND), finding(), finding()])
        assert known.entries[0] == Entry(FIRST, 2, ("a.txt", "b.txt"), "they differ")
        assert from_json(to_json(known)) == known

    @pytest.mark.parametrize(
        ("found", "articles", "rules", "left"),
        [
            (2, {"a.txt", "b.txt"}, {"sums"}, 2),
            (1, {"a.txt", "b.txt", "c.txt"}, {"sums"}, 1),
            (0, {"a.txt", "b.txt"}, {"sums"}, 0),
            (3, {"a.txt", "b.txt"}, {"sums"}, 2),
            (0, {"a.txt"}, {"sums"}, 2),
            (0, {"a.txt", "b.txt"}, {"others"}, 2),
        ],
    )
    def test_it_shrinks_by_what_a_run_looked_at_and_no_longer_found(self, found, articles, rules, left):
        known = baseline_of([finding()] * 2)
        told = known.applied([finding()] * found)
        assert known.shrunk(told, articles, rules).count == left

    @pytest.mark.parametrize(
        ("text", "problem"),
        [
            ("{", "not JSON"),
            ("[]", "holds no findings"),
            ('{"version": 2, "findings": []}', "version is 2"),
            ('{"version": 1, "findings": [{"finding": "sums/00000001"}]}', "finding 1 lacks"),
            ('{"version": 1, "findings": [{"finding": "a", "count": 0, "articles": [], "message": ""}]}', "finding 1"),
            ("[" * 100_000, "not JSON"),
        ],
    )
    def test_another_file_is_refused(self, text, problem):
        with pytest.raises(ValueError, match=problem):
            from_json(text)
