"""Flags as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from checker.renderers.glyphs import visible
from checker.review.addresses import flag_path
from checker.review.flag import Flag
from checker.review.outward import aware

TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"


def feed(flags: Sequence[Flag], title: str, address: str, query: str, now: datetime) -> bytes:
    """The feed of some flags: ``address`` is that of the desk, ``query`` that of the filter, as it is in the queue's.

    Text is without characters that mislead, and so without those that XML does not hold. What a feed and its entries
    are known by follows from their addresses and never changes. An entry is of another date when its flag is decided.
    """
    own, page = f"{address}/flags.atom{query}", f"{address}/flags{query}"
    root = etree.Element("feed", nsmap={None: _NAMESPACE})
    _add(root, "id", _name(own))
    _add(root, "title", title)
    _add(root, "updated", _moment(max(map(_changed, flags), default=now)))
    _add(etree.SubElement(root, "author"), "name", "claim-consistency-checker")
    etree.SubElement(root, "link", rel="self", type=TYPE, href=own)
    etree.SubElement(root, "link", rel="alternate", type="text/html", href=page)
    for flag in flags:
        _add_entry(root, flag, address)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8")
    return written


def _add_entry(root: etree._Element, flag: Flag, address: str) -> None:
    entry, place = etree.SubElement(root, "entry"), address + flag_path(flag.fingerprint)
    _add(entry, "id", _name(place))
    _add(entry, "title", flag.headline or flag.fingerprint)
    _add(entry, "published", _moment(flag.first_seen))
    _add(entry, "updated", _moment(_changed(flag)))
    etree.SubElement(entry, "link", rel="alternate", type="text/html", href=place)
    for term in (flag.rule, flag.severity, flag.verdict, flag.state):
        etree.SubElement(entry, "category", term=visible(term))
    source = ", ".join(str(part) for part in (flag.outlet, flag.published) if part)
    _add(entry, "summary", f"{flag.message} ({source})" if source else flag.message)


def _add(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = visible(text)


def _name(address: str) -> str:
    return uuid5(NAMESPACE_URL, address).urn


def _changed(flag: Flag) -> datetime:
    return max(flag.first_seen, flag.decided or flag.first_seen)


def _moment(moment: datetime) -> str:
    return aware(moment).isoformat().replace("+00:00", "Z")
