"""Which files of a rules folder are what."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.articles.article import Place
from checker.rulebook.problems import Problem, RuleProblems

STORY = "story.yaml"
MOST_BYTES = 1_000_000
"""Size of a file above which it is no rule file."""
SHARED = ("names.yaml", "scopes.yaml", "hedges.yaml", "waivers.yaml")


@dataclass(frozen=True, slots=True)
class RuleFile:
    """A file, the name it is shown by, and the story folder it lies in, seen from the rules folder."""

    path: Path
    name: str
    folder: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """The files of a rules folder: rules in the order of their names, stories by their folder, shared lists by name.

    ``whole`` tells that the rules of all stories are there, not those of one folder or file alone.
    """

    rules: tuple[RuleFile, ...]
    stories: Mapping[str, RuleFile]
    shared: Mapping[str, RuleFile]
    whole: bool = True

    def story_of(self, folder: str) -> RuleFile | None:
        """The story file of a folder, or of the nearest folder above that has one."""
        while folder not in self.stories and folder not in ("", "."):
            folder = str(Path(folder).parent)
        return self.stories.get(folder)


def general_folder() -> Path:
    """The folder of the package's own general rules: inside the installed package, or in the checkout."""
    installed = Path(__file__).parent / "general"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "rules" / "general"


def general_files(shelf: Shelf) -> list[RuleFile]:
    """The package's general rules in the order of their names, but for files that the shelf holds itself."""
    paths = sorted(general_folder().glob("*.yaml"))
    names = {path.name for path in paths}
    given = {file.path.resolve() for file in shelf.rules if file.path.name in names}
    # shown by the place in the package, which is the same on every machine
    return [
        RuleFile(path, f"checker/rulebook/general/{path.name}", "general")
        for path in paths
        if path.resolve() not in given
    ]


def shelve(given: Path | None) -> Shelf:
    """The files of a rules folder, of one story's folder, or of one rule file with its story; of ``None`` none.

    Raises RuleProblems where there is no such folder, no rule in it, or a file that would be passed over.
    """
    if given is None:
        return Shelf((), {}, {})
    if given.is_file():
        top, found = given.parent, [given]
    elif given.is_dir():
        top, found = given, list(_yaml_files(given))
    else:
        raise _refused(given, "there is no folder or file of this name")
    misnamed = [path for path in found if path.suffix != ".yaml"]
    if misnamed:
        raise RuleProblems(
            Problem(Place(path.as_posix(), 1, 1), f'rule files end in ".yaml", not "{path.suffix}"', "rename the file")
            for path in misnamed
        )
    if not found:
        raise _refused(given, "there are no rules here", "checker rules new writes a first one")
    alone = given.is_file() or (top / STORY).exists()
    if given.is_file() and (top / STORY).exists() and given.name != STORY:
        found.append(top / STORY)
    return _shelved(top, found, alone)


def _shelved(top: Path, found: list[Path], alone: bool) -> Shelf:
    homes = [top, top.resolve().parent] if alone else [top]
    shared = {}
    for name in SHARED:
        home = next((home for home in homes if (home / name).is_file()), None)
        if home is not None:
            shared[name] = RuleFile(home / name, (top.parent if home is not top else top).joinpath(name).as_posix(), "")
    rules, stories = [], {}
    for path in found:
        folder = path.relative_to(top).parent.as_posix()
        if path.name == STORY:
            stories[folder] = RuleFile(path, path.as_posix(), folder)
        elif path.name not in SHARED:
            rules.append(RuleFile(path, path.as_posix(), folder))
        elif path.parent != top:
            raise _refused(path, f"{path.name} is shared by all stories", f"move it to {top.as_posix()}")
    return Shelf(tuple(rules), stories, shared, whole=not alone)


def _yaml_files(top: Path) -> Iterator[Path]:
    """All YAML files below a folder but hidden ones, in the order of their names."""

    def refuse(cause: OSError) -> None:  # os.walk would pass over the folder
        raise _refused(Path(cause.filename), f"this folder cannot be read: {cause.strerror}") from cause

    seen: set[str] = set()
    for folder, folders, files in os.walk(top, onerror=refuse, followlinks=True):
        real = os.path.realpath(folder)
        if real in seen:  # a link that leads back
            folders.clear()
            continue
        seen.add(real)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith((".yaml", ".yml")) and not name.startswith("."):
                yield Path(folder) / name


def _refused(path: Path, message: str, fix: str | None = None) -> RuleProblems:
    return RuleProblems([Problem(Place(path.as_posix(), 1, 1), message, fix)])
