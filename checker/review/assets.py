"""The files that pages load: ours, and one library, kept here so that no page asks any other site."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files

from fastapi import APIRouter, HTTPException, Request, Response

router = APIRouter(include_in_schema=False)

_FOREVER = "public, max-age=31536000, immutable"
_ASKED_AGAIN = "no-cache"
_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Asset:
    """A file with its type and its version, which changes with its content."""

    content: bytes
    type: str
    version: str


def address(name: str) -> str:
    """Where a page loads a file from: another address for another content, so that browsers may keep it."""
    return f"/static/{name}?v={_assets()[name].version}"


@router.get("/static/{name}")
def asset(request: Request, name: str, v: str = "") -> Response:
    """A file, or nothing where the browser has it already."""
    found = _assets().get(name)
    if found is None:
        raise HTTPException(404)
    tag = f'"{found.version}"'
    headers = {"Cache-Control": _FOREVER if v == found.version else _ASKED_AGAIN, "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    return Response(found.content, media_type=found.type, headers=headers)


@cache
def _assets() -> dict[str, Asset]:
    """All files by their names: those of the desk, and the colours and letters that it shares with the HTML report."""
    own = files(__package__).joinpath("static").iterdir()
    shared = files("checker.renderers").joinpath("page", "tokens.css")
    return {each.name: _asset(each.name, each.read_bytes()) for each in (*own, shared)}


def _asset(name: str, content: bytes) -> Asset:
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(content, kind, sha256(content).hexdigest()[:_DIGITS])
