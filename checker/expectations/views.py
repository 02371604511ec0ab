"""The pages of an exported project's Data Docs, which need nothing from the network.

Great Expectations' own pages fetch style sheets, scripts and a logo from seven hosts and are unreadable without them.
These views put templates of this package before its own: the page around the content, and the tables of the index,
which are plain HTML here.
"""

from __future__ import annotations

from html import escape
from typing import Any

from great_expectations.render.view import DefaultJinjaIndexPageView, DefaultJinjaPageView
from jinja2 import ChoiceLoader, PackageLoader, pass_context


class OfflinePageView(DefaultJinjaPageView):
    """The page of a suite or of a validation result."""

    def __init__(self, custom_styles_directory: str | None = None, custom_views_directory: str | None = None) -> None:
        super().__init__(custom_styles_directory, custom_views_directory)
        own = PackageLoader("checker.expectations", "pages")
        self.env.loader = ChoiceLoader([own, self.env.loader] if self.env.loader else [own])

    @pass_context
    def render_content_block(self, jinja_context: Any, content_block: Any, *more: Any, **options: Any) -> Any:  # noqa: ANN401
        """The HTML of a piece of content. Great Expectations takes plain strings for HTML, but here they are the words
        of articles, which may hold anything."""
        return super().render_content_block(jinja_context, _escaped(content_block), *more, **options)


class OfflineIndexPageView(OfflinePageView, DefaultJinjaIndexPageView):
    """The page that lists suites and validation results."""

    _template = DefaultJinjaIndexPageView._template


def _escaped(content: object) -> object:
    if isinstance(content, str):
        return escape(content)
    if isinstance(content, list):
        return [_escaped(part) if not isinstance(part, dict) else part for part in content]
    return content
