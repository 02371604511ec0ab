"""The scopes that the package knows."""

from __future__ import annotations

from collections import Counter

import pytest
from babel.core import get_global

from checker.language.scopes import countries, scopes


@pytest.mark.parametrize(
    ("word", "scope"),
    [
        ("United States", "US"),
        ("U.S.", "US"),
        ("American", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("British", "GB"),
        ("European Union", "EU"),
        ("worldwide", "world"),
        ("global", "world"),
        ("New Zealander", "NZ"),
        ("Türkiye", "TR"),
        ("Ivory Coast", "CI"),
        ("Burma", "MM"),
        ("Holland", "NL"),
        ("Dutch", "NL"),
        ("Africa", "Africa"),
    ],
)
def test_a_word_states_its_scope(word, scope):
    assert word in scopes()[scope].places + scopes()[scope].adjectives


def test_a_word_states_one_scope():
    counts = Counter(word for scope in scopes().values() for word in {*scope.places, *scope.adjectives})
    assert [word for word, count in counts.items() if count > 1] == []


def test_every_country_of_iso_3166_is_there():
    official = {
        code
        for code in get_global("territory_currencies")
        if len(code) == 2 and code not in {"AC", "BU", "CP", "CS", "DD", "DG", "EA", "EU", "IC", "SU", "TA", "TP", "YD", "YU", "ZR", "XK", "CQ", "ZZ"}
    }  # fmt: skip
    assert official - set(countries()) == set()


def test_countries_are_scopes_and_regions_are_no_countries():
    assert set(countries()) < set(scopes())
    assert not {"EU", "world", "Europe", "Scotland"} & set(countries())
    assert all(scope.name == name and scope.places for name, scope in scopes().items())
