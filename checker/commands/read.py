"""``checker read``: every value that is read in a text, with its interpretation."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.inputs import PATH, path_mistakes
from checker.commands.mistakes import Mistake, refuse
from checker.commands.output import write_output

if TYPE_CHECKING:
    from checker.articles.article import Article, Unread

UNREAD = 3
STANDARD_INPUT = Path("-")


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...", type=PATH)
@click.option(
    "--published",
    metavar="DATE",
    help='The day the text was published, as 2020-08-02, which "Friday" or "last month" are counted from.',
)
@click.option("--language", metavar="CODE", help="Language of the text, as en; detected where it is not given.")
@click.option("--format", "form", type=click.Choice(("terminal", "json")), default="terminal", show_default=True)
@click.pass_context
def read(ctx: click.Context, files: tuple[Path, ...], published: str | None, language: str | None, form: str) -> None:
    """Show every value read in a text, with its interpretation.

    FILE is an article, a folder of them, or - for standard input. Nothing is compared and no rule is needed: this is
    a magnifying glass for those who write rules.

    \b
    Exit codes: 0 all was read, 2 wrong use, 3 an article could not be read
    """
    day, wrong = _day(published)
    named = [path for path in files if path != STANDARD_INPUT]
    refuse([*wrong, *_language_mistakes(language), *(path_mistakes(named) if named or not files else [])])
    found = list(_articles(files, language))
    articles, unread = _sorted_out(found, day)
    _write(articles, unread, form)
    if not found:
        refuse([Mistake(", ".join(map(str, files)), "there are no articles", "name files, such as .txt, .md or .html")])
    ctx.exit(UNREAD if unread else 0)


def _articles(files: Sequence[Path], language: str | None) -> Iterator[Article | Unread]:
    """The articles of files and folders, and of standard input where "-" is among them."""
    from checker.articles.problems import ArticleProblems
    from checker.articles.reading import read_articles

    named = [path for path in files if path != STANDARD_INPUT]
    try:
        yield from read_articles(named, language=language)
    except ArticleProblems as problems:
        refuse([f"error: {problem}" for problem in problems.problems])
    if STANDARD_INPUT in files:
        yield from _standard_input(language)


def _standard_input(language: str | None) -> Iterator[Article | Unread]:
    """Standard input read as a text file is, whatever its encoding."""
    from tempfile import TemporaryDirectory

    from checker.articles.article import Unread
    from checker.articles.reading import read_articles

    with TemporaryDirectory() as folder:
        file = Path(folder, "input.txt")
        file.write_bytes(sys.stdin.buffer.read())
        for each in read_articles([file], language=language):
            yield replace(each, file="-") if isinstance(each, Unread) else replace(each, file="-", id="-")


def _sorted_out(found: Sequence[Article | Unread], day: date | None) -> tuple[list[Article], list[Unread]]:
    """Articles, published on ``day`` where one is given, and what could not be read."""
    from checker.articles.article import Unread

    articles = [each for each in found if not isinstance(each, Unread)]
    if day is not None:
        articles = [replace(article, published=day) for article in articles]
    return articles, [each for each in found if isinstance(each, Unread)]


def _write(articles: Sequence[Article], unread: Sequence[Unread], form: str) -> None:
    from checker.claims.page import mentions_of
    from checker.renderers.mentions import as_json, as_text, show

    readings = [(article, mentions_of(article)) for article in articles]
    if form == "json":
        write_output(as_json(readings, unread), None)
    elif sys.stdout.isatty():
        show(readings, unread, sys.stdout)
    else:
        write_output(as_text(readings, unread), None)


def _day(written: str | None) -> tuple[date | None, list[Mistake]]:
    """The day written as an option, or what is wrong with it."""
    if written is None:
        return None, []
    try:
        return datetime.strptime(written, "%Y-%m-%d").date(), []
    except ValueError:
        return None, [Mistake(f"--published {written}", "is no day", "write year, month and day, as in 2020-08-02")]


def _language_mistakes(language: str | None) -> list[Mistake]:
    if language is None or (language.isascii() and language.isalpha() and len(language) in (2, 3)):
        return []
    return [Mistake(f"--language {language}", "is no code of a language", "write two letters, as in en")]
