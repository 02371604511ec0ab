"""Whom most independent sources support, who stands apart, and what changes neither."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.articles.article import Article, SourceMap
from checker.claims.claim import Claim, ScopeSource, claim_id
from checker.comparisons import numeric
from checker.comparisons.comparer import Docket
from checker.comparisons.verdict import Verdict
from checker.findings.sources import sources
from checker.mentions.mention import Kind, Mention
from checker.rulebook.load import load_rules
from checker.rulebook.rulebook import RuleBook
from checker.values.days import Days
from checker.values.interval import Interval
from checker.values.span import Span

FIRST = date(2021, 3, 1)
WORKERS = "kind: quantity\nfind: {count: [workers]}\ncompare: {within: 10%, changes: grows, same-time: 2 days}\n"
FIXED = "kind: quantity\nfind: {count: [workers]}\ncompare: {changes: never}\n"
SCOPED = "kind: quantity\nfind: {count: [workers], scope: US}\ncompare: {changes: never}\n"
DEADLINE = "kind: deadline\nfind: {words: [talks]}\n"
SET = "kind: set\nfind: {words: [plants]}\nmembers: [Lindmark, Osterby]\n"
STATUS = "kind: status\nfind: {words: [talks]}\nstates:\n  going-on: {words: [continue]}\n  over: {words: [collapse]}\n"
QUOTE = "kind: quote\nfind: {speaker: Ann Lee}\n"


@cache
def rulebook(rule: str) -> RuleBook:
    with TemporaryDirectory() as name:
        folder = Path(name, "story")
        folder.mkdir()
        (folder / "story.yaml").write_text("subject: Northwind\n", encoding="utf-8")
        (folder / "fact.yaml").write_text(f"id: fact\nquestion: What is it?\n{rule}", encoding="utf-8")
        return load_rules(folder.parent, allow_untested=True)


def said(article, low, high=None, *, day=0, start=0, by=None, meant=None, headline=False, hedge=None, **more):
    """A claim of an article that a number of workers is so many, as of so many days after the first."""
    high = low if high is None else high
    mention = Mention(
        Kind.QUANTITY, start, start + 5, f"{low:g}", low, high, meant or Interval(low, high), "workers", hedge,
        attribution=by,
    )  # fmt: skip
    return claimed(article, mention, day, headline, **more)


def claimed(article, mention, day=0, headline=False, scope=None, **more):
    as_of = None if day is None else Days(FIRST + timedelta(days=day), FIRST + timedelta(days=day))
    origin = ScopeSource.STATED if scope else ScopeSource.UNSTATED
    start, end = mention.start, mention.end
    return Claim(
        claim_id("fact", article, start, end), "fact", article, mention, as_of, scope, origin,
        in_headline=headline, **more,
    )  # fmt: skip


def article(id, outlet):
    return Article(id, id, "", Span(0, 0), FIRST, outlet, "en", None, SourceMap((0,), (0,), (0,)), ())


def docket(claims, rule=WORKERS, outlets=None, copies=None):
    """The docket of claims; an article is of the outlet of its own name in capitals unless another is given."""
    outlets = outlets or {}
    articles = {id: article(id, outlets.get(id, id.upper())) for id in {claim.article for claim in claims}}
    book = rulebook(rule)
    ordered = sorted(claims, key=lambda claim: (claim.article, claim.start))
    return Docket(book.rule("fact"), book, ordered, {"fact": ordered}, articles, copies or {})


def only(claims, rule=WORKERS, **more):
    """The one time of the one scope of claims."""
    (found,) = sources(docket(claims, rule, **more))
    (moment,) = found.moments
    return moment


def leading(moment):
    return [(support.claim.text, support.sources) for support in moment.leading]


def apart(moment):
    return [(each.source, each.claim.text, each.verdict) for each in moment.apart]


def test_most_sources_and_who_stands_apart():
    moment = only([said("a", 100), said("b", 104), said("c", 150)])
    assert moment.sources == ("A", "B", "C")
    assert leading(moment) == [("100", ("A", "B"))]
    assert apart(moment) == [("C", "150", Verdict.CONTRADICTION)]


def test_statements_stand_in_order_of_time():
    moment = only([said("b", 100, day=0), said("a", 100, day=1), said("a", 101, day=1, start=9), said("c", 100, day=0)])
    assert [(each.claim.article, each.claim.start) for each in moment.statements] == [
        ("b", 0), ("c", 0), ("a", 0), ("a", 9)
    ]  # fmt: skip


def test_a_copy_counts_for_nothing_and_is_shown():
    moment = only([said("a", 100), said("b", 150), said("c", 150), said("d", 100)], copies={"c": "b", "d": "a"})
    assert leading(moment) == [("100", ("A",)), ("150", ("B",))]
    assert [each.copy_of for each in moment.statements] == [None, None, "b", "a"]
    assert [each.verdict for each in moment.statements] == [Verdict.AGREE] * 4


def test_a_copy_that_differs_stands_apart_and_supports_nothing():
    moment = only([said("a", 100), said("b", 100), said("c", 60)], copies={"c": "a"})
    assert leading(moment) == [("100", ("A", "B"))]
    assert [support.claim.text for support in moment.values] == ["100"]
    assert apart(moment) == [("C", "60", Verdict.CONTRADICTION)]


def test_an_outlet_counts_once_for_a_value():
    outlets = dict.fromkeys("ab", "The Courier") | {"c": "Courier"}
    moment = only([said("a", 100), said("b", 100, day=1), said("c", 100), said("d", 150)], outlets=outlets)
    assert leading(moment) == [("100", ("Courier",)), ("150", ("D",))]


def test_an_outlet_that_gives_two_values_supports_both():
    moment = only([said("a", 100), said("a", 150, start=9), said("b", 100)])
    assert [(support.claim.text, support.sources) for support in moment.values] == [
        ("100", ("A", "B")),
        ("150", ("A",)),
    ]
    assert apart(moment) == [("A", "150", Verdict.CONTRADICTION)]


def test_articles_without_an_outlet_are_each_a_source():
    moment = only([said("a", 100), said("b", 100)], outlets={"a": None, "b": None})
    assert leading(moment) == [("100", ("a", "b"))]


@pytest.mark.parametrize(
    ("first", "second", "independent"),
    [
        ("police", "Police", 1),
        ("Ann Lee", "Lee", 1),
        ("Lee", "President Ann Lee", 1),
        ("Ann Lee", "Bob Lee", 2),
        ("World Health Organization", "WHO", 1),
        ("police", "the union", 2),
        ("Daily Mirror", "Daily Mirror", 1),  # what two outlets have from a third one is its word
        ("reports", "reports", 2),  # hearsay is nobody's word but the outlet's
        (None, None, 2),
    ],
)
def test_what_a_party_says_counts_once_in_whatever_outlet(first, second, independent):
    for one, other in ((first, second), (second, first)):
        assert len(only([said("a", 100, by=one), said("b", 100, by=other)]).sources) == independent


def test_what_is_taken_from_an_outlet_counts_with_what_it_says_itself():
    moment = only([said("a", 100), said("b", 100, by="The Daily Mirror")], outlets={"a": "Daily Mirror"})
    assert len(moment.sources) == 1


def test_a_headline_speaks_for_whom_its_article_quotes():
    moment = only([said("a", 100, headline=True), said("a", 100, start=9, by="police"), said("b", 100)])
    assert moment.sources == ("B", "police")


def test_as_many_sources_for_two_values_is_a_tie():
    moment = only([said("a", 100), said("b", 100), said("c", 150), said("d", 150), said("e", 200)])
    assert leading(moment) == [("100", ("A", "B")), ("150", ("C", "D"))]
    assert [each.supports for each in moment.statements] == [(0,), (0,), (1,), (1,), ()]
    assert apart(moment) == [("E", "200", Verdict.CONTRADICTION)]


def test_of_values_that_agree_the_one_that_most_state_stands_for_all():
    moment = only([said("a", 105), said("b", 100), said("c", 100)])
    assert leading(moment) == [("100", ("A", "B", "C"))]


def test_an_open_value_supports_what_it_goes_with_and_is_not_supported_by_it():
    moment = only(
        [said("a", 24, meant=Interval(24, None)), said("b", 46, by="police"), said("c", 31, by="union")], FIXED
    )
    assert leading(moment) == [("46", ("A", "police")), ("31", ("A", "union"))]
    assert moment.statements[0].supports == (0, 1)


def test_open_values_support_each_other():
    open_ended = [said(each, 2000, meant=Interval(2000, None), hedge="at least") for each in "ab"]
    assert leading(only(open_ended)) == [("2000", ("A", "B"))]


def test_parties_that_are_quoted_against_each_other_are_disputed():
    moment = only([said("a", 100, by="police"), said("b", 100), said("c", 150, by="union")])
    assert apart(moment) == [("union", "150", Verdict.DISPUTED)]


def test_times_are_not_mixed():
    (found,) = sources(docket([said("a", 100), said("b", 100, day=2), said("c", 200, day=3), said("d", 9, day=None)]))
    assert [leading(moment) for moment in found.moments] == [
        [("9", ("D",))], [("100", ("A", "B"))], [("200", ("C",))]
    ]  # fmt: skip


def test_of_a_value_that_never_changes_all_times_are_one():
    assert leading(only([said("a", 100), said("b", 100, day=400)], FIXED)) == [("100", ("A", "B"))]


def test_a_value_that_is_taken_back_does_not_stand_apart():
    moment = only([said("a", 40), said("b", 14, day=1, corrects=Interval(40, 40)), said("c", 14, day=1)])
    assert leading(moment) == [("14", ("B", "C"))]
    assert moment.statements[0].verdict is Verdict.UPDATE
    assert moment.apart == ()


def test_scopes_are_not_mixed():
    claims = [said("a", 100, scope="US"), said("b", 500, scope="world"), said("c", 500)]
    found = list(sources(docket(claims, FIXED)))
    assert [(each.scope, [each.claim.article for moment in each.moments for each in moment.statements]) for each in found] == [
        ("US", ["a"]), ("world", ["b"]), (None, ["c"])
    ]  # fmt: skip


def test_what_states_no_scope_stands_beside_the_only_scope_that_is_stated():
    (found,) = sources(docket([said("a", 100, scope="US"), said("b", 100)], FIXED))
    assert found.scope is None
    assert leading(found.moments[0]) == [("100", ("A", "B"))]


def test_where_a_rule_asks_for_a_scope_nothing_counts_without_it():
    (found,) = sources(docket([said("a", 100, scope="US"), said("b", 100)], SCOPED))
    assert found.scope == "US"
    assert found.moments[0].sources == ("A",)
    assert found.moments[0].statements[1].verdict is None


def deadline(article, day, text):
    return claimed(article, Mention(Kind.DATE, 0, 5, text, earliest=day, latest=day))


def test_a_looser_deadline_is_a_tension():
    day, end = date(2021, 9, 15), date(2021, 9, 30)
    claims = [deadline("a", day, "by 15 September"), deadline("b", day, "by 15 September")]
    moment = only([*claims, deadline("c", end, "by the end of September")], DEADLINE)
    assert apart(moment) == [("C", "by the end of September", Verdict.TENSION)]


@pytest.mark.parametrize(
    ("rule", "values", "verdict"),
    [
        (STATUS, [{"state": "going-on"}, {"state": "going-on"}, {"state": "over"}], Verdict.CONTRADICTION),
        (SET, [{"members": ("Lindmark",)}, {"members": ("Lindmark",)}, {"members": ("Osterby",)}], Verdict.CONTRADICTION),
        (SET, [{"members": ("Lindmark", "Osterby")}] * 2 + [{"members": ("Osterby",)}], Verdict.TENSION),
    ],
)  # fmt: skip
def test_states_and_sets_have_sources_too(rule, values, verdict):
    kinds = Kind.STATE if rule == STATUS else Kind.MEMBERS
    claims = [claimed(id, Mention(kinds, 0, 5, "words", **value)) for id, value in zip("abc", values, strict=True)]
    moment = only(claims, rule)
    assert leading(moment) == [("words", ("A", "B"))]
    assert apart(moment) == [("C", "words", verdict)]


@pytest.mark.parametrize(
    ("claims", "rule"),
    [
        ([said("a", 100), said("a", 150, start=9)], WORKERS),
        ([], WORKERS),
        ([], QUOTE),
    ],
)
def test_one_article_has_no_sources_side_by_side(claims, rule):
    assert list(sources(docket(claims, rule))) == []


def quoted(article, text, *, start=0, day=0, by="Ann Lee"):
    return claimed(article, Mention(Kind.QUOTATION, start, start + 5, text, speaker=by, attribution=by), day)


def quotations(*claims, copies=None, outlets=None):
    """The utterances that several articles quote."""
    found = list(sources(docket(claims, QUOTE, copies=copies, outlets=outlets)))
    return [moment for each in found for moment in each.moments]


BRIDGE = "We will finish the new bridge before the winter comes"
EARLIER = "We will finish the new bridge before the summer comes"
SHIP = "Nobody told the council about the old ship in the harbour"


def test_one_utterance_has_the_outlets_that_quote_it_as_its_sources():
    (moment,) = quotations(quoted("a", BRIDGE), quoted("b", BRIDGE), quoted("c", EARLIER))
    assert leading(moment) == [(BRIDGE, ("A", "B"))]
    assert apart(moment) == [("C", EARLIER, Verdict.CONTRADICTION)]
    assert moment.sources == ("A", "B", "C")


def test_a_part_of_an_utterance_supports_the_whole():
    (moment,) = quotations(quoted("a", BRIDGE), quoted("b", "finish the new bridge before the winter"))
    assert [sources for _, sources in leading(moment)] == [("A", "B")]
    assert apart(moment) == []


def test_each_utterance_stands_by_itself_in_order_of_time():
    said = [
        quoted("a", SHIP, start=9, day=1),
        quoted("a", BRIDGE),
        quoted("b", BRIDGE),
        quoted("b", SHIP, start=9, day=1),
    ]
    assert [moment.leading[0].claim.text for moment in quotations(*said)] == [BRIDGE, SHIP]


def test_what_is_quoted_at_other_times_is_another_utterance():
    said = [quoted(id, BRIDGE, day=day) for id, day in zip("abcd", (0, 1, 300, 301), strict=True)]
    assert [moment.sources for moment in quotations(*said)] == [("A", "B"), ("C", "D")]


@pytest.mark.parametrize(
    ("claims", "copies"),
    [
        ([quoted("a", BRIDGE), quoted("b", SHIP)], {}),
        ([quoted("a", BRIDGE), quoted("a", BRIDGE, start=9)], {}),
        ([quoted("a", BRIDGE), quoted("b", BRIDGE)], {"b": "a"}),
    ],
)
def test_what_one_article_alone_quotes_has_no_sources_side_by_side(claims, copies):
    assert quotations(*claims, copies=copies) == []


def test_a_copy_of_a_quotation_counts_for_nothing():
    (moment,) = quotations(quoted("a", BRIDGE), quoted("b", EARLIER), quoted("c", EARLIER), copies={"c": "b"})
    assert [sources for _, sources in leading(moment)] == [("A",), ("B",)]
    assert [each.copy_of for each in moment.statements] == [None, None, "b"]


def test_one_outlet_that_quotes_twice_is_one_source():
    (moment,) = quotations(quoted("a", BRIDGE), quoted("b", BRIDGE), outlets={"a": "Post", "b": "The Post"})
    assert len(moment.sources) == 1


NUMBERS = st.sampled_from([9.0, 10.0, 10.5, 11.0, 20.0, 21.0, 50.0])
MEANT = st.sampled_from([None, (0.9, 1.1), (1.0, None), (None, 1.0)])


@st.composite
def claims(draw):
    """Claims of a few articles by a few parties, in one scope or two."""
    found = {}
    for _ in range(draw(st.integers(2, 9))):
        low, around = draw(NUMBERS), draw(MEANT)
        meant = None if around is None else Interval(*(None if each is None else each * low for each in around))
        one = said(
            draw(st.sampled_from("abcde")), low, meant=meant, start=10 * draw(st.integers(0, 2)),
            day=draw(st.sampled_from([0, 1, 5, None])), by=draw(st.sampled_from([None, None, "police", "Ann Lee", "Lee"])),
            scope=draw(st.sampled_from([None, None, "US"])),
        )  # fmt: skip
        found[one.id] = one
    return list(found.values())


def told(of):
    """All that is told of sources, in words."""
    return [
        (
            each.scope,
            [
                (
                    moment.sources,
                    leading(moment),
                    [(each.claim.id, each.stated, each.sources) for each in moment.values],
                    [(each.claim.id, each.source, each.verdict, each.supports) for each in moment.statements],
                )
                for moment in each.moments
            ],
        )
        for each in sources(of)
    ]


def counts(of):
    """How many sources there are of each time, and how many support each value."""
    return [
        (each.scope, [(moment.sources, [(value.claim.text, value.sources) for value in moment.values]) for moment in each.moments])
        for each in sources(of)
    ]  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(found=claims(), rule=st.sampled_from([WORKERS, FIXED, SCOPED]), data=st.data())
def test_the_order_of_claims_changes_nothing(found, rule, data):
    ordered = docket(found, rule)
    shuffled = replace(ordered, claims=data.draw(st.permutations(ordered.claims)))
    assert told(shuffled) == told(ordered)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(found=claims(), rule=st.sampled_from([WORKERS, FIXED]), data=st.data())
def test_a_copy_changes_no_count(found, rule, data):
    original = data.draw(st.sampled_from(sorted({claim.article for claim in found})))
    copied = [
        replace(claim, id=f"z{claim.id}", article="z") for claim in found if claim.article == original
    ]  # fmt: skip
    if len({claim.article for claim in found}) > 1:
        assert counts(docket([*found, *copied], rule, copies={"z": original})) == counts(docket(found, rule))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(found=claims(), rule=st.sampled_from([WORKERS, FIXED]))
def test_the_best_supported_value_has_the_most_sources_and_each_agrees_with_it(found, rule):
    of = docket(found, rule)
    for moment in [moment for each in sources(of) for moment in each.moments if moment.leading]:
        most = max(len(value.sources) for value in moment.values)
        assert {len(support.sources) for support in moment.leading} == {most}
        for number, support in enumerate(moment.leading):
            agreeing = {each.source for each in moment.statements if number in each.supports}
            assert set(support.stated) <= set(support.sources) <= agreeing


def crowd(*middles):
    """Sixty sources that each give another number near to one of some numbers, in turn."""
    return [said(f"{each:02}", middles[each % len(middles)] + each / 10) for each in range(60)]


def test_of_many_values_those_that_agree_with_each_other_are_found():
    moment = only([*crowd(1000), said("z", 5000)])
    assert [len(support.sources) for support in moment.leading] == [60]
    assert apart(moment) == [("Z", "5000", Verdict.CONTRADICTION)]


def test_of_many_values_a_tie_is_told():
    assert [len(support.sources) for support in only(crowd(1000, 2000, 3000)).leading] == [20, 20, 20]


@pytest.mark.parametrize("spread", [1, 1000])
def test_the_work_grows_with_the_claims_not_with_their_pairs(spread):
    def judged(count):
        found = [said(f"{number:06}", 1000.0 + spread * number) for number in range(count)]
        of = docket(found, FIXED)
        calls = Counter()
        judge = numeric.judge_amounts

        def counting(*given):
            calls["judged"] += 1
            return judge(*given)

        with mock.patch.object(numeric, "judge_amounts", counting):
            assert len(list(sources(of))) == 1
        return calls["judged"]

    assert judged(800) < 2.5 * judged(400)
