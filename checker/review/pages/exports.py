"""What leaves the desk: flags, decisions and records as files, waivers for git, reports and feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import chain
from typing import Any

import sqlalchemy
from fastapi import APIRouter, HTTPException, Request
from fastapi.responses import Response, StreamingResponse

from checker.review import exporting
from checker.review.decided import export_waivers
from checker.review.filter import Filter, Unusable
from checker.review.menu import Entry
from checker.review.rendering import day_of, render
from checker.review.roles import Editor
from checker.review.visitor import Connection, Desk, DeskOf, ReaderOf
from checker.review.words import message

router = APIRouter()
ENTRY = Entry(70, "/exports", message("Exports"))
_DEFAULT_PERIOD = timedelta(days=30)
_CSV, _JSON, _YAML = "text/csv; charset=utf-8", "application/json", "application/yaml"
_KINDS: dict[str, tuple[str, Callable[..., Iterator[str]]]] = {
    "flags.csv": (_CSV, exporting.flags_as_csv),
    "flags.json": (_JSON, exporting.flags_as_json),
    "decisions.csv": (_CSV, exporting.decisions_as_csv),
    "decisions.json": (_JSON, exporting.decisions_as_json),
}
_WHOLE: dict[str, tuple[str, Callable[..., Iterator[str]]]] = {
    "records.csv": (_CSV, exporting.records_as_csv),
    "records.json": (_JSON, exporting.records_as_json),
}


@router.get("/exports")
def page(request: Request, desk: DeskOf, editor: ReaderOf) -> Response:
    """What can be had, of the flags of a filter or of all."""
    wanted, today = filter_of(request, editor), day_of(editor, desk.settings.clock())
    return render(
        request,
        "exports",
        query=wanted.as_query(),
        filter=wanted,
        address=desk.settings.url,
        first=today - _DEFAULT_PERIOD,
        last=today,
    )


@router.get("/exports/waivers.yaml")
def waivers(desk: DeskOf, connection: Connection, editor: ReaderOf) -> Response:  # noqa: ARG001
    """The decisions that hold, for git."""
    text = export_waivers(connection, desk.settings.clock().date())
    return Response(text, media_type=_YAML, headers=_named("waivers.yaml"))


@router.get("/exports/{name}")
def export(request: Request, desk: DeskOf, editor: ReaderOf, name: str) -> Response:
    """A file of flags or decisions of a filter, or of all records."""
    if found := _KINDS.get(name):
        kind, export = found
        wanted = filter_of(request, editor)
        return _streamed(desk, name, kind, lambda connection: export(connection, wanted))
    if found := _WHOLE.get(name):
        return _streamed(desk, name, *found)
    raise HTTPException(404)


def filter_of(request: Request, editor: Editor) -> Filter:
    """The filter that stands in the address. Raises HTTPException."""
    try:
        return Filter.of(request.query_params, editor.id)
    except Unusable as unusable:
        raise HTTPException(422, str(unusable)) from None


def _streamed(
    desk: Desk, name: str, kind: str, export: Callable[[sqlalchemy.Connection], Iterator[str]]
) -> StreamingResponse:
    """A file that is sent while it is written, of one state of the ledger."""

    def parts() -> Iterator[str]:
        with desk.ledger.reading() as connection:  # that of the request is closed before the answer is sent
            yield from export(connection)

    written = parts()
    first = next(written)  # a ledger that cannot be used is told before the answer begins
    date, ending = desk.settings.clock().date(), name.rpartition(".")
    return StreamingResponse(
        chain([first], written), media_type=kind, headers=_named(f"{ending[0]}-{date}.{ending[2]}")
    )


def _named(name: str) -> dict[str, Any]:
    return {"Content-Disposition": f'attachment; filename="{name}"'}
