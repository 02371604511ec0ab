"""Write docs/reading.md: every form that is read, from the tables of the tests that hold them. Run by ``make docs``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from textwrap import wrap
from typing import Any

from benchmarks.forms import rows, table
from checker.language.vocabulary import vocabulary
from checker.mentions.hedges import hedged, parse_hedge
from checker.values.interval import Interval

_SEVERAL_BLANK_LINES = re.compile(r"\n{3,}")
PAGE = Path(__file__).with_name("reading.md")
_INTRODUCTION = """\
# What is read

Articles and rules are read by the same readers. This page lists the forms that they read in English, with their
interpretation. It is written by `make docs` from the tables of the tests, so that what it says is what is done: do not
edit it. Dates are seen from Monday, 3 August 2020. ⏎ is the end of a line, ⍽ a space of another kind. `checker read
FILE` shows what is read in a text of yours.

- [Numbers](#numbers), [counted nouns](#counted-nouns), [money](#money), [ranges](#ranges), [shares](#shares),
  [lists](#lists), [hedges](#hedges), [units](#units)
- [Dates](#dates), [bounds on dates](#bounds-on-dates), [durations](#durations), [ages](#ages)
- [Quotations](#quotations)
- [Traps](#traps): what looks like a value and is none
- [Where news wins](#where-news-wins): what specifications of other readers read otherwise
- [Known misses](#known-misses)
"""


def page() -> str:
    """The whole page."""
    amounts = (_numbers, _money, _ranges, _shares, _lists, _hedges, _units)
    others = (_dates, _bounds, _durations, _ages, _quotations, _traps, _decisions, _misses)
    lines = [_INTRODUCTION]
    for part in (*amounts, *others):
        lines += part()
    return _SEVERAL_BLANK_LINES.sub("\n\n", "\n".join(lines)).rstrip("\n") + "\n"


def _numbers() -> Iterator[str]:
    yield from _section(
        "Numbers",
        "Without a hedge, half a unit of the last digit written is meant each side: 79.8 million "
        "is 79.75 to 79.85 million. Numbers written in full, such as 4,080 or two hundred, are exact.",
    )
    forms = [(_amount(value), _said(spellings)) for value, spellings in table("test_numbers", "SPELLINGS").items()]
    yield from _table(("read as", "written"), forms)
    yield "Vague numbers are read as an interval."
    yield ""
    yield from _table(
        ("written", "read as"),
        [(_said([text]), _span(*ends)) for text, ends in table("test_numbers", "VAGUE").items()],
    )
    yield from _section(
        "Counted nouns", "What is counted is the noun that the number leads to, past the words between."
    )
    nouns = table("test_numbers", "COUNTED").items()
    yield from _table(("written", "counts"), [(_said([text]), noun or "nothing named") for text, noun in nouns])


def _money() -> Iterator[str]:
    yield from _section(
        "Money",
        "The currency is an ISO 4217 code. A bare dollar stays “$” until the rule or the outlet "
        "says which country's is meant; likewise peso, cent and penny.",
    )
    forms = table("test_money", "SPELLINGS").items()
    yield from _table(("read as", "written"), [(f"{_amount(low)} {unit}", _said(said)) for (low, unit), said in forms])
    yield from _table(
        ("in a sentence", "amounts of money"),
        [(_quoted(text), _several(map(_amount, values))) for text, values in rows("test_money", _TELLS_MONEY)],
    )


def _ranges() -> Iterator[str]:
    yield from _section(
        "Ranges", "Scale and unit carry over from the last end to the first, unless the first would exceed it."
    )
    yield from _table(
        ("read as", "written"),
        [
            (_with_unit(_span(low, high), unit), _said(spellings))
            for (low, high, unit), spellings in table("test_ranges", "RANGES").items()
        ],
    )
    yield "Two values beside each other are not always a range."
    yield ""
    apart = rows("test_ranges", "test_leaves_apart_what_is_no_range")
    yield from _table(
        ("in a sentence", "read as"),
        [(_quoted(text), _several(_with_unit(_span(*ends), unit) for *ends, unit in values)) for text, values in apart],
    )


def _shares() -> Iterator[str]:
    yield from _section("Shares", "Shares are percent. Percentage points and basis points are units of their own.")
    forms = [(f"{_amount(percent)}%", _said(said)) for percent, said in table("test_shares", "SHARES").items()]
    forms += [(f"{_amount(low)} {unit}", _said(said)) for (low, unit), said in table("test_shares", "POINTS").items()]
    yield from _table(("read as", "written"), forms)
    changes = rows("test_shares", "test_reads_a_change_or_a_hedged_fraction_as_a_share")
    yield from _table(("in a sentence", "read as"), [(_quoted(text), f"{_amount(share)}%") for text, share in changes])
    nothing = [row[0] for row in _single(rows("test_shares", "test_reads_no_share_where_there_is_none"))]
    yield f"No share is read in: {_several(map(_quoted, nothing))}"


def _lists() -> Iterator[str]:
    yield from _section("Lists", "A unit that a list names once counts for all of it, where the list reads so.")
    lists = rows("test_lists", "test_the_last_unit_counts_for_the_list")
    yield from _table(
        ("in a sentence", "read as"),
        [(_quoted(text), _several(_with_unit(_amount(low), unit) for low, unit in values)) for text, values in lists],
    )


def _hedges() -> Iterator[str]:
    yield from _section(
        "Hedges",
        "A hedge gives a number an interval. Half a digit is half a unit of the last digit that is "
        "not zero, at most a tenth of the number. A rule or `hedges.yaml` may give a hedge another meaning, in the "
        "words of the first column.",
    )
    meanings = []
    for entry in vocabulary("hedges")["hedge"]:
        phrases = [*entry["before"], *(f"… {phrase}" for phrase in entry.get("after", ()))]
        meaning = hedged(20_000, 20_000, parse_hedge(entry["meaning"]))
        meanings.append((entry["meaning"], _interval(meaning), _said(phrases)))
    yield from _table(("meaning", "with 20,000", "words"), meanings)
    examples = rows("test_hedges", "test_the_examples_of_the_definition")
    yield from _table(("written", "meant"), [(_said([text]), _interval(meant)) for text, meant in examples])
    told = rows("test_hedges", "test_tells_a_hedge_from_a_preposition")
    yield from _table(("in a sentence", "hedge"), [(_quoted(text), hedge or "none") for text, hedge in told])


def _units() -> Iterator[str]:
    yield from _section("Units", "Units of one dimension are converted where claims are compared.")
    forms = table("test_units_read", "UNITS").items()
    yield from _table(
        ("read as", "written"), [(f"{_amount(low)} {_words(unit)}", _said(said)) for (low, unit), said in forms]
    )
    yield from _table(
        ("in a sentence", "read as"),
        [
            (_quoted(text), _several(_with_unit(_amount(low), unit) for low, unit in values))
            for text, values in table("test_units_read", "NO_UNITS").items()
        ],
    )


def _dates() -> Iterator[str]:
    yield from _section(
        "Dates",
        "A date is an interval of days, both ends of which belong to it. A year that is not stated is "
        "taken from the day on which the article was published, and marked as assumed; where that is not known and no "
        "other date of the text tells, the date is unresolved, never today.",
    )
    yield from _table(
        ("days", "written", "in"),
        [
            (_days(days), _said(said), _quoted(around.format("…")))
            for days, said, around in table("test_dates", "FORMS")
        ],
    )
    yield from _table(
        ("in a sentence", "days"),
        [(_quoted(text), _several(map(_days, days))) for text, days in rows("test_dates", "test_text")],
    )
    yield "What is assumed is told."
    yield ""
    assumed = [
        (_quoted(text), str(day or "not known"), _days(days), ", ".join(what) or "nothing")
        for text, day, days, what in rows("test_dates", "test_assumed")
    ]
    yield from _table(("in a sentence", "published", "days", "assumed"), assumed)
    orders = {None: "not said", True: "day first", False: "month first"}
    ordered = [
        (_quoted(text), orders[first], _days(days), ", ".join(what) or "nothing")
        for text, first, days, what in rows("test_dates", "test_order_of_day_and_month")
    ]
    yield from _table(("in a sentence", "`dates` in story.yaml", "days", "assumed"), ordered)
    yield "A weekday, a month or a day without its year is on the side that the sentence's tense tells: what “fell” "
    yield "lies behind the day of publication, what “will” be lies ahead, what “said” introduces may be on either."
    yield ""
    for form, sentences in table("test_newswire_dates", "NEWSWIRE").items():
        seen = [(_quoted(text), str(day), _several(map(_days, days))) for day, text, days in sentences]
        yield from _table((form, "published", "days"), seen)
    nothing = [*table("test_dates", "NO_DATES"), *table("test_newswire_dates", "NO_DATES")]
    yield f"No date is read in: {_several(map(_quoted, nothing))}"
    yield ""
    yield "Other languages have their months, weekdays and bounds."
    yield ""
    foreign = [
        (_said([spelling]), language, _days(f"{earliest}..{latest}"))
        for language, _, spelling, earliest, latest in rows("test_foreign_dates", "test_form")
    ]
    yield from _table(("written", "language", "days"), foreign)


def _bounds() -> Iterator[str]:
    yield from _section(
        "Bounds on dates", "A deadline has a last day and no first, a beginning a first day and no last."
    )
    deadlines = [
        (f"until {last}", bound.value, _said(said)) for last, bound, said in table("test_date_bounds", "DEADLINES")
    ]
    starts = [
        (f"from {first} on", bound.value, _said([said]))
        for first, bound, said in rows("test_date_bounds", "test_start_has_its_first_day_and_no_last")
    ]
    kept = [
        (_days(f"{earliest}..{latest}"), bound.value, _said([said]))
        for earliest, latest, bound, said in rows("test_date_bounds", "test_as_of_and_from_keep_the_days")
    ]
    yield from _table(("days", "bound", "written"), [*deadlines, *starts, *kept])


def _durations() -> Iterator[str]:
    yield from _section("Durations", "A length of time; with “ago”, “later” or “in” it is a date.")
    forms = [(f"{_span(low, high)} {unit}", _said(said)) for low, high, unit, said in table("test_durations", "FORMS")]
    yield from _table(("read as", "written"), forms)
    nothing = [row[0] for row in _single(rows("test_durations", "test_no_duration"))]
    yield f"No duration is read in: {_several(map(_quoted, nothing))}"


def _ages() -> Iterator[str]:
    yield from _section("Ages", "An age is a duration in years.")
    ages = rows("test_ages", "test_an_age_is_read_in_years")
    yield from _table(
        ("in a sentence", "read as"), [(_quoted(text), f"{_span(low, high)} years") for text, _, low, high in ages]
    )


def _quotations() -> Iterator[str]:
    yield from _section(
        "Quotations", "Straight, curly and single marks and guillemets, across paragraphs, with their speaker."
    )
    yield from _table(
        ("text", "quoted"),
        [(_quoted(text), _several(map(_quoted, said))) for text, said in table("test_quotations", "MARKS")],
    )
    yield from _table(
        ("text", "speaker of each"),
        [
            (_quoted(text), _several(who or "nobody named" for who in said))
            for text, said in table("test_quotations", "SPEAKERS")
        ],
    )


def _traps() -> Iterator[str]:
    yield from _section("Traps", "No number, money, share or unit is read in these.")
    yield from (f"- {_quoted(text)}" for text in table("test_traps", "TRAPS"))
    yield ""
    beside = rows("test_traps", "test_still_reads_the_quantities_beside_traps")
    yield from _table(
        ("in a sentence", "numbers"), [(_quoted(text), _several(map(_amount, values))) for text, values in beside]
    )
    yield "No date is read in these."
    yield ""
    yield from (f"- {_quoted(text)}" for text in table("test_dates", "NO_DATES"))


def _decisions() -> Iterator[str]:
    yield from _section(
        "Where news wins", "Specifications of other readers, made for assistants and search, read these otherwise."
    )
    yield from _table(
        ("form", "text", "read here", "why"),
        [
            (form, _quoted(text), _several(f"{words} = {value}" for words, value in values), why)
            for form, text, values, why in table("test_news_wins", "DECISIONS")
        ],
    )


def _misses() -> Iterator[str]:
    yield from _section("Known misses", "These are not read yet; a test fails as soon as they are.")
    [mark] = [each for each in table("test_known_misses", "test_reads").pytestmark if each.name == "parametrize"]
    for row in mark.args[1]:
        [reason] = [each.kwargs["reason"] for each in row.marks]
        yield f"- {_quoted(row.values[0])}: {reason}"


_TELLS_MONEY = "test_tells_money_from_what_looks_like_it"


def _section(title: str, said: str) -> Iterator[str]:
    yield from ("", f"## {title}", "", *wrap(said, 120), "")


def _table(header: Sequence[str], lines: Iterable[Sequence[str]]) -> Iterator[str]:
    yield _row(header)
    yield _row(["---"] * len(header))
    yield from map(_row, lines)
    yield ""


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _single(lines: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str]]:
    """Rows of one parameter, which parametrize takes without a tuple around them."""
    for line in lines:
        yield ("".join(line),)


def _said(spellings: Iterable[str]) -> str:
    return ", ".join(f"`{_plain(spelling)}`" for spelling in spellings)


def _quoted(text: str) -> str:
    return f"`{_plain(text)}`" if "`" not in text else f"`` {_plain(text)} ``"


def _plain(text: str) -> str:
    """A text on one line, with its special spaces and whatever cannot be seen made visible."""
    return "".join(_visible(letter) for letter in text)


def _visible(letter: str) -> str:
    if letter == "\n":
        return " ⏎ "
    if letter != " " and letter.isspace():
        return "⍽"
    return letter if letter.isprintable() else f"⟨U+{ord(letter):04X}⟩"


def _several(values: Iterable[str]) -> str:
    return "; ".join(values) or "nothing"


def _amount(value: float) -> str:
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def _span(low: float | None, high: float | None) -> str:
    if low is not None and low == high:
        return _amount(low)
    if high is None:
        return "any number" if low is None else f"{_amount(low)} and above"
    return f"up to {_amount(high)}" if low is None else f"{_amount(low)} to {_amount(high)}"


def _interval(meant: Interval) -> str:
    ends = ((meant.low, meant.low_closed), (meant.high, meant.high_closed))
    without = [_amount(end) for end, closed in ends if end is not None and not closed]
    excluded = f", without {without[0]}" if without else ""
    return f"{_span(meant.low, meant.high)}{excluded}"


def _with_unit(amount: str, unit: str | None) -> str:
    return amount if unit is None else f"{amount} {_words(unit)}"


def _words(unit: str) -> str:
    return unit.replace("_", " ")


def _days(written: str) -> str:
    first, dots, last = written.partition("..")
    if written == "None":
        return "unresolved"
    if not dots or first == last:
        return first
    return f"{first} to {last}" if first and last else f"until {last}" if last else f"from {first} on"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
