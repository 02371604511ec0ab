"""Units of measure: amount and unit on the left, spellings on the right; and what is no unit."""

import pytest

from checker.language.vocabulary import vocabulary
from checker.mentions.mention import Kind
from checker.mentions.read import read
from checker.mentions.units import unit_named
from checker.values.units import convert, same_dimension

UNITS = {
    (301_338, "square_kilometre"): ["301,338 km²", "301,338 km2", "301,338 sq km", "301,338 square kilometres"],
    (27, "kilometre"): ["27-kilometre", "27 km", "27km", "27 kilometers", "27-km"],
    (200, "kilometre_per_hour"): ["200 kilometres per hour", "200 km/h", "200km/h", "200kph", "200 km per hour"],
    (30, "mile_per_hour"): ["30mph", "30 mph", "30 miles an hour", "30 miles per hour"],
    (40, "celsius"): ["40C", "40°C", "40 °C", "40 degrees Celsius", "40 degrees C"],
    (-18, "celsius"): ["-18C", "-18 °C", "minus 18 degrees Celsius"],
    (104, "fahrenheit"): ["104F", "104°F", "104 degrees Fahrenheit"],
    (1.8, "metre"): ["1.8 metres", "1.8m tall", "1.8-metre", "a height of 1.8m", "measured at 1.8m"],
    (2.5, "mile"): ["two and a half miles", "2.5 miles", "2½ miles", "2 1/2 miles"],
    (0.5, "mile"): ["half a mile", "0.5 miles"],
    (278_000, "tonne"): ["278,000 tonnes", "278,000 t", "278,000 metric tons", "278,000t"],
    (10, "kilogram"): ["10kg", "10 kg", "10 kilos", "10 kilograms", "ten kilograms"],
    (8, "pound_mass"): ["8lbs", "8 lb", "8lb"],
    (2.1e6, "barrel_per_day"): ["2.1 million barrels a day", "2.1 million barrels per day", "2.1m b/d"],
    (7.3, "megawatt_hour"): ["7.3 MWh", "7.3MWh", "7.3 megawatt-hours"],
    (500, "megawatt"): ["500MW", "500 megawatts", "500-megawatt"],
    (8, "gigabyte"): ["8GB", "8 GB", "8 gigabytes"],
    (5, "acre"): ["5 acres", "5-acre", "five acres"],
    (6.5, "foot"): ["6ft 6in", "6 feet 6 inches", "6.5 feet", "6-foot-6", "6 foot 6"],
    (7.25, "pound_mass"): ["7lb 4oz", "7 lb 4 oz", "7 pounds 4 ounces"],
    (12.5, "stone"): ["12st 7lb", "12 stone 7 pounds", "12.5 stone"],
    (1.5, "inch"): ["an inch and a half", "one inch and a half", "1.5 inches", "1.5in", "1.5 in thick"],
    (90, "millimetre"): ["90mm", "90 mm", "90 millimetres"],
    (8.2, "tonne_per_hectare"): ["8.2 tonnes per hectare", "8.2 t/ha", "8.2t/ha"],
    (15, "milligram_per_decilitre"): ["15 mg/dL", "15mg/dl", "15 milligrams per decilitre"],
    (40, "microgram_per_cubic_metre"): ["40 µg/m3", "40 ug/m3", "40 micrograms per cubic metre"],
    (17, "kilometre_per_second"): ["17 kilometres per second", "17 km/s", "17km/s"],
    (13.4e9, "light_year"): ["13.4 billion light years", "13.4bn light-years"],
    (48, "megapixel"): ["48-megapixel", "48MP", "48 megapixels"],
    (5.5e10, "cubic_metre"): ["55 billion cubic metres"],
    (55, "cubic_kilometre"): ["55 bcm"],
    (20, "tesla"): ["20 tesla"],
    (8_000, "revolution_per_minute"): ["8,000 rpm", "8,000rpm"],
    (5.2, "trillion_cubic_feet"): ["5.2 tcf"],
    (50, "nanogram_per_millilitre"): ["50 ng/ml", "50 ng/mL", "50 nanograms per millilitre"],
    (36.4, "gigatonne"): ["36.4 Gt", "36.4 gigatonnes"],
    (300, "pound_foot"): ["300 pound-feet", "300 lb-ft"],
    (1.24, "megabarrel_per_day"): ["1.24 mb/d"],
    (20_000, "square_foot"): ["20,000-square-foot", "20,000 sq ft", "20,000 square feet"],
    (3, "millisecond"): ["3ms", "3 ms", "3 milliseconds"],
    (-9, "celsius"): ["-9C", "−9C"],
}
NO_UNITS = {
    "It sold 50,000 in a day.": [(50_000, None)],
    "At 6pm it closed.": [],
    "He has 100M fans.": [(100e6, "fans")],
    "It has 2bn users.": [(2e9, "users")],
    "About 30 per cent.": [(30, "%")],
    "It took 10 minutes.": [],
    "It built 20 Teslas.": [(20, "teslas")],
    "12 MPs and one MP left.": [(12, "mps")],
    "It was 50,000 in all.": [(50_000, None)],
    "A room of 5m by 3m.": [(5, "metre"), (3, "metre")],
    "A 1-in-100-year flood.": [],
}


@pytest.mark.parametrize(
    ("value", "spelling"), [(value, spelling) for value, spellings in UNITS.items() for spelling in spellings]
)
def test_reads_a_quantity(value: tuple[float, str], spelling: str) -> None:
    [mention] = [found for found in read(f"It was {spelling}.") if found.kind is Kind.QUANTITY]
    assert mention.low == mention.high == pytest.approx(value[0])
    assert mention.unit == value[1]


@pytest.mark.parametrize(("text", "values"), NO_UNITS.items())
def test_reads_no_unit_where_there_is_none(text: str, values: list[tuple[float, str | None]]) -> None:
    amounts = {Kind.NUMBER, Kind.SHARE, Kind.QUANTITY}
    assert [(m.low, m.unit) for m in read(text) if m.kind in amounts] == values


def test_every_unit_that_is_read_can_be_converted() -> None:
    table = vocabulary("units")
    for name in {*table["symbols"], *table["words"]}:
        assert convert(1, name, name) == 1
        assert same_dimension(name, name)
        assert unit_named(name) == name


def test_every_spelling_of_a_rule_means_the_unit_that_articles_are_read_as() -> None:
    for name, spellings in vocabulary("units")["words"].items():
        for spelling in spellings:
            assert unit_named(spelling) is not None, (name, spelling)
    assert unit_named("km") == "kilometre"
    assert unit_named("Tonnes") == "tonne"
    assert unit_named("jobs") is None
    assert unit_named("tonnes per hectare") == "tonne_per_hectare"
    assert unit_named("jobs per hectare") is None
    assert same_dimension("tonne_per_hectare", "kilogram_per_square_metre")
    assert convert(1, "tonne_per_hectare", "kilogram_per_square_metre") == pytest.approx(0.1)
