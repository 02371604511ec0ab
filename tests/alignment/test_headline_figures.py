"""Figures of headlines that their articles explain in other words, and such as they do not."""

from __future__ import annotations

from datetime import date

import pytest

import checker
from checker.alignment.comparing import compare
from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.reading import article_of

DAY = date(2014, 6, 10)
REST = (
    " The reeve spoke to reporters outside the hall. Nobody from the office could be reached."
    " People in the town were shaken by the news. A hearing has been set for later."
)

EXPLAINED = [
    ("1 in 3 Weavers Plans to Quit", "Some 34% of weavers plan to quit, a survey finds."),
    ("9 in 10 Weavers Agree", "A survey finds that 91% of weavers agree."),
    ("A Third of Ferries Are Failing", "Of 900 ferries looked at, 32% are failing."),
    ("20% of Bees Have Died", "One in five bees has died, a count finds."),
    ("Rents Up 100% in Corvane", "Rents in Corvane have doubled since 2011."),
    ("Two Thirds of Weavers Stay", "A count finds that 31% of weavers leave."),
    ("Weaver Freed After 25 Years", "A weaver jailed in 1989 for a murder he did not commit walked free on Tuesday."),
    ("Killer Caught After 3 Decades", "A man who killed a clerk in 1983 was caught on Tuesday."),
    (
        "Aid Arrives After 18-Month Siege",
        "The first aid since rebels cut the road in December 2012 arrived on Tuesday.",
    ),
    ("Talks End After 9 Days", "The talks, which had opened on 1 June, ended on Tuesday."),
    ("Bridge Shut for 14 Hours", "The bridge was shut at 6.10pm and reopened at 8.15am."),
    ("Weaver, 69, Rows an Ocean", "The weaver, who was born in March 1945, has rowed across an ocean."),
    ("Nun, 98, Graduates", "A nun who turns 99 in July has graduated from high school."),
    ("Born in 1912, She Still Votes", "At 102, a weaver was the first to vote in Corvane."),
    ("5 Dead in House Fire", "A couple and their three children died in a house fire."),
    ("3 Dead at Mill", "A gunman killed two people at the mill before he turned the gun on himself."),
    ("26 Dead in Coach Crash", "The crash killed 24 pilgrims and 2 drivers."),
    ("5th Weaver Charged", "Four weavers had been charged. Another was arrested on Tuesday."),
    ("Mill Recalls 6M Looms", "The mill is recalling 6.39 million looms."),
    ("Mill Loses $1.3B", "The mill lost $1.26 billion."),
    ("Mill Sold for $19B", "The buyer pays $4 billion in cash and $15 billion in shares."),
    ("Profit of Mill Falls 18%", "Its profit fell to $212 million from $259 million a year earlier."),
    ("Profit of Mill Falls $47M", "Its profit fell to $212 million from $259 million a year earlier."),
    ("Toll Would Add $3 a Trip", "The toll would raise the price of a trip from $6 to $9."),
    ("Reeve Leads by 5 Points", "The reeve leads her rival by 50% to 45% in a poll."),
    ("Reeve Up 5 in Poll", "The reeve leads her rival by 50% to 45% in a poll."),
    ("Storm Dumps 2 Feet of Snow", "The storm dumped 24 inches of snow on Corvane."),
    ("Quake Hits 7.2", "A magnitude-7.2 earthquake struck off Corvane."),
    ("Temps Hit 100", "The thermometer hit 100.4 degrees Fahrenheit."),
    ("Runner Wins in 9.81", "The runner from Corvane won in 9.81 seconds."),
    ("Over 100 Dead in Mudslide", "At least 113 people died in a mudslide."),
    ("Dozens Hurt in Crash", "A crash hurt 46 people."),
    ("Mill to Cut Nearly 3K Jobs", "The mill will cut 2,900 jobs."),
    ("Lost Dog Walks 20 Miles Home", "A dog that was left in Tolford trotted 18 miles to its home in Corvane."),
    ("Weaver 57 Recalled", "The mill is recalling 9,000 bottles of its Weaver sauce for glass in 3 of them."),
    ("5 Dead in Mill Fire", "A fire at a mill killed at least three people and two firemen, and hurt hundreds."),
    ("Heat of 102 Empties Looms", "The mill closed as it was 102 degrees. The hall of 103 weavers was empty."),
    ("Wolves Win on Last Throw, 31-27", "The throw made it Wolves 31, Red Kings 27."),
    ("5 Ways to Weave Better", "Weaving is hard. The paper has 12 tips."),
    ("Town Sells Its Mill for $1", "The town has sold its mill for a token dollar."),
    ("Mill Will Not Cut 90 Jobs", "The mill will cut 50 jobs."),
    ("Mill to Cut 90 Jobs", "The mill will not cut 50 jobs."),
    ("Sept. 11 Museum Opens", "A museum of the 9/11 attacks has opened."),
]
"""Headlines with a figure that their articles give in other words, or only make."""

WRONG = [
    ("Poll: 85% of Weavers Quit", "A poll finds that 58% of weavers quit. Of them, 27% are old, 31% young.", "58%"),
    (
        "14 Pirates Captured",
        "Seven pirates were captured on Tuesday. The 7 men, who had rifles, are held.",
        "Seven pirates",
    ),
    (
        "Mill Fire Kills at Least 5",
        "A fire at the mill killed at least seven people on Tuesday.",
        "at least seven people",
    ),
    ("Economy Grew 2.2% in Corvane", "The economy of Corvane grew 2.4%, a bank says. Rates may rise to 2.3%.", "2.4%"),
    (
        "2 Dead as Boat Hits Mill",
        "A boat hit the mill, and three people are dead. It is the second boat to sink.",
        "three people",
    ),
    ("Mill to Cut 5K Jobs", "The mill will cut 4,000 jobs.", "4,000 jobs"),
    ("Quake Toll Hits 253", "The death toll of the quake rose to 235.", "235"),
    ("Over 1,300 Dead in Mudslide", "At least 913 people died in a mudslide.", "At least 913 people"),
    ("Mill Hires 757", "The mill will hire about 800 people.", "about 800 people"),
    ("Weaver's $40K Wedding Is Ruined", "The wedding cost the weaver $62,000.", "$62,000"),
    ("Weaver's Loom Fetches $2.9B", "The loom went for $2.7 billion.", "$2.7 billion"),
    ("Weaver, 87, Buys 48 Kayaks", "The 72-year-old weaver has bought 48 kayaks.", "72-year"),
    ("Weaver Drives at 114", "Joe Orrin is 104, and the weaver drives.", "104"),
    ("Mill Shares Tumble 9%", "Shares of the mill dropped 7 percent.", "7 percent"),
    ("5 Dead as Plane Hits Mill", "A plane hit the mill, which killed three people.", "three people"),
    ("Runner Wins in 9.18", "The runner from Corvane won in 9.81 seconds.", "9.81 seconds"),
    ("Runner Ends 1,400th Marathon", "The runner ended his 1,000th marathon.", "1,000th"),
    ("Wolves Beat Kings 9-3", "The Wolves beat the Kings 6-3.", "6-3"),
    ("After 5-0 Loss, Weaver Walks Home", "The Weavers lost 6-0 on Sunday.", "6-0"),
    ("Wolves Win on Last Throw, 34-27", "The throw made it Wolves 31, Red Kings 27.", "31, Red Kings 27"),
    ("Plague Cases Top 3,000", "There were 1,052 cases of plague on Tuesday.", "1,052 cases"),
    ("5.3B Looms Sold in Biggest Year", "About 2.7 billion looms were sold.", "About 2.7 billion looms"),
    ("Storm Could Cost $50M", "The storm could cost the town $80 million.", "$80 million"),
    ("Crash Kills 83", "At least 38 people died in the crash, and 29 others were hurt.", "At least 38 people"),
    ("Lake Is Back After 107 Years", "The lake is back after 65 years and may stay for the next 50 years.", "65 years"),
    ("Pot of 4,226 Years Found", "A pot that was made 5,000 years ago has been found.", "5,000 years"),
    ("Twins Born 34 Days Apart", "The weaver bore a boy on 1 June and a girl 24 days later.", "24 days"),
    ("Weaver Silent for 30 Years", "The weaver had not said a word in a decade.", "a decade"),
    ("Weaver Jailed for 22 Years", "The weaver was jailed for 12 years.", "12 years"),
    ("Rower Loses 199 Pounds", "The rower has lost 155 pounds, or 60% of her weight.", "155 pounds"),
    ("Postcard Mailed in 1963 Arrives", "A postcard that was mailed in 1936 has arrived.", "1936"),
    ("Weaver Caught After 28 Years", "A weaver who fled in 1987 was caught on Tuesday.", "1987"),
]
"""Headlines with a wrong figure, and what their articles say in its place."""

MISSED = [
    ("14 Nuns Foil Thief", "Four sisters of a convent ran after a thief and sat on him."),
    ("Rents Up 160% in Corvane", "Rents in Corvane have doubled since 2011."),
    ("7 Killed as Buses Collide", "Two buses collided, which killed both drivers and six passengers."),
    ("Toddler Falls 16 Stories", "A toddler survived a fall from a balcony on the 11th floor."),
]
"""Wrong figures for which the article has only another word or a sum."""


def _told(headline: str, body: str) -> list[Comparison]:
    return checker.compare(headline, body + REST, published=DAY, other_published=DAY)


@pytest.mark.parametrize(("headline", "body"), EXPLAINED)
def test_a_figure_that_the_article_explains_is_not_contradicted(headline: str, body: str) -> None:
    assert [each.why for each in _told(headline, body) if each.verdict is Verdict.CONTRADICTED] == []


@pytest.mark.parametrize(("headline", "body", "right"), WRONG)
def test_a_figure_that_nothing_explains_is_held_against_the_one_it_stands_for(
    headline: str, body: str, right: str
) -> None:
    wrong = [each for each in _told(headline, body) if each.verdict is Verdict.CONTRADICTED]
    assert [each.evidence and each.evidence.mention.text for each in wrong] == [right]


@pytest.mark.xfail(strict=True, reason="the article has another word or a sum in its place")
@pytest.mark.parametrize(("headline", "body"), MISSED)
def test_a_wrong_figure_is_found(headline: str, body: str) -> None:
    assert Verdict.CONTRADICTED in {each.verdict for each in _told(headline, body)}


def test_of_several_sources_none_has_to_have_every_figure() -> None:
    draft = article_of("Mill sold for $20M to weavers", "draft", DAY)
    sources = [
        article_of(body + REST, name, DAY)
        for name, body in (
            ("one", "The mill was sold to its weavers for $20 million."),
            ("other", "The mill, which lost $36 million last year, was sold to its weavers."),
        )
    ]
    assert [each.verdict for each in compare(draft, sources[1:])] == [Verdict.CONTRADICTED]
    assert [each.verdict for each in compare(draft, sources)] == [Verdict.SUPPORTED]


def test_a_source_on_something_else_contradicts_nothing() -> None:
    body = "The recipe takes 300 grams of flour, four eggs and $2 worth of butter."
    found = checker.compare("Quake off Corvane shakes harbour, 14 boats sink and $5m is lost", body + REST)
    assert Verdict.CONTRADICTED not in {each.verdict for each in found}
