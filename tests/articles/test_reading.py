"""From paths to articles: which files, in what order, with which metadata; and nothing that breaks the run."""

from __future__ import annotations

import importlib.metadata
import itertools
import os
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from checker.articles import document, reading
from checker.articles.article import Article, SourceMap, Unread
from checker.articles.document import Document
from checker.articles.problems import ArticleProblems
from checker.articles.reading import read_articles
from checker.values.span import Span


def ids(found):
    return [item.id if isinstance(item, Article) else f"unread {item.file}" for item in found]


def test_a_folder_is_read_to_the_bottom_in_the_order_of_ids(folder):
    for name in (
        "b.txt",
        "a/z.txt",
        "a/b/c.md",
        "c.html",
        ".hidden.txt",
        ".git/x.txt",
        "a/notes.docx",
        "a/articles.csv",
    ):
        folder.write(name, "file\n" if name.endswith("csv") else "<p>Ferry sinks off the coast</p>")
    assert ids(folder.read()) == ["a/b/c.md", "a/z.txt", "b.txt", "c.html"]


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "a/ReadMe.html", "README.de.md"])
def test_a_readme_of_a_folder_is_no_article_but_is_read_where_it_is_named(folder, name):
    folder.write(name, "<p>These are the articles of the ferry story</p>")
    folder.write("a/z.txt", "Ferry sinks\n\nTwelve died.")
    assert ids(folder.read()) == ["a/z.txt"]
    assert ids(folder.read(name)) == [name]


def test_an_article_about_readmes_is_read(folder):
    folder.write("readmes-explained.md", "What a readme is\n\nA file beside others.")
    assert ids(folder.read()) == ["readmes-explained.md"]


def test_the_order_of_paths_does_not_matter_and_a_file_given_twice_is_read_once(folder):
    for name in ("a/1.txt", "a/2.txt", "b.txt"):
        folder.write(name, "Ferry sinks\n\nTwelve died.")
    paths = ["a", "b.txt", "a/2.txt", "./b.txt"]
    for order in itertools.permutations(paths):
        assert ids(folder.read(*order)) == ["a/1.txt", "a/2.txt", "b.txt"]


def test_an_id_is_the_path_from_where_the_command_runs(folder, monkeypatch):
    file = folder.write("story/a.txt", "Ferry sinks")
    assert ids(folder.read(file.absolute())) == ["story/a.txt"]
    (folder.path / "elsewhere").mkdir()
    monkeypatch.chdir(folder.path / "elsewhere")
    assert ids(folder.read("../story")) == ["../story/a.txt"]


def test_a_named_file_of_unknown_suffix_is_read_as_text(folder):
    assert folder.article("story.draft", "Ferry sinks\n\nTwelve died.").headline == "Ferry sinks"
    assert folder.article("story", "Ferry sinks\n\nTwelve died.").headline == "Ferry sinks"
    assert (
        folder.unread("story.docx", b"PK\x03\x04\x00\x00\x08\x00") == "not text: it holds NUL bytes (save it as UTF-8)"
    )


def test_every_wrong_path_and_sidecar_is_told_at_once(folder):
    folder.write("a/x.txt", "Ferry sinks")
    folder.write("a/articles.csv", "file,publishd\nx.txt,2020-08-03\n")
    folder.write("b/x.txt", "Ferry sinks")
    folder.write("b/articles.csv", "\ufefffile,published\r\nx.txt,soon\r\n")
    with pytest.raises(ArticleProblems) as caught:
        folder.read("missing.txt", "a", "nowhere", "b")
    assert str(caught.value).splitlines() == [
        'a/articles.csv:1: unknown column "publishd" (did you mean "published"?)',
        'b/articles.csv:2: "soon" is not a date (write it as in 2020-08-03)',
        "missing.txt: no such file or folder",
        "nowhere: no such file or folder",
    ]


def test_paths_are_checked_before_the_first_article_is_read(folder):
    folder.write("a.txt", "Ferry sinks")
    with pytest.raises(ArticleProblems):
        read_articles([Path("a.txt"), Path("b.txt")])


def test_a_loop_of_links_ends(folder):
    folder.write("a/x.txt", "Ferry sinks")
    (folder.path / "a/loop").symlink_to(folder.path / "a", target_is_directory=True)
    (folder.path / "a/self.txt").symlink_to(folder.path / "a/self.txt")
    assert ids(folder.read()) == ["a/x.txt"]
    assert ids(folder.read("a/self.txt")) == ["unread a/self.txt"]


def test_a_link_to_a_file_is_the_same_article(folder):
    folder.write("b.txt", "Ferry sinks")
    (folder.path / "a.txt").symlink_to(folder.path / "b.txt")
    assert ids(folder.read()) == ["a.txt"]


def test_a_folder_named_like_a_file_is_a_folder(folder):
    folder.write("x.txt/y.txt", "Ferry sinks")
    assert ids(folder.read("x.txt")) == ["x.txt/y.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_does_not_stop_the_run(folder):
    os.mkfifo(folder.path / "pipe.txt")
    assert folder.read() == []
    assert folder.read("pipe.txt") == [Unread("pipe.txt", "not a file")]


def test_a_file_that_may_not_be_read_is_reported_and_the_others_are_read(folder, monkeypatch):
    folder.write("a.txt", "Ferry sinks")
    folder.write("b.txt", "Ferry sinks")

    def forbid(path, *args, **options):
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return Path(path).open(*args, **options)

    monkeypatch.setattr(document, "open", forbid, raising=False)
    assert ids(folder.read()) == ["unread a.txt", "b.txt"]
    assert folder.read("a.txt") == [Unread("a.txt", "Permission denied")]


def test_a_folder_that_may_not_be_listed_is_reported(folder, monkeypatch):
    folder.write("a/x.txt", "Ferry sinks")
    folder.write("b.txt", "Ferry sinks")
    scandir = os.scandir

    def forbid(path):
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", forbid)
    assert ids(folder.read()) == ["unread a", "b.txt"]


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html", "x.jsonl"])
@pytest.mark.parametrize("content", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file_says_so(folder, name, content):
    assert folder.unread(name, content) == "empty"


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x.html"])
def test_a_binary_file_says_so(folder, name):
    assert folder.unread(name, b"Ferry\0sinks") == "not text: it holds NUL bytes (save it as UTF-8)"
    assert folder.unread(name, bytes(range(1, 32)) * 20) == "not text"


@pytest.mark.parametrize(("name", "size"), [("x.txt", 20), ("x.md", 1), ("x.html", 5)])
def test_a_file_too_large_for_an_article_says_so(folder, name, size):
    reason = folder.unread(name, b"a" * (size * 1_000_000 + 1))
    assert reason == f"larger than {size} MB, the most that one article may have here"


def test_metadata_come_from_document_then_sidecar_then_file_name(folder):
    document = "---\ntitle: Ferry sinks\ndate: 2020-08-01\n---\nTwelve died.\n"
    folder.write("2020-08-03-a.md", document)
    folder.write("2020-08-03-b.md", "# Ferry sinks\n\nTwelve died.\n")
    folder.write("2020-08-03-c.md", "# Ferry sinks\n\nTwelve died.\n")
    folder.write("d.md", "# Ferry sinks\n\nTwelve died.\n")
    folder.write(
        "articles.csv",
        "file,published,outlet,url\n2020-08-03-a.md,2020-08-02,The Courier,\n2020-08-03-b.md,2020-08-02,,https://example.org/b\n",
    )
    a, b, c, d = folder.read()
    assert (a.published, a.outlet, a.url, a.notes) == (date(2020, 8, 1), "The Courier", None, ())
    assert (b.published, b.outlet, b.url, b.notes) == (date(2020, 8, 2), None, "https://example.org/b", ())
    assert (c.published, c.notes) == (date(2020, 8, 3), ("published 2020-08-03, from the file's name",))
    assert (d.published, d.outlet, d.url, d.notes) == (None, None, None, ())


def test_the_language_is_the_one_asked_for_else_stated_else_detected(folder):
    german = (
        "---\nlang: {}\n---\n# Fähre gesunken\n\nZwölf Menschen starben am Freitag vor der Küste, sagte die Polizei.\n"
    )
    stated = folder.write("a.md", german.format("de-CH"))
    assert [item.language for item in folder.read(stated)] == ["de"]
    assert [item.language for item in folder.read(stated, language="en")] == ["en"]
    detected = folder.article("b.md", german.format("''"))
    assert (detected.language, detected.notes) == ("de", ("language read as de (detected)",))


def test_noise_has_no_sentences_and_the_headline_is_one(folder):
    article = folder.article(
        "a.txt", "Ferry sinks. Twelve dead\n\nIt sank.\nImage copyright\nGetty Images\nIt was old. So what.\n"
    )
    assert [article.text[span.start : span.end] for span in article.sentences] == [
        "Ferry sinks. Twelve dead", "It sank.", "It was old.", "So what.",
    ]  # fmt: skip
    assert [article.text[span.start : span.end] for span in article.noise] == ["Image copyright", "Getty Images"]


class Wire:
    """A format of another package: one line, the headline and the body on both sides of a bar."""

    SUFFIXES = (".wire",)

    @staticmethod
    def read(source):
        text = source.decoded(1_000).text
        yield Document(text, Span(0, text.index("|")), SourceMap((0,), (0,), (0,)))


def test_another_package_adds_a_format_by_an_entry_point(folder, monkeypatch):
    entry = SimpleNamespace(name="wire", load=lambda: Wire)
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: [entry] if group == "checker.formats" else [])
    reading._foreign_formats.cache_clear()
    try:
        folder.write("a.wire", "Ferry sinks|Twelve died.")
        (article,) = folder.read()
        assert (article.id, article.headline) == ("a.wire", "Ferry sinks")
    finally:
        reading._foreign_formats.cache_clear()
