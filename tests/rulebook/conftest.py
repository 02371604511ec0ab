"""Rules folders made of texts, and what the loader tells about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from checker.rulebook.load import load_rules
from checker.rulebook.problems import RuleProblems
from checker.rulebook.rulebook import RuleBook

Write = Callable[[Mapping[str, str | bytes]], Path]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Write:
    """Write files below ``rules/`` of a fresh working directory and return that folder's path."""
    monkeypatch.chdir(tmp_path)

    def written(files: Mapping[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = Path("rules") / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
        return Path("rules")

    return written


@pytest.fixture
def loaded(write: Write) -> Callable[..., RuleBook]:
    """Load a rules folder of the files given; rules without tests are let through."""

    def load(files: Mapping[str, str | bytes], *, allow_untested: bool = True) -> RuleBook:
        return load_rules(write(files), allow_untested=allow_untested)

    return load


@pytest.fixture
def told(write: Write) -> Callable[..., str]:
    """What the user sees of the mistakes in a rules folder of the files given."""

    def tell(files: Mapping[str, str | bytes], *, allow_untested: bool = True) -> str:
        with pytest.raises(RuleProblems) as caught:
            load_rules(write(files), allow_untested=allow_untested)
        return str(caught.value)

    return tell
