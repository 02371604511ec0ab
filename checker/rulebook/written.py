"""Amounts and times that a rule states in words, read by the readers that read articles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Self

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_PLAIN = re.compile(r"(\d{1,6}) (day|week|month|year)s?")
_SHARE = re.compile(r"(\d{1,3}(?:\.\d{1,6})?)%")
"""The usual forms, which need no reader; other forms are read as in an article."""


def _written_schema(wanted: type, parse: Callable[[str], Any]) -> CoreSchema:
    """What pydantic does with a written value: hands a text to ``parse``, and refuses a list or mapping as it would."""
    from pydantic_core import PydanticKnownError, core_schema

    def validated(value: object) -> Any:  # noqa: ANN401 - what parse gives
        if isinstance(value, wanted):
            return value
        if not isinstance(value, str):
            raise PydanticKnownError("string_type")
        return parse(value)

    return core_schema.no_info_plain_validator_function(validated, serialization=core_schema.to_string_ser_schema())


class Written:
    """A value that a rule writes as text. Subclasses parse it; pydantic calls ``parse`` and reports its ValueError."""

    examples: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value that ``text`` states. Raises ValueError with the remedy in its message."""
        raise NotImplementedError

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return _written_schema(cls, cls.parse)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": list(cls.examples)}


@dataclass(frozen=True, slots=True)
class Tolerance(Written):
    """How far apart two values as written may lie and still agree.

    One of the three is set: ``share`` of the larger value (0.1 for 10%), ``amount`` in units of one (2,000,000 for
    "2 million") or ``days``.
    """

    text: str
    share: float | None = None
    amount: float | None = None
    days: int | None = None

    examples: ClassVar[tuple[str, ...]] = ("10%", "2 million", "1 day")

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "10%", "2 million", "3 tonnes" or "1 day"."""
        if plain := _SHARE.fullmatch(text):
            return cls(text, share=float(plain[1]) / 100)
        if _PLAIN.fullmatch(text):
            return cls(text, days=Duration.parse(text).days)
        from checker.mentions.mention import Kind
        from checker.mentions.read import read

        found = [mention for mention in read(text) if mention.low is not None and mention.low == mention.high]
        if len(found) == 1 and found[0].low is not None and found[0].hedge is None and found[0].low >= 0:
            value = found[0].low
            if found[0].kind is Kind.SHARE and found[0].unit == "%":
                return cls(text, share=value / 100)
            if found[0].kind is Kind.DURATION:
                return cls(text, days=Duration.parse(text).days)
            return cls(text, amount=value)
        raise ValueError(f'"{text}" is not a tolerance: write 5%, 2 million or 1 day')


@dataclass(frozen=True, slots=True)
class Duration(Written):
    """A number of days that a rule writes as "3 days", "2 weeks" or "1 year"."""

    text: str
    days: int

    examples: ClassVar[tuple[str, ...]] = ("3 days", "2 weeks", "90 days")

    def __str__(self) -> str:
        return self.text

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a span of time; months count 30 days and years 365."""
        if plain := _PLAIN.fullmatch(text):
            return cls(text, int(plain[1]) * _DAYS[plain[2]])
        from checker.mentions.mention import Kind
        from checker.mentions.read import read

        found = [mention for mention in read(text) if mention.kind is Kind.DURATION]
        if len(found) == 1 and found[0].unit in _DAYS and found[0].low is not None and found[0].low == found[0].high:
            return cls(text, round(found[0].low * _DAYS[found[0].unit]))
        raise ValueError(f'"{text}" is not a span of time: write 3 days, 2 weeks or 1 year')


class WrittenDay:
    """Marks a day that a rule writes as "2020-08-24" or "24 August 2020"."""

    examples: ClassVar[tuple[str, ...]] = ("2020-08-24", "24 August 2020")

    @staticmethod
    def parse(text: str) -> date:
        """The one day that ``text`` states in full. Raises ValueError with the remedy in its message."""
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                raise ValueError(f'"{text}" is no day of the calendar') from None
        from checker.mentions.mention import Kind
        from checker.mentions.read import read

        found = [mention for mention in read(text) if mention.kind is Kind.DATE]
        if len(found) == 1 and found[0].text == text.strip() and not found[0].assumed and found[0].bound is None:
            day: date | None = found[0].earliest
            if day is not None and day == found[0].latest:
                return day
        raise ValueError(f'"{text}" is not a day: write 2020-08-24 or 24 August 2020')

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return _written_schema(date, self.parse)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"type": "string", "examples": list(self.examples)}


class WrittenYesNo:
    """Marks what a rule answers by yes or no."""

    words: ClassVar[dict[str, bool]] = {"yes": True, "true": True, "no": False, "false": False}

    def parse(self, text: str) -> bool:
        """Whether ``text`` says yes. Raises ValueError with the remedy in its message."""
        if text.lower() not in self.words:
            raise ValueError(f'"{text}" is neither yes nor no')
        return self.words[text.lower()]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return _written_schema(bool, self.parse)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"enum": [True, False, *self.words]}


Day = Annotated[date, WrittenDay()]
YesNo = Annotated[bool, WrittenYesNo()]
