"""Numbers as a sentence names them."""

from __future__ import annotations


def plain(number: float) -> str:
    """A number as prose writes it.

    >>> plain(23_028_000_000.0), plain(49.7097), plain(81000.0)
    ('23 billion', '49.7', '81,000')
    """
    for scale, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if abs(number) >= scale:
            return f"{number / scale:.3g}{word}"
    return f"{number:,.0f}" if abs(number) >= 1000 or number == round(number) else f"{number:.3g}"


def share(gap: float) -> str:
    """A gap in whole percent, never rounded down to none.

    >>> share(0.204), share(0.002)
    ('20%', '1%')
    """
    return f"{max(1, round(gap * 100))}%"
