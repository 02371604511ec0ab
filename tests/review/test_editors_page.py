"""What docs/editors.md says of the desk is so, and the README's commands are there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from checker.cli import main
from checker.review.flag import Reason
from checker.review.keys import KEYS
from checker.review.pages.flag import OFFERS
from checker.review.queue import MOST_CHOSEN, SIZE
from checker.review.settings import Settings
from checker.review.words import translations

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "editors.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
GERMAN = translations("de")


def commands():
    """The commands of the checker that stand in blocks for a shell, each on one line."""
    for text in (PAGE, README):
        for block in re.findall(r"^```sh\n(.*?)^```", text, flags=re.DOTALL | re.MULTILINE):
            for line in block.replace("\\\n", " ").splitlines():
                words = [word for word in shlex.split(line, comments=True) if not re.match(r"[A-Z_]+=", word)]
                if words[:1] == ["checker"]:
                    yield words[1:]


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_a_command_is_there_with_its_options(words):
    command, context = main, click.Context(main, info_name="checker")
    while isinstance(command, click.Group):
        name, *words = words
        command = command.get_command(context, name)
        context = click.Context(command, context, name)
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_its_links_and_pictures_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", PAGE):
        assert (ROOT / "docs" / target).exists(), target


def test_its_keys_are_those_of_the_desk():
    told = {key for row in re.findall(r"^\| (`.*?) \|", PAGE, flags=re.MULTILINE) for key in re.findall(r"`(.)`", row)}
    assert told == {key for each in KEYS for key in each.keys} - {"?", "Enter"}


def test_what_can_be_decided_is_told():
    shown = {offer.words.partition(":")[0] for offer in OFFERS if offer.reason is None} - {"Open it again"}
    told = re.findall(r"^\| (\w[\w ,]+?) \| .* \| .* \|$", PAGE, flags=re.MULTILINE)
    assert shown | {"Dismiss"} == {each.removesuffix(", with a reason").removesuffix(" a day") for each in told[1:]}


def test_what_it_calls_by_name_stands_on_the_pages():
    """What is put in italics with a capital is a word of the desk, so that it has a translation."""
    named = {each.replace("\n", " ") for each in re.findall(r"(?<![*\w])\*([A-Z][^*]+)\*(?!\*)", PAGE)}
    assert len(named) > 8
    assert [each for each in named if GERMAN.gettext(each) == each] == []
    for reason in Reason:
        assert f"*{reason}*" in PAGE.replace("\n", " ")


def test_its_numbers_are_those_of_the_desk():
    assert f"There are {SIZE} on a page" in PAGE
    assert f"up to {MOST_CHOSEN}" in PAGE
    assert Settings("", True).session_length.total_seconds() == 12 * 60 * 60
    assert "signed out after twelve hours" in PAGE
