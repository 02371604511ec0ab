"""The accounts of those who work at the desk."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Row, delete, exists, func, insert, select, update

from checker.review import account_records, passwords
from checker.review.account_records import Action
from checker.review.roles import Editor, Role, Standing
from checker.review.tables import sessions, users
from checker.review.words import message

LONGEST_NAME = 100
NO_NAME = message("Write a name of 1 to 100 characters that can be seen.")
NAME_TAKEN = message("There is an account of this name already.")
LAST_ADMIN = message("Somebody has to stay admin: give that role to another account first.")


class Refused(Exception):  # noqa: N818 - named for what it says
    """A change of an account that cannot be made, with the message that says why."""


@dataclass(frozen=True, slots=True)
class Account:
    """An account as admins see it."""

    id: int
    name: str
    role: Role
    standing: Standing
    has_password: bool
    issuer: str | None
    added: datetime


def handle(name: str) -> str | None:
    """The form by which names are compared: "Ada", "ADA" and " ada" are one account's; ``None`` for what is no name."""
    normal = unicodedata.normalize("NFKC", name).strip().casefold()
    return normal if 0 < len(normal) <= LONGEST_NAME and normal.isprintable() else None


def has_any(connection: Connection) -> bool:
    """Tell whether the ledger has accounts; none is ever removed, so a desk that has some never loses them."""
    return bool(connection.execute(select(exists().select_from(users))).scalar())


def all_accounts(connection: Connection) -> Sequence[Account]:
    """The accounts by their names, those that wait for an admin first."""
    found = connection.execute(select(users).order_by(users.c.handle))
    return sorted((_account(row) for row in found), key=lambda account: account.standing is not Standing.WAITING)


def find(connection: Connection, name: str) -> Account | None:
    """The account of that name."""
    row = connection.execute(select(users).where(users.c.handle == handle(name))).one_or_none()
    return _account(row) if row else None


def get(connection: Connection, account_id: int) -> Account | None:
    """The account with that key."""
    row = connection.execute(select(users).where(users.c.id == account_id)).one_or_none()
    return _account(row) if row else None


def editor(connection: Connection, account_id: int) -> Editor | None:
    """The holder of an account that may be used."""
    found = users.c.id == account_id, users.c.standing == Standing.ACTIVE
    row = connection.execute(select(users).where(*found)).one_or_none()
    return as_editor(row) if row else None


def as_editor(row: Row[tuple[object, ...]]) -> Editor:
    """The holder of an account, from its row."""
    return Editor(row.id, row.name, Role(row.role), row.language, row.zone, row.provisional)


def add(
    connection: Connection,
    name: str,
    role: Role,
    password: str,
    now: datetime,
    *,
    provisional: bool = False,
    by: Editor | None = None,
) -> int:
    """Add an account; its key. A provisional password has to be changed before anything else. Raises Refused.

    ``by`` is the admin who does it, here and elsewhere ``None`` on the command line.
    """
    if handle(name) is None:
        raise Refused(NO_NAME)
    if problem := passwords.complaint(password, name.strip()):
        raise Refused(problem)
    values = {"role": role, "standing": Standing.ACTIVE, "password": passwords.hashed(password)}
    made = _insert(connection, name, now, **values, provisional=provisional)
    rights = {"role": role, "standing": Standing.ACTIVE}
    account_records.note(connection, made, Action.ADDED, now, by, {}, rights)
    return made


def from_provider(connection: Connection, issuer: str, subject: str, name: str, now: datetime) -> Account:
    """The account of whom a provider signed in; a new one waits for an admin, whatever name the provider gives it.

    Accounts are never joined by name or mail address, which at many providers their users choose themselves.
    """
    known = users.c.issuer == issuer, users.c.subject == subject
    row = connection.execute(select(users).where(*known)).one_or_none()
    if row is None:
        free = _free_name(connection, name)
        values = {"role": Role.READER, "standing": Standing.WAITING, "issuer": issuer, "subject": subject}
        made = _insert(connection, free, now, **values, provisional=False)
        rights = {"role": Role.READER, "standing": Standing.WAITING}
        account_records.note(connection, made, Action.SIGNED_UP, now, None, {}, rights)
        row = connection.execute(select(users).where(*known)).one()
    return _account(row)


def password_of(connection: Connection, name: str) -> tuple[int | None, str | None]:
    """The key and the stored password of the account of that name; neither where it may not be used."""
    found = users.c.handle == handle(name), users.c.standing == Standing.ACTIVE
    row = connection.execute(select(users.c.id, users.c.password).where(*found)).one_or_none()
    return (row.id, row.password) if row else (None, None)


def set_password(
    connection: Connection, account: Account, password: str, now: datetime, by: Editor | None = None
) -> None:
    """Change a password, and end all sessions of its account. Raises Refused."""
    if problem := passwords.complaint(password, account.name):
        raise Refused(problem)
    _change(connection, account.id, password=passwords.hashed(password), provisional=False)
    end_sessions(connection, account.id)
    account_records.note(connection, account.id, Action.PASSWORD, now, by, {}, {})


def renew_hash(connection: Connection, account_id: int, password: str) -> None:
    """Store a password that was just found right by the present parameters."""
    _change(connection, account_id, password=passwords.hashed(password))


def set_preferences(connection: Connection, account_id: int, language: str | None, zone: str | None) -> None:
    """Change the language and the time zone in which an editor sees the desk."""
    _change(connection, account_id, language=language, zone=zone)


def set_rights(
    connection: Connection, account: Account, role: Role, standing: Standing, now: datetime, by: Editor | None = None
) -> None:
    """Change what an account may do, and end its sessions where it may no longer be used. Raises Refused."""
    stays = role is Role.ADMIN and standing is Standing.ACTIVE
    if not stays and _active_admins(connection) == {account.id}:
        raise Refused(LAST_ADMIN)
    _change(connection, account.id, role=role, standing=standing)
    if standing is not Standing.ACTIVE:
        end_sessions(connection, account.id)
    before = {"role": account.role, "standing": account.standing}
    after = {"role": role, "standing": standing}
    if before != after:
        account_records.note(connection, account.id, Action.RIGHTS, now, by, before, after)


def end_sessions(connection: Connection, account_id: int) -> None:
    """Sign an account out everywhere."""
    connection.execute(delete(sessions).where(sessions.c.user_id == account_id))


def _active_admins(connection: Connection) -> set[int]:
    found = users.c.role == Role.ADMIN, users.c.standing == Standing.ACTIVE
    return set(connection.execute(select(users.c.id).where(*found)).scalars())


def _change(connection: Connection, account_id: int, **values: str | bool | None) -> None:
    connection.execute(update(users).where(users.c.id == account_id).values(values))


def _insert(connection: Connection, name: str, now: datetime, **values: str | bool) -> int:
    known = handle(name)
    if connection.execute(select(func.count()).where(users.c.handle == known)).scalar():
        raise Refused(NAME_TAKEN)
    shown = unicodedata.normalize("NFKC", name).strip()
    made = connection.execute(insert(users).values(handle=known, name=shown, added=now, **values).returning(users.c.id))
    return int(made.scalar_one())


def _free_name(connection: Connection, wanted: str) -> str:
    """The name itself, or the first of "name 2", "name 3"... that no account has."""
    start = wanted[: LONGEST_NAME - 10] if handle(wanted[: LONGEST_NAME - 10]) else "?"
    name, number = start, 1
    while connection.execute(select(func.count()).where(users.c.handle == handle(name))).scalar():
        number += 1
        name = f"{start} {number}"
    return name


def _account(row: Row[tuple[object, ...]]) -> Account:
    standing, has_password = Standing(row.standing), row.password is not None
    return Account(row.id, row.name, Role(row.role), standing, has_password, row.issuer, row.added)
