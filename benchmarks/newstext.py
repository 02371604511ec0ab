"""Text like news, made of templates and lists of words, the same in every run.

What matters for speed is the density of values: in English news 27% of sentences hold a digit and another tenth a
number word, one in six a quotation, and the median article has some three kilobytes. The names are invented.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

WITH_DIGITS = 0.27
WITH_NUMBER_WORDS = 0.10
TYPICAL_SENTENCES = 33
ABOUT_A_SUBJECT = 0.01
"""Share of an archive's articles that one of the rules concerns."""

_EPOCH = date(2020, 1, 1)
_ARTICLES_A_DAY = 40

_LISTS: Mapping[str, tuple[str, ...]] = {
    "place": (
        "Ardmouth", "Belhaven", "Corvale", "Dunmere", "Eastrick", "Fallowdon", "Grenholm", "Harrowby",
        "Inverlyn", "Kestwick", "Larkford", "Marstow", "Northey", "Ostermark", "Pellworth", "Quarrington",
        "Rosedale", "Stanmoor", "Tidewell", "Wexcombe",
    ),
    "org": (
        "the council", "the regulator", "the harbour board", "Marlin Foods", "Oakline Rail", "the ministry",
        "the union", "the hospital", "Brightwater Energy", "the port authority", "the university",
        "Castell Motors", "the supermarket chain", "the airline", "the museum", "the court of appeal",
        "Fernley Bank", "the coastguard", "the committee",
    ),
    "person": (
        "Anna Merrick", "Tobias Lund", "Sara Okafor", "Miles Denby", "Ingrid Falk", "Hassan Rahimi",
        "Clare Whitcombe", "Pedro Salinas", "Joan Abbott", "Viktor Hale", "Mei Tan", "Ruth Calder",
        "Owen Pryce", "Leila Haddad", "Greta Vos", "Samuel Achebe",
    ),
    "role": (
        "its chairman", "a spokeswoman", "the mayor", "the finance minister", "an economist at a local bank",
        "the head of the inquiry", "a former judge", "the chief executive", "a resident of the old town",
        "the shop steward",
    ),
    "plan": (
        "the new bridge", "the reform of the school board", "the sale of the old brewery", "the flood wall",
        "the merger", "the tram line", "the housing bill", "the fishing agreement",
        "the wind farm off the coast", "the rescue of the theatre",
    ),
    "group": (
        "workers", "residents", "passengers", "patients", "pupils", "customers", "farmers", "visitors",
        "shareholders", "households",
    ),
    "mood": ("cautious", "angry", "relieved", "divided", "hopeful", "surprised", "patient", "doubtful"),
    "deed": (
        "turned down the offer", "called for an inquiry", "put off the decision", "asked for more time",
        "welcomed the ruling", "published its report", "changed its mind", "closed the road to traffic",
        "opened talks with its creditors", "apologised to the families",
    ),
    "month": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ),
    "weekday": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "small": ("two", "three", "four", "five", "six", "seven", "eight", "nine", "a dozen", "twenty", "a couple of"),
    "large": (
        "two hundred", "a thousand", "several thousand", "half a million", "hundreds of",
        "tens of thousands of",
    ),
    "hedge": ("about ", "around ", "more than ", "nearly ", "at least ", "up to ", "", "", "", "", "", ""),
    "currency": ("$", "$", "$", "£", "€", "A$"),
    "scale": (" million", " billion", "m", "bn", " million"),
}  # fmt: skip

_PLAIN = (
    "Nobody at {org} would say why {plan} had been dropped so late, or who had asked for it to be dropped.",
    "In {place} the mood was {mood}, and few of those who had come to listen stayed until the end.",
    "{person}, {role}, said that {org} had {deed} without telling anybody outside the room.",
    "“We were never asked, and we would have told them what we think of it,” {person} said.",
    "“It is not for {org} to decide what happens in {place},” said {person}, {role}.",
    "Critics of {plan} have long argued that it would harm the {group} whom it is meant to help.",
    "The dispute over {plan} has split the town, and neither side shows any sign of giving way.",
    "Later in the day {org} {deed}, which few in {place} had expected.",
    "“There is a way out, but it takes some courage,” {person} told reporters in {place}.",
    "Whether {plan} can still be saved depends on {org}, which has so far kept its own counsel.",
    "Supporters point to {place}, where a similar scheme was met with suspicion and is now much liked.",
    "A letter from {org} to its {group}, seen by this newspaper, speaks of a difficult season ahead.",
    "{person} declined to comment, and calls to {org} were not returned.",
    "The roads into {place} were blocked by snow for most of the week, and the ferries stayed in port.",
    "Those who know {person} describe a patient negotiator who rarely raises the voice and never a hand.",
    "At the market in {place} traders complained of empty stalls, higher rents and thin crowds.",
    "The ruling is expected to be watched closely by other towns on the coast.",
    "Even so, {org} has promised to hear the {group} before it makes up its mind about {plan}.",
    "“They tell us one thing in the morning and another at night,” complained {person}.",
    "An appeal is likely, and lawyers for {org} have hinted at new evidence.",
    "It rained heavily as {group} gathered outside the town hall of {place} to make themselves heard.",
    "The opposition accused {org} of hiding the true state of its books from {group} and from parliament.",
    "Under the agreement neither party may speak about {plan} in public before the hearing.",
    "Much of the work has already been done, although the most difficult part is still to come.",
    "On the other side of the river, in {place}, the same question has been settled without a quarrel.",
    "{person} grew up in {place}, studied engineering and came to politics by way of the trade unions.",
    "The minister has defended {plan} as fair, sensible and overdue.",
    "Analysts said the announcement had been expected and was already reflected in the price of the shares.",
)
_WORDED = (
    "{small} of the {group} who had been waiting since the morning were taken to a hospital in {place}.",
    "It was the {small} hours in the council chamber that changed her mind, {person} said.",
    "For {small} years {org} has rented the building from the diocese of {place}.",
    "“We have lost {small} good colleagues to this quarrel,” said {person}, {role}.",
    "{large} {group} have signed a petition against {plan}.",
    "At least {small} villages near {place} were still without power last night.",
    "Roughly a third of the {group} voted against {plan}, and half stayed at home.",
    "Talks began {small} weeks ago and are to be taken up again on {weekday}.",
)
_DIGITS = (
    "{org} said that {hedge}{count} {group} were affected, most of them in {place}.",
    "The cost of {plan} is now put at {hedge}{money}, up from {money} two years ago.",
    "Unemployment in {place} fell to {percent} in {month}, from {percent} a year earlier.",
    "{plan} is to be finished by {day} {month} {year}, according to {person}, {role}.",
    "“We employ {count} people here and we mean to keep them,” {person} said on {weekday}.",
    "Turnover rose {percent} to {money} in the first half of {year}, {org} said.",
    "Between {low} and {high} {group} marched through {place} on {weekday}, {day} {month}.",
    "{person}, {age}, was re-elected in {year} with {percent} of the vote.",
    "Shares of the company closed {percent} lower at {price}, their lowest since {month} {year}.",
    "The line is {km} km long and is used by {hedge}{count} {group} a day.",
    "It was founded in {year} and has {count} members in {low} countries.",
    "The offer of {money} to {money} was turned down on {month} {day}, {year}.",
    "In {year} {org} paid {money} for a site of {km} hectares outside {place}.",
    "A ticket costs {price}, and {low} of {high} seats were sold within {age} minutes.",
    "“I have been here for {age} years and never saw the like,” said {person}.",
    "Police counted {count} {group} at 10.30pm, half an hour after the match had ended 3-1.",
    "The G20 meeting in {place} was moved from {day} to {high} {month} because of COVID-19.",
    "Some {count} tonnes of grain were lost when the store burnt down in {month} {year}.",
)
_HEADLINES = (
    "{place} waits for a word on {plan}",
    "{person} under pressure over {plan}",
    "{count} {group} in {place} face another winter of doubt",
    "Quarrel over {plan} goes to court",
    "{group} of {place} turn against {plan}",
)
_ABOUT = (
    "{subject} employs {hedge}{count} workers in {place}, the company said.",
    "Analysts believe that {subject} is worth {hedge}{money}.",
    "{subject} has until {day} {month} {year} to close its plant in {place}.",
    "A spokesman for {subject} said that {percent} of its customers had left.",
    "{subject} denied that it was for sale.",
    "“We will stay in {place},” said {person}, who leads {subject}.",
)


@dataclass(frozen=True, slots=True)
class NewsArticle:
    """One made article."""

    headline: str
    body: str
    published: date

    @property
    def text(self) -> str:
        """Headline and body."""
        return f"{self.headline}\n\n{self.body}"


def articles(
    count: int, *, seed: int = 1, subjects: Sequence[str] = (), share: float = ABOUT_A_SUBJECT
) -> Iterator[NewsArticle]:
    """That many articles; a ``share`` of them speaks of one of the ``subjects``, where any are given."""
    draw = random.Random(seed)
    for number in range(count):
        subject = draw.choice(subjects) if subjects and draw.random() < share else None
        yield _article(draw, _EPOCH + timedelta(days=number // _ARTICLES_A_DAY), subject)


def article_about(subject: str, size: int, *, seed: int = 1) -> NewsArticle:
    """One article of about ``size`` characters that speaks of a subject."""
    draw = random.Random(seed)
    sentences: list[str] = []
    while sum(map(len, sentences)) < size:
        sentences.append(_filled(draw, draw.choice(_ABOUT), subject) if len(sentences) % 4 == 0 else _sentence(draw))
    return NewsArticle(_filled(draw, draw.choice(_HEADLINES)), _paragraphs(draw, sentences), _EPOCH)


def write_archive(
    folder: Path, count: int, subjects: Sequence[str], *, share: float = ABOUT_A_SUBJECT, shard: int = 5_000
) -> int:
    """Write articles as files of JSON Lines; how many bytes they have."""
    folder.mkdir(parents=True, exist_ok=True)
    written, lines, number = 0, list[str](), 0
    for number, article in enumerate(articles(count, subjects=subjects, share=share), start=1):
        record = {"id": f"n{number}", "headline": article.headline, "text": article.body, "language": "en"}
        lines.append(json.dumps({**record, "published": article.published.isoformat()}, ensure_ascii=False))
        if len(lines) == shard:
            written, lines = written + _write(folder, number, lines), []
    return written + (_write(folder, number, lines) if lines else 0)


def _write(folder: Path, number: int, lines: Sequence[str]) -> int:
    return (folder / f"archive-{number:07}.jsonl").write_bytes(("\n".join(lines) + "\n").encode())


def _article(draw: random.Random, published: date, subject: str | None) -> NewsArticle:
    length = max(5, round(draw.lognormvariate(0, 0.5) * TYPICAL_SENTENCES))
    sentences = [_sentence(draw) for _ in range(length)]
    if subject is not None:
        for template in draw.sample(_ABOUT, 3):
            sentences.insert(draw.randrange(len(sentences)), _filled(draw, template, subject))
    return NewsArticle(_filled(draw, draw.choice(_HEADLINES)), _paragraphs(draw, sentences), published)


def _sentence(draw: random.Random) -> str:
    kind = draw.random()
    if kind < WITH_DIGITS:
        return _filled(draw, draw.choice(_DIGITS))
    return _filled(draw, draw.choice(_WORDED if kind < WITH_DIGITS + WITH_NUMBER_WORDS else _PLAIN))


def _paragraphs(draw: random.Random, sentences: Sequence[str]) -> str:
    text = ""
    for sentence in sentences:
        text += ("" if not text else "\n\n" if draw.random() < 0.5 else " ") + sentence
    return text


def _filled(draw: random.Random, template: str, subject: str = "") -> str:
    sentence = template.format_map(_Slots(draw, subject))
    return sentence[:1].upper() + sentence[1:]


class _Slots(dict[str, str]):
    """What a template's slots are filled with: a word of the list of that name, or a number drawn as news writes it."""

    def __init__(self, draw: random.Random, subject: str) -> None:
        super().__init__(subject=subject)
        self._draw = draw

    def __missing__(self, slot: str) -> str:
        draw = self._draw
        if slot in _LISTS:
            return draw.choice(_LISTS[slot])
        if slot == "count":
            return f"{round(draw.lognormvariate(7, 2)) + 10:,}"
        if slot == "money":
            return f"{draw.choice(_LISTS['currency'])}{_decimal(draw, 90)}{draw.choice(_LISTS['scale'])}"
        if slot == "percent":
            return f"{_decimal(draw, 60)}{draw.choice(('%', '%', ' per cent', ' percent'))}"
        if slot == "price":
            return f"{draw.choice(_LISTS['currency'])}{draw.uniform(1, 200):.2f}"
        low, high = _NUMBERS[slot]
        return str(draw.randint(low, high))


_NUMBERS = {"day": (1, 28), "year": (1995, 2020), "low": (10, 60), "high": (61, 200), "age": (20, 80), "km": (3, 400)}
"""The least and the greatest that a slot for a whole number is filled with."""


def _decimal(draw: random.Random, most: int) -> str:
    return str(draw.randint(1, most)) if draw.random() < 0.5 else f"{draw.uniform(1, most):.1f}"
