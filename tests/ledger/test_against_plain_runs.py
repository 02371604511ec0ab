"""A check against a ledger tells what a run over all articles tells of the new ones."""

from __future__ import annotations

import pytest
from claimed import RULES, archives, article, claim, docket, keep, rule_text, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.comparisons.comparing import compare
from checker.comparisons.verdict import Verdict
from checker.ledger import rivals, supports
from checker.ledger.checking import Stored
from checker.mentions.mention import Kind
from checker.rulebook.load import load_rules
from checker.values.interval import Interval

SLOW = settings(
    deadline=None, max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def rulebook(tmp_path):
    for id in RULES:
        (tmp_path / f"{id}.yaml").write_text(rule_text(id), encoding="utf-8")
    return load_rules(tmp_path, allow_untested=True)


@pytest.fixture(params=["few", "many"])
def counted(request, monkeypatch):
    """With the shortcuts for few values and claims, and with the ways of very many."""
    if request.param == "many":
        monkeypatch.setattr(supports, "MOST_COUNTED", 0)
        monkeypatch.setattr(rivals, "FEW_CLAIMS", 0)
        monkeypatch.setattr(rivals, "FIRST_PAGE", 3)


@pytest.mark.usefixtures("counted")
@pytest.mark.parametrize("many", [False, True], ids=["few values", "many values"])
@pytest.mark.parametrize("id", RULES)
@SLOW
@given(data=st.data())
def test_verdicts_and_sides_are_those_of_a_run_over_all_articles(ledger, rulebook, id, many, data):
    rule = rulebook.rule(id)
    archive = data.draw(archives(id, many=many, most=45 if many else 15))
    new = set(data.draw(st.sets(st.sampled_from([own.id for own, _ in archive]), min_size=1, max_size=3)))
    keep(ledger, rulebook, [(own, claims) for own, claims in archive if own.id not in new])
    expected = told(compare(docket(rule, rulebook, archive, new)), new)
    own = docket(rule, rulebook, [each for each in archive if each[0].id in new], new)
    with ledger.reading() as connection:
        found = told(Stored(connection, new).compare(own), new)
    assert {key: each for key, each in found.items() if key[0] is not Verdict.UPDATE} == {
        key: each for key, each in expected.items() if key[0] is not Verdict.UPDATE
    }


def test_who_corrects_a_value_speaks_for_itself_among_those_who_say_the_same(ledger, rulebook):
    def said(id, number, corrects=None):
        own = article(id)
        value = Interval(float(number), float(number))
        mention = {"kind": Kind.NUMBER, "low": value.low, "high": value.high, "interval": value, "unit": "workers"}
        return own, [claim("moving", own, 0, mention, scope="US", corrects=corrects)]

    rule = rulebook.rule("moving")
    before = [said("a.txt", 80), said("b.txt", 80), said("c.txt", 80), said("d.txt", 90)]
    corrected = said("e.txt", 90, Interval(75.0, 85.0))
    keep(ledger, rulebook, before)
    whole = told(compare(docket(rule, rulebook, [*before, corrected], {"e.txt"})), {"e.txt"})
    with ledger.reading() as connection:
        found = told(Stored(connection, {"e.txt"}).compare(docket(rule, rulebook, [corrected], {"e.txt"})), {"e.txt"})
    assert list(whole) == list(found) == [(Verdict.UPDATE, "e.txt#moving@0-1")]
