"""Writes ``currency-names.toml``: the English names of all currencies, as Unicode's CLDR (through Babel) has them.

Run ``python -m checker.language.currency_names`` after an update of Babel; a test holds the file to its output.
"""

from __future__ import annotations

import json
from pathlib import Path

_CLOSED = ("test", "unknown", "units of", "(", "european", "gold", "silver", "platinum", "palladium", "special drawing")


def currency_names(language: str = "en") -> dict[str, str]:
    """ISO 4217 code of each full currency name ("swiss francs"), in lower case, singular and plural.

    Names that carry years or a note in brackets, and the codes for metals and funds, are left out; where two codes
    share a name the one in use keeps it.
    """
    from babel.numbers import get_currency_name, is_currency, list_currencies

    in_use = set(currency_codes())
    names: dict[str, str] = {}
    for code in sorted(list_currencies(language), key=lambda code: (code not in in_use, code)):
        if not is_currency(code, language):
            continue
        for count in (1, 2, None):
            name = get_currency_name(code, count=count, locale=language).lower()
            if " " in name and not any(part in name for part in _CLOSED):
                names.setdefault(name, code)
    return names


def currency_codes() -> list[str]:
    """ISO 4217 codes of the currencies that are legal tender somewhere today."""
    from babel.core import get_global

    regions = get_global("territory_currencies").values()
    return sorted({code for region in regions for code, _, end, tender in region if tender and not end})


def write(folder: Path, language: str = "en") -> None:
    """Write the file into the language's folder."""
    lines = [f'"{name}" = "{code}"' for name, code in sorted(currency_names(language).items())]
    header = "# Written by checker/language/currency_names.py from Unicode CLDR; do not edit.\n"
    codes = f"codes = {json.dumps(currency_codes())}\n\n[names]\n"
    (folder / language / "currency-names.toml").write_text(header + codes + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(__file__).parent)
