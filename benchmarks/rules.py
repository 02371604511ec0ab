"""Rules about invented companies, as many as wanted."""

from __future__ import annotations

import random
from pathlib import Path

_BEGINNINGS = (
    "Vel",
    "Tar",
    "Brom",
    "Cal",
    "Dor",
    "Eph",
    "Fen",
    "Gal",
    "Hest",
    "Ior",
    "Jas",
    "Kol",
    "Lum",
    "Mor",
    "Nev",
    "Ost",
)
_MIDDLES = ("mor", "nic", "and", "ero", "ith", "usk", "ami", "ell", "ova", "ard", "ine", "ulm")
_ENDINGS = ("a", "ex", "on", "is", "um", "ax", "or", "en", "ia", "yx")

_KINDS = (
    "kind: quantity\nquestion: How many people work at {name}?\nfind: {{count: [workers], words: [employ, hire]}}\n"
    "compare: {{within: 10%, changes: any, same-time: 30 days}}\n",
    "kind: money\nquestion: What is {name} worth?\nfind: {{words: [worth, valued at]}}\n"
    "compare: {{currency: USD, bare-dollar: USD, within: 10%, changes: any, same-time: 30 days}}\n",
    "kind: deadline\nquestion: By when must {name} close its plant?\nfind: {{words: [close, closure]}}\n",
    "kind: share\nquestion: What share of its customers has left {name}?\nfind: {{words: [customers, left]}}\n"
    "compare: {{within: 2%, changes: any, same-time: 30 days}}\n",
)


def subjects(count: int, *, seed: int = 7) -> tuple[str, ...]:
    """That many names of companies, all different."""
    stems = [first + second for first in _BEGINNINGS for second in _MIDDLES]
    names = [stem + last for stem in stems for last in _ENDINGS]
    names += [stem + middle + last for stem in stems for middle in _MIDDLES for last in _ENDINGS]
    return tuple(random.Random(seed).sample(names, count))


def write_rules(folder: Path, names: tuple[str, ...]) -> Path:
    """Write one rule a name, of four kinds in turn, as a story's folder; the folder of all rules comes back."""
    story = folder / "companies"
    story.mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        id = f"{name.lower()}-{number}"
        kind = _KINDS[number % len(_KINDS)].format(name=name)
        rule = f"id: {id}\n{kind}subject: {name}\nseverity: error\nowner: business desk\n"
        (story / f"{id}.yaml").write_text(rule, encoding="utf-8")
    return folder
