"""Run one reader over texts: JSON lines in, JSON lines out. Runs in the reader's own environment, where no checker is.

A request is {"texts": [...], "days": [the day a text is seen from, or null], "tell": true or false}. The answer is
{"seconds": time spent in the reader, "failed": texts it raised an error on, "readings": [[reading, ...] a text]}; the
readings are left out unless told for, so that the time of writing them is nobody's. A reading is a list: kind, start,
end, low, high, unit, candidates, where candidates are pairs of a first and a last day.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

Days = tuple[str | None, str | None]


class Reading(NamedTuple):
    """One value as a reader reads it; ``start`` and ``end`` are None where it does not say where the value stands."""

    kind: str
    start: int | None
    end: int | None
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    candidates: tuple[Days, ...] = ()


Read = Callable[[str, "date | None"], list[Any]]
Tell = Callable[[Any], Iterator[Reading]]


def checker_reader() -> tuple[Read, Tell]:
    """Our own reader."""
    from checker.mentions.read import read

    def tell(mention: Any) -> Iterator[Reading]:  # noqa: ANN401 - adapters take what their reader gives
        days = (str(mention.earliest) if mention.earliest else None, str(mention.latest) if mention.latest else None)
        candidates = () if days == (None, None) else (days,)
        kind = str(mention.kind)
        yield Reading(kind, mention.start, mention.end, mention.low, mention.high, mention.unit, candidates)

    return lambda text, day: read(text, published=day), tell


def compiled_reader() -> tuple[Read, Tell]:
    """Our own reader, where it is compiled. Raises ImportError where it is not."""
    from checker.mentions import read

    if str(read.__file__).endswith(".py"):
        raise ImportError(f"{read.__file__} is not compiled")
    return checker_reader()


def quantulum3_reader() -> tuple[Read, Tell]:
    """quantulum3: numbers and quantities with their units."""
    from quantulum3 import parser

    kinds = {"currency": "money", "percentage": "share", "time": "duration", "dimensionless": "number"}

    def tell(quantity: Any) -> Iterator[Reading]:  # noqa: ANN401
        about = quantity.uncertainty or 0
        kind = kinds.get(quantity.unit.entity.name, "quantity")
        kind = "share" if quantity.unit.name == "percentage" else kind
        start, end = quantity.span
        yield Reading(kind, start, end, quantity.value - about, quantity.value + about, quantity.unit.name)

    return lambda text, _: parser.parse(text), tell


def recognizers_numbers_reader() -> tuple[Read, Tell]:
    """recognizers-text: numbers and percentages."""
    from recognizers_number import NumberRecognizer
    from recognizers_text import Culture

    recognizer = NumberRecognizer(Culture.English)
    models = [recognizer.get_number_model(), recognizer.get_percentage_model()]

    def tell(result: Any) -> Iterator[Reading]:  # noqa: ANN401
        share = result.type_name == "percentage"
        if result.resolution and (value := _number(result.resolution.get("value", "").rstrip("%"))) is not None:
            yield Reading("share" if share else "number", result.start, result.end + 1, value, value)

    return lambda text, _: [result for model in models for result in model.parse(text)], tell


def recognizers_money_reader() -> tuple[Read, Tell]:
    """recognizers-text: amounts of money."""
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    model = NumberWithUnitRecognizer(Culture.English).get_currency_model()

    def tell(result: Any) -> Iterator[Reading]:  # noqa: ANN401
        if result.resolution and (value := _number(result.resolution.get("value") or "")) is not None:
            unit = result.resolution.get("isoCurrency") or result.resolution.get("unit")
            yield Reading("money", result.start, result.end + 1, value, value, unit)

    return lambda text, _: list(model.parse(text)), tell


def recognizers_dates_reader() -> tuple[Read, Tell]:
    """recognizers-text: dates and ranges of days; times and durations are left out."""
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_text import Culture

    model = DateTimeRecognizer(Culture.English).get_datetime_model()

    def tell(result: Any) -> Iterator[Reading]:  # noqa: ANN401
        resolved = (result.resolution or {}).get("values") or []
        candidates = tuple(_days(value) for value in resolved if str(value.get("type", "")).startswith("date"))
        if candidates:
            yield Reading("date", result.start, result.end + 1, candidates=candidates)

    return lambda text, day: list(model.parse(text, _moment(day))), tell


def search_dates_reader() -> tuple[Read, Tell]:
    """dateparser's search_dates, told the language, as is fastest; it does not say where a date stands."""
    from dateparser.search import search_dates

    def read(text: str, day: date | None) -> list[Any]:
        return search_dates(text, languages=["en"], settings={"RELATIVE_BASE": _moment(day)}) or []

    def tell(found: Any) -> Iterator[Reading]:  # noqa: ANN401
        yield Reading("date", None, None, candidates=(_one_day(found[1]),))

    return read, tell


def datefinder_reader() -> tuple[Read, Tell]:
    """datefinder."""
    import datefinder

    def read(text: str, day: date | None) -> list[Any]:
        return list(datefinder.find_dates(text, index=True, base_date=_moment(day)))

    def tell(found: Any) -> Iterator[Reading]:  # noqa: ANN401
        start, end = found[1]
        yield Reading("date", start, end, candidates=(_one_day(found[0]),))

    return read, tell


def price_parser_reader() -> tuple[Read, Tell]:
    """price-parser, which reads one price of a string: it is given a sentence at a time."""
    from price_parser import Price

    end = re.compile(r"(?<=[.!?”])\s+")

    def read(text: str, _: date | None) -> list[Any]:
        prices = [Price.fromstring(sentence) for sentence in end.split(text)]
        return [price for price in prices if price.amount is not None and price.currency]

    def tell(price: Any) -> Iterator[Reading]:  # noqa: ANN401
        yield Reading("money", None, None, float(price.amount), float(price.amount), price.currency)

    return read, tell


READERS: dict[str, Callable[[], tuple[Read, Tell]]] = {
    "checker.read": checker_reader,
    "checker.read, compiled": compiled_reader,
    "quantulum3": quantulum3_reader,
    "recognizers numbers": recognizers_numbers_reader,
    "recognizers money": recognizers_money_reader,
    "recognizers dates": recognizers_dates_reader,
    "search_dates": search_dates_reader,
    "datefinder": datefinder_reader,
    "price-parser": price_parser_reader,
}


def _number(written: str) -> float | None:
    try:
        return float(written)
    except ValueError:
        return None


def _moment(day: date | None) -> datetime:
    """Noon of the day a text is seen from; a day long past where none is known, since these readers want one."""
    return datetime(day.year, day.month, day.day, 12) if day else datetime(1900, 1, 1)


def _one_day(found: datetime) -> Days:
    return found.date().isoformat(), found.date().isoformat()


def _days(value: dict[str, str]) -> Days:
    """First and last day of a value of recognizers-text; the end of its ranges is the day after the last."""
    if "value" in value:
        return value["value"][:10], value["value"][:10]
    first, after = value.get("start"), value.get("end")
    last = (date.fromisoformat(after[:10]) - timedelta(days=1)).isoformat() if after else None
    return first[:10] if first else None, last


def main() -> None:
    """Answer requests until there are no more; whatever a reader prints goes to standard error."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    warnings.simplefilter("ignore")
    read, tell = READERS[sys.argv[1]]()
    answers.write(json.dumps({"ready": True}) + "\n")
    answers.flush()
    for line in sys.stdin:
        request = json.loads(line)
        days = [date.fromisoformat(day) if day else None for day in request["days"]]
        found: list[list[Any]] = []
        failed = 0
        begun = time.process_time()  # of this process: other work on the machine is nobody's
        for text, day in zip(request["texts"], days, strict=True):
            try:
                found.append(read(text, day))
            except Exception as cause:  # noqa: BLE001 - what a peer raises is part of what is measured
                print(f"{text[:80]!r}: {cause!r}", file=sys.stderr)
                found.append([])
                failed += 1
        answer: dict[str, object] = {"seconds": time.process_time() - begun, "failed": failed}
        if request["tell"]:
            answer["readings"] = [[reading for one in each for reading in tell(one)] for each in found]
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
