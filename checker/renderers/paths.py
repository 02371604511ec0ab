"""Where articles lie as those who show reports know it: paths from the root of what was checked out, and addresses."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from checker.articles.article import Article
from checker.renderers.glyphs import well_formed

_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")
"""Where GitHub and GitLab tell a job that its checkout lies; elsewhere it is the current folder."""

WEB = ("https://", "http://")
"""How an address on the web begins."""
_URI = "%:/?#[]@!$&'()*+,;=~"
"""What stands for itself in a URI, letters and digits apart."""


def from_root(file: str) -> str:
    """The path of a file from the checkout's root, links followed; the absolute path where it lies outside.

    Folders are separated by a slash on every system. An address on the web stays as it is.
    """
    if file.startswith(WEB):
        return file
    root = os.path.realpath(next((os.environ[name] for name in _ROOTS if os.environ.get(name)), os.curdir))
    path = os.path.realpath(file)
    inside = Path(path).is_relative_to(root)
    return (os.path.relpath(path, root) if inside else path).replace(os.sep, "/")


def reference(path: str) -> str:
    """The URI reference of a path that :func:`from_root` gave: only where it is absolute it has a colon."""
    if path.startswith(WEB):
        return quote(well_formed(path), safe=_URI)
    escaped = quote(os.fsencode(path))
    return f"file://{'' if path.startswith('/') else '/'}{escaped}" if Path(path).is_absolute() else escaped


def address(article: Article) -> str:
    """The URI of an article: where it was published if that is known, else that of its file.

    Where a file holds several articles, the record's id stands behind a ``#``.
    """
    if article.url:
        return quote(well_formed(article.url), safe=_URI)
    record = article.id.removeprefix(article.file).removeprefix("#")
    return reference(from_root(article.file)) + (f"#{quote(well_formed(record))}" if record else "")
