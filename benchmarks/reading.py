"""Part "read": `checker.read` beside the readers that others have published, by speed and by accuracy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date
from statistics import fmean
from typing import NamedTuple

from benchmarks import forms
from benchmarks.gold import SETS, Case, read_sets
from benchmarks.newstext import articles
from benchmarks.peers.reader import OURS, PEERS, QUANTITIES, Lost, Peer, Running, compiled
from benchmarks.result import Point, Section, Table, Target, at_least, at_most, figure, middle, ratio
from benchmarks.scoring import Score, score
from benchmarks.settings import Settings

SPEED = 2.0
ACCURACY = {
    "recog_currency": 92.0, "recog_number": 85.0, "recog_percent": 95.0, "recog_date": 75.0, "duckling_money": 92.0,
    "quantulum_tests": 80.0,
}  # fmt: skip
"""The value F1 aimed at, by set."""

_PANELS: Mapping[str, frozenset[str]] = {
    "numbers and shares": frozenset({"recog_number", "recog_percent", "number", "share"}),
    "all quantities": frozenset({"quantulum_tests"}),
    "money": frozenset({"recog_currency", "duckling_money", "money"}),
    "dates": frozenset({"recog_date", "date"}),
}
"""The panels of the picture: a reader that reads anything of a panel is scored on all its sets, so points compare."""
_OWN_KINDS = ("number", "share", "money", "date")
_SOME = frozenset({"quantity", "duration"})
"""Kinds that a reader need not read to be scored on a set that holds them among others."""
_SMALL = 2_000
"""Characters of the first sample, from which the size of a round is worked out."""


class Sample(NamedTuple):
    """A text and the day it is seen from."""

    text: str
    day: date | None


@dataclass(slots=True)
class _Measured:
    """What was measured of one reader: seconds of each round over the first ``count`` samples; scores by set."""

    count: int = 1
    size: int = 0
    seconds: list[float] = field(default_factory=list)
    scores: dict[str, Score] = field(default_factory=dict)
    made_up: float | None = None
    failed: int = 0
    lost: str | None = None

    @property
    def speed(self) -> float | None:
        """MB/s of the median round."""
        return ratio(self.size / 1e6, middle(self.seconds)) if self.seconds else None


def read(settings: Settings) -> Section:
    """Measure each reader over the same texts in interleaved rounds, and score it."""
    samples = _samples(settings)
    sets = read_sets(settings.evaluation) if settings.evaluation is not None else _own_sets()
    kinds = {name: SETS.get(name, frozenset({name})) for name in sets}
    readers = _readers(settings)
    measured = {peer.name: _Measured() for peer in readers}
    with ExitStack() as stack:
        running: dict[str, Running] = {}
        for peer in readers:
            try:
                running[peer.name] = stack.enter_context(Running(peer))
            except Lost as cause:
                measured[peer.name].lost = str(cause)
        for step in ("size", *("round",) * settings.rounds, "score"):
            for peer in readers:
                own = measured[peer.name]
                if own.lost is not None:
                    continue
                try:
                    if step == "size":
                        _size(running[peer.name], own, samples, settings.round_seconds)
                    elif step == "round":
                        _round(running[peer.name], own, samples)
                    else:
                        _score(running[peer.name], peer, own, sets, kinds)
                except Lost as cause:
                    own.lost = str(cause)
    return Section(
        "read",
        "Reading",
        (_speeds(readers, measured), _scores(measured, tuple(sets))),
        tuple(_targets(measured)),
        tuple(_notes(settings, samples)),
        tuple(_points(measured)),
    )


def _readers(settings: Settings) -> tuple[Peer, ...]:
    """Our own reader, compiled too where it is, and the others where they are wanted."""
    ours = (OURS,) if settings.compiled is None else (OURS, compiled(settings.compiled))
    return (*ours, *PEERS) if settings.peers else ours


def _samples(settings: Settings) -> list[Sample]:
    """The texts to read: a user's files, or made ones."""
    if settings.text is None:
        return [Sample(article.text, article.published) for article in articles(settings.articles)]
    files = sorted(settings.text.rglob("*.txt")) if settings.text.is_dir() else [settings.text]
    return [Sample(file.read_text(encoding="utf-8", errors="replace"), forms.SEEN_FROM) for file in files]


def _own_sets() -> dict[str, tuple[Case, ...]]:
    """Our own table of forms, by kind."""
    by_kind: dict[str, list[Case]] = defaultdict(list)
    for case in forms.cases():
        by_kind[case.golds[0].kind].append(case)
    return {kind: tuple(by_kind[kind]) for kind in _OWN_KINDS}


def _size(running: Running, own: _Measured, samples: Sequence[Sample], seconds: float) -> None:
    """Settle how many samples the reader reads in a round, so that one lasts about as long as wanted."""
    first = _reaching(samples, _SMALL)
    _read(running, samples[:first])  # loads what is loaded on first use
    took = max(_read(running, samples[:first]), 1e-6)
    own.count = _reaching(samples, _bytes(samples[:first]) * seconds / took)
    own.size = _bytes(samples[: own.count])


def _round(running: Running, own: _Measured, samples: Sequence[Sample]) -> None:
    own.seconds.append(_read(running, samples[: own.count]))


def _score(
    running: Running,
    peer: Peer,
    own: _Measured,
    sets: Mapping[str, Sequence[Case]],
    kinds: Mapping[str, frozenset[str]],
) -> None:
    for name, cases in sets.items():
        if kinds[name] - _SOME <= peer.kinds:
            answer = running.read([case.text for case in cases], [case.day for case in cases], tell=True)
            own.scores[name] = score(cases, answer.readings, kinds[name])
            own.failed += answer.failed
    made_up = size = 0
    amounts = QUANTITIES - {"duration"}
    for traps, wrong in ((forms.traps(), amounts), (forms.date_traps(), frozenset({"date"}))):
        if wrong & peer.kinds:
            answer = running.read(traps, [forms.SEEN_FROM] * len(traps), tell=True)
            made_up += sum(reading.kind in wrong for each in answer.readings for reading in each)
            size += sum(len(text.encode()) for text in traps)
    own.made_up = ratio(made_up, size / 1000)


def _read(running: Running, samples: Sequence[Sample]) -> float:
    return running.read([sample.text for sample in samples], [sample.day for sample in samples]).seconds


def _reaching(samples: Sequence[Sample], size: float) -> int:
    """How many of the samples have at least that many bytes together."""
    total = 0
    for count, sample in enumerate(samples, start=1):
        total += len(sample.text.encode())
        if total >= size:
            return count
    return len(samples)


def _bytes(samples: Iterable[Sample]) -> int:
    return sum(len(sample.text.encode()) for sample in samples)


def _speeds(readers: Sequence[Peer], measured: Mapping[str, _Measured]) -> Table:
    ours = measured[OURS.name].speed
    rows = []
    for peer in readers:
        own = measured[peer.name]
        if own.lost is not None:
            rows.append((peer.name, peer.reads, own.lost, "", "", ""))
            continue
        size = figure(own.size / 1000, " kB")
        times = figure(ratio(ours, own.speed)) if peer is not OURS else "1"
        rows.append((peer.name, peer.reads, size, figure(own.speed), times, figure(own.made_up)))
    header = (
        "reader",
        "reads",
        "text a round",
        "MB/s",
        "checker.read is … times as fast",
        "values made up per kB of traps",
    )
    return Table(header, tuple(rows))


def _scores(measured: Mapping[str, _Measured], sets: Sequence[str]) -> Table:
    rows = []
    for name, own in measured.items():
        if own.lost is None:
            cells = [figure(own.scores[each].value_f1) if each in own.scores else "" for each in sets]
            rows.append((name, *cells, str(own.failed)))
    return Table(("value F1", *sets, "texts it failed on"), tuple(rows))


def _targets(measured: Mapping[str, _Measured]) -> Iterable[Target]:
    for name, own in measured.items():
        if name.startswith(OURS.name):
            yield at_least(name, SPEED, own.speed, " MB/s")
    ours = measured[OURS.name]
    for name, wanted in ACCURACY.items():
        yield at_least(f"{name}, value F1", wanted, ours.scores[name].value_f1 if name in ours.scores else None)
    money = ours.scores.get("recog_currency")
    yield at_least(
        "recog_currency, value and unit F1", ACCURACY["recog_currency"], None if money is None else money.unit_f1
    )
    yield at_most("values made up per kB of traps", 0, ours.made_up)


def _points(measured: Mapping[str, _Measured]) -> Iterable[Point]:
    """A reader's speed and the mean of its value F1 in each panel that it reads anything of."""
    for name, own in measured.items():
        for panel, sets in _PANELS.items():
            reached = [score.value_f1 for each, score in own.scores.items() if each in sets]
            if reached and own.speed is not None and own.lost is None:
                yield Point(panel, name, own.speed, fmean(reached))


def _notes(settings: Settings, samples: Sequence[Sample]) -> Iterable[str]:
    what = "made by the benchmark" if settings.text is None else f"of {settings.text.name}"
    yield (
        f"{len(samples):,} texts {what}, {_bytes(samples) / 1e6:.1f} MB; each reader reads as many of them, from the "
        f"first on, as it can in about {settings.round_seconds:g} s a round, in a process of its own. The readers take "
        f"turns; the figures are medians of the rounds ({settings.rounds}), in seconds of processors. "
        "Speeds differ with machines and texts, the ratios less."
    )
    if settings.evaluation is None:
        yield (
            "The accuracy is that on the forms of our own tests, which checker.read passes by definition: it says what "
            "the others leave out, not how good ours is. Name a folder of texts with known readings by --eval."
        )
    yield (
        "F1 of values by one-to-one matching; both ends of a range and both days of a period must be right. A reader "
        "is scored on the sets whose kinds of value it reads. Traps are texts like “A Boeing 737 landed.” and “It may "
        "march on.”, of which nothing is to be read; for each reader those of its kinds count."
    )
    if settings.evaluation is not None:
        yield (
            "The set recog_date ends a range before its last day, month or year (“14-15 September” on the 14th), which "
            "news does not; what is read otherwise on purpose stands in "
            "[docs/reading.md](../docs/reading.md#where-news-wins)."
        )
