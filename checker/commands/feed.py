"""``checker feed``: the items of a feed as articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from checker.commands.inputs import PATH
from checker.commands.mistakes import Mistake, refuse
from checker.commands.output import output_mistakes, write_output

if TYPE_CHECKING:
    from checker.feeds.fetching import Limits
    from checker.feeds.item import Feed

UNREAD = 3
_MOST_BYTES = 20_000_000


@click.command()
@click.argument("source", metavar="URL_OR_FILE")
@click.option("--output", metavar="FILE", type=PATH, help="Where to write the articles.  [default: standard output]")
@click.option("--most-bytes", default=_MOST_BYTES, show_default=True, type=click.IntRange(1), help="Limit of its size.")
@click.option("--timeout", default=30.0, show_default=True, type=click.FloatRange(0.1), help="Limit in seconds.")
@click.option("--allow-private", is_flag=True, help="Also fetch from addresses of your own network.")
@click.pass_context
def feed(
    ctx: click.Context, source: str, output: Path | None, most_bytes: int, timeout: float, allow_private: bool
) -> None:
    """Read a feed: RSS, Atom, JSON Feed, or ninjs items of an agency.

    Its items are written as JSON Lines, one article a line, which every other command reads:

    \b
      checker feed https://example.org/rss --output new.jsonl
      checker check new.jsonl

    \b
    Exit codes: 0 written, 2 wrong use, no feed or no item with text, 3 some items have no text
    """
    from checker.feeds.fetching import Limits
    from checker.feeds.item import to_json_lines

    refuse(output_mistakes(output))
    read = _read(source, Limits(most_bytes, timeout, allow_private))
    if not read.items:
        refuse([Mistake(source, "no item of the feed has text", "look whether its items carry more than links")])
    write_output(to_json_lines(read.items), output)
    if read.empty:
        click.echo(f"{len(read.empty):,} items have no text: {', '.join(read.empty[:5])}", err=True)
        ctx.exit(UNREAD)


def _read(source: str, limits: Limits) -> Feed:
    from checker.feeds.item import NoFeed
    from checker.feeds.reading import read_feed

    content = _content(source, limits)
    try:
        return read_feed(content)
    except NoFeed as cause:
        refuse([Mistake(source, f"is no feed: {cause}", "name the address or file of an RSS, Atom or JSON feed")])
        raise


def _content(source: str, limits: Limits) -> bytes:
    """What stands at an address or in a file."""
    from checker.feeds.fetching import NotFetched, fetch

    try:
        if "://" in source:
            return fetch(source, limits)
        with Path(source).open("rb") as file:
            content = file.read(limits.bytes + 1)
    except NotFetched as cause:
        refuse([Mistake(source, str(cause), "look at the address in a browser")])
        raise
    except OSError as cause:
        problem = cause.strerror or str(cause)
        refuse(
            [Mistake(source, f"could not be read: {problem}", "name the file of a feed, or an address with https://")]
        )
        raise
    if len(content) > limits.bytes:
        refuse([Mistake(source, f"is larger than {limits.bytes:,} bytes", "allow more with --most-bytes")])
    return content
