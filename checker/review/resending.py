"""Forms that were sent after their session had ended: they come back with the page for signing in, to be sent again.

Nothing of them is stored: the browser holds them, and an editor sends them anew, with a form of the new session.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self
from urllib.parse import parse_qsl, unquote, urlencode

from fastapi import Request
from markupsafe import Markup, escape

from checker.review.forms import FIELD, own_path

_WRITTEN = ("note", "text", "name")
"""Fields that editors write in, of which one is shown."""
_KEPT = ("/flags/", "/bulk", "/filters", "/draft")
"""Where forms go that are kept. None of them holds a password."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a form holds, without its files, and the path that it goes to."""

    path: str
    fields: tuple[tuple[str, str], ...]

    @classmethod
    async def of(cls, request: Request) -> Self | None:
        """What was sent, ``None`` where it is not kept."""
        path = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        if request.method != "POST" or not _is_kept(path):
            return None
        sent = (await request.form()).multi_items()
        return cls(path, tuple((name, text) for name, text in sent if name != FIELD and isinstance(text, str)))

    @classmethod
    def read(cls, path: str, packed: str) -> Self | None:
        """What was ``packed``, ``None`` where it is nothing, or goes where no form that is kept goes."""
        fields = tuple(parse_qsl(packed, keep_blank_values=True))
        return cls(path, fields) if fields and _is_kept(own_path(path)) else None

    @property
    def packed(self) -> Markup:
        """All fields as the value of one; only ASCII, so that a page holds it as it is."""
        return escape(urlencode(self.fields))

    @property
    def hidden(self) -> tuple[tuple[Markup, Markup], ...]:
        """The fields as a page holds them: whole, and with characters that it would show in other ways."""
        return tuple((escape(name), escape(text)) for name, text in self.fields)

    @property
    def written(self) -> str:
        """What the editor wrote."""
        said = dict(self.fields)
        return next((said[name] for name in _WRITTEN if said.get(name, "").strip()), "")


def _is_kept(path: str) -> bool:
    parts = unquote(path.partition("?")[0]).split("/")
    return path.startswith(_KEPT) and not {".", ".."} & set(parts)  # by which browsers leave a folder
