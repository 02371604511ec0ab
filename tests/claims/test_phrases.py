"""Finding a rule's words in a sentence."""

import pytest

from checker.claims.phrases import Phrases
from checker.mentions.tokens import tokenize


def found(phrase, text, **options):
    tokens = tokenize(text)
    return [
        text[tokens[hit.first].start : tokens[hit.last - 1].end] for hit in Phrases([phrase], **options).hits(tokens)
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("suspend", "Microsoft has suspended talks", ["suspended"]),
        ("continue talks", "It will be continuing talks", ["continuing talks"]),
        ("declined its offer", "The owner had declined Microsoft’s offer", ["declined Microsoft’s offer"]),
        ("declined its offer", "It Declined Its Offer", ["Declined Its Offer"]),
        ("out of the running", "Firm out of TikTok running as deadline looms", ["out of TikTok running"]),
        ("will buy", "It will certainly buy the app", ["will certainly buy"]),
        ("US", "It told us that US users agree", ["US"]),
        ("US", "in the U.S. and elsewhere", ["U.S."]),
        ("put on hold", "The sale would be put on hold", ["put on hold"]),
        ("put on hold", "They put it on a shelf to hold", []),
        ("active users", "active US users", []),
    ],
)
def test_phrases_match_in_every_inflection(phrase, text, expected):
    assert found(phrase, text) == expected


def test_a_name_keeps_its_determiner():
    assert found("the app", "The app has a rival, a messaging app", names=True) == ["The app"]
