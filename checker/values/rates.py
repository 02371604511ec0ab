"""Money of one currency in another, at the European Central Bank's reference rate of a day."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

_LONGEST_GAP = 14  # days without a rate that a weekend and holidays explain; the bank sets one each working day


class MissingRate(ValueError):  # noqa: N818 - named for what it says, as RuleProblems is
    """No rate is known for a currency on a day."""


def convert_money(amount: float, currency: str, to: str, day: date) -> float:
    """An amount of one currency in another, both named by ISO 4217 code, at the rate of ``day``.

    Where the bank set no rate on that day, a weekend or a holiday, the last one before it holds. Raises MissingRate, a
    ValueError, where there is none: the bank does not list the currency, or the day lies outside its history.

    >>> round(convert_money(1, "USD", "GBP", date(2020, 8, 3)), 4)
    0.7676
    """
    if currency == to:
        return amount
    return amount * _rate(currency, to, day)


@cache
def listed() -> frozenset[str]:
    """ISO 4217 codes of the currencies for which the central bank has set rates."""
    return frozenset(_history().currencies)


@cache
def _history() -> Any:  # noqa: ANN401 - the package carries no types
    from currency_converter import CurrencyConverter

    return CurrencyConverter()


@cache
def _rate(currency: str, to: str, day: date) -> float:
    """What one unit of a currency was worth in another on a day, or on the last day before it with a rate."""
    from currency_converter import RateNotFoundError

    history = _history()
    for code in (currency, to):
        if code not in listed():
            raise MissingRate(f"the European Central Bank lists no rate for {code}: compare in one of its currencies")
    for back in range(_LONGEST_GAP):
        try:
            return float(history.convert(1, currency, to, date=day - timedelta(days=back)))
        except RateNotFoundError:
            continue
    raise MissingRate(f"no rate of {currency} to {to} is known for {day}: its history ends or starts elsewhere")
