"""Wrong figures made of right ones, as they go wrong on a desk, the same ones in every run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
_FACTORS = (0.5, 0.6, 0.75, 1.25, 1.4, 1.6, 2, 3)
_LEAST, _MOST = 0.01, 0.3  # of the number by which it is made wrong a little
_ATTEMPTS = 50


@dataclass(frozen=True, slots=True)
class Change:
    """A headline with one number made wrong, and how."""

    kind: str
    headline: str


def changes(headline: str, number: str, body: str) -> Iterator[Change]:
    """The headline with its number made wrong in each way that makes one that does not stand in the body.

    ``number`` is its text in the headline, of which the first digits are changed. Nothing is made where it has none.
    """
    at = headline.find(number)
    found = _NUMBER.search(number)
    if at < 0 or found is None:
        return
    start, end = at + found.start(), at + found.end()
    for kind, change in _KINDS.items():
        draw = Random(f"{kind} {headline}")
        for _ in range(_ATTEMPTS):
            made = change(found.group(), draw)
            if made != found.group() and not _stands(made, body):
                yield Change(kind, headline[:start] + made + headline[end:])
                break


def _stands(number: str, body: str) -> bool:
    return re.search(rf"(?<![\d.,]){re.escape(number)}(?!\d|[.,]\d)", body) is not None


def _printed(value: float, like: str) -> str:
    """A value with the decimals and the commas of a number."""
    decimals = len(like.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in like else f"{value:.{decimals}f}"


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def _multiplied(number: str, draw: Random) -> str:
    return _printed(_value(number) * draw.choice(_FACTORS) + draw.randint(0, 3), number)


def _moved(number: str, draw: Random) -> str:
    value, way = _value(number), draw.choice((-1, 1))
    made = _printed(value * (1 + way * draw.uniform(_LEAST, _MOST)), number)
    return made if made != number else _printed(value + way * 10.0 ** -len(number.partition(".")[2]), number)


def _with_another_digit(number: str, draw: Random) -> str:
    at = draw.choice([place for place, letter in enumerate(number) if letter.isdigit()])
    digit = draw.choice("123456789" if at == 0 else "0123456789")
    return number[:at] + digit + number[at + 1 :]


def _swapped(number: str, draw: Random) -> str:
    places = [place for place, letter in enumerate(number) if letter.isdigit()]
    if len(places) < 2:
        return number
    at = draw.randrange(len(places) - 1)
    letters = list(number)
    letters[places[at]], letters[places[at + 1]] = letters[places[at + 1]], letters[places[at]]
    return "".join(letters) if letters[0] != "0" else number


_KINDS: dict[str, Callable[[str, Random], str]] = {
    "multiplied": _multiplied,
    "up to 30% off": _moved,
    "another digit": _with_another_digit,
    "digits swapped": _swapped,
}
