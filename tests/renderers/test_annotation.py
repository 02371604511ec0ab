from __future__ import annotations

from dataclasses import replace

import pytest
from consumers import AS, OA, expanded, read_annotation
from handmade import article, claim, decision

from checker.findings.finding import Status
from checker.renderers import annotation


def items(report):
    return read_annotation(annotation.render(report))["first"]["items"]


def test_each_side_is_a_target_in_its_article(report, finding):
    (told,) = items(report)
    assert [target["source"] for target in told["target"]] == ["news/gazette.txt", "news/harbour.txt"]
    assert [body["value"] for body in told["body"] if body["purpose"] == "tagging"] == [
        "contradiction",
        "error",
        "aboard",
    ]
    assert told["body"][0]["value"].startswith(finding.message)


def test_the_terms_are_those_of_the_vocabulary(report):
    (collection,) = expanded(annotation.render(report))
    assert collection["@type"] == [f"{AS}OrderedCollection"]
    (page,) = collection[f"{AS}first"]
    (told,) = page[f"{AS}items"][0]["@list"]
    assert told["@type"] == [f"{OA}Annotation"]
    assert told[f"{OA}motivatedBy"] == [{"@id": f"{OA}assessing"}]
    sources = [target[f"{OA}hasSource"][0]["@id"] for target in told[f"{OA}hasTarget"]]
    assert sources == ["https://example.org/checkout/news/gazette.txt", "https://example.org/checkout/news/harbour.txt"]


@pytest.mark.parametrize("before", ["", "People, people, people. " * 3, "There were 80 people aboard. " * 4])
def test_both_selectors_find_the_words_and_only_them(report_of, finding, gazette, before):
    text = f"Ferry\n\n{before}In the end there were 80 people aboard. {before}\n"
    start = text.index("80 people", text.index("In the end"))
    one = article("news/one.txt", text, None, None)
    side = claim(one, "aboard", "80 people")
    side = replace(side, mention=replace(side.mention, start=start, end=start + 9))
    (told,) = items(report_of(replace(finding, claims=(side,), others=()), articles=(one, gazette)))
    quote, position = told["target"][0]["selector"]
    assert text[position["start"] : position["end"]] == quote["exact"] == "80 people"
    quoted = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.count(quoted) == 1
    assert text.index(quoted) + len(quote["prefix"]) == start


def test_a_text_that_repeats_itself_without_end_is_quoted_in_part(report_of, finding, gazette):
    one = article("news/one.txt", "80 people\n" * 5000, None, None)
    many = replace(finding, claims=(claim(one, "aboard", "80 people"),), others=())
    (told,) = items(report_of(many, articles=(one, gazette)))
    assert len(told["target"][0]["selector"][0]["suffix"]) == 1024


def test_the_address_is_that_of_publication(report_of, finding, gazette, harbour):
    there = replace(gazette, url="https://example.org/ferry")
    (told,) = items(report_of(finding, articles=(there, harbour)))
    assert told["target"][0]["source"] == "https://example.org/ferry"


def test_what_is_waived_is_left_out_and_the_rest_told_apart(report_of, finding):
    waived = replace(finding, status=Status.WAIVED, decision=decision("both are said"))
    told = items(report_of(finding, waived, finding))
    assert len({each["id"] for each in told}) == len(told) == 2


def test_an_empty_collection_says_that_nothing_was_checked(report_of):
    told = read_annotation(annotation.render(report_of()))
    assert told["total"] == 0
    assert "first" not in told
    assert "nothing was checked: no rule read a claim in any article" in told["label"]
    assert "news/broken.html" in told["label"]
