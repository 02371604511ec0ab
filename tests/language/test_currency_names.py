"""The committed names of currencies are what Babel's data say."""

from checker.language.currency_names import currency_codes, currency_names
from checker.language.vocabulary import vocabulary


def test_the_file_holds_what_babel_says() -> None:
    table = vocabulary("currency-names")
    assert table["names"] == currency_names()
    assert table["codes"] == currency_codes()


def test_names_lead_to_the_currency_in_use() -> None:
    names = currency_names()
    assert names["swiss francs"] == "CHF"
    assert names["mexican pesos"] == "MXN"
    assert names["russian rubles"] == "RUB"
