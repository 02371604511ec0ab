"""Figures and the conversions in the parentheses after them."""

from datetime import date

import pytest
from checkbench import PUBLISHED, Bench, read_article, write_article

from checker.checks import conversion
from checker.claims.claim import Confidence
from checker.comparisons.verdict import Verdict
from checker.rulebook.facts.general import Conversion
from checker.rulebook.rulebook import RuleBook, Story
from checker.rulebook.written import Tolerance

FACT = Conversion(id="conversion", question="Is the conversion right?")
BENCH = Bench(conversion.check, FACT)
# On 3 August 2020: 1 USD = 0.7676 GBP = 0.8511 EUR, by the European Central Bank.


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("It costs £5m ($9m).", "£5m was 6.51 million USD on 3 August 2020, not $9m"),
        ("It costs £5m (about $9m) in all.", "£5m was 6.51 million USD on 3 August 2020, not about $9m"),
        ("It costs $15 billion to $30 billion (£17 to 39 billion).", None),
        ("It costs $15 billion to $30 billion (£11 to 30 billion).", None),
        ("It costs £5m ($6.5m, €7.9m).", "£5m was 5.55 million EUR on 3 August 2020, not €7.9m"),
        ("It is 6ft 2in (1.68m) tall.", "6ft 2in is 1.88 metres, not 1.68m"),
        ("It is 1.68m (6ft 2in) tall.", "1.68m is 5.51 feet, not 6ft 2in"),
        ("It was 86 degrees Fahrenheit, or 20 degrees Celsius, there.", None),
        ("It costs £5m, or about $9m.", "£5m was 6.51 million USD on 3 August 2020, not about $9m"),
        ("It costs £5 a head ($9).", "£5 was 6.51 USD on 3 August 2020, not $9"),
        ("It lies 80 km (70 miles) away.", "80 km is 49.7 miles, not 70 miles"),
        ("It lies 50 miles (30 km) away.", "50 miles is 80.5 kilometres, not 30 km"),
        ("It was 30C (60F).", "30C is 86 degrees Fahrenheit, not 60F"),
        ("It was 86F (20C).", "86F is 30 degrees Celsius, not 20C"),
        ("It was 30 degrees (60F).", "30 degrees is 86 degrees Fahrenheit, not 60F"),
        ("It burnt 10 hectares (45 acres).", "10 hectares is 24.7 acres, not 45 acres"),
        ("It weighs 70 kg (180 lb).", "70 kg is 154 pounds, not 180 lb"),
        ("It weighs 10 tonnes (15 tons).", "10 tonnes is 11 tons, not 15 tons"),
        ("It ran at 100mph (120km/h).", "100mph is 161 kilometres per hour, not 120km/h"),
    ],
)
def test_a_wrong_conversion_is_found(body: str, finding: str | None) -> None:
    found = BENCH.findings(body)
    assert len(found) == 1
    assert finding is None or found == [finding]


@pytest.mark.parametrize(
    "body",
    [
        "It is worth $ 15 billion to $ 30 billion (£ 11 to 23 billion).",
        "It costs £5m ($6.5m).",
        "It costs £5m ($6.5m, €5.5m).",
        "It costs £5m (about $6.5m).",
        "It costs £5m (or more than $6m).",
        "It costs nearly £5m ($6.3m).",
        "It costs $1bn (£0.8bn).",
        "It costs $100 (£80).",
        "It lies 80 km (50 miles) away.",
        "It is an 80-km (50-mile) trip.",
        "It lies 100 km (60 miles) away.",
        "It is a mile (2km) away.",
        "It was 30C (86F).",
        "It was 30 degrees (86F).",
        "It was 100F (38C).",
        "It was 30F (0C).",
        "It warmed by 2C (3.6F).",
        "It burnt 10 hectares (25 acres).",
        "It weighs 10 tonnes (11 tons).",
        "It holds 10 gallons (45 litres).",
        "It holds 10 gallons (38 litres).",
        "It is 6ft 2in (1.88m) tall.",
        "It is 1.88m (6ft 2in) tall.",
        "It was 86 degrees Fahrenheit, or 30 degrees Celsius, there.",
        "It sold for £5m, or $9m more than was bid.",
        "It costs £5m ($7.5m). ($1 = 0.6667 pounds)",
        "It weighs 11 stone 4 pounds (72 kg).",
    ],
)
def test_a_right_conversion_is_left_alone(body: str) -> None:
    assert BENCH.findings(body) == []


@pytest.mark.parametrize(
    "body",
    [
        "It made £5m (up from £3m).",
        "It made £5m (up from $3m).",
        "It gave £5m ($2m of it for the port).",
        "It made $5m (2019: €4m).",
        "It made $5m (€4m in 2019).",
        "It is A$5m ($3.6m).",
        "It took £5m (about half).",
        "It has 500 people (80% of staff).",
        "It lies 80 km (70 km by road) away.",
        "It ran 10 km (a 5 mile swim followed).",
        "The river is 50 m (20 ft deep) there.",
        "It fined Ms Lee £5m. (Shares of $9m fell.)",
        "It costs £5m, 6ft 2in (£3m).",
        "It lasts 90 minutes (two days).",
        "It costs £5m [$9m].",
    ],
)
def test_what_is_no_conversion_is_left_alone(body: str) -> None:
    assert BENCH.findings(body) == []


def test_money_is_not_compared_without_a_day() -> None:
    outcome = BENCH.on("It costs £5m ($9m).", published=None)
    assert outcome.comparisons == ()
    assert [claim.text for claim in outcome.claims] == ["£5m", "$9m"]
    assert BENCH.findings("It lies 80 km (70 miles) away.", published=None) != []


def test_the_rate_of_a_day_that_the_sentence_names_counts_too() -> None:
    assert BENCH.findings("In July 2007 it was sold for £5m ($10m).") == []
    assert BENCH.findings("It was sold for £5m ($10m).") == ["£5m was 6.51 million USD on 3 August 2020, not $10m"]


def test_a_finding_shows_both_figures() -> None:
    (found,) = BENCH.on("It costs £5m ($9m).").comparisons
    assert found.judgement.verdict is Verdict.CONTRADICTION
    assert (found.judgement.gap, found.judgement.within) == ("28%", "5% on top of the printed precision")
    assert [claim.text for claim in found.claims + found.others] == ["$9m", "£5m"]
    assert found.confidence is Confidence.MEDIUM
    assert found.notes == ("the bare dollar is taken for that of the United States",)
    assert BENCH.on("It costs £5m (US$9m).").comparisons[0].confidence is Confidence.HIGH


def test_a_bare_dollar_is_the_storys() -> None:
    australian = Bench(conversion.check, FACT, Story(bare_dollar="AUD"))
    assert australian.findings("It costs £5m ($9m).") == []
    assert BENCH.findings("In Australia it costs £5m ($9m).") == []
    assert BENCH.findings("It costs £5m ($9m).") != []


@pytest.mark.parametrize(
    "body",
    [
        "It costs kr 90 million (€8.4m).",  # Norwegian
        "It costs kr 90 million (€8.7m).",  # Swedish
        "It costs 90 million kroner (€12m).",  # Danish
        "It costs kr 90 million (€570,000).",  # Icelandic
        "It costs kr 90 million (NOK 90 million).",
        "It costs €8.4m (kr 90 million).",
        "In Iceland it costs 90 million krona (€570,000).",
        "It costs 90 million pesos (€1m).",  # Chilean, which has no rate
        "In Manila it costs 90 million pesos (€1.6m).",
        "It costs 90 million dinars (€1m).",
        "In Pakistan it costs 90 million rupees (€460,000).",
        "In Senegal it costs 90 million francs (€137,000).",
        "In Egypt it costs 90 million pounds (€4.8m).",
    ],
)
def test_a_currency_without_its_country_agrees_where_one_does(body: str) -> None:
    assert BENCH.findings(body) == []


@pytest.mark.parametrize(
    ("body", "finding"),
    [
        ("It costs kr 90 million (€18m) in Norway.", "kr 90 million was 8.4 million EUR on 3 August 2020, not €18m"),
        ("In Sweden it costs kr 90 million (€18m).", "kr 90 million was 8.74 million EUR on 3 August 2020, not €18m"),
        ("It costs €18m (kr 90 million) in Norway.", "€18m was 193 million NOK on 3 August 2020, not kr 90 million"),
        ("In Mexico it costs 90 million pesos (€9m).", None),
        ("It costs 90 million rupees (€9m).", None),
        ("In Pakistan it costs 90 million Indian rupees (€460,000).", None),
    ],
)
def test_a_currency_without_its_country_is_found_where_none_agrees(body: str, finding: str | None) -> None:
    found = BENCH.findings(body)
    assert len(found) == 1
    assert finding is None or found == [finding]


def test_a_finding_says_which_currencies_were_tried() -> None:
    (found,) = BENCH.on("It costs kr 90 million (€18m) in Norway.").comparisons
    assert found.confidence is Confidence.MEDIUM
    assert found.notes == ("the country of the krone is not stated: NOK, SEK, DKK and ISK were tried",)


def test_an_outlets_dollar_goes_first() -> None:
    bench = Bench(conversion.check, FACT, Story(bare_dollar="USD", outlets={"The Harbour Post": "AUD"}))
    reading = read_article(write_article("It costs £5m ($9m).", outlet="The Harbour Post"))
    assert conversion.check(bench.rule, [reading], RuleBook((bench.rule,))).comparisons == ()


def test_the_rule_says_how_much_may_differ() -> None:
    wide = Bench(conversion.check, Conversion(id="conversion", question="?", within=Tolerance.parse("30%")))
    assert wide.findings("It costs £5m ($9m).") == []


def test_every_figure_with_a_conversion_is_looked_at() -> None:
    assert BENCH.looked_at("It costs £5m and $9m.") == []
    assert BENCH.looked_at("It costs £5m ($6.5m).") == ["£5m", "$6.5m"]


@pytest.mark.parametrize("day", [date(1998, 1, 5), date(2040, 1, 1)])
def test_days_without_a_rate_are_not_compared(day: date) -> None:
    assert day != PUBLISHED
    assert BENCH.findings("It costs £5m ($90m).", published=day) == []
