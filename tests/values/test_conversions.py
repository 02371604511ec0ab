"""Conversion of units and money."""

from datetime import date

import pytest

from checker.values.rates import MissingRate, convert_money
from checker.values.units import UnitMismatch, convert, registry, same_dimension


@pytest.mark.parametrize(
    ("value", "unit", "to", "result"),
    [
        (1, "mile", "kilometre", 1.609344),
        (20, "celsius", "fahrenheit", 68),
        (1, "square_mile", "hectare", 258.9988110336),
        (1, "tonne", "kilogram", 1000),
        (1, "tonnes", "kg", 1000),
        (3, "square miles", "square_mile", 3),
        (1, "barrel", "litre", 158.987294928),
        (1, "gigawatt_hour", "megawatt_hour", 1000),
        (100, "kilometre_per_hour", "mile_per_hour", 62.137119),
        (1, "gigabyte", "megabyte", 1000),
        (5, "users", "users", 5),
    ],
)
def test_converts_a_unit(value: float, unit: str, to: str, result: float) -> None:
    assert convert(value, unit, to) == pytest.approx(result)
    assert convert(result, to, unit) == pytest.approx(value)


@pytest.mark.parametrize(("unit", "to"), [("mile", "kilogram"), ("USD", "EUR"), ("users", "mile"), ("mile", "USD")])
def test_refuses_units_that_measure_different_things(unit: str, to: str) -> None:
    with pytest.raises(UnitMismatch, match="cannot be given in"):
        convert(1, unit, to)
    assert not same_dimension(unit, to)
    assert not same_dimension(to, unit)


def test_converts_money_at_the_rate_of_the_day() -> None:
    assert convert_money(1, "USD", "GBP", date(2020, 8, 3)) == pytest.approx(0.7676, abs=5e-5)
    assert convert_money(15e9, "USD", "GBP", date(2020, 8, 3)) == pytest.approx(11.5e9, rel=0.01)
    assert convert_money(5, "EUR", "EUR", date(1990, 1, 1)) == 5


def test_a_weekend_has_the_rate_of_the_friday_before() -> None:
    friday = convert_money(1, "USD", "GBP", date(2020, 7, 31))
    assert convert_money(1, "USD", "GBP", date(2020, 8, 1)) == friday
    assert convert_money(1, "USD", "GBP", date(2020, 8, 2)) == friday
    assert convert_money(1, "USD", "GBP", date(2020, 8, 3)) != friday


@pytest.mark.parametrize(
    ("currency", "to", "day", "message"),
    [
        ("FIM", "EUR", date(2020, 8, 3), "lists no rate for FIM"),
        ("EUR", "$", date(2020, 8, 3), r"lists no rate for \$"),
        ("USD", "EUR", date(1990, 1, 1), "no rate of USD to EUR is known for 1990-01-01"),
        ("RUB", "EUR", date(2023, 1, 2), "no rate of RUB to EUR is known"),
    ],
)
def test_a_missing_rate_is_told(currency: str, to: str, day: date, message: str) -> None:
    with pytest.raises(MissingRate, match=message):
        convert_money(1, currency, to, day)


def test_every_unit_measures_something():
    for name in registry():
        assert registry().Unit(name).dimensionality is not None
