"""Programs that use the API."""

from __future__ import annotations

from datetime import timedelta

from checker.review import tokens
from checker.review.roles import Scope

API = "/api/v1"


class Program:
    """A program with a token of an account, or with none."""

    def __init__(self, desk, name=None, scope=Scope.DECIDE):
        self.client = desk.visit().client
        if name:
            with desk.ledger.writing() as connection:
                token = tokens.make(connection, desk.account(name).id, "program", scope, desk.now, timedelta(days=1))
            self.client.headers["Authorization"] = f"Bearer {token}"

    def get(self, path, status=200, **query):
        answer = self.client.get(API + path, params=query)
        assert answer.status_code == status, answer.text
        return answer.json()

    def post(self, path, status=200, **body):
        answer = self.client.post(API + path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json()
