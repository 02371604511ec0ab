from __future__ import annotations

import os
from dataclasses import replace

import pytest

from checker.renderers.paths import address, from_root, reference


@pytest.fixture
def checkout(tmp_path, monkeypatch):
    """A checkout with a folder in which the command runs."""
    (tmp_path / "checkout" / "site").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "checkout" / "site")
    return tmp_path / "checkout"


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_a_path_leads_from_the_root_that_the_job_names(checkout, monkeypatch, variable):
    monkeypatch.setenv(variable, str(checkout))
    assert from_root("news/a.txt") == "site/news/a.txt"
    assert from_root("../b.txt") == "b.txt"
    assert from_root(str(checkout / "c.txt")) == "c.txt"


def test_elsewhere_it_leads_from_the_current_folder(checkout):
    assert from_root("./news/../a.txt") == "a.txt"
    assert from_root("../b.txt") == (checkout.resolve() / "b.txt").as_posix()


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_are_followed(checkout):
    (checkout / "site" / "real.txt").write_text("80 people", encoding="utf-8")
    (checkout / "site" / "link.txt").symlink_to("real.txt")
    assert from_root("link.txt") == "real.txt"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("news/a b.txt", "news/a%20b.txt"),
        ("news/a:b#c?d%.txt", "news/a%3Ab%23c%3Fd%25.txt"),
        ("news/\udce9.txt", "news/%E9.txt"),
        ("news/é.txt", "news/%C3%A9.txt"),
        ("/data/a.txt", "file:///data/a.txt"),
        ("https://example.org/a b?c=ü", "https://example.org/a%20b?c=%C3%BC"),
    ],
)
def test_a_path_is_a_uri_reference(path, uri):
    assert reference(path) == uri


def test_an_article_is_addressed_where_it_was_published(gazette):
    assert address(gazette) == "news/gazette.txt"
    assert address(replace(gazette, id="news/gazette.txt#7 b")) == "news/gazette.txt#7%20b"
    assert address(replace(gazette, url="https://example.org/a")) == "https://example.org/a"
