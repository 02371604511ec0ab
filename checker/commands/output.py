"""Where a command's result goes: standard output, or a file that is complete or not there."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from checker.commands.mistakes import Mistake, refuse

_BEGINNING = 1_000
"""Bytes by which a file is known."""


def output_mistakes(path: Path | None) -> list[Mistake]:
    """What is wrong with an output path, found before the work starts."""
    if path is None:
        return []
    target = path.resolve()
    if target.is_dir():
        return [Mistake(f"--output {path}", "is a folder", f"name a file in it, such as {path / 'report.md'}")]
    if target.parent.exists() and not target.parent.is_dir():
        return [Mistake(f"--output {path}", f"{path.parent} is a file, not a folder", "name a file in a folder")]
    if not target.parent.is_dir():
        return [Mistake(f"--output {path}", "its folder does not exist", f"make it first: mkdir -p {path.parent}")]
    if not os.access(target.parent if is_ordinary(target) else target, os.W_OK):
        return [Mistake(f"--output {path}", "you may not write there", "name a file in a folder of your own")]
    return []


def write_output(text: str, path: Path | None) -> None:
    """Write text as UTF-8 to standard output, or to a file all at once.

    The file takes its place under its name only when it is complete, with the permissions it had before. A device or
    pipe is written to as it is.
    """
    content = text.encode("utf-8", "backslashreplace")  # a file name may hold half a surrogate
    if path is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    elif not is_ordinary(path.resolve()):
        path.write_bytes(content)
    else:
        _replace(path.resolve(), content)


def write_files(files: Mapping[str, str], folder: Path) -> None:
    """Write texts to files by their paths from a folder, which may stand in folders of their own there.

    Raises Mistakes, before anything is written, where such a folder cannot be made as there is a file of its name.
    """
    paths = {folder / name: text for name, text in files.items()}
    wrong = sorted({path.parent for path in paths if path.parent.exists() and not path.parent.is_dir()})
    refuse([Mistake(str(path), "is a file, not a folder", "move it away, or name another --output") for path in wrong])
    for path, text in paths.items():
        path.parent.mkdir(exist_ok=True)
        write_output(text, path)


def remove_former(folder: Path, written: Iterable[str], is_former: Callable[[str], bool]) -> None:
    """Remove from a folder what an earlier report left there, and the folder where nothing else stands in it.

    ``written`` are the paths that this report takes, of which the names count; ``is_former`` tells by the beginning of
    a file whether a report wrote it. Whatever else somebody keeps there stays.
    """
    if not folder.is_dir():
        return
    kept = {Path(name).name for name in written}
    for path in sorted(folder.iterdir()):
        if path.name not in kept and path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                begins = file.read(_BEGINNING).decode("utf-8", "replace")
            if is_former(begins):
                path.unlink()
    if not any(folder.iterdir()):
        folder.rmdir()


def is_ordinary(path: Path) -> bool:
    """Whether the path is that of an ordinary file, or of none yet: no device and no pipe."""
    return path.is_file() or not path.exists()


def _replace(path: Path, content: bytes) -> None:
    import tempfile

    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_permissions(path))
        Path(name).replace(path)
    except BaseException:  # Ctrl-C too: nothing half written stays behind
        Path(name).unlink(missing_ok=True)
        raise


def _permissions(path: Path) -> int:
    """Those of the file that is replaced, else what the user's umask leaves of reading and writing."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
