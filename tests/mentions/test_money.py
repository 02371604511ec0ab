"""Money: amount and unit on the left, spellings on the right."""

import pytest

from checker.mentions.mention import Kind, Mention
from checker.mentions.money import main_unit
from checker.mentions.read import read

SPELLINGS = {
    (15e9, "$"): ["$15bn", "$ 15 billion", "$15 billion", "15 billion dollars", "$15-billion", "15-billion-dollar", "$15B"],
    (15e9, "USD"): [
        "US$15bn", "US$ 15 billion", "15bn USD", "USD 15bn", "USD15bn", "15 billion US dollars", "15 billion U.S. dollars", "$US15bn",
    ],
    (2.5e6, "AUD"): ["A$2.5m", "2.5 million Australian dollars", "AUD 2.5m", "AU$2.5m", "$2.5m AUD", "$A2.5m"],
    (10.05e9, "HKD"): ["HK$10.05bn", "HK$10.05 billion", "10.05 billion Hong Kong dollars"],
    (300e6, "CAD"): ["C$300m", "300 million Canadian dollars", "CAD 300m"],
    (1.2e9, "GBP"): ["£1.2bn", "£1.2 billion", "1.2 billion pounds", "£ 1.2bn", "1.2bn pounds sterling", "GBP1.2bn"],
    (3e6, "EUR"): ["€3m", "€3 m", "3 million euros", "3m€", "EUR 3m", "3 MEUR", "€3mn"],
    (100e9, "JPY"): ["¥100bn", "100 billion yen"],
    (100e9, "CNY"): ["CN¥100bn", "100 billion yuan", "100bn renminbi", "100 billion Chinese yuan"],
    (2e13, "INR"): ["Rs 20-lakh-crore", "Rs 20 lakh crore", "₹20 lakh crore"],
    (2e5, "INR"): ["₹2 lakh", "Rs 2 lakh", "Rs. 2 lakh", "2 lakh rupees", "Rs2,00,000"],
    (15e6, "CHF"): ["15 million Swiss francs", "CHF 15m", "15m Swiss francs", "SFr15m"],
    (3e12, "KRW"): ["3 trillion won", "₩3 trillion", "3 trillion South Korean won"],
    (5e6, "SEK"): ["5 million Swedish kronor", "SEK 5m"],
    (20.43, "$"): ["20 dollars and 43 cents", "$20.43", "twenty dollars and forty-three cents"],
    (50, "cent"): ["50 cents", "50 US cents", "50c", "50¢", "50-cent"],
    (345, "penny"): ["345p", "345 pence"],
    (1.05, "$"): ["$1.05-a-share"],
    (1, "$"): ["a dollar"],
    (-5e6, "$"): ["-$5m", "minus $5m", "$-5m"],
    (2e6, "peso"): ["2 million pesos"],
    (1.93e12, "THB"): ["Bt1.93 trillion", "1.93 trillion baht"],
    (1.2e9, "MOP"): ["MOP 1.2 billion", "1.2 billion MOP"],
    (5e11, "COP"): ["COP 500 billion"],
    (69.5, "krone"): ["69.5 crowns", "69.5 kroner"],
    (2e6, "MXN"): ["2 million Mexican pesos", "Mex$2m"],
}  # fmt: skip


def money(text: str) -> list[Mention]:
    return [mention for mention in read(text) if mention.kind is Kind.MONEY]


@pytest.mark.parametrize(
    ("value", "spelling"), [(value, spelling) for value, spellings in SPELLINGS.items() for spelling in spellings]
)
def test_reads_money(value: tuple[float, str], spelling: str) -> None:
    [mention] = money(f"It cost {spelling}.")
    assert mention.low == mention.high == pytest.approx(value[0])
    assert mention.unit == value[1]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("He weighs 25 pounds.", []),
        ("It held 25 pounds of explosives.", []),
        ("It was a 2,000-pound bomb.", []),
        ("They owe 25 million pounds of debt.", [25e6]),
        ("The team won 3 medals and 5 won gold.", []),
        ("COP26 and TOP 10 and ALL 5.", []),
        ("She won two crowns.", []),
        ("It was sold 10 $5 notes.", [5]),
        ("A dollar bill lay there.", []),
        ("Tens of millions of dollars went.", [20e6]),
        ("It came to $5 for 10 people.", [5]),
    ],
)
def test_tells_money_from_what_looks_like_it(text: str, values: list[float]) -> None:
    assert [mention.low for mention in money(text)] == values


def test_a_code_is_not_read_twice() -> None:
    assert [(m.low, m.unit) for m in money("It rose from 10 USD, 20 EUR to 30 USD.")] == [
        (10, "USD"), (20, "EUR"), (30, "USD"),
    ]  # fmt: skip


@pytest.mark.parametrize(("unit", "main"), [("penny", ("GBP", 100)), ("cent", ("$", 100)), ("EUR", ("EUR", 1))])
def test_a_minor_unit_leads_to_its_currency(unit: str, main: tuple[str, int]) -> None:
    assert main_unit(unit) == main
