"""Copy noise: what carries no claims, and body text that merely uses its words."""

from __future__ import annotations

import pytest

from checker.articles.noise import find_noise

BODY = "The ferry sank off the coast on Friday.\n\nTwelve of the crew were saved.\n\nThe company gave no reason.\n\n"


def noise(text, language="en"):
    return [text[span.start : span.end].strip() for span in find_noise(text, language)]


@pytest.mark.parametrize(
    "line",
    [
        "Image copyright", "Image copyright Getty Images", "Image copyrightAFP", "Image source, Reuters", "Image caption",
        "Image captionThe ferry in 2019", "Image caption The ferry, with 40 aboard", "Media captionWATCH: the ferry sinks",
        "Media caption, Watch the ferry sink", "Getty Images", "Reuters", "Advertisement", "ADVERTISEMENT", "- Advertisement -",
        "Media playback is not supported on your device", "Please enter your comment!", "Please enter your name here",
        "    Share Story:", "Share this:", "Read more", "Read More »", "Read more: Ferry firm made 5 million last year",
        "Related: 12 ferries that sank", "Sign up for our newsletter", "Sign up to our daily email and get 5 stories",
        "We use cookies to improve your experience.", "This website uses cookies. By continuing you agree.",
        "By continuing to browse this site you agree to 3 things.", "Your email address will not be published.",
        "Save my name, email, and website in this browser for the next time I comment.", "© 2020 The Courier",
        "Copyright © 2020. All rights reserved.", "Story continues below advertisement", "Photo credit: Jo Smith",
        "Click here to read 10 more stories", "Follow us on Twitter", "Cookie settings",
    ],
)  # fmt: skip
def test_a_line_of_noise_between_paragraphs(line):
    assert noise(f"{BODY}{line}\n\nIt was built in 1990.\n") == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Image copyright law changed on Monday for 40 million users.", "Image captioning software sold 5,000 copies.",
        "Getty Images said on Tuesday that it had 80 million pictures.", "Reuters reported that 12 people died.",
        "Advertisement revenue fell by 12% to £5m.", "Advertising made up 80% of its sales.",
        "Read more than 20 books a year, says the minister.", "Comments by the president cost the firm 5%.",
        "Related party transactions reached $5m.", "Recent stories about the firm were wrong, it said.",
        "Sharing is up by 5%.", "Share prices fell 12% on Friday.", "Subscribe numbers rose to 3 million.",
        "Leave a reply unanswered for 15 days and the fine is £500.", "Cookies were sold to 80 children.",
        "Photographs show 12 people on deck.", "Video games made $5bn.", "Most read the news on 3 devices.",
        "The site said that media playback is not supported on 5 million devices.", "Follow-up talks start on 3 May.",
    ],
)  # fmt: skip
def test_body_text_that_uses_such_words_stays(line):
    assert noise(f"{BODY}{line}\n\nIt was built in 1990.\n") == []


def test_the_line_after_a_bare_label_is_its_caption():
    text = f"{BODY}Image copyright\nJo Smith/Courier\nImage caption\nThe ferry had 40 seats\n\nIt was built in 1990.\n"
    assert noise(text) == ["Image copyright", "Jo Smith/Courier", "Image caption", "The ferry had 40 seats"]


def test_after_a_bare_label_and_an_empty_line_the_article_goes_on():
    assert noise(f"{BODY}Image copyright\r\n\r\nIt was built in 1990.\r\n") == ["Image copyright"]


@pytest.mark.parametrize(
    "heading", ["Leave a Reply", "LEAVE A COMMENT", "Comments", "5 Comments", "Comments (12)", "Join the conversation"]
)
def test_after_the_comment_form_nothing_follows(heading):
    text = f"{BODY}{heading}\n\n" + "I counted 90 people on it, not 40.\n" * 30
    (tail,) = noise(text)
    assert tail.startswith(heading)
    assert text.rstrip().endswith(tail)


@pytest.mark.parametrize("line", ["5 Comments", "Leave a comment"])
def test_a_count_of_comments_under_the_headline_ends_nothing(line):
    assert noise(f"By Jo Smith\n{line}\n\n{BODY}") == [line]


@pytest.mark.parametrize(
    "heading", ["Recent Stories", "Related Articles", "You may also like", "Most read:", "More on this story"]
)
def test_after_a_list_of_other_articles_at_the_end_nothing_follows(heading):
    text = f"{BODY}{heading}\n\nAnother ferry\nIt carried 90 people.\n"
    (tail,) = noise(text)
    assert tail == text[len(BODY) :].strip()


def test_a_list_of_other_articles_in_the_middle_is_left_out_up_to_the_next_sentence():
    rest = "The ferry was built in 1990.\n\n" * 10
    text = f"{BODY}Related articles\n\nFive ferries that sank\nWhy ferries sink\n\n{rest}"
    assert noise(text) == ["Related articles", "Five ferries that sank", "Why ferries sink"]


def test_a_long_paragraph_is_never_noise():
    assert noise("Read more: " + "the ferry sank and " * 40) == []


@pytest.mark.parametrize("language", ["zz", "", "../en"])
def test_a_language_without_a_list_has_no_noise(language):
    assert noise(f"{BODY}Getty Images\n", language) == []


def test_nothing_before_the_start_is_noise():
    text = "Getty Images\nGetty Images\n"
    assert [span.start for span in find_noise(text, "en", 12)] == [13]
