"""A desk for tests: its application, and visitors who send its forms."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from fastapi.testclient import TestClient
from lxml import html
from running import PASSWORD
from sqlalchemy import update

from checker.review import accounts
from checker.review.app import create_app
from checker.review.roles import Role
from checker.review.settings import Settings
from checker.review.tables import users

URL = "https://desk.example.org"
START = datetime(2026, 3, 1, 9, 0)


class Visit:
    """A browser without script: it keeps cookies, follows links, and sends the forms that pages have."""

    def __init__(self, app, url, **options):
        self.client = TestClient(
            app, base_url=url, follow_redirects=False, **{"raise_server_exceptions": False} | options
        )

    def get(self, path, **headers):
        return self.client.get(path, headers=headers)

    def form(self, page, action):
        """The fields of the form of that action on a page."""
        found = html.fromstring(self.get(page).text).xpath("//form[@action=$action]", action=action)[0]
        return dict(found.form_values())

    def send(self, page, action, **fields):
        """Fill in a form of a page and send it."""
        return self.client.post(action, data=self.form(page, action) | fields)

    def sign_in(self, name="Ada", password=PASSWORD, page="/sign-in"):
        return self.send(page, "/sign-in", name=name, password=password)

    def cookies(self):
        return {cookie.name: cookie for cookie in self.client.cookies.jar}


class Desk:
    """The application with a clock that tests turn."""

    def __init__(self, ledger, **settings):
        self.ledger = ledger
        self.now = START
        self.settings = Settings(**{"url": URL, "alone": False, "clock": lambda: self.now} | settings)
        self.app = create_app(ledger, self.settings)

    def visit(self, **options):
        return Visit(self.app, self.settings.url, **options)

    def signed_in(self, name="Ada"):
        visitor = self.visit()
        assert visitor.sign_in(name).status_code == 303
        return visitor

    def add(self, name, role=Role.EDITOR, password=PASSWORD):
        with self.ledger.writing() as connection:
            return accounts.add(connection, name, role, password, self.now)

    def store(self, handle, **values):
        """Change an account's row."""
        with self.ledger.writing() as connection:
            connection.execute(update(users).where(users.c.handle == handle).values(values))

    def account(self, name):
        with self.ledger.reading() as connection:
            return accounts.find(connection, name)

    def later(self, **time):
        self.now += timedelta(**time)

    def with_settings(self, **changes):
        """Another application on the same ledger."""
        other = Desk(self.ledger)
        other.settings = replace(self.settings, **changes)
        other.app = create_app(self.ledger, other.settings)
        return other


def told(response):
    """What a page says in its messages, as one text."""
    found = html.fromstring(response.text).xpath("//*[@role='alert' or @role='status']")
    return " ".join(" ".join(each.text_content().split()) for each in found)


def heading(response):
    return html.fromstring(response.text).xpath("string(//h1)")
