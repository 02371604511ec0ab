"""Bytes to text."""

from __future__ import annotations

import random

import pytest

from checker.articles.encoding import decode
from checker.articles.problems import Unreadable

WESTERN = "The firm won’t pay £15bn – “a fire sale” – for the café chain in Zürich."


@pytest.mark.parametrize(
    ("written", "encoding", "notes"),
    [
        (WESTERN, "utf-8", ()),
        (WESTERN, "utf-8-sig", ()),
        (WESTERN, "utf-16", ()),
        (WESTERN, "utf-32", ()),
        (WESTERN, "cp1252", ("read as windows-1252 (detected)",)),
        (
            "Le ferry a coulé, a annoncé jeudi la police à Genève : « pas d’espoir ».",
            "cp1252",
            ("read as windows-1252 (detected)",),
        ),
        ("£5", "cp1252", ("read as windows-1252 (detected)",)),
        ("It’s on.", "cp1252", ("read as windows-1252 (detected)",)),
        ("The firm paid £15bn to £30bn.", "latin-1", ("read as windows-1252 (detected)",)),
        ("В Москве во вторник затонул паром, сообщили городские власти.", "cp1251", ("read as cp1251 (detected)",)),
        ("Řekl, že žádné změny nebudou příští týden ohlášeny", "cp1250", ("read as cp1250 (detected)",)),
    ],
)
def test_the_encoding_is_found_and_told(written, encoding, notes):
    found = decode(written.encode(encoding))
    assert (found.text, found.notes) == (written, notes)


def test_an_encoding_that_is_stated_comes_before_detection():
    found = decode("Паром затонул".encode("koi8-r"), "koi8-r")
    assert (found.text, found.notes) == ("Паром затонул", ("read as koi8-r (stated)",))
    assert decode(WESTERN.encode("cp1252"), "iso-8859-1").text == WESTERN
    assert decode(WESTERN.encode("cp1252"), "no-such-encoding").text == WESTERN
    assert decode(WESTERN.encode(), "cp1252").text == WESTERN


def test_a_damaged_byte_does_not_change_the_encoding():
    found = decode((WESTERN * 3).encode() + b"\xff")
    assert found.text == WESTERN * 3 + "\ufffd"
    assert found.notes == ("1 damaged characters of utf-8 read as \ufffd",)


@pytest.mark.parametrize("raw", [b"", b"  \n", b"\xef\xbb\xbf", "\ufeff".encode("utf-16")])
def test_nothing_is_empty(raw):
    with pytest.raises(Unreadable, match=r"^empty$"):
        decode(raw)


@pytest.mark.parametrize("raw", [b"GIF89a\0", b"\x01\x02\x03" * 50, random.Random(1).randbytes(3_000)])
def test_binary_is_no_text(raw):
    with pytest.raises(Unreadable, match=r"^not text"):
        decode(raw)
