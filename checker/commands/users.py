"""``checker users``: the accounts of the editors' desk."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING

import click

from checker.commands.group import Group
from checker.commands.ledger import opened, place_option
from checker.commands.mistakes import Mistake, refuse
from checker.commands.output import write_output

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from checker.review.accounts import Account

ROLES = ("reader", "editor", "admin")
_NEEDED = ("argon2", "authlib", "fastapi", "httpx2", "itsdangerous", "python_multipart", "uvicorn")
role_option = click.option("--role", type=click.Choice(ROLES), required=True, help="What the account may do.")


def need_desk() -> None:
    """Refuse where the packages of the desk are not installed."""
    if not all(find_spec(name) for name in _NEEDED):
        remedy = 'install it with: pip install "claim-consistency-checker[desk]"'
        refuse([Mistake("the editors' desk", "is not installed", remedy)])


@click.group(cls=Group)
def users() -> None:
    """Say who may work at the editors' desk of a ledger."""


@users.command()
@click.argument("name")
@role_option
@place_option
def add(name: str, role: str, place: str) -> None:
    """Add an account. Its password is asked for, or read from standard input, one line.

    \b
    Exit codes: 0 added, 2 wrong use, or the ledger cannot be used
    """
    need_desk()
    from checker.review.accounts import add as add_account
    from checker.review.roles import Role
    from checker.review.settings import utc_now

    chosen = _password()
    with _changing(place, name) as connection:
        add_account(connection, name, Role(role), chosen, utc_now())


@users.command("list")
@place_option
def list_all(place: str) -> None:
    """List the accounts: name, role and standing."""
    need_desk()
    from checker.ledger.database import Use
    from checker.renderers.glyphs import visible
    from checker.review.accounts import all_accounts

    with opened(place, Use.CHANGE) as ledger, ledger.reading() as connection:
        found = all_accounts(connection)
    lines = (f"{visible(each.name)}\t{each.role}\t{each.standing}\n" for each in found)
    write_output("".join(lines) or "There are no accounts.\n", None)


@users.command()
@click.argument("name")
@role_option
@place_option
def role(name: str, role: str, place: str) -> None:
    """Change what an account may do; one that waits or is disabled may be used again."""
    with _changing(place, name) as connection:
        from checker.review.accounts import set_rights
        from checker.review.roles import Role, Standing
        from checker.review.settings import utc_now

        set_rights(connection, _known(connection, name), Role(role), Standing.ACTIVE, utc_now())


@users.command()
@click.argument("name")
@place_option
def disable(name: str, place: str) -> None:
    """Let nobody use an account any more. Its record stays; checker users role lets it be used again."""
    with _changing(place, name) as connection:
        from checker.review.accounts import set_rights
        from checker.review.roles import Standing
        from checker.review.settings import utc_now

        account = _known(connection, name)
        set_rights(connection, account, account.role, Standing.DISABLED, utc_now())


@users.command()
@click.argument("name")
@place_option
def password(name: str, place: str) -> None:
    """Give an account another password, and sign it out everywhere."""
    need_desk()
    from checker.review.accounts import set_password
    from checker.review.settings import utc_now

    chosen = _password()  # asked for before, as nobody else can write to the ledger meanwhile
    with _changing(place, name) as connection:
        set_password(connection, _known(connection, name), chosen, utc_now())


@contextmanager
def _changing(place: str, name: str) -> Iterator[Connection]:
    """A connection on which accounts are changed, as a whole or not at all. Raises Mistakes."""
    need_desk()
    from checker.ledger.database import Use
    from checker.review.accounts import Refused

    with opened(place, Use.CHANGE) as ledger:
        try:
            with ledger.writing() as connection:
                yield connection
        except Refused as refusal:
            refuse([Mistake(name, "nothing was changed", str(refusal))])


def _known(connection: Connection, name: str) -> Account:
    """The account of that name. Raises Mistakes where there is none."""
    from checker.review.accounts import find

    found = find(connection, name)
    if found is None:
        refuse([Mistake(name, "there is no account of this name", "see which there are: checker users list")])
    assert found is not None
    return found


def _password() -> str:
    """The password that is typed, twice, or comes by standard input."""
    if sys.stdin.isatty():
        typed: str = click.prompt("Password", hide_input=True, confirmation_prompt=True)
        return typed
    return sys.stdin.readline().rstrip("\r\n")
