"""What the tests of articles share: files made on the spot, and the way back from text to file."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.articles.article import Article, Unread
from checker.articles.reading import read_articles


class Folder:
    """A folder of articles, which is also where the command runs."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, content: str | bytes) -> Path:
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return Path(name)

    def read(self, *names: str | Path, language: str | None = None) -> list[Article | Unread]:
        return list(read_articles([Path(name) for name in names or (".",)], language=language))

    def article(self, name: str, content: str | bytes) -> Article:
        """The one article of a new file."""
        (found,) = self.read(self.write(name, content))
        assert isinstance(found, Article), found
        return found

    def unread(self, name: str, content: str | bytes) -> str:
        """Why a new file is not read."""
        (found,) = self.read(self.write(name, content))
        assert isinstance(found, Unread)
        assert found.file == name
        return found.reason


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Folder(tmp_path)
