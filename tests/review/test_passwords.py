"""Passwords: how they are hashed, and which are refused."""

from __future__ import annotations

import pytest
from argon2 import PasswordHasher, extract_parameters
from argon2.profiles import RFC_9106_LOW_MEMORY

from checker.review import passwords


def test_hashes_are_those_that_the_standard_recommends(monkeypatch):
    monkeypatch.setattr(passwords, "_HASHER", PasswordHasher())
    stored = passwords.hashed("horse battery staple")
    assert extract_parameters(stored) == RFC_9106_LOW_MEMORY
    assert passwords.matches(stored, "horse battery staple")
    assert not passwords.is_outdated(stored)


@pytest.mark.parametrize("given", ["horse battery stapl", "Horse battery staple", "", "x" * 300, "\udcff"])
def test_another_password_does_not_match(given):
    assert not passwords.matches(passwords.hashed("horse battery staple"), given)


def test_nothing_matches_where_nothing_is_stored():
    assert not passwords.matches(None, "of nobody")


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("horse battery staple", None),
        ("пароль из слов", None),
        ("elevenchars", passwords.TOO_SHORT),
        ("aaaaaaaaaaaaaaa", passwords.TOO_SHORT),
        ("x y z " * 50, passwords.TOO_LONG),
        ("my name is Ada!", passwords.TOO_LIKE_NAME),
    ],
)
def test_what_is_wrong_with_a_new_password(password, problem):
    assert passwords.complaint(password, "ada") == problem
