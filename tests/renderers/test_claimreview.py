from __future__ import annotations

from dataclasses import replace

import pytest
from consumers import expanded, read_claimreview
from handmade import decision

from checker.comparisons.verdict import Verdict
from checker.findings.finding import Status
from checker.renderers import claimreview
from checker.renderers.claimreview import _RATINGS

REQUIRED = ("claimReviewed", "reviewRating", "itemReviewed")


@pytest.fixture
def accepted(finding):
    return replace(finding, decision=decision("the coast guard counted 80", accepted=True))


def reviews(report):
    return read_claimreview(claimreview.render(report))["@graph"]


def test_only_what_an_editor_accepted_is_a_review(report_of, finding, accepted):
    waived = replace(finding, status=Status.WAIVED, decision=decision("both are said"))
    assert reviews(report_of(finding, waived)) == []
    assert len(reviews(report_of(finding, accepted, waived))) == 1


def test_a_review_says_what_is_claimed_by_whom_and_where(report_of, accepted):
    (told,) = reviews(report_of(accepted))
    assert told["@type"] == "ClaimReview"
    assert set(REQUIRED) <= set(told)
    assert told["claimReviewed"].startswith("Nearly 100 people were on board the ferry")
    assert told["reviewRating"] == {"@type": "Rating", "alternateName": "Does not agree with other reports"}
    assert told["author"] == {"@type": "Person", "name": "the desk"}
    item = told["itemReviewed"]
    assert (item["@type"], item["author"], item["datePublished"]) == ("Claim", {"name": "its owner"}, "2021-03-02")
    assert item["appearance"]["headline"] == "Hundred rescued from ferry"
    assert item["appearance"]["identifier"] == "news/gazette.txt"


def test_the_other_side_is_cited_with_its_words(report_of, accepted):
    (told,) = reviews(report_of(accepted))
    (cited,) = told["citation"]
    assert cited["publisher"] == {"@type": "Organization", "name": "The Harbour Post"}
    assert "The Harbour Post, 1 March 2021: The ferry carried around 80 people" in told["reviewBody"]


def test_an_outlet_says_what_nobody_else_is_quoted_for(report_of, accepted, gazette, harbour):
    (side,) = accepted.claims
    own = replace(accepted, claims=(replace(side, mention=replace(side.mention, attribution=None)),))
    named = replace(gazette, outlet="The Gazette", url="https://example.org/ferry")
    (told,) = reviews(report_of(own, articles=(named, harbour)))
    assert told["itemReviewed"]["author"] == {"@type": "Organization", "name": "The Gazette"}
    assert told["itemReviewed"]["appearance"]["url"] == "https://example.org/ferry"


@pytest.mark.parametrize("verdict", sorted(set(Verdict) - {Verdict.AGREE, Verdict.NOT_COMPARABLE}))
def test_no_rating_says_who_is_right(report_of, accepted, verdict):
    (told,) = reviews(report_of(replace(accepted, verdict=verdict)))
    rating = told["reviewRating"]
    assert rating["alternateName"] == _RATINGS[verdict]
    assert "ratingValue" not in rating
    assert not {"true", "false", "correct", "wrong"} & set(rating["alternateName"].lower().split())


def test_what_stands_in_one_article_is_held_against_itself(report_of, accepted):
    (told,) = reviews(report_of(replace(accepted, others=())))
    assert told["reviewRating"]["alternateName"] == "Is not consistent in itself"
    assert told["citation"] == []


def test_the_terms_are_those_of_schema_org(report_of, accepted):
    (told,) = expanded(claimreview.render(report_of(accepted)))
    assert told["@type"] == ["http://schema.org/ClaimReview"]
    (rating,) = told["http://schema.org/reviewRating"]
    assert rating["http://schema.org/alternateName"] == [{"@value": "Does not agree with other reports"}]


def test_it_can_stand_in_a_page(report_of, accepted):
    rendered = claimreview.render(report_of(replace(accepted, message="</script><script>alert(1)</script>")))
    assert "<" not in rendered
    assert "</script>" in read_claimreview(rendered)["@graph"][0]["reviewBody"]
