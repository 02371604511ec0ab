"""What GitHub's code scanning knows a line of a file by, so that a finding keeps its thread when lines move.

It is the ``primaryLocationLineHash`` of a SARIF result, as GitHub's own upload action works it out from the file: a
polynomial over the first hundred characters from the line's start on, blanks left out, and the number of the lines
with that value so far. With any other value the action warns and GitHub tells a finding twice.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections import Counter
from itertools import accumulate

_BLOCK = 100
_FACTOR = 37
_MASK = 2**64 - 1
_END = 0xFFFF  # what stands for the end of the file
_UTF_16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_LINE_BREAK = re.compile(r"\r\n?")
_BLANKS = re.compile(r"[ \t]+")


def line_hashes(content: str) -> list[str]:
    """The hash of each line of a file, in order: sixteen hexadecimal digits at most, a colon, and a number from 1."""
    text = _BLANKS.sub("", _LINE_BREAK.sub("\n", content))
    units = array("H", text.encode(_UTF_16, "surrogatepass"))
    units.extend([_END, *[0] * _BLOCK])
    sums = list(accumulate(units, lambda total, unit: (total * _FACTOR + unit) & _MASK, initial=0))
    shift = pow(_FACTOR, _BLOCK, _MASK + 1)
    seen: Counter[int] = Counter()
    hashes = []
    for start in _line_starts(units):
        value = (sums[start + _BLOCK] - sums[start] * shift) & _MASK
        seen[value] += 1
        hashes.append(f"{value:x}:{seen[value]}")
    return hashes


def _line_starts(units: array[int]) -> list[int]:
    return [0, *(place for place, unit in enumerate(units, start=1) if unit == ord("\n"))]
