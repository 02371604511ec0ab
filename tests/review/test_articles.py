"""Articles at the desk: with their claims and flags, in lists, whatever they hold."""

from __future__ import annotations

import re
from datetime import date

import pytest
from desks import heading
from flagged import ferry, recorded
from newsdesk import check
from newsroom import GAZETTE
from reading import add, all_words, article, keep, tree, with_rules, words
from sqlalchemy import update

from checker.claims.claim import Claim, claim_id
from checker.ledger.rows import storable
from checker.ledger.tables import articles
from checker.mentions.mention import Kind, Mention
from checker.review import articles as shelf
from checker.review.addresses import article_path
from checker.values.interval import Interval

HARBOUR = "/articles/news/2021-03-01-harbour.txt"
GAZETTE_PATH = "/articles/news/2021-03-01-gazette.txt"
HOSTILE = (
    "<script>alert(1)</script> \u202egnp.exe\u202c zero\u200bwidth \"quoted' <img src=x onerror=alert(2)> \x1b[31m"
)


@pytest.fixture
def visit(newsroom, ledger, place):  # noqa: ARG001
    """A reader at a desk with two articles that contradict each other, and the flag of that."""
    ledger.engine.dispose()
    add(place, "news")
    check(place, "news", record=True)
    return with_rules(ledger).signed_in("Bob")


PARAGRAPHS = "//div[@class='stretch']/p"


def without_labels(element):
    """The text of marked text: without the names of rules."""
    for label in element.xpath(".//a[@class='rule']"):
        label.drop_tree()
    return words(element)


def test_an_article_shows_its_text_with_its_claims_marked(visit):
    page = tree(visit.get(HARBOUR))
    assert [words(mark) for mark in page.xpath("//mark")] == ["around 80 people"]
    assert [words(rule) for rule in page.xpath("//div[@class='text']//a[@class='rule']")] == ["read by aboard"]
    [row] = page.xpath("//tr[@id='claim-1']")
    assert [words(cell) for cell in row] == [
        "aboard",
        "around 80 people",
        "around 80 people, that is 75 to 85",
        "1 March 2021",
        "the article",
    ]
    assert page.xpath("//tr[@id='claim-1']//a/@href") == ["/facts/aboard", "#at-1"]
    assert page.xpath("//*[@id='at-1']/@href") == ["#claim-1"]
    [text] = page.xpath(PARAGRAPHS)
    assert without_labels(text) == "There were around 80 people on board the ferry when it struck the rocks."


def test_a_flag_stands_beside_its_paragraph(visit):
    page = tree(visit.get(GAZETTE_PATH))
    [note] = page.xpath("//div[@class='stretch']//li[contains(@class, 'note')]")
    [link] = note.xpath("./a/@href")
    assert re.fullmatch(r"/flags/aboard/[0-9a-f]{8}", link)
    assert words(note).startswith("contradiction aboard open")
    assert page.xpath("//section[@aria-labelledby='flags']//a/@href") == [link]


def test_a_flag_whose_words_are_gone_is_told_so(visit, newsroom, place):
    (newsroom / "news" / "2021-03-01-gazette.txt").write_text(
        "Ferry rescue\n\nAll are safe, says the harbour office.\n"
    )
    add(place, "news")
    page = tree(visit.get(GAZETTE_PATH))
    assert page.xpath("//div[@class='stretch']//li") == []
    assert "Words that the article no longer has: aboard/" in words(page)
    assert [row.split()[0] for row in all_words(visit.get(GAZETTE_PATH), "//tr/th[@scope='row']")] == ["2", "1"]


def test_a_withdrawn_article_is_told_so(visit, ledger):
    with ledger.writing() as connection:
        connection.execute(update(articles).where(articles.c.id.like("%gazette%")).values(withdrawn=True))
    assert "This article was withdrawn" in visit.get(GAZETTE_PATH).text
    assert any("withdrawn" in row for row in all_words(visit.get("/articles"), "//tr"))


def test_only_who_is_signed_in_reads_articles(visit):
    visit.client.cookies.clear()
    for path in (HARBOUR, "/articles", "/facts", "/facts/aboard", "/draft"):
        response = visit.get(path)
        assert (response.status_code, response.headers["location"].split("?")[0]) == (303, "/sign-in")


def test_an_unknown_article_is_told_so(visit):
    assert visit.get("/articles/nothing").status_code == 404
    assert visit.get("/articles/nothing%00").status_code == 404
    assert visit.get(f"{HARBOUR}?part=2").status_code == 404
    assert visit.get(f"{HARBOUR}?part=x").status_code == 422


def test_an_article_that_only_flags_know_shows_these(visit, ledger, tmp_path):
    [*_, flag] = recorded(ledger, ferry(tmp_path / "elsewhere"))
    response = visit.get(article_path(flag.article))
    assert "This article is not in the ledger" in response.text
    assert f"/flags/{flag.fingerprint}" in tree(response).xpath("//main//a/@href")


@pytest.mark.parametrize(
    "id",
    ["a/../b.txt", "../x.txt", "/srv/a b.txt", "x?y=1#z&q.jsonl#3", "ünï/çödé.md", "a//b", "50%.txt", "<b>'\"", "a\\b"],
)
def test_an_article_of_any_id_has_a_page(alone, id):
    keep(alone.ledger, article(id, "Words.", headline="Of any id"))
    [link] = tree(alone.visit().get("/articles")).xpath("//table//a/@href")
    assert link == article_path(id)
    assert heading(alone.visit().get(link)) == "Of any id"


def test_hostile_text_is_shown_as_text(alone):
    hostile = article(
        "news/<i>.txt", f"{HOSTILE}\x00\n\nSecond.", headline=HOSTILE, outlet=HOSTILE, url="javascript:alert(3)"
    )
    keep(alone.ledger, storable(hostile))
    for path in ("/articles", article_path(hostile.id)):
        page = tree(alone.visit().get(path))
        assert page.xpath("//script[not(@src)] | //img | //i | //*[@onerror]") == []
        assert not set("\u202e\u202c\u200b\x1b\x00") & set(page.text_content())
        assert "<script>alert(1)</script> \ufffdgnp.exe\ufffd zero\ufffdwidth" in page.text_content()
        assert not [link for link in page.xpath("//a/@href") if link.startswith("javascript")]


@pytest.mark.usefixtures("newsroom")
def test_a_paragraph_of_ten_megabytes_is_shown_in_parts(alone):
    sentence = "There were 80 people on board. "
    text = sentence * (10_000_000 // len(sentence))
    claims = [_claim("long.txt", text, at) for at in (text.index("80"), text.rindex("80"))]
    keep(alone.ledger, (article("long.txt", text), claims))
    visit = alone.visit()
    first = visit.get("/articles/long.txt")
    count = int(re.search(r"Part 1 of (\d+) of the text", first.text)[1])
    last = visit.get(f"/articles/long.txt?part={count}")
    assert max(len(first.text), len(last.text)) < 100_000
    assert visit.get(f"/articles/long.txt?part={count + 1}").status_code == 404
    for response in (first, last):
        assert all_words(response, "//mark") == ["80 people"]
        assert "Of 2 claims, 1 stand in this part" in words(tree(response))
    shown = [without_labels(tree(each).xpath("//div[@class='text']")[0]) for each in (first, last)]
    assert text.startswith(shown[0])
    assert text.strip().endswith(shown[1])
    assert len(shown[0]) > 14_000


def _claim(id, text, at):
    words = text[at : text.index(" on board", at)]
    mention = Mention(Kind.NUMBER, at, at + len(words), words, 80.0, 80.0, Interval(80.0, 80.0), "people")
    return Claim(claim_id("aboard", id, at, at + len(words)), "aboard", id, mention)


@pytest.fixture
def many(alone, monkeypatch):
    """Articles of some days, of some outlets, some without either; pages hold four."""
    monkeypatch.setattr(shelf, "SIZE", 4)
    days = [None, date(2021, 3, 1), date(2021, 3, 2), date(2020, 2, 29)]
    found = [
        article(
            f"n/{number:02}.txt",
            "Text.",
            headline=f"Story {number} of the {'sea' if number % 3 else 'port'}",
            outlet=("Post", "Gazette", None)[number % 3],
            published=days[number % 4],
        )
        for number in range(23)
    ]
    keep(alone.ledger, *found)
    return found


def walked(visit, query=""):
    """The links to articles of all pages of a list."""
    found, path = [], f"/articles?{query}"
    while path:
        page = tree(visit.get(path))
        found += page.xpath("//table//a/@href")
        path = next(iter(page.xpath("//a[@rel='next']/@href")), None)
    return found


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", lambda _: True),
        ("outlet=Gazette", lambda each: each.outlet == "Gazette"),
        ("since=2021-03-01", lambda each: each.published and each.published >= date(2021, 3, 1)),
        ("until=2021-03-01", lambda each: each.published and each.published <= date(2021, 3, 1)),
        ("q=PORT+st", lambda each: "port" in each.headline),
        (
            "q=port&outlet=Post&since=2021-03-02",
            lambda each: "port" in each.headline and each.published == date(2021, 3, 2),
        ),
        ("q=%27%22*+--", lambda _: False),
        ("q=nowhere", lambda _: False),
        ("outlet=%00", lambda _: False),
    ],
)
def test_lists_hold_each_article_that_is_sought_once(alone, many, query, wanted):
    expected = sorted(
        (each for each in many if wanted(each)), key=lambda each: (each.published or date.min, each.id), reverse=True
    )
    assert walked(alone.visit(), query) == [article_path(each.id) for each in expected]


def test_of_very_many_articles_with_the_words_some_are_looked_at_and_that_is_told(alone, many, monkeypatch):  # noqa: ARG001
    monkeypatch.setattr(shelf, "MOST_FOUND", 5)
    response = alone.visit().get("/articles?q=story")
    assert "More than" in response.text
    assert len(walked(alone.visit(), "q=story")) == 5


@pytest.mark.parametrize("after", ["x", "/", "2021-02-31/a", "2021-03-01", "2021-03-01/\x00", "%2F%2F"])
def test_no_place_breaks_a_list(alone, many, after):  # noqa: ARG001
    assert alone.visit().client.get("/articles", params={"after": after}).status_code == 200


def test_a_day_that_is_none_is_refused(alone):
    response = alone.visit().get("/articles?since=2021-02-31")
    assert response.status_code == 422
    assert "A day is written as in 2026-03-01." in response.text


def test_outlets_are_offered(alone, many):  # noqa: ARG001
    assert tree(alone.visit().get("/articles")).xpath("//datalist/option/@value") == ["Gazette", "Post"]


def test_lines_of_a_paragraph_stay_lines(alone):
    keep(alone.ledger, article("verse.txt", "One line\nand another\n\nA paragraph", headline="Verse"))
    page = tree(alone.visit().get("/articles/verse.txt"))
    assert len(page.xpath("//div[@class='text']//p")) == 2
    assert len(page.xpath("//div[@class='text']//br")) == 1


def test_the_gazette_is_as_it_was_written(visit):
    page = tree(visit.get(GAZETTE_PATH))
    shown = [without_labels(each) for each in page.xpath(f"//h1 | {PARAGRAPHS}")]
    assert shown == [" ".join(part.split()) for part in GAZETTE.strip().split("\n\n")]
