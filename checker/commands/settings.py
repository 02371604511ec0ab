"""What a project sets once instead of in every call: ``checker.toml``, or ``[tool.checker]`` in ``pyproject.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click

from checker.commands.mistakes import Mistake, refuse

OWN, SHARED = "checker.toml", "pyproject.toml"
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of the settings: an option's name without its dashes, or the paths of ``articles``.

    ``many`` is a list of texts, ``flag`` is true or false, all others are one text. A ``path`` counts from the folder
    of the settings.
    """

    key: str
    many: bool = False
    flag: bool = False
    path: bool = False

    def value(self, stated: object, folder: Path) -> object:
        """What the command takes. Raises ValueError, which says what is wanted, where it is something else."""
        if self.flag:
            if not isinstance(stated, bool):
                raise ValueError("write true or false")
            return stated
        if self.many:
            if not isinstance(stated, list) or not all(isinstance(each, str) and each for each in stated):
                raise ValueError(f'write a list of texts, such as {self.key} = ["..."]')
            return tuple(self._from(each, folder) for each in stated)
        if not isinstance(stated, str) or not stated:
            raise ValueError(f'write a text, such as {self.key} = "..."')
        return self._from(stated, folder)

    def _from(self, stated: str, folder: Path) -> str:
        return str(folder / stated) if self.path and "://" not in stated else stated


SETTINGS = (
    Setting("articles", many=True, path=True),
    Setting("rules", path=True),
    Setting("format", many=True),
    Setting("fail-on"),
    Setting("baseline", path=True),
    Setting("ledger", path=True),
    Setting("strict", flag=True),
    Setting("allow-untested", flag=True),
)
_KEYS = {setting.key: setting for setting in SETTINGS}


class Settings(Mapping[str, object]):
    """The defaults of a command's parameters by their names, read from the nearest settings when first asked for.

    Of a group of commands, those of each command by its name.

    Raises Mistakes, with all that is wrong in the file.
    """

    def __init__(self, command: click.Command, start: Path) -> None:
        self._command = command
        self._start = start

    def __getitem__(self, name: str) -> object:
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    @cached_property
    def _values(self) -> Mapping[str, object]:
        if isinstance(self._command, click.Group):
            return {name: Settings(command, self._start) for name, command in self._command.commands.items()}
        stated = _stated(self._start)
        return {
            parameter.name: stated[key]
            for parameter in self._command.params
            for key in _keys(parameter)
            if key in stated and parameter.name is not None
        }


def _keys(parameter: click.Parameter) -> list[str]:
    """The keys that set a parameter."""
    if isinstance(parameter, click.Argument):
        return ["articles"] if parameter.name == "paths" else []
    return [option.removeprefix("--") for option in parameter.opts if option.startswith("--")]


def _stated(start: Path) -> dict[str, object]:
    """The values of the nearest settings, in the folder ``start`` or one above it, up to that of the repository."""
    for folder in (start, *start.parents):
        for name in (OWN, SHARED):
            table = _table(folder / name)
            if table is not None:
                return _values(folder / name, table, folder if folder != start else Path())
        if (folder / ".git").exists():
            break
    return {}


def _table(path: Path) -> dict[str, object] | None:
    """The settings in a file, ``None`` where it has none."""
    try:
        with path.open("rb") as file:
            raw = file.read(_MOST_BYTES + 1)
        if len(raw) > _MOST_BYTES:
            raise ValueError("it is too large for settings")
        document = tomllib.loads(raw.decode())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as cause:
        refuse([Mistake(str(path), f"could not be read: {cause.strerror}", "make it a file that you may read")])
        raise
    except (ValueError, RecursionError) as cause:
        refuse([Mistake(str(path), f"is no TOML: {cause}", "mend it there")])
        raise
    if path.name == OWN:
        return document
    tool = document.get("tool")
    table = tool.get("checker") if isinstance(tool, dict) else None
    return table if isinstance(table, dict) else None


def _values(path: Path, table: Mapping[str, object], folder: Path) -> dict[str, object]:
    from difflib import get_close_matches

    values: dict[str, object] = {}
    mistakes = []
    for key, stated in table.items():
        if (setting := _KEYS.get(key)) is None:
            near = get_close_matches(key, _KEYS, n=1)
            remedy = f'did you mean "{near[0]}"?' if near else f"write one of {', '.join(_KEYS)}"
            mistakes.append(Mistake(str(path), f'there is no setting "{key}"', remedy))
            continue
        try:
            values[key] = setting.value(stated, folder)
        except ValueError as cause:
            mistakes.append(Mistake(str(path), f'"{key}" is set to {stated!r}', str(cause)))
    refuse(mistakes)
    return values
