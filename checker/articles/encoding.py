"""Bytes to text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from checker.articles.problems import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins alike
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Characters of the upper half of windows-1252 inside a word, or beside what they cannot stand beside: another encoding.
_NOT_WESTERN = re.compile(
    r"[a-zß-ÿ][À-ÖØ-Þ]|[^\W\d_][¡¢£¤¥¦§¨©«¬®¯°±²³´µ¶¸¹»¼½¾¿†‡‰€ƒ×÷]+[^\W\d_]|[\x80-\x9f¤¦¨¬¯µ¶¸ƒˆ˜‡‰ÐÞþð]"
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]")
_CONTROLS = bytes(byte for byte in range(256) if _CONTROL.match(chr(byte)) and not 0x80 <= byte < 0xA0)
_SAMPLE = 100_000
# Encodings that the detector takes short texts in windows encodings for, and that no article is written in.
_UNLIKELY = ["mac_cyrillic", "mac_greek", "mac_iceland", "mac_latin2", "mac_turkish"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text without byte order mark, and what was assumed to read it."""

    text: str
    notes: tuple[str, ...] = ()


def decode(raw: bytes, stated: str | None = None) -> Decoded:
    """The text of a file: by its byte order mark, else UTF-8, else as stated or detected, which a note says.

    Line ends stay as they are. Raises Unreadable for what is empty or no text.

    >>> decode("£15bn – a “fire sale”".encode("cp1252"))
    Decoded(text='£15bn – a “fire sale”', notes=('read as windows-1252 (detected)',))
    """
    decoded = _decode(raw, stated)
    if not decoded.text.strip().strip("\ufeff"):
        raise Unreadable("empty")
    controls = len(_CONTROL.findall(decoded.text, 0, _SAMPLE)) if decoded.notes or _may_hold_controls(raw) else 0
    if controls > 3 and controls * 100 > min(len(decoded.text), _SAMPLE):
        raise Unreadable("not text")
    return decoded


def _may_hold_controls(raw: bytes) -> bool:
    """Tell in a fraction of the time of a search whether bytes can hold control characters, in UTF-8 as C2 80 to 9F."""
    return b"\xc2" in raw or len(raw.translate(None, _CONTROLS)) < len(raw)


def _decode(raw: bytes, stated: str | None) -> Decoded:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _with_replacements(raw[len(mark) :], encoding)
    if b"\0" in raw:
        raise Unreadable("not text: it holds NUL bytes (save it as UTF-8)")
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return _as_stated(raw, stated) or _detected(raw)


def _with_replacements(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    damaged = text.count("\ufffd") - raw.count("\ufffd".encode(encoding))
    return Decoded(text, (f"{damaged} damaged characters of {encoding} read as \ufffd",) if damaged > 0 else ())


def _as_stated(raw: bytes, stated: str | None) -> Decoded | None:
    try:
        # Pages that state ISO 8859-1 are written in windows-1252, as browsers know.
        encoding = codecs.lookup(stated or "").name
        encoding = "cp1252" if encoding == "iso8859-1" else encoding
        return Decoded(raw.decode(encoding), (f"read as {encoding.replace('cp125', 'windows-125')} (stated)",))
    except (LookupError, ValueError):
        return None


def _detected(raw: bytes) -> Decoded:
    as_utf8 = _with_replacements(raw, "utf-8")
    damaged = as_utf8.text.count("\ufffd")
    whole = sum(not char.isascii() for char in as_utf8.text) - damaged
    if damaged * 10 <= whole:
        return as_utf8
    if _is_western(raw):
        return Decoded(raw.decode("cp1252"), ("read as windows-1252 (detected)",))
    from charset_normalizer import from_bytes

    best = from_bytes(raw, cp_exclusion=_UNLIKELY).best()
    if best is None:
        raise Unreadable("not text in any known encoding (save it as UTF-8)")
    return Decoded(str(best), (f"read as {best.encoding.replace('_', '-')} (detected)",))


def _is_western(raw: bytes) -> bool:
    """Tell whether bytes are windows-1252; the detector guesses wrongly where few characters are not ASCII."""
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        return False
    accented = sum(char.isalpha() for char in text if not char.isascii())
    return accented * 10 <= len(text) and _NOT_WESTERN.search(text) is None
