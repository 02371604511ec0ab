"""What holds for every route of the desk, those that are added later too: who gets in, what changes, what odd input does.

A route with a parameter of a new name needs a value for it in ``KNOWN`` here.
"""

from __future__ import annotations

from collections import namedtuple
from datetime import timedelta
from urllib.parse import quote

import pytest
from desks import URL, Desk
from fastapi.routing import iter_route_contexts
from lxml import html
from newsdesk import check
from reading import add
from sqlalchemy import inspect, select, text, update

from checker.ledger.tables import articles
from checker.review import filters, tokens, webhooks
from checker.review.filter import Filter
from checker.review.forms import FIELD
from checker.review.menu import Entry
from checker.review.roles import Role, Scope
from checker.review.tables import filters as kept_filters
from checker.review.tables import flags, users
from checker.review.tables import tokens as kept_tokens
from checker.review.tables import webhooks as receivers
from checker.review.webhooks import Event

PUBLIC = {
    "/static/{name}",
    "/sign-in",
    "/sign-in/provider",
    "/sign-in/provider/back",
    "/api/v1/docs",
    "/api/v1/openapi.json",
}
"""What is there for those who are not signed in."""
OPEN_FORMS = {"/sign-in", "/sign-in/again", "/sign-out"}
READERS_FORMS = {
    "/account/preferences",
    "/account/password",
    "/account/tokens",
    "/account/tokens/{token}/revoke",
    "/draft",
    "/api/v1/drafts",
    "/filters",
    "/filters/{saved_id}/delete",
}
"""What readers may send: their own account and filters, and drafts that are not kept."""
ADMINS = ("/users", "/webhooks")
CACHED = {"/static/{name}": "no-cache", "/flags.atom": "private, no-cache"}
"""What browsers may keep, and no cache that others share; they ask whether it still holds."""

KNOWN = {
    "rule": "aboard", "version": "1", "choice": "accept", "note": "Really.", "until": "2030-01-01", "then": "", "to": "",
    "assignee": "2", "chosen": "1 aboard/1", "which": "", "query": "state=open", "step": "preview", "bulk": "none",
    "saved_id": "1", "token": "1", "account_id": "2", "webhook_id": "1", "part": "1", "side": "1", "form": "no-match",
    "from": "2026-01-01", "to_day": "2026-03-01", "done": "saved", "decided": "aboard/1", "before": "1-1-a", "after": "",
    "q": "ferry", "outlet": "Gazette", "since": "2020-01-01", "name": "Eve", "next": "/facts", "v": "1", "size": "10",
    "packed": "note=Called",
    "language": "en", "zone": "UTC", "present": "wrong", "new": "a new long password", "days": "30", "scope": "read",
    "role": "reader", "standing": "active", "password": "a new long password", "url": "https://example.org/",
    "events": "flag.raised", "story": "ferry", "verdict": "contradiction", "severity": "error", "confidence": "high",
    "state": "open", "order": "newest", "title": "Ferry", "text": "There were 80 people on board.", "published": "2021-03-01",
    "keep": "on",
}  # fmt: skip
OF_FILTER = ("rule", "story", "outlet", "verdict", "severity", "confidence", "state", "assignee", "since", "until", "q")
"""What pages read from an address by themselves."""
ODD = (
    b"",
    b"\0",
    b"a\0b",
    b"\xff\xfe",
    b"\xed\xa0\x80",  # half of a character
    "\u00b2".encode(),  # a digit that is no number
    "\u0661".encode(),  # a number that is no ASCII digit
    b"9" * 19,
    b"9" * 5_000,
    b"-1",
    b"1e400",
    b"2026-02-31",
    b"9999-12-31",
    b"0001-01-01",
    b"\r\nX-Odd: yes",
    b"../../../../etc/passwd",
    b"//evil.example/%2e%2e",
    b"'\"><script>alert(1)</script>\xe2\x80\xae",
    b'" OR (NEAR * ^',
)
HOSTILE = "'\"><img src=x onerror=alert(1)><script>alert(2)</script>{{ 7 * 7 }}\u202etxt.exe"
HOSTILE_SHOWN = "<img src=x onerror=alert(1)><script>alert(2)</script>{{ 7 * 7 }}\ufffdtxt.exe"
FREE = {
    "question",
    "owner",
    "why",
    "gap",
    "outlet",
    "headline",
    "url",
    "before",
    "words",
    "after",
    "value",
    "says",
    "hedge",
}
"""Texts of evidence that articles and rules hold."""
Walked = namedtuple("Walked", "method path names")


FLAG_PAGE = Walked("GET", "/flags/{rule}/{digits}", {"path": {"rule", "digits"}, "query": set(), "form": set()})


@pytest.fixture
def house(newsroom, ledger, place):
    """A desk that has one at least of all that routes are about, and an admin, an editor and a reader."""
    ledger.engine.dispose()
    add(place, "news")
    check(place, "news", record=True)
    made = Desk(ledger, rules=newsroom / "rules", allow_untested=True)
    for name, role in (("Ruth", Role.ADMIN), ("Ada", Role.EDITOR), ("Bob", Role.READER)):
        made.add(name, role)
    made.tokens = {}
    with ledger.writing() as connection:
        for name, scope in (("Ruth", Scope.DECIDE), ("Bob", Scope.DECIDE)):
            account = made_account(connection, name)
            filters.save(connection, account, "Mine", Filter())
            made.tokens[name] = tokens.make(connection, account, "CI", scope, made.now, timedelta(days=90))
        webhooks.add(connection, "https://203.0.113.9/", [Event.RAISED], made.now, private=False)
        made.fingerprint = connection.execute(text("SELECT fingerprint FROM flags")).scalar_one()
    return made


def made_account(connection, name):
    return connection.execute(text("SELECT id FROM users WHERE name = :name"), {"name": name}).scalar_one()


def walked(desk, *methods):
    """The routes that answer some methods, with the names of what they read from their path, query and form."""
    for route in iter_route_contexts(desk.app.routes):
        for method in sorted(route.methods & set(methods)):
            yield Walked(method, route.path, names_of(route))


def names_of(route):
    found, left = {"path": set(), "query": set(), "form": set()}, [getattr(route, "dependant", None)]
    while left:
        if (dependant := left.pop()) is None:
            continue
        found["path"] |= {each.alias for each in dependant.path_params}
        found["query"] |= {each.alias for each in dependant.query_params}
        found["form"] |= {each.alias for each in dependant.body_params}
        left += dependant.dependencies
    if route.path == "/draft":
        found["form"] |= {"title", "text", "outlet", "published"}
    if route.path in ("/", "/flags", "/flags.atom", "/exports/{name}", "/flags/{rule}/{digits}"):
        found["query"] |= set(OF_FILTER)
    return found


def known(desk, route, name):
    """A value that leads to something."""
    special = {
        ("/static/{name}", "name"): "desk.css",
        ("/exports/{name}", "name"): "flags.csv",
        ("/report", "to"): "2026-03-01",
    }
    own = {"id": "news/2021-03-01-harbour.txt", "digits": desk.fingerprint.partition("/")[2]}
    return special.get((route.path, name)) or {**KNOWN, **own}[name]


def address(desk, route, name=None, odd=b""):
    """Where a route is, with one odd value among those that lead to something; nothing of a query but that."""
    path = route.path.replace(":path}", "}")
    for each in route.names["path"]:
        value = quote(odd, safe="") if each == name else quote(known(desk, route, each), safe="/")
        path = path.replace(f"{{{each}}}", value)
    needed = {"side", "form", "from", "to"} & route.names["query"]
    told = [f"{each}={quote(known(desk, route, each))}" for each in sorted(needed - {name})]
    told += [f"{name}={quote(odd, safe='')}"] if name in route.names["query"] else []
    return f"{path}?{'&'.join(told)}" if told else path


def headers_of(desk, route, name="Ruth"):
    return {"Authorization": f"Bearer {desk.tokens[name]}"} if route.path.startswith("/api/") else {}


def contents(desk):
    """All rows of all tables."""
    with desk.ledger.reading() as connection:
        names = inspect(connection).get_table_names()
        return {name: sorted(map(repr, connection.execute(text(f'SELECT * FROM "{name}"')))) for name in names}


def test_nothing_but_what_is_public_is_open_to_those_who_are_not_signed_in(house):
    answers = {}
    for route in walked(house, "GET", "POST"):
        visitor = house.visit()
        token = visitor.form("/sign-in", "/sign-in")[FIELD]
        data = {FIELD: token} if route.method == "POST" else None
        answer = visitor.client.request(route.method, address(house, route), data=data)
        refused = answer.status_code == 401 or answer.headers.get("location", "").startswith("/sign-in")
        answers[route.method, route.path] = refused
    of_public = {("GET", path) for path in PUBLIC} | {("POST", path) for path in OPEN_FORMS - {"/sign-out"}}
    assert {place for place, refused in answers.items() if not refused} == of_public


def test_a_session_is_none_for_the_api(house):
    visitor = house.signed_in("Ruth")
    ours = [route for route in walked(house, "GET", "POST") if route.path.startswith("/api/")]
    for route in ours:
        token = visitor.form("/account", "/sign-out")[FIELD]
        answer = visitor.client.request(route.method, address(house, route), headers={"X-Form-Token": token})
        assert answer.status_code == (200 if route.path in PUBLIC else 401), route
    assert len(ours) > 10


@pytest.mark.parametrize(
    ("own", "headers"),
    [
        (False, {}),
        (True, {"Origin": "https://evil.example"}),
        (True, {"Origin": "null"}),
        (True, {"Sec-Fetch-Site": "cross-site"}),
        (True, {"Sec-Fetch-Site": "same-site"}),
    ],
)
def test_no_form_is_taken_from_another_site(house, own, headers):
    visitor, other = house.signed_in("Ruth"), house.signed_in("Ruth")
    forms = {browser: browser.form("/account", "/sign-out")[FIELD] for browser in (visitor, other)}
    before, count = contents(house), 0
    for route in walked(house, "POST", "PUT", "PATCH", "DELETE"):
        if route.path.startswith("/api/"):
            continue
        data = {name: known(house, route, name) for name in route.names["form"]}
        data |= {FIELD: forms[visitor if own else other]}
        answer = visitor.client.request(route.method, address(house, route), data=data, headers=headers)
        assert answer.status_code == 403, route
        assert visitor.client.request(route.method, address(house, route), headers=headers).status_code == 403, route
        count += 1
    assert contents(house) == before
    assert count > 20


def test_reading_changes_nothing(house):
    visitor = house.signed_in("Ruth")
    before = contents(house)
    for route in walked(house, "GET"):
        if route.path == "/sign-in/provider/back":
            continue
        for method in ("GET", "HEAD", "OPTIONS"):
            answer = visitor.client.request(method, address(house, route), headers=headers_of(house, route))
            assert answer.status_code < 500, route
        assert contents(house) == before, route


def test_readers_send_nothing_but_what_is_theirs(house):
    allowed = set()
    for route in walked(house, "POST", "PUT", "PATCH", "DELETE"):
        visitor = house.signed_in("Bob")
        token = visitor.form("/account", "/sign-out")[FIELD]
        headers = headers_of(house, route, "Bob")
        answer = visitor.client.request(route.method, address(house, route), data={FIELD: token}, headers=headers)
        if answer.status_code != 403:
            allowed.add(route.path)
    assert allowed == READERS_FORMS | OPEN_FORMS - {"/sign-in"}  # without a password nobody signs in


def test_editors_are_no_admins(house):
    visitor = house.signed_in("Ada")
    token = visitor.form("/account", "/sign-out")[FIELD]
    admins = [route for route in walked(house, "GET", "POST") if route.path.startswith(ADMINS)]
    for route in admins:
        data = {FIELD: token} if route.method == "POST" else None
        answer = visitor.client.request(route.method, address(house, route), data=data)
        assert answer.status_code == 403, route
    assert len(admins) > 7
    menu: tuple[Entry, ...] = house.app.state.menu
    assert {entry.path for entry in menu if entry.role is Role.ADMIN} == set(ADMINS)


def test_what_is_read_is_kept_by_no_shared_cache(house):
    visitor = house.signed_in("Ruth")
    for route in walked(house, "GET"):
        answer = visitor.get(address(house, route), **headers_of(house, route))
        assert answer.headers["cache-control"] == CACHED.get(route.path, "no-store"), route
        assert answer.headers["x-content-type-options"] == "nosniff"


def faults(answer):
    """What is wrong with the answer to odd input."""
    location = answer.headers.get("location", "/")
    page = answer.text if answer.headers.get("content-type", "").startswith("text/html") else ""
    wrong = {
        "fault": answer.status_code >= 500,
        "header": "x-odd" in answer.headers,
        "redirect": not location.removeprefix(URL).startswith("/") or location[1:2] in ("/", "\\"),
        "script": "<script>" in page,
        "file": "root:" in answer.text,
    }
    return [what for what, is_so in wrong.items() if is_so]


def test_odd_addresses_are_no_fault(house):
    visitor, found = house.signed_in("Ruth"), {}
    for route in walked(house, "GET"):
        for name in sorted(route.names["path"] | route.names["query"]):
            for odd in ODD:
                answer = visitor.get(address(house, route, name, odd), **headers_of(house, route))
                if wrong := faults(answer):
                    found[route.path, name, odd[:30]] = answer.status_code, wrong
    assert found == {}


@pytest.mark.parametrize("only", ["fields", "path"])
def test_odd_forms_are_no_fault(house, only):
    found = {}
    for route in walked(house, "POST"):
        is_api = route.path.startswith("/api/")
        for name in sorted(
            route.names["form" if only == "fields" else "path"] - ({"made", "draft"} if is_api else set())
        ):
            house.later(hours=1)  # nobody has tried to sign in too often
            visitor = house.signed_in("Ruth")
            token = visitor.form("/account", "/sign-out")[FIELD]
            fields = {each: known(house, route, each) for each in route.names["form"]} if not is_api else {}
            others = "".join(f"{each}={quote(value)}&" for each, value in fields.items() if each != name)
            for odd in (*ODD, *([b"a" * 1_500_000] if only == "fields" else [])):
                sent = f"{FIELD}={token}&{others}" + (f"{name}={quote(odd)}" if only == "fields" else "")
                place = address(house, route, *((name, odd) if only == "path" else ()))
                headers = {"Content-Type": "application/x-www-form-urlencoded", **headers_of(house, route)}
                content = b'{"version": 1}' if is_api else sent.encode()
                headers |= {"Content-Type": "application/json"} if is_api else {}
                answer = visitor.client.post(place, content=content, headers=headers)
                if wrong := faults(answer):
                    found[route.path, name, odd[:30]] = answer.status_code, wrong
    assert found == {}


def test_no_answer_has_a_secret_in_its_address(house):
    visitor = house.signed_in("Ruth")
    secrets = {*house.tokens.values(), *(cookie.value for cookie in visitor.cookies().values())}
    secrets.add(visitor.form("/account", "/sign-out")[FIELD])
    for route in walked(house, "GET"):
        answer = visitor.get(address(house, route), **headers_of(house, route))
        if answer.headers.get("content-type", "").startswith("text/html"):
            links = html.fromstring(answer.text).xpath("//@href | //@action | //@src")
            assert [link for link in links if any(secret in link for secret in secrets)] == [], route


def hostile_everywhere(value):
    """Evidence whose free texts are hostile."""
    if isinstance(value, dict):
        texts = {name for name, each in value.items() if isinstance(each, str)} & FREE
        return {name: HOSTILE if name in texts else hostile_everywhere(each) for name, each in value.items()}
    return [hostile_everywhere(each) for each in value] if isinstance(value, list) else value


def test_no_page_takes_what_others_wrote_for_markup(house):
    visitor = house.signed_in("Ruth")
    sent = visitor.send(address(house, FLAG_PAGE), address(house, FLAG_PAGE) + "/decide", choice="other", note=HOSTILE)
    assert sent.status_code == 303
    with house.ledger.writing() as connection:
        connection.execute(update(users).where(users.c.name != "Ruth").values(name=HOSTILE))
        connection.execute(update(kept_filters).values(name=HOSTILE, query=f"q={HOSTILE}"))
        connection.execute(update(kept_tokens).values(name=HOSTILE))
        connection.execute(update(receivers).values(url=HOSTILE))
        connection.execute(update(articles).values(headline=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)"))
        [shown] = connection.execute(select(flags.c.evidence)).scalars()
        texts = dict.fromkeys(("headline", "message", "outlet", "story"), HOSTILE)
        connection.execute(update(flags).values(**texts, evidence=hostile_everywhere(shown)))
    pages = 0
    for route in walked(house, "GET"):
        answer = visitor.get(address(house, route), **headers_of(house, route))
        kind = answer.headers.get("content-type", "").partition(";")[0]
        assert answer.status_code < 500, route
        if kind == "text/html":
            page = html.fromstring(answer.text)
            assert page.xpath("//img | //iframe | //script[not(@src)] | //@*[starts-with(name(), 'on')]") == [], route
            assert [link for link in page.xpath("//@href | //@src") if link.startswith(("javascript:", "data:"))] == []
            assert "\u202e" not in answer.text, route
            pages += HOSTILE_SHOWN in page.text_content()
        else:  # what is no page is taken for none
            assert answer.headers["x-content-type-options"] == "nosniff", route
            assert kind not in ("image/svg+xml", "application/xhtml+xml", "text/xml"), route
    assert pages > 8
