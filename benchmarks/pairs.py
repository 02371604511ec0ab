"""How well values of two texts are compared without rules: ``python -m benchmarks.pairs PATH``.

PATH is a file of JSON lines with the keys ``text_a`` (the source), ``text_b`` (the claim) and ``label``: entailment,
contradiction or neutral. The label is that of the gravest
verdict of ``checker.compare`` on a value of the claim.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import checker
from benchmarks.result import Section, Table, at_least
from benchmarks.settings import Settings
from checker.alignment.comparison import Comparison, Verdict

FILE = "vitaminc_dev.jsonl"
ACCURACY, CONTRADICTION = 91.0, 92.0
LABELS = ("entailment", "contradiction", "neutral")


@dataclass(frozen=True, slots=True)
class Scores:
    """How often each known label (first) was given each label (second)."""

    counts: Counter[tuple[str, str]]

    @property
    def accuracy(self) -> float:
        """Pairs with the right label, in percent."""
        right = sum(self.counts[label, label] for label in LABELS)
        return 100 * right / max(self.counts.total(), 1)

    def precision(self, label: str) -> float:
        """Pairs given a label that have it, in percent."""
        return 100 * self.counts[label, label] / max(sum(self.counts[known, label] for known in LABELS), 1)

    def recall(self, label: str) -> float:
        """Pairs of a label that were given it, in percent."""
        return 100 * self.counts[label, label] / max(sum(self.counts[label, given] for given in LABELS), 1)

    def f1(self, label: str) -> float:
        """The harmonic mean of both, in percent."""
        precision, recall = self.precision(label), self.recall(label)
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def label(comparisons: Sequence[Comparison]) -> str:
    """What a source makes of a claim as a whole: one value that it contradicts outweighs all that it supports."""
    verdicts = {each.verdict for each in comparisons}
    if Verdict.CONTRADICTED in verdicts:
        return "contradiction"
    return "entailment" if Verdict.SUPPORTED in verdicts else "neutral"


def labelled(source: str, claim: str) -> str:
    """The label of a pair of texts."""
    return label(checker.compare(claim, source))


def score(lines: Iterable[str]) -> Scores:
    """The scores over the pairs of a file's lines. Raises ValueError and KeyError where they are no such pairs."""
    pairs = (json.loads(line) for line in lines if line.strip())
    return Scores(Counter((pair["label"], labelled(pair["text_a"], pair["text_b"])) for pair in pairs))


def table(scores: Scores) -> str:
    """The scores in words, with a line end."""
    rows = [f"pairs {scores.counts.total():,}, accuracy {scores.accuracy:.1f}", ""]
    rows.append(f"{'':14}{'precision':>10}{'recall':>10}{'F1':>10}")
    for each in LABELS:
        figures = (scores.precision(each), scores.recall(each), scores.f1(each))
        rows.append(f"{each:14}{''.join(f'{figure:10.1f}' for figure in figures)}")
    rows += ["", f"{'known / given':14}{''.join(f'{given:>14}' for given in LABELS)}"]
    rows += [f"{known:14}{''.join(f'{scores.counts[known, given]:14,}' for given in LABELS)}" for known in LABELS]
    return "\n".join(rows) + "\n"


def pairs(settings: Settings) -> Section:
    """The part of the benchmark: the pairs of the evaluation folder, nothing where it holds none."""
    file = settings.evaluation / FILE if settings.evaluation is not None else None
    scores = None
    if file is not None and file.exists():
        with file.open(encoding="utf-8") as lines:
            scores = score(islice(lines, settings.pairs))
    rows = tuple(
        (each, *(f"{figure:.1f}" for figure in (scores.precision(each), scores.recall(each), scores.f1(each))))
        for each in LABELS
        if scores is not None
    )
    return Section(
        part="pairs",
        title="Pairs of a source and a claim",
        tables=(Table(("label", "precision", "recall", "F1"), rows),) if rows else (),
        targets=(
            at_least("pairs with the right label", ACCURACY, scores.accuracy if scores else None, "%"),
            at_least("contradiction F1", CONTRADICTION, scores.f1("contradiction") if scores else None),
        ),
        notes=(
            f"{scores.counts.total():,} pairs, labelled by `checker.compare(claim, source)` alone: "
            f"`python -m benchmarks.pairs EVAL/{FILE}`"
            if scores is not None
            else f"Not measured: `--eval` names no folder with {FILE}.",
        ),
    )


def main(arguments: Sequence[str]) -> int:
    """Print the scores on the file named; 2 where none is."""
    if len(arguments) != 1:
        print("usage: python -m benchmarks.pairs PATH", file=sys.stderr)
        return 2
    with Path(arguments[0]).open(encoding="utf-8") as lines:
        print(table(score(lines)), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
