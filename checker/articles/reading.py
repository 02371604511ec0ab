"""Paths to articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from pkgutil import iter_modules
from typing import cast

from checker.articles import formats
from checker.articles.article import Article, Unread
from checker.articles.document import Document, Format, Metadata, Record, Source
from checker.articles.language import Told, code, detect
from checker.articles.noise import find_noise
from checker.articles.problems import ArticleProblem, ArticleProblems, Unreadable, fault_in_words
from checker.articles.publication import day_in_name
from checker.articles.sentences import split_sentences
from checker.articles.sidecar import NAME, Sidecar, read_sidecar
from checker.articles.sources import find_sources, shown
from checker.values.span import Span


@dataclass(frozen=True, slots=True)
class Passed:
    """An article whose words were not wanted, ``size`` bytes of them: all else is worked out only by ``article``."""

    article: Callable[[], Article | Unread]
    size: int


def read_articles(paths: Sequence[Path], *, language: str | None = None) -> Iterator[Article | Unread]:
    """The articles of files and folders, ordered by file and by place in it, whatever the order of ``paths``.

    Folders are walked to the bottom, without hidden files, READMEs, links to folders, and files of a suffix that no
    format has; a file that is named is read in any case, as text where no format has its suffix. A file given twice is
    read once.
    Metadata come from the document, then from ``articles.csv`` in its folder, then from a date in the file's name.
    ``language`` (ISO 639-1) holds for all articles; without it a document's own statement counts, then detection.

    Files are opened as the iterator advances; paths and sidecars are checked before. Raises ArticleProblems with
    every path that does not exist and every mistake in an ``articles.csv``.
    """
    found = scan_articles(paths, bool, language=language)
    return (each.article() if isinstance(each, Passed) else each for each in found)


def scan_articles(
    paths: Sequence[Path],
    wanted: Callable[[bytes], bool],
    *,
    among: Container[str] | None = None,
    language: str | None = None,
) -> Iterator[Article | Unread | Passed]:
    """The articles as :func:`read_articles` reads them, but for those whose words are not ``wanted``.

    These cost a fraction of the time of an article. ``wanted`` is given all words of each, in UTF-8. With ``among``,
    names of files as articles have them, no others are opened.
    """
    problems: list[ArticleProblem] = []
    unread: list[Unread] = []
    sources = find_sources(paths, lambda suffix: _format(suffix) is not None, problems, unread)
    if among is not None:
        sources = [source for source in sources if source.file in among]
    sidecars = _sidecars(sources)
    problems += [problem for sidecar in sidecars.values() for problem in sidecar.problems]
    if problems:
        raise ArticleProblems(problems)
    return _scan_all(sorted([*sources, *unread], key=attrgetter("file")), wanted, sidecars, language)


def _scan_all(
    items: list[Source | Unread], wanted: Callable[[bytes], bool], sidecars: dict[str, Sidecar], language: str | None
) -> Iterator[Article | Unread | Passed]:
    for item in items:
        if isinstance(item, Unread):
            yield item
        else:
            yield from _scan_source(item, wanted, sidecars[item.folder], language)


def _scan_source(
    source: Source, wanted: Callable[[bytes], bool], sidecar: Sidecar, language: str | None
) -> Iterator[Article | Unread | Passed]:
    format_ = _format(os.path.splitext(source.location)[1].lower()) or _own_formats()[".txt"]
    try:
        for found in format_.read(source):
            if isinstance(found, Unread):
                yield found
            else:
                words = found.words if isinstance(found, Record) else found.text.encode(errors="replace")
                passed = Passed(partial(_article, found, source, sidecar, language), len(words))
                yield passed.article() if wanted(words) else passed
    except Unreadable as cause:
        yield Unread(source.file, str(cause))
    except OSError as cause:
        yield Unread(source.file, cause.strerror or str(cause))
    except Exception as fault:  # noqa: BLE001 - a parser that breaks on one file must not lose the others
        yield Unread(source.file, fault_in_words(fault))


def _article(found: Document | Record, source: Source, sidecar: Sidecar, language: str | None) -> Article | Unread:
    try:
        return _completed(found.document() if isinstance(found, Record) else found, source, sidecar, language)
    except Unreadable as cause:
        return Unread(source.file, str(cause))
    except Exception as fault:  # noqa: BLE001 - as above, for one record of many
        return Unread(source.file, fault_in_words(fault))


def _completed(document: Document, source: Source, sidecar: Sidecar, language: str | None) -> Article:
    """The article of a document, with what stands beside it."""
    metadata = document.metadata.completed_by(sidecar.of(source.name, document.record))
    notes = list(document.notes)
    if metadata.published is None and (day := day_in_name(source.name)):
        metadata = metadata.completed_by(Metadata(published=day))
        notes.append(f"published {day.isoformat()}, from the file's name")
    stated = code(language) or code(metadata.language)
    told = Told(stated) if stated else detect(document.text)
    headline = document.headline_span
    noise = _joined(document.noise, find_noise(document.text, told.language, headline.end))
    return Article(
        id=source.file if document.record is None else f"{source.file}#{document.record}",
        file=source.file,
        text=document.text,
        headline_span=headline,
        published=metadata.published,
        outlet=metadata.outlet,
        language=told.language,
        url=metadata.url,
        source=document.source,
        sentences=_sentences(document.text, headline, noise, told.language),
        noise=noise,
        notes=(*notes, *told.notes),
        waivers=document.waivers,
    )


def _sentences(text: str, headline: Span, noise: Sequence[Span], language: str) -> tuple[Span, ...]:
    """The headline, then the sentences of the stretches between the noise."""
    sentences = [headline] if headline.start < headline.end else []
    start = headline.end
    for silent in (*noise, Span(len(text), len(text))):
        sentences += [
            Span(start + sentence.start, start + sentence.end)
            for sentence in split_sentences(text[start : silent.start], language)
        ]
        start = silent.end
    return tuple(sentences)


def _joined(*groups: Sequence[Span]) -> tuple[Span, ...]:
    """Spans of all groups in ascending order, those that overlap made one."""
    joined: list[Span] = []
    for span in sorted(span for group in groups for span in group):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _sidecars(sources: Sequence[Source]) -> dict[str, Sidecar]:
    folders = sorted({source.folder for source in sources})
    return {folder: read_sidecar(Path(folder, NAME), shown(os.path.join(folder, NAME))) for folder in folders}


def _format(suffix: str) -> Format | None:
    """The format of a suffix, this package's before another's; ``None`` where none has it."""
    return _own_formats().get(suffix) or _foreign_formats().get(suffix)


@cache
def _own_formats() -> dict[str, Format]:
    """The modules of ``checker.articles.formats`` by suffix."""
    return _by_suffix(import_module(f"{formats.__name__}.{module.name}") for module in iter_modules(formats.__path__))


@cache
def _foreign_formats() -> dict[str, Format]:
    """The entry points ``checker.formats`` by suffix, in the order of their names."""
    from importlib.metadata import entry_points

    return _by_suffix(
        point.load() for point in sorted(entry_points(group="checker.formats"), key=lambda each: each.name)
    )


def _by_suffix(modules: Iterable[object]) -> dict[str, Format]:
    by_suffix: dict[str, Format] = {}
    for module in modules:
        format_ = cast(Format, module)
        for suffix in format_.SUFFIXES:
            by_suffix.setdefault(suffix, format_)
    return by_suffix
