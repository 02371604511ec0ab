"""What several commands take: paths of articles, and rules."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.mistakes import Mistake, refuse

if TYPE_CHECKING:
    from checker.articles.article import Article, Unread
    from checker.rulebook.rulebook import RuleBook


class PathType(click.Path):
    """A path that is not empty: an unset variable of a shell is not the current folder."""

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Raises BadParameter where it is empty."""
        if value == "":
            self.fail("a path is empty; is a variable of your shell not set?", param, ctx)
        return Path(value)


PATH = PathType()
paths_argument = click.argument("paths", nargs=-1, metavar="PATH...", type=PATH)
rules_option = click.option(
    "--rules",
    "folder",
    default="rules",
    show_default=True,
    metavar="DIR",
    type=PATH,
    help="Folder of the rules.",
)
untested_option = click.option("--allow-untested", is_flag=True, help="Accept rules without tests, for drafts.")


def ready(
    paths: Sequence[Path], folder: Path, mistakes: Sequence[object] = (), *, allow_untested: bool = False
) -> RuleBook:
    """The rule book of a folder, where paths, rules and whatever the caller looked at are without mistakes.

    Raises Mistakes with all of them, the caller's first.
    """
    found = [*mistakes, *path_mistakes(paths)]
    rulebook, wrong = _loaded(folder, allow_untested=allow_untested)
    if found or rulebook is None:
        refuse([*found, *_metadata_mistakes(paths), *wrong])
    assert rulebook is not None
    return rulebook


def read_all(paths: Sequence[Path]) -> tuple[list[Article], list[Unread]]:
    """The articles of paths, and what could not be read. Raises Mistakes with those in the metadata beside them."""
    from checker.articles.article import Unread
    from checker.articles.problems import ArticleProblems
    from checker.articles.reading import read_articles

    try:
        found = list(read_articles(paths))
    except ArticleProblems as problems:
        refuse([f"error: {problem}" for problem in problems.problems])
        raise
    unread = [each for each in found if isinstance(each, Unread)]
    return [each for each in found if not isinstance(each, Unread)], unread


def loaded(folder: Path, *, allow_untested: bool = False) -> RuleBook:
    """The rule book of a folder. Raises Mistakes where the rules have some."""
    rulebook, wrong = _loaded(folder, allow_untested=allow_untested)
    refuse(wrong)
    assert rulebook is not None
    return rulebook


def path_mistakes(paths: Sequence[Path]) -> list[Mistake]:
    """What is wrong with paths of articles: there are none, or one is not there."""
    if not paths:
        return [Mistake("PATH", "no article is named", "name files or folders of articles, as in: checker check seeds")]
    return [_missing(path) for path in paths if not os.path.lexists(path)]


def _missing(path: Path) -> Mistake:
    """A path that is not there, with what the user may have meant."""
    from difflib import get_close_matches

    parent = path.parent
    if not parent.is_dir():
        return Mistake(str(path), "there is no such file or folder", f"the folder {parent} is not there either")
    near = get_close_matches(path.name, sorted(each.name for each in parent.iterdir()), n=1)
    remedy = f'did you mean "{parent / near[0]}"?' if near else f"names in a path count from {Path.cwd()}"
    return Mistake(str(path), "there is no such file or folder", remedy)


def _metadata_mistakes(paths: Sequence[Path]) -> list[str]:
    """Mistakes in the metadata beside those articles that are there."""
    from checker.articles.problems import ArticleProblems
    from checker.articles.reading import read_articles

    try:
        read_articles([path for path in paths if os.path.lexists(path)])
    except ArticleProblems as problems:
        return [f"error: {problem}" for problem in problems.problems]
    return []


def _loaded(folder: Path, *, allow_untested: bool) -> tuple[RuleBook | None, list[object]]:
    """The rule book of a folder, or what is wrong with it."""
    from checker.rulebook.cache import load_cached
    from checker.rulebook.problems import RuleProblems

    if not folder.exists():
        remedy = "name your rules with --rules DIR, or write a first rule with: checker rules new ID --kind quantity"
        return None, [Mistake(f"{folder}", "there is no such folder of rules", remedy)]
    try:
        return load_cached(folder, allow_untested=allow_untested), []
    except RuleProblems as problems:
        return None, [problems]
