"""The words of the desk: English where they are used, other languages in one catalogue each beside this file.

A language is a file here in the form of gettext, such as ``de.po``, in which all translators' tools write.
"""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

SOURCE = "en"
"""The language that stands in the templates."""
_SUFFIX = ".po"
_MOST_ACCEPTED = 20


def message(text: str) -> str:
    """The text itself: marks it for the catalogues where it is told later than it is written."""
    return text


@cache
def languages() -> tuple[str, ...]:
    """The languages of the desk, by their codes."""
    found = (each.name for each in files(__package__).iterdir() if each.name.endswith(_SUFFIX))
    return (SOURCE, *sorted(name.removesuffix(_SUFFIX) for name in found))


@cache
def translations(language: str) -> NullTranslations:
    """The catalogue of one of ``languages()``."""
    if language == SOURCE:
        return NullTranslations()
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with files(__package__).joinpath(language + _SUFFIX).open("rb") as file:
        catalogue = read_po(file, language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def preferred(accepted: str) -> str:
    """The language of the desk that an Accept-Language header would rather have, English where it names none."""
    weights: dict[str, float] = {}
    for part in accepted.split(",")[:_MOST_ACCEPTED]:
        code, _, weight = part.partition(";q=")
        known = code.strip().partition("-")[0].lower()
        if known in languages():
            weights[known] = max(weights.get(known, 0.0), _weight(weight))
    return max(weights, key=weights.__getitem__, default=SOURCE)


def _weight(stated: str) -> float:
    try:
        return float(stated or 1)
    except ValueError:
        return 0.0
