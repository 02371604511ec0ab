"""The words of dates and durations in one language, from ``checker/language/<language>/dates.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from keyword import iskeyword
from typing import Any

from checker.language.vocabulary import vocabulary
from checker.mentions.calendar_days import Grain
from checker.mentions.period_parts import Part
from checker.mentions.tokens import tokenize

TRIGGER_TABLES = ("clock_units", "days", "seasons", "decades")
TRIGGER_SETS = (
    "overnight", "weekends", "half", "fiscal", "fiscal_year", "calendar_year", "calendar_word", "day_parts",
    "quarter_marks",
)  # fmt: skip
# Sets whose words may stand right before a date and belong to it, and right before a bounded one.
BEFORE_DATES = ("of", "the", "in_", "on", "from_", "before", "after", "ending", "beginning", "period", "quarter")
TENSE_SETS = (
    "ahead", "maybe_ahead", "ll", "wont", "to", "starting_verbs", "set_verb", "saying_verbs", "told_verbs",
)  # fmt: skip
BEFORE_BOUNDED = ("the", "of", "after", "from_", "between", "clock_words", "clock_marks", "clock_zones")
AFTER_DIGITS = frozenset({"s", "/"})  # of "the 1990s" and "1/2/2020"

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The vocabulary of one language; every word as the lexer's ``norm`` has it.

    What each set is for stands beside it in the vocabulary file. ``Phrases`` map a word to the phrases that end with it
    (``bounds``, which stand before a date) or begin with it (the others), the longest first. ``triggers`` are the words
    without which there is no date; of these ``led`` and ``followed`` name those that need one of some words before or
    behind them, ``after_digits`` those that need digits.
    """

    months: Mapping[str, int]
    abbreviated: frozenset[str]
    weekdays: Mapping[str, int]
    short_weekdays: frozenset[str]
    doubtful_weekdays: frozenset[str]
    weekday_names: frozenset[str]
    ordinals: Mapping[str, int]
    ordinal_endings: frozenset[str]
    counts: Mapping[str, int]
    loose_counts: frozenset[str]
    vague_counts: Mapping[str, tuple[float, float]]
    number_parts: frozenset[str]
    grains: Mapping[str, tuple[Grain, int]]
    clock_units: Mapping[str, str]
    days: Mapping[str, int]
    deictics: Mapping[str, int]
    strict: Mapping[str, int]
    parts: Mapping[str, Part]
    seasons: Mapping[str, tuple[int, int]]
    decades: Mapping[str, int]
    bounds: Phrases
    bound_tails: Phrases
    holidays: Phrases
    week_mark: tuple[str, ...]
    language: str
    order: str
    triggers: frozenset[str]
    after_digits: frozenset[str]
    led: Mapping[str, frozenset[str]]
    followed: Mapping[str, frozenset[str]]
    before_start: frozenset[str]
    of_years: frozenset[str]
    before_dates: frozenset[str]
    before_bounded: frozenset[str]
    behind_bounded: frozenset[str]
    of: frozenset[str]
    the: frozenset[str]
    in_: frozenset[str]
    on: frozenset[str]
    from_: frozenset[str]
    both: frozenset[str]
    day: frozenset[str]
    year: frozenset[str]
    week: frozenset[str]
    articles: frozenset[str]
    halves: frozenset[str]
    between: frozenset[str]
    range_links: frozenset[str]
    same: frozenset[str]
    that: frozenset[str]
    time: frozenset[str]
    within: frozenset[str]
    onward: frozenset[str]
    no_later: frozenset[str]
    ago: frozenset[str]
    earlier: frozenset[str]
    later: frozenset[str]
    after: frozenset[str]
    before: frozenset[str]
    since: frozenset[str]
    ending: frozenset[str]
    beginning: frozenset[str]
    finals: frozenset[str]
    told: frozenset[str]
    parts_with_of: frozenset[str]
    now: frozenset[str]
    business: frozenset[str]
    year_starts: frozenset[str]
    capital_holidays: frozenset[str]
    day_parts: frozenset[str]
    overnight: frozenset[str]
    spans: frozenset[str]
    weekday_titles: frozenset[str]
    weekends: frozenset[str]
    plurals: frozenset[str]
    quarter: frozenset[str]
    half: frozenset[str]
    fiscal: frozenset[str]
    quarter_marks: frozenset[str]
    fiscal_year: frozenset[str]
    calendar_year: frozenset[str]
    calendar_word: frozenset[str]
    doubtful_months: frozenset[str]
    month_people: frozenset[str]
    month_leads: frozenset[str]
    month_only_leads: frozenset[str]
    season_leads: frozenset[str]
    season_things: frozenset[str]
    strong_year_leads: frozenset[str]
    weak_year_leads: frozenset[str]
    year_hedges: frozenset[str]
    count_tails: frozenset[str]
    up: frozenset[str]
    games: frozenset[str]
    march_links: frozenset[str]
    relatives: frozenset[str]
    before_christ: frozenset[str]
    bounding_leads: frozenset[str]
    firms: frozenset[str]
    clause_links: frozenset[str]
    than: frozenset[str]
    counting: frozenset[str]
    year_marks: frozenset[str]
    school: frozenset[str]
    numbered: frozenset[str]
    counted: frozenset[str]
    dated_nouns: frozenset[str]
    hedging: frozenset[str]
    numeric_leads: frozenset[str]
    day_leads: frozenset[str]
    function_words: frozenset[str]
    ahead: frozenset[str]
    maybe_ahead: frozenset[str]
    perfect: frozenset[str]
    ll: frozenset[str]
    wont: frozenset[str]
    tense_words: frozenset[str]
    to: frozenset[str]
    to_be: frozenset[str]
    starting_verbs: frozenset[str]
    failing: frozenset[str]
    set_verb: frozenset[str]
    set_links: frozenset[str]
    saying_verbs: frozenset[str]
    no_past: frozenset[str]
    subjects: frozenset[str]
    it: frozenset[str]
    owners: frozenset[str]
    degrees: frozenset[str]
    business_nouns: frozenset[str]
    year_comparisons: frozenset[str]
    year_verbs: frozenset[str]
    reaching: frozenset[str]
    places: frozenset[str]
    recurring: frozenset[str]
    clock_words: frozenset[str]
    clock_marks: frozenset[str]
    clock_zones: frozenset[str]
    workweek: frozenset[str]
    period: frozenset[str]
    date: frozenset[str]
    for_: frozenset[str]
    told_verbs: frozenset[str]
    passive: frozenset[str]
    doubtful_units: frozenset[str]
    no_durations: frozenset[str]
    duration_leads: frozenset[str]
    measured: frozenset[str]
    either: frozenset[str]


@cache
def date_words(language: str = "en") -> DateWords | None:
    """The vocabulary of a language whose dates this package reads itself, ``None`` for any other.

    >>> date_words("en").months["september"]
    9
    """
    table = vocabulary("dates", language)
    if (language != "en" and table == vocabulary("dates", "en")) or "words" not in table:
        return None
    sets = {f"{name}_" if iskeyword(name) else name: frozenset(words.split()) for name, words in table["words"].items()}
    months = {**table["months"], **table["month_abbreviations"], **table.get("month_misspellings", {})}
    weekdays = {
        **table["weekdays"],
        **table["weekday_abbreviations"],
        **table.get("weekday_misspellings", {}),
    }
    grains = {word: (Grain[unit.upper()], factor) for word, (unit, factor) in table["units"].items()}
    holidays = phrases_by(table["holidays"], at=0)
    bounds = phrases_by(table["bounds"], at=-1)
    bound_tails = phrases_by(table["bound_tails"], at=0)
    week_mark = tuple(token.norm for token in tokenize(table["marks"]["week_beginning"]))
    led = {word: frozenset(table["deictics"]) | sets["that"] for word in sets["day_parts"] if word not in holidays}
    led |= dict.fromkeys(
        sets["now"], sets["both"] | sets["from_"] | sets["between"] | sets["range_links"] | sets["the"]
    )
    followed = {
        word: frozenset(parts[1] for parts, _ in named)
        for word, named in holidays.items()
        if all(len(parts) > 1 for parts, _ in named)
    }
    followed |= {word: frozenset(table["counts"]) | {"-"} for word in sets["year_starts"]}
    triggers = frozenset({*months, *weekdays, *grains, *table["ordinal_endings"]["words"], *AFTER_DIGITS}).union(
        *(table[name] for name in TRIGGER_TABLES), *(sets[name] for name in TRIGGER_SETS)
    )
    followed = {word: behind for word, behind in followed.items() if word not in triggers}
    return DateWords(
        months=months,
        abbreviated=frozenset(table["month_abbreviations"]),
        weekdays=weekdays,
        short_weekdays=frozenset(table["weekday_abbreviations"]),
        doubtful_weekdays=frozenset(table["weekday_doubts"]["words"]),
        weekday_names=frozenset(table["weekday_doubts"]["names"]),
        ordinals=table["ordinals"],
        ordinal_endings=frozenset(table["ordinal_endings"]["words"]),
        counts={**table["counts"], **table["loose_counts"]},
        loose_counts=frozenset(table["loose_counts"]),
        vague_counts={word: (low, high) for word, (low, high) in table["vague_counts"].items()},
        number_parts=frozenset({*table["counts"], *sets["articles"], *sets["both"], "-"}),
        grains=grains,
        clock_units=table["clock_units"],
        days=table["days"],
        deictics=table["deictics"],
        strict=table["strict"],
        parts={word: Part(part) for word, part in table["parts"].items()},
        seasons={word: (first, last) for word, (first, last) in table["seasons"].items()},
        decades=table["decades"],
        bounds=bounds,
        bound_tails=bound_tails,
        holidays=holidays,
        week_mark=week_mark,
        language=language,
        order=table["order"],
        triggers=triggers.union(holidays, followed),
        after_digits=AFTER_DIGITS,
        led=led,
        followed=followed,
        before_start=sets["in_"] | sets["on"] | sets["from_"] | {","},
        before_dates=frozenset({*table["deictics"], *table["parts"], week_mark[-1], "-", ","}).union(
            *(sets[name] for name in BEFORE_DATES)
        ),
        before_bounded=frozenset(bounds).union(*(sets[name] for name in BEFORE_BOUNDED)),
        tense_words=frozenset().union(*(sets[name] for name in TENSE_SETS)),
        behind_bounded=frozenset({*bound_tails, ","}),
        of_years=sets["fiscal"] | sets["fiscal_year"] | sets["calendar_year"] | sets["calendar_word"],
        **sets,
    )


def phrases_by(table: Mapping[str, Any], *, at: int) -> Phrases:
    """Phrases with their meaning by the word at one of their ends, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in table.items():
        parts = tuple(token.norm for token in tokenize(phrase))
        found.setdefault(parts[at], []).append((parts, meaning))
    return {word: tuple(sorted(phrases, key=lambda item: -len(item[0]))) for word, phrases in found.items()}
