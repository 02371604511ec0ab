"""The files that paths stand for."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from checker.articles.article import Unread
from checker.articles.document import Source
from checker.articles.problems import ArticleProblem

IsArticle = Callable[[str], bool]
"""Tells by a file's suffix whether a folder that holds it is meant to give it as an article."""


def find_sources(
    paths: Sequence[Path], is_article: IsArticle, problems: list[ArticleProblem], unread: list[Unread]
) -> list[Source]:
    """The files to read, each once, by the first of its names.

    Paths that do not exist go to ``problems``, what is no file and folders that cannot be listed to ``unread``.
    """
    found: _Found = defaultdict(dict)
    for path in paths:
        location = str(path)
        if not os.path.lexists(location):
            problems.append(ArticleProblem(shown(location), "no such file or folder"))
        elif os.path.isdir(location):
            _walk(location, is_article, found, unread)
        elif os.path.isfile(location):
            _keep(found, Source(location, shown(location)), os.path.realpath(location))
        else:
            unread.append(Unread(shown(location), "not a file"))
    return [source for held in found.values() for source in held.values()]


_Found = defaultdict[str, dict[str, Source]]  # by the real folder and name, which cost less memory than real paths


def _keep(found: _Found, source: Source, real: str) -> None:
    held = found[os.path.dirname(real)]
    name = os.path.basename(real)
    if name not in held or source.file < held[name].file:
        held[name] = source


def _walk(folder: str, is_article: IsArticle, found: _Found, unread: list[Unread]) -> None:
    """Find the articles of a folder and the folders in it; links to folders are not followed."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        real, own = os.path.realpath(here), shown(here)
        prefix = "" if own == "." else f"{own}/"
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if _is_folder(entry):
                        waiting.append(entry.path)
                    elif _is_aside(entry.name) or not is_article(os.path.splitext(entry.name)[1].lower()):
                        continue
                    elif entry.is_file(follow_symlinks=False) or os.path.isfile(entry.path):
                        target = os.path.realpath(entry.path) if entry.is_symlink() else os.path.join(real, entry.name)
                        _keep(found, Source(entry.path, prefix + entry.name), target)
        except OSError as cause:
            unread.append(Unread(own, cause.strerror or str(cause)))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    return not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)


def _is_aside(name: str) -> bool:
    """Tell whether a file of a folder is none of its articles: hidden, or the README that tells of them."""
    return name.partition(".")[0].lower() in ("", "readme")


def shown(location: str) -> str:
    """A path as findings and baselines name it: from where the command runs, with slashes."""
    path, here = Path(location), Path.cwd()
    return (path.relative_to(here) if path.is_absolute() and path.is_relative_to(here) else path).as_posix()
