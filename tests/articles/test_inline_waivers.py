"""Comments in Markdown and HTML that waive a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.articles.article import Article
from checker.articles.inline_waivers import MOST
from checker.articles.reading import read_articles

COMMENT = "<!-- checker: waive us-users because the profile quotes it on purpose -->"
PAGE = """<html><head><title>Users</title></head><body><article><h1>Users of the app</h1>
<p>The app was first shown in spring and has been talked about in every school since then.</p>
{comment}
<p>Some 40 million people used the app in the first year, said the firm.</p>
<p>Some 90 million people use it now, says the same firm, which gives no further figures.</p>
</article></body></html>"""


@pytest.fixture
def read(tmp_path: Path):
    def of(content: str, name: str = "a.md") -> Article:
        (tmp_path / name).write_text(content, encoding="utf-8")
        (article,) = read_articles([tmp_path / name])
        assert isinstance(article, Article)
        return article

    return of


def paragraph(article: Article, number: int = 0) -> str:
    span = article.waivers[number].paragraph
    return article.text[span.start : span.end]


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_it_holds_for_the_paragraph_after_it(read, gap):
    article = read(f"# Users\n\nFirst.\n\n{COMMENT}{gap}Some 40 million\npeople.\n\nLast.\n")
    assert paragraph(article) == "Some 40 million people."
    assert "checker" not in article.text
    (waiver,) = article.waivers
    assert (waiver.rule, waiver.because) == ("us-users", "the profile quotes it on purpose")
    assert (waiver.line, waiver.column, waiver.problem) == (5, 1, None)


def test_it_holds_in_a_page(read):
    article = read(PAGE.format(comment=COMMENT), "a.html")
    assert paragraph(article) == "Some 40 million people used the app in the first year, said the firm."


def test_it_holds_for_a_headline(read):
    article = read(f"{COMMENT}\n# Forty million users\n\nText.\n")
    assert paragraph(article) == "Forty million users"


def test_front_matter_does_not_move_it(read):
    article = read(f"---\ntitle: Users\n---\nFirst.\n\n{COMMENT}\n\nSecond.\n\nThird.\n")
    assert paragraph(article) == "Second."
    assert article.waivers[0].line == 6


def test_several_rules_and_a_long_reason(read):
    article = read("# T\n\n<!-- checker: waive us-users, valuation\n  because: one\n  and two -->\n\nText.\n")
    assert [(each.rule, each.because) for each in article.waivers] == [
        ("us-users", "one and two"),
        ("valuation", "one and two"),
    ]


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("<!-- checker: waive us-users -->", "is not understood"),
        ("<!-- checker: waive because it is so -->", "is not understood"),
        ("<!-- checker: waive us-users because -->", "is not understood"),
        ("<!-- checker: ignore us-users because it is so -->", "is not understood"),
        ("<!-- checker: -->", "is not understood"),
    ],
)
def test_what_is_not_understood_is_told(read, comment, problem):
    (waiver,) = read(f"# T\n\n{comment}\n\nText.\n").waivers
    assert problem in waiver.problem


def test_a_comment_at_the_end_waives_nothing(read):
    (waiver,) = read(f"# T\n\nText.\n\n{COMMENT}\n").waivers
    assert waiver.problem.startswith("no paragraph follows it")


@pytest.mark.parametrize(
    "content", ["# T\n\n<!-- a checker: no -->\n\nText.\n", f"# T\n\n```\n{COMMENT}\n```\n\nText.\n"]
)
def test_other_comments_and_listings_are_none(read, content):
    assert read(content).waivers == ()


def test_no_more_than_a_bounded_number_counts(read):
    assert len(read("# T\n\n" + f"{COMMENT}\n\nText.\n\n" * (MOST + 5)).waivers) == MOST


def test_plain_text_has_none(read):
    assert read(f"T\n\n{COMMENT}\n\nText.\n", "a.txt").waivers == ()
