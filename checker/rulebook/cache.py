"""Rule books kept from one run to the next, so that the same files are not parsed and validated again.

A kept rule book is found by a digest of everything it depends on: the content and the shown names of its files, how
they were asked for, Python, the packages installed beside this one, and the state of this package's own files. Only
books without a mistake are kept, and only those whose kinds of fact are all this package's own: on what the kinds of
other packages depend is not known.

The books lie in the user's cache folder, never beside the rules: a folder of rules that comes from elsewhere must not
bring its own. They are pickles, since that makes the facts of all kinds again without code for each. A pickle can call
whatever it names, so a file is read only where it and its folder belong to this user and are closed to all others, and
by an unpickler that makes nothing but the dataclasses and enums of rule books. A digest before the content tells of
damage. Whatever is wrong with a kept book, or with the folder, is passed over in silence: the rules' own files are read
then.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from hashlib import blake2b
from io import BytesIO
from pathlib import Path
from pickle import HIGHEST_PROTOCOL, Unpickler, UnpicklingError, dumps

from checker.rulebook.files import MOST_BYTES, general_files, shelve
from checker.rulebook.problems import RuleProblems
from checker.rulebook.rulebook import RuleBook

VARIABLE = "CHECKER_CACHE"
"""Environment variable with the folder of kept rule books, or ``off``."""
MOST_KEPT = 16
_SUFFIX, _UNFINISHED = ".rulebook", ".rulebook-new"
_DIGEST_BYTES = 32
_OWN = "checker.rulebook."


def load_cached(folder: Path | None, *, allow_untested: bool = False) -> RuleBook:
    """What ``load_rules`` gives for the same arguments, from an earlier run's memory where that can be had.

    Raises RuleProblems as ``load_rules`` does.
    """
    file = _place(folder, allow_untested)
    book = _read(file) if file is not None else None
    if book is not None:
        return book
    from checker.rulebook.load import load_rules

    book = load_rules(folder, allow_untested=allow_untested)
    # of a file that was changed in the meantime, the book may hold either state
    if file is not None and file == _place(folder, allow_untested) and _is_own(book):
        with suppress(OSError):
            _write(file, book)
    return book


def cache_folder() -> Path | None:
    """The folder of kept rule books, ``None`` where the user wants none or has no place for it.

    It is what CHECKER_CACHE names, else a folder of ours where the platform has its caches.
    """
    named = os.environ.get(VARIABLE, "")
    if named:
        return None if named.lower() == "off" else Path(named)
    if sys.platform == "win32":
        above = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        above = os.path.expanduser("~/Library/Caches")  # noqa: PTH111 - Path.home raises where there is no home
    else:
        above = os.environ.get("XDG_CACHE_HOME", "") or os.path.expanduser("~/.cache")  # noqa: PTH111
    return Path(above, "claim-consistency-checker") if os.path.isabs(above) else None  # noqa: PTH117


def _place(folder: Path | None, allow_untested: bool) -> Path | None:
    """The file in which a rule book is kept, named by the digest of all that the book depends on.

    ``None`` where nothing is kept, or where some of that cannot be read.
    """
    kept = cache_folder()
    if kept is None:
        return None
    key = blake2b(digest_size=_DIGEST_BYTES)
    try:
        shelf = shelve(folder)
        asked = (allow_untested, shelf.whole, len(shelf.rules))
        key.update(repr((sys.version, _installed(), sorted(_package()), asked)).encode())
        for file in (*shelf.rules, *general_files(shelf), *shelf.stories.values(), *shelf.shared.values()):
            state = file.path.stat()
            if not stat.S_ISREG(state.st_mode) or state.st_size > MOST_BYTES:
                return None
            content = file.path.read_bytes()
            key.update(repr((file.name, file.folder, len(content))).encode() + content)
    except (OSError, RuleProblems):
        return None  # the loader tells what is wrong
    return kept / f"{key.hexdigest()}{_SUFFIX}"


def _installed() -> list[str]:
    """The installed packages with their versions, which the parser, the validation and the list of kinds come from."""
    names: list[str] = []
    for entry in sys.path:
        with suppress(OSError):  # an entry may be an archive, or not there
            names += (found.name for found in os.scandir(entry or ".") if found.name.endswith(("-info", ".egg-link")))
    return sorted(names)


def _package() -> Iterator[tuple[str, int, int]]:
    """The path, the time of the last change and the size of every file of this package."""
    folders = [str(Path(__file__).parents[1])]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if not entry.is_dir():
                    state = entry.stat()
                    yield entry.path, state.st_mtime_ns, state.st_size
                elif entry.name != "__pycache__":  # is written by Python at any time
                    folders.append(entry.path)


def _is_own(book: RuleBook) -> bool:
    """Tell whether all facts of a book are of the package's own kinds."""
    return all(type(rule.fact).__module__.startswith(_OWN) for rule in book.rules)


class _Books(Unpickler):
    """Makes objects of the classes that rule books are made of; whatever else a file asks for is refused."""

    def find_class(self, module_name: str, global_name: str) -> type:
        """The class of that name. Raises UnpicklingError where it is none of a rule book's."""
        if (module_name, global_name) == (date.__module__, date.__name__):
            return date
        found = super().find_class(module_name, global_name) if module_name.startswith(_OWN) else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise UnpicklingError(f"{module_name}.{global_name} is no part of a rule book")


def _read(path: Path) -> RuleBook | None:
    """The rule book kept in a file, ``None`` where there is none that can be trusted."""
    try:
        if not _is_private(os.lstat(path.parent)):
            return None
        # a link is not followed: what it leads to may be anybody's
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as file:
            state = os.fstat(descriptor)
            if not stat.S_ISREG(state.st_mode) or not _is_private(state):
                return None
            content = file.read()
        os.utime(path)  # the books that were longest not used are dropped first
    except OSError:
        return None
    digest, pickled = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    if blake2b(pickled, digest_size=_DIGEST_BYTES).digest() != digest:
        return None
    try:
        book = _Books(BytesIO(pickled)).load()
    except UnpicklingError:
        return None
    return book if isinstance(book, RuleBook) else None


def _is_private(state: os.stat_result) -> bool:
    """Tell whether a file or folder is this user's alone. Windows keeps the user's folders from others by itself."""
    if not hasattr(os, "geteuid"):
        return True
    return state.st_uid == os.geteuid() and not stat.S_IMODE(state.st_mode) & 0o077


def _write(path: Path, book: RuleBook) -> None:
    """Keep a book in a file, all at once, and drop what is too much. Raises OSError."""
    from tempfile import mkstemp

    folder = path.parent
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not _is_private(os.lstat(folder)):
        return
    pickled = dumps(book, HIGHEST_PROTOCOL)
    descriptor, written = mkstemp(dir=folder, suffix=_UNFINISHED)  # is made for this user alone
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(blake2b(pickled, digest_size=_DIGEST_BYTES).digest() + pickled)
        Path(written).replace(path)
    except BaseException:  # Ctrl-C too: nothing half written stays behind
        Path(written).unlink()
        raise
    _drop(folder)


def _drop(folder: Path) -> None:
    """Remove the books that were longest not used, and what broken runs left behind."""
    kept = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in [entry for entry in kept if entry.name.endswith((_SUFFIX, _UNFINISHED))][MOST_KEPT:]:
        Path(entry).unlink()
