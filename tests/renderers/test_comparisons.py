"""A draft held against its sources, as JSON, Markdown and text."""

from __future__ import annotations

import json
from datetime import date

import jsonschema
import pytest
from markdown_it import MarkdownIt

from checker.alignment.comparing import compare
from checker.alignment.comparison import Comparisons, Verdict
from checker.alignment.reading import VALUES, article_of
from checker.articles.article import Unread
from checker.renderers.comparisons import as_json, as_markdown, as_text, schema, summary
from checker.renderers.json import schema as report_schema

WEDNESDAY = date(2021, 3, 10)
DRAFT = """Fourteen die as bus hits lorry near Brindley

The crash near Brindley killed 14 people. The bus carried about 60 passengers on Monday.
The lorry was built in May 1994 and weighs 9 tonnes. The bridge costs £48m. Sales fell 3%.
By Tuesday 40 people were hurt in the crash, 3 more than on Monday.
"""
SOURCES = (
    """Bus and lorry collide

Nine men and five women died in the crash near Brindley, police said. On Monday 38 people were hurt in the crash.
The bus carried nearly 90 passengers. The lorry was built in 1994.
""",
    "The bus carried 61 passengers when the crash near Brindley happened. More than 12 people were killed in the crash.",
)


def held(draft=DRAFT, sources=SOURCES, unread=()):
    """A draft held against sources, all published on one day."""
    article = article_of(draft, "draft.txt", WEDNESDAY)
    others = tuple(article_of(text, f"source-{at}.txt", WEDNESDAY) for at, text in enumerate(sources, 1))
    return Comparisons(article, others, tuple(compare(article, others)), unread)


def told(comparisons):
    """The JSON object, after it was found to keep to its schema."""
    found = json.loads(as_json(comparisons))
    jsonschema.validate(found, json.loads(schema()), format_checker=jsonschema.FormatChecker())
    return found


def test_the_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(json.loads(schema()))


def test_comparisons_of_every_verdict_keep_to_the_schema():
    found = told(held(unread=(Unread("broken.html", "not text"),)))
    assert {each["verdict"] for each in found["comparisons"]} == set(Verdict)
    assert any(each["others"] for each in found["comparisons"])
    assert any(each["terms"] for each in found["comparisons"])


@pytest.mark.parametrize(("draft", "sources"), [("The choir sang.", SOURCES), (DRAFT, ()), (DRAFT, ("It rained.",))])
def test_comparisons_without_values_or_sources_keep_to_the_schema(draft, sources):
    assert len(told(held(draft, sources))["sources"]) == len(sources)


@pytest.mark.parametrize("key", ["version", "draft", "sources", "unread", "comparisons"])
def test_the_schema_misses_what_is_not_there(key):
    found = json.loads(as_json(held()))
    del found[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found, json.loads(schema()))


@pytest.mark.parametrize("key", ["verdict", "kind"])
def test_the_schema_knows_every_verdict_and_kind(key):
    known = json.loads(schema())["$defs"]
    of = {"verdict": (known["outcome"], Verdict), "kind": (known["value"], VALUES)}
    definition, values = of[key]
    assert set(definition["properties"][key]["enum"]) == set(values)


@pytest.mark.parametrize("name", ["day", "interval", "article"])
def test_the_schema_says_the_same_as_that_of_a_report(name):
    assert json.loads(schema())["$defs"][name] == json.loads(report_schema())["$defs"][name]


def test_a_value_has_the_keys_of_a_claim():
    own, of_claims = (
        json.loads(each())["$defs"][name]["properties"] for each, name in ((schema, "value"), (report_schema, "claim"))
    )
    assert set(own) <= set(of_claims)
    assert all(own[key].get("type") == of_claims[key].get("type") for key in own)


def test_a_contradiction_names_both_values_the_gap_and_the_days():
    found = held("The storm killed 40 people in Leyte.", ("In Leyte 25 people were killed by the storm.",))
    (each,) = told(found)["comparisons"]
    assert each["message"] == "40 people does not agree with 25 people (gap 38%)"
    assert (each["gap"], each["value"]["as_of"], each["value"]["in_headline"]) == ("38%", "2021-03-10", False)
    assert "both speak of storm, killed, people, leyte; same day" in as_text(found)
    assert "read as 25 people" in as_markdown(found)


def test_a_sum_is_shown_with_all_its_terms():
    found = held("The crash killed 14 people.", ("Nine men and five women died in the crash.",))
    (each,) = told(found)["comparisons"]
    assert (each["verdict"], each["message"]) == ("supported", None)
    assert [term["text"] for term in each["terms"]] == ["Nine men", "five women"]
    line = "supported  draft.txt:1:18  “14 people” by “Nine men” and “five women” at source-1.txt:1:1"
    assert as_text(found).startswith(f"{line} (Nine men and five women make 14)\n")
    assert "| “Nine men” and “five women” at source-1.txt:1:1 | Nine men and five women make 14 |" in as_markdown(found)


def test_a_contradicted_increment_tells_the_sum():
    found = held("The storm killed 40 people, 3 more than on Monday.", ("On Monday the storm had killed 38 people.",))
    assert "contradicted  38 people and 3 more make 41, not 40 people\n" in as_text(found)
    assert "## Contradicted: 38 people and 3 more make 41, not 40 people\n" in as_markdown(found)


def test_an_assumption_about_an_article_is_told():
    from dataclasses import replace

    found = held()
    noted = replace(found, draft=replace(found.draft, notes=("its encoding is taken for cp1252",)))
    assert "assumed: draft.txt: its encoding is taken for cp1252\n" in as_text(noted)
    assert "- assumed of draft.txt: its encoding is taken for cp1252\n" in as_markdown(noted)


def test_a_draft_of_which_no_source_could_be_read_was_compared_with_nothing():
    found = held(sources=(), unread=(Unread("broken.html", "not text"),))
    assert summary(found) == "draft.txt was compared with nothing: no source could be read"
    assert as_text(found).splitlines()[-1] == "not checked: broken.html could not be read: not text"


def test_nothing_in_a_text_becomes_markup():
    found = held("<b>The storm</b> | *killed* 40 people in Leyte.", ("In Leyte 25 people | were killed by the storm.",))
    tokens = MarkdownIt("commonmark").enable("table").parse(as_markdown(found))
    assert not [each for each in tokens if each.type == "html_block"]
    assert sum(each.type == "td_open" for each in tokens) == 5
