"""A check against a ledger tells what a run over all articles tells of the new ones."""

from __future__ import annotations

import pytest
from claimed import RULES, archives, docket, keep, rule_text, told
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.comparisons.comparing import compare
from checker.comparisons.verdict import Verdict
from checker.ledger import rivals, supports
from checker.ledger.checking import Stored
from checker.rulebook.load import load_rules

SLOW = settings(
    deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
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
