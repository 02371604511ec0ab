"""``checker serve``: the editors' desk in the browser."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import click
from click.core import ParameterSource

from checker.commands.inputs import loaded, rules_option, untested_option
from checker.commands.ledger import opened
from checker.commands.mistakes import Mistake, refuse
from checker.commands.users import need_desk
from checker.review.settings import LOOPBACK, Provider, Settings

SECRET = "CHECKER_OIDC_SECRET"
_LAST_PORT = 65_535


@click.command()
@click.option("--ledger", "place", metavar="LEDGER", help="The ledger: a file, or a PostgreSQL database.")
@click.option("--demo", is_flag=True, help="Open it on a sample, in a ledger that is deleted when the desk stops.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, _LAST_PORT), help="0 takes a free one.")
@click.option("--url", metavar="URL", help="The address that editors open, where a proxy with TLS stands before it.")
@click.option("--oidc-issuer", metavar="URL", help="A provider of OpenID Connect that editors sign in with.")
@click.option("--oidc-client", metavar="ID", help=f"What it knows the desk by; {SECRET} holds the secret.")
@click.option("--allow-private-webhooks", is_flag=True, help="Let webhooks lead to addresses of your own network.")
@rules_option
@untested_option
@click.pass_context
def serve(
    ctx: click.Context,
    place: str | None,
    demo: bool,
    host: str,
    port: int,
    url: str | None,
    oidc_issuer: str | None,
    oidc_client: str | None,
    allow_private_webhooks: bool,
    folder: Path,
    allow_untested: bool,
) -> None:
    """Open the editors' desk on a ledger, in the browser.

    Without accounts only this machine reaches it, and whoever works there is the "local editor". With accounts others
    may be let in, by the address of a proxy with TLS:

    \b
      checker users add ada --role admin --ledger ledger.sqlite
      checker serve --ledger ledger.sqlite --url https://desk.example.org

    To see it with a sample, run checker serve --demo.

    Drafts are checked by the rules; where there are none, the desk says so, and does all else.

    \b
    Exit codes: 2 wrong use, wrong rules that are named, or the ledger cannot be used; else it runs until it is stopped
    """
    need_desk()
    from checker.ledger.database import Use
    from checker.review.accounts import has_any
    from checker.review.serving import serve as run

    secret = os.environ.get(SECRET, "")
    given = {name for name in ctx.params if ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE}
    alone = host in LOOPBACK and url is None
    wrong = [*_address_mistakes(host, url), *_provider_mistakes(oidc_issuer, oidc_client, secret)]
    refuse([*_ledger_mistakes(place, demo, given, alone), *wrong])
    if not demo and ctx.get_parameter_source("folder") is not ParameterSource.DEFAULT:
        loaded(folder, allow_untested=allow_untested)
    with ExitStack() as open_until_stopped:
        if demo:
            from checker.review.sample import LEDGER, RULES, sample

            made = open_until_stopped.enter_context(sample())
            place, folder = str(made / LEDGER), made / RULES
        assert place is not None
        ledger = open_until_stopped.enter_context(opened(place, Use.CHANGE))
        with ledger.reading() as connection:
            has_accounts = has_any(connection)
        if not has_accounts and not alone:
            remedy = f"add one first: checker users add NAME --role admin --ledger {place}"
            option = "--url" if host in LOOPBACK else "--host"
            refuse([Mistake(option, "without accounts nobody but this machine may reach the desk", remedy)])
        with _listening(host, port) as listening:
            shown = f"[{host}]" if ":" in host else host
            address = url.rstrip("/") if url else f"http://{shown}:{listening.getsockname()[1]}"
            provider = Provider(oidc_issuer, oidc_client, secret) if oidc_issuer and oidc_client else None
            click.echo(f"The desk is open at {address}/ until you press Ctrl-C.")
            if demo:
                click.echo(f"Its ledger, articles and rules are in {made}, which is deleted when it stops.")
            if not has_accounts:
                click.echo('There are no accounts: only this machine reaches it, and you act as "local editor".')
            settings = Settings(
                address, alone, provider, folder, allow_untested, private_webhooks=allow_private_webhooks
            )
            run(ledger, settings, listening)


def _ledger_mistakes(place: str | None, demo: bool, given: set[str], alone: bool) -> Iterator[Mistake]:
    """What is wrong with what the desk opens on: a ledger, or the sample, which is for this machine only."""
    if not demo and place is None:
        yield Mistake("--ledger", "no ledger is named", "name one, or see the desk with a sample: checker serve --demo")
    if demo and "place" in given:
        yield Mistake("--demo", "the sample has a ledger of its own", "leave out --ledger, or --demo")
    if demo and "folder" in given:
        yield Mistake("--demo", "the sample has rules of its own", "leave out --rules, or name a ledger with --ledger")
    if demo and not alone:
        yield Mistake("--demo", "nobody but this machine may reach the sample", "leave out --host and --url")


def _address_mistakes(host: str, url: str | None) -> Iterator[Mistake]:
    """What is wrong with where the desk listens and where it is opened."""
    if url is None:
        if host not in LOOPBACK:
            remedy = "name that of the proxy before it: --url https://desk.example.org"
            yield Mistake("--host", "the address that editors open is not stated", remedy)
        return
    if not _is_address(url):
        yield Mistake("--url", f'"{url}" is no address of a whole site', "write one such as https://desk.example.org")
    elif not _is_safe(url):
        yield Mistake(
            "--url", "by http everybody on the way reads passwords", "put a proxy with TLS before it: https://"
        )


def _provider_mistakes(issuer: str | None, client: str | None, secret: str) -> Iterator[Mistake]:
    """What is wrong with how the provider is stated."""
    if issuer is None and client is None:
        return
    if issuer is None:
        yield Mistake("--oidc-client", "the provider is not stated", "name its address with --oidc-issuer")
    elif urlsplit(issuer).hostname is None or not _is_safe(issuer):
        yield Mistake("--oidc-issuer", f'"{issuer}" is no address with https', "write it as the provider states it")
    if client is None:
        yield Mistake("--oidc-issuer", "the client is not stated", "name it with --oidc-client, as registered there")
    if not secret:
        yield Mistake(SECRET, "is empty", "set the variable to the client's secret; it stands in no option for safety")


def _is_address(url: str) -> bool:
    """Tell whether a URL is that of a whole site."""
    try:
        parts = urlsplit(url)
        whole = parts.hostname and parts.path in ("", "/") and not parts.query and not parts.fragment
        return bool(whole) and parts.scheme in ("http", "https") and parts.username is None and parts.port != 0
    except ValueError:
        return False


def _is_safe(url: str) -> bool:
    """Tell whether nobody on the way can read along."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)


def _listening(host: str, port: int) -> socket.socket:
    from checker.review.serving import listen

    try:
        return listen(host, port)
    except OSError as cause:
        problem = f"cannot listen on {host}, port {port}: {cause.strerror or cause}"
        refuse([Mistake("--port", problem, "name another one, or 0 for any that is free")])
        raise
