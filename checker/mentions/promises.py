"""Which words and numbers a reader has to look at."""

from __future__ import annotations

from collections.abc import Callable

_MOST_KEPT = 50_000


class Promises(dict[str, bool]):
    """Whether a value may be read from a token, as far as its ``norm`` tells, kept for each norm met so far.

    Asking is several times faster than telling: a text has few words, often.

    >>> list(map(Promises(str.isdecimal).__getitem__, ["some", "5", "people"]))
    [False, True, False]
    """

    def __init__(self, tell: Callable[[str], bool]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, norm: str) -> bool:
        """Tell of a norm that was not met before."""
        promises = self._tell(norm)
        if len(self) >= _MOST_KEPT:
            self.clear()
        self[norm] = promises
        return promises
