"""Names: one slip is told from two names."""

import pytest
from checkbench import Bench, write_article

from checker.checks import spelling
from checker.comparisons.verdict import Verdict
from checker.rulebook.facts.general import Spelling

BENCH = Bench(spelling.check, Spelling(id="spelling", question="Is every name spelt alike?"))

KESTREL = (
    "The ferry BlueKestrel left at dawn. Owners of BlueKestrel said the weather was calm. Later the BlueKestrel sank."
)
NADELLA = "The talks with Satya Nadella went on. Later Satya Nadella met the board. It thanked Satya Nadella."


@pytest.mark.parametrize(
    ("body", "odd", "usual"),
    [
        (f"{KESTREL} Divers reached BlueKestral at noon.", "BlueKestral", "BlueKestrel"),
        (f"{KESTREL} Divers reached BlueKsetrel at noon.", "BlueKsetrel", "BlueKestrel"),
        (f"{NADELLA} On Monday Satya Nadela resigned.", "Nadela", "Nadella"),
        (f"{NADELLA} On Monday Satya Nedella resigned.", "Nedella", "Nadella"),
        (f"{NADELLA} On Monday Satya Rebella resigned.", None, None),
        ("He met Macron. Then Macron left. They saw Macron again. The aides of Marcon stayed.", "Marcon", "Macron"),
        ("He bought Harlequin. Shares of Harlequin rose. Then Harlequin left. Harleqin lost.", "Harleqin", "Harlequin"),
        ("The Untied States won. A big United States team met United States fans in United States colours.",
         "Untied", "United"),
    ],
)  # fmt: skip
def test_a_slip_is_found(body: str, odd: str | None, usual: str | None) -> None:
    expected = [f"{odd} is spelt {usual} elsewhere in the same article"] if odd else []
    assert BENCH.findings(body) == expected


def test_a_slip_in_the_headline_is_held_against_the_body() -> None:
    (found,) = BENCH.on(KESTREL, headline="Divers Reach BlueKestrol Wreck").comparisons
    assert found.judgement.verdict is Verdict.CONTRADICTION
    assert found.claims[0].in_headline
    assert [claim.text for claim in found.others] == ["BlueKestrel"] * 3


@pytest.mark.parametrize(
    "body",
    [
        "The owner ByteWorks paid. A rival of Byteworks said so. Staff of ByteWorks left. Byteworks kept silent.",
        "The owner ByteWorks paid. Some of Byteworks was sold, and ByteWorks kept the rest.",
    ],
)
def test_capitals_alone_make_a_tension(body: str) -> None:
    (found,) = BENCH.on(body).comparisons
    assert found.judgement.verdict is Verdict.TENSION
    assert found.text == "Byteworks is spelt ByteWorks elsewhere in the same article"


@pytest.mark.parametrize(
    "decoy",
    [
        "He met Johnson. Then Johnson left. They saw Johnson again. Only Johnston stayed.",
        "He met Davidson. Then Davidson left. They saw Davidson again. Only Davison stayed.",
        "He met Ruth Davidson. Then Davidson left. They saw Davidson again. Only Davison stayed.",
        "He flew to Colombia. All of Colombia knew. In Colombia it rained. He read British Columbia law.",
        "Once Boris Johnson spoke, Boris Johnson left and Boris Johnson slept. Then Brian Johnston rose.",
        "Once Hillary Clinton spoke, then Hillary Clinton left, and Hillary Clinton slept. It cited Hilary Mantel.",
        "They saw Sara Miller. Then Sara Miller left and Sara Miller slept. Her sister was Sarah Miller.",
        "They saw Marcus Miller. Then Marcus Miller left and Marcus Miller slept. Near them stood Markus Miller.",
        "The army of Korea left. All of Korea knew. In Korea it rained. One Korean spoke, and some Koreans sang.",
        "A war in Iraq began. All Iraq suffered. Then Iraq lost. Nearby Iran stayed calm.",
        "He knew Obama. They met Obama. We saw Obama. The hunt for Osama went on.",
        "The voters of Austria chose. In Austria it rained. Across Austria it snowed. It was hot in Australia.",
        "He met Erdoğan. Then Erdoğan left. They saw Erdoğan again. Some write Erdogan instead.",
        "In Germany it rained. All of Germany knew. Then Germany lost. A German spoke of the Germans.",
        "He read the Threads app. The Threads team and a Threads user met. They lost the Thread there.",
        "They saw NASDAQ rise. The Nasdaq fell. A Nasdaq share and a Nasdaq index fell.",
        "The Big McDonnell met McDonnell. Then McDonnell left and McDonnell slept. Near them stood McConnell.",
        "They want iPads. The new iPhone sold. An iPhone and the iPhone sold well. IPhone sales rose.",
        "Both David Davis and David Davies voted. Then David Davis left and David Davis slept.",
        "They saw Mackenzie Crook act. Then MacKenzie Scott gave, MacKenzie Scott spoke and MacKenzie Scott left.",
        "Senator Warner spoke. Then Senator Warner left and Senator Warner slept. Later Senator Warnes rose.",
        "The mayor of Paris spoke. In Paris it rained. All of Paris knew. A Pairs skater left.",
        "All the Browns met Brown. Then Brown left, and the friends of Brown slept.",
    ],
)
def test_two_names_are_no_slip(decoy: str) -> None:
    assert BENCH.findings(decoy) == []


def test_a_name_is_held_against_other_articles() -> None:
    brief = write_article("The board thanked Satya Nadela on Monday.", id="brief.txt")
    outcome = BENCH.over([brief, write_article(NADELLA, id="long.txt"), write_article(NADELLA + " So.", id="more.txt")])
    (found,) = outcome.comparisons
    assert found.text == "Nadela is spelt Nadella in 2 other articles"
    assert {claim.article for claim in found.others} == {"long.txt", "more.txt"}


def test_a_spelling_that_other_articles_use_too_is_a_name() -> None:
    texts = [NADELLA, NADELLA + " So.", *(f"The board thanked Satya Nadela on day {day}." for day in range(3))]
    articles = [write_article(text, id=f"{number}.txt") for number, text in enumerate(texts)]
    assert BENCH.over(articles).comparisons == ()


def test_doubling_an_article_changes_no_judgement() -> None:
    body = f"{KESTREL} Divers reached BlueKestral at noon."
    once = BENCH.over([write_article(body, id="a.txt")])
    twice = BENCH.over([write_article(body, id="a.txt"), write_article(body, id="b.txt")])
    assert [one for one in twice.comparisons if one.claims[0].article == "a.txt"] == list(once.comparisons)


def test_names_that_could_be_compared_are_looked_at() -> None:
    assert BENCH.looked_at("It rained all day.") == []
    assert BENCH.looked_at(KESTREL) == ["BlueKestrel"]


def test_many_names_that_share_a_key_are_not_compared_with_each_other() -> None:
    letters = [chr(0x4E00 + number) for number in range(400)]
    body = " ".join(f"They saw Qu{letter}rtz. We met Qu{letter}rtz. He hid Qu{letter}rtz." for letter in letters)
    assert BENCH.findings(body) == []
