"""The files that pages load."""

from __future__ import annotations

from hashlib import sha256
from importlib.resources import files

import pytest

from checker.review import assets

HTMX = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"
"""Of dist/htmx.min.js in htmx.org 2.0.11, as its package was published."""


def test_htmx_is_as_it_was_published():
    content = files("checker.review").joinpath("static", "htmx-2.0.11.min.js").read_bytes()
    assert sha256(content).hexdigest() == HTMX


def test_a_file_is_kept_under_the_address_of_its_content(desk):
    visitor = desk.visit()
    kept = visitor.get(assets.address("desk.css"))
    assert kept.headers["content-type"].startswith("text/css")
    assert "immutable" in kept.headers["cache-control"]
    asked = visitor.get("/static/desk.css?v=old")
    assert asked.headers["cache-control"] == "no-cache"
    again = visitor.get("/static/desk.css", **{"If-None-Match": asked.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_the_desk_has_the_colours_of_the_report(desk):
    report = files("checker.renderers").joinpath("page", "tokens.css").read_text(encoding="utf-8")
    assert desk.visit().get("/static/tokens.css").text == report


@pytest.mark.parametrize("name", ["nothing.css", "..%2Fapp.py", "page.css", "%2e%2e/app.py", "desk.css%00"])
def test_nothing_else_is_served(desk, name):
    assert desk.visit().get(f"/static/{name}").status_code == 404
