"""Headlines with numbers that count nothing, that list, or that stand in other words in the articles below them."""

from __future__ import annotations

from datetime import date

import pytest

import checker
from checker.alignment.comparison import Comparison, Verdict

DAY = date(2014, 6, 10)
REST = (
    " The reeve spoke to reporters outside the hall. Nobody from the office could be reached."
    " People in the town were shaken by the news. A hearing has been set for later."
)

TRUE = [
    (
        "Boeing 777 Lands on One Engine",
        "A Boeing 777 carrying 240 passengers landed safely in Corvane after one of its 2 engines failed on Tuesday.",
    ),
    (
        "777 Lands on One Engine in Corvane",
        "A Boeing 777 carrying 240 passengers landed safely in Corvane after losing an engine on Tuesday.",
    ),
    (
        "Covid-19 Deaths Top 1K in Corvane",
        "More than 1,000 people in Corvane have died of the coronavirus, the health office said. 12 died on Monday.",
    ),
    (
        "Covid-19 Closes Schools in Corvane",
        "Corvane will close all 48 schools for two weeks as the virus spreads. It has 19 patients in hospital.",
    ),
    (
        "Crash on Route 66 Kills Weaver",
        "A crash on the historic highway killed a weaver, 42, on Tuesday. Four cars were involved.",
    ),
    (
        "CIA Admits: Area 51 Is Real",
        "The CIA has acknowledged the base in the desert for the first time, in 400 pages of papers from 1955.",
    ),
    (
        "Apollo 11 Engines Found on Sea Floor",
        "Two engines that took men to the moon in 1969 were found 14,000 feet deep in the Atlantic.",
    ),
    (
        "9/11 Suspect Speaks in Court",
        "The man accused of planning the Sept. 11 attacks spoke for 40 minutes on Tuesday. Nearly 3,000 people died in them.",
    ),
    (
        "9/11 Museum to Charge $24",
        "The memorial museum in New York will charge visitors $24, up from nothing. It opens on May 21.",
    ),
    (
        "Court Strikes Down Prop 8",
        "A federal court struck down California's ban on gay marriage 2-1. It was passed by 52% of voters in 2008.",
    ),
    (
        "Super Bowl 50 Is Most Watched Yet",
        "Some 115 million people watched the Broncos beat the Panthers 24-10 in the 50th Super Bowl.",
    ),
    (
        "Super Bowl 50 Ads Cost $5M",
        "A 30-second spot in the big game on Sunday costs $5 million. Last year it was $4.5 million.",
    ),
    (
        "World War 2 Bomb Found in Corvane",
        "A 500-pound bomb that was dropped in 1944 was found in Corvane; 3,000 people had to leave.",
    ),
    (
        "World War II Vet, 98, Gets Medal",
        "A 98-year-old man who fought in the war was given the medal on Tuesday, 72 years late.",
    ),
    (
        "Judge Blocks End of Title 42",
        "A judge in Louisiana kept a border rule in place that has let agents expel people 1.9 million times since 2020.",
    ),
    ("No. 1 Song Is 30 Years Old", "A song that came out in 1984 tops the chart this week, after 12 weeks outside it."),
    (
        "Top 10 Weavers of the Year",
        "The magazine picked its favorite weavers, among 300. Joe Orrin leads the list, at $4 million a year.",
    ),
    (
        "Corvane Cracks Top 10 of Best Cities",
        "Corvane is the ninth best city to live in, according to a survey of 140 cities. It was 14th in 2012.",
    ),
    ("Stores Go 24/7 for Holidays", "The chain will keep 800 stores open around the clock from Dec. 20 to Dec. 24."),
    ("'80s Star Dies at 62", "The singer, whose hits of the 1980s sold 20 million records, died on Monday. He was 62."),
    (
        "Star of '80s Sitcom Found Dead",
        "The actress, 51, who played in the show from 1982 to 1989, was found dead on Monday.",
    ),
    (
        "20-Somethings Are Ditching Cars",
        "Young adults are buying 30% fewer cars than in 2007, a study of 12,000 drivers finds.",
    ),
    ("Chances of Recession Are 50-50", "There is a 50% chance of a recession within a year, 36 economists say."),
    (
        "Odds of Comet Landing Are 50/50",
        "The chances are even that the probe will land, scientists say, after a trip of 10 years.",
    ),
    (
        "F-35 Fleet Grounded Again",
        "The Pentagon grounded all 97 of the jets after a fire on June 23. The program costs $398.6 billion.",
    ),
    (
        "G7 Drops Russia",
        "The leaders of seven rich nations said on Monday that they would not meet in Sochi. The G8 had existed since 1998.",
    ),
    ("G-8 Leaders Meet in Corvane", "Leaders of the Group of Eight met on Monday for 2 days of talks."),
    (
        "4th of July Fireworks Injure 28",
        "A platform tipped over on Thursday night and 28 people were hurt by fireworks, 12 of them badly.",
    ),
    (
        "July 4 Cookouts to Cost More",
        "A cookout for 10 will cost $68 this year, up 12% on last year. Beef is at a record.",
    ),
    (
        "Mayor Arrested at 2am",
        "The mayor was stopped by police early on Tuesday, shortly after 2 o'clock, and had 3 times the legal limit.",
    ),
    ("Polls Close at 8pm in Corvane", "Voting ends at 8 p.m. in the four counties."),
    (
        "Game of Thrones Season 4 Opener Draws 6.6M",
        "Sunday's premiere was seen by 6.6 million viewers, the most since the Sopranos ended in 2007.",
    ),
    (
        "5 Things to Know About the Budget",
        "The budget of $3.9 trillion was sent on Tuesday. Here's what it does: it raises taxes on 12 million people.",
    ),
    (
        "10 Best Cities for Weavers",
        "Corvane is the place to be for weavers, with 4,000 jobs. Tolford is next, with 2,500, followed by six others.",
    ),
    ("7 Crazy Facts About Bees", "Bees visit 2 million flowers for a pound of honey. A hive has 60,000 of them."),
    (
        "13 Most Dangerous Jobs",
        "Loggers die at the highest rate, with 127 deaths per 100,000 workers. Fishing is second, with 117.",
    ),
    (
        "The 6 Weirdest Laws",
        "In Corvane it is illegal to weave on Sundays, with a fine of $25. In Tolford you may keep only 3 goats.",
    ),
    (
        "1 in 5 Americans Has No Savings",
        "Twenty percent of Americans have nothing saved, a survey of 1,000 finds. Another 12% have less than $100.",
    ),
    (
        "1 in 5 Kids Is Hungry",
        "Some 16 million children, or 21% of all, do not get enough to eat. That is up from 17% in 2007.",
    ),
    (
        "The $1M-a-Year Dog Walker",
        "Joe Orrin walks 40 dogs a day and makes about $1 million a year, with a staff of 12.",
    ),
    (
        "100-Year-Old Finishes Marathon",
        "Fauja Orrin, who turned 100 in April, ended the race in just over 8 hours. He took up running at 89.",
    ),
    ("Weaver Wins 1st Title", "The weaver won the title for the first time, after losing 3 finals. She is 26."),
    (
        "2-Year-Old Boy Shoots Mom",
        "A woman was killed by her toddler on Tuesday; the 29-year-old had a gun in her purse. The boy, 2, was in a cart.",
    ),
    ("Boy, 2, Shoots Mom", "A 2-year-old boy killed his mother, 29, on Tuesday when he found a gun in her purse."),
    (
        "Toddler, 1, Survives Fall",
        "An 18-month-old girl fell from a fourth-floor window on Tuesday and has only a broken leg.",
    ),
    (
        "Baby Born After 14 Hours Is Doing Fine",
        "The girl weighs 7 pounds. She was born on Tuesday after 14 hours of labor.",
    ),
    (
        "Class of '12 Faces Grim Jobs Market",
        "Those who left college in 2012 face a jobless rate of 8.8%, a study of 4 years finds.",
    ),
    (
        "Temps to Hit Minus 20 in Corvane",
        "It will be as cold as -20 on Tuesday, with a wind chill of -45, forecasters say.",
    ),
    ("It's -40 in Corvane", "The thermometer fell to 40 below zero on Tuesday; 12 schools are shut."),
    (
        "Doctors Print 3-D Windpipe",
        "Doctors saved a boy of 3 months by printing a tube that lets him breathe, 1 of 2 such cases.",
    ),
    (
        "3-D Printed Gun Fires 600 Rounds",
        "A rifle with parts from a printer fired 600 rounds before it broke, up from 6 in December.",
    ),
    ("30 Years Later, a Confession", "A man has confessed to killing a boy, 6, who vanished in Corvane in 1984."),
    ("35 Years Later, Cold Case Solved", "Police say DNA ties a man, 61, to the murder of a girl in 1979. She was 14."),
    ("A Dozen Weavers Arrested", "Police arrested 12 weavers on Tuesday after a brawl with 40 others."),
    ("About a Dozen Hurt in Blast", "A blast at a plant hurt 13 people on Tuesday, two of them badly."),
    ("Dozens Dead in Ferry Sinking", "At least 36 people died when a ferry with 140 aboard sank on Tuesday."),
    ("Hundreds Dead in Quake", "The quake killed at least 367 people and hurt 8,000 on Tuesday."),
    ("Blackhawks Win in Triple OT", "Chicago beat Boston 4-3 in the third overtime on Wednesday, after 112 minutes."),
    ("Teen Gets 3 Life Terms", "The judge sent the boy, 17, to prison for life for killing three classmates in 2012."),
    (
        "Killer Gets Life Plus 40",
        "The man, 36, was given life in prison and another 40 years for the murder of 2 girls.",
    ),
    ("Ex-Cop Gets 30 Days for DUI", "A former officer, 40, was sent to jail for a month for driving drunk at 90mph."),
    ("4-Day Workweek? Why Not", "A firm of 50 has given its staff Fridays off, and its profit rose 20% in two months."),
    (
        "Woman Dies 2 Weeks After Wedding",
        "The bride, 28, fell from a cliff on Sept. 14, 15 days after she married on Aug. 30.",
    ),
    (
        "S&P 500 Hits Record",
        "Stocks rose on Tuesday; the index gained 12 points, or 0.6%, to 1,872. The Dow was up 91 at 16,532.",
    ),
    (
        "Dow Tops 17K for First Time",
        "The Dow climbed 92 points to 17,068 on Thursday; the S&P 500 gained 11 points to 1,985.",
    ),
    ("Dow Ends Up 92", "Stocks rose on Thursday. The Dow climbed 92 points to 17,068; the Nasdaq rose 28 to 4,486."),
    ("Dow Off 198", "The Dow fell 198.24 points to 16,265 on Tuesday. The S&P lost 24 to 1,891."),
    (
        "Channel 4 Sorry for Swearing",
        "The broadcaster got 320 complaints about the show on Tuesday. It was fined £30,000.",
    ),
    (
        "Man Marries 5th Wife in Prison",
        "The killer, 62, has wed for a fifth time, to a woman of 34 who wrote him 200 letters.",
    ),
    ("Iron Man 3 Opens to $175M", "The third Iron Man film took in $175.3 million in 3 days, the second-best ever."),
    ("Toy Story 3 Tops Box Office", "The film made $59 million this weekend, ahead of Grown Ups with $41 million."),
    (
        "Ocean's 8 Steals Weekend",
        "The heist film took $41.5 million, ahead of Solo with $15.2 million in its third week.",
    ),
    ("Windows 8 Flops", "PC sales fell 14% in the first quarter, and analysts blame the new Microsoft system."),
    ("Microsoft to Kill Windows XP After 12 Years", "Support for the system, which came out in 2001, ends on Tuesday."),
    (
        "5-Hour Energy Linked to 13 Deaths",
        "The drink has been named in 13 death reports over four years. It sells for $3.",
    ),
    (
        "7-Eleven Clerk Wins Lottery",
        "A clerk, 52, who sold the ticket to himself will get $3 million. He has worked at the store for 6 years.",
    ),
    ("Motel 6 Shooting Kills 2", "Two people were shot dead at a motel in Corvane on Tuesday; a third is in hospital."),
    ("I-95 Pileup Kills 3", "A crash of 12 cars on Interstate 95 killed three people on Tuesday."),
    (
        "Highway 1 Closed by Slide",
        "A million tons of rock fell on the coast road on Saturday; it'll be shut for a year.",
    ),
    ("Ex-Marine Gets 2nd Chance", "A veteran, 34, who was jailed for 6 years has been freed by a judge."),
    (
        "Third Man Charged in Killing",
        "A 19-year-old was charged on Tuesday over the death of a girl, 14. Two others were charged in May.",
    ),
    (
        "3rd Teen Dies After Crash",
        "A girl, 16, died on Tuesday of injuries from a crash that had killed two other teenagers on Sunday.",
    ),
    (
        "Nurse Is 2nd to Catch Ebola in US",
        "Another health worker who treated the man who died has tested positive. She is 29 and had a fever of 99.5.",
    ),
    (
        "Couple, Both 90, Die Hours Apart",
        "Don and Maxine Orrin, who were 90 and 90, died on Monday, after 62 years of marriage.",
    ),
    ("Twins, 9, Drown in Pool", "The brothers, aged nine, were found in 8 feet of water on Monday."),
    (
        "Parents of 4 Die in Crash",
        "A couple from Corvane who leave behind four children died in a crash with 2 trucks on Monday.",
    ),
    (
        "Mom of 3 Wins $61M Lottery",
        "A mother with three children won $61 million, the 5th-biggest prize ever. She is 38.",
    ),
    ("Dad of 10 Killed by Bear", "The man, 54, who had ten kids, was hunting with 2 friends."),
    ("Family of 6 Found Dead", "A couple and their four children were found dead at home on Monday."),
    (
        "Teen Had 3x Legal Limit",
        "The driver, 17, had a blood-alcohol level of 0.24, three times the limit. He killed four people.",
    ),
    ("She Called 911 14 Times", "A woman who was killed on Monday had called for help 14 times in 2 hours."),
    (
        "911 Operator Fired",
        "An operator who hung up on a boy, 12, lost her job on Monday. She'd worked there for 8 years.",
    ),
    ("He Ran 26.2 Miles in a Suit", "Joe Orrin, 33, ran the marathon in a suit in 3 hours and 24 minutes."),
    (
        "Man Runs 50 Marathons in 50 States",
        "A runner, 43, has ended his quest to race in every state, which took him 2 years and $30,000.",
    ),
    ("Gov't Shutdown Day 3: No Deal", "On the third day of the shutdown 800,000 workers stayed home."),
    ("Day 12: Rescue Stalls", "Rescuers looking for 30 miners who have been trapped since Oct. 4 hit rock on Tuesday."),
    ("Hour 1 of Auction Raises $2M", "The sale raised $2 million within 60 minutes, and $8 million in all."),
    ("Man, 20s, Shot in Corvane", "A man of 24 was shot in the leg on Monday, the fourth such case in May."),
    (
        "Woman in Her 60s Gives Birth",
        "A 61-year-old has become the oldest mother in Corvane. The baby weighs 5 pounds.",
    ),
    ("Most Over-65s Own a Phone", "Of those over 65, 59% have a smartphone, up from 18% in 2013."),
    (
        "Under-5 Deaths Fall by Half",
        "Some 6.3 million children died before turning five in 2013, down from 12.7 million in 1990.",
    ),
    (
        "Price of Stamps Going Up 3 Cents",
        "A stamp will cost 49 cents from January, up from 46 cents, to raise $2 billion.",
    ),
    (
        "$15 Wage Wins in Seattle",
        "The council voted 9-0 to raise the minimum wage from $9.32 to $15 an hour over seven years.",
    ),
    ("Half of Us Will Get Cancer", "A study of 4,000 says one in two people will get the disease, up from 1 in 3."),
    ("2 in 3 Americans Are Fat", "Some 69% of adults are overweight, and 36% are obese, a survey of 9,000 shows."),
    ("Three-Quarters of Weavers Quit", "Of the mill's 400 weavers, 302 quit in a year, the union says."),
    ("Storm Leaves 1M in the Dark", "More than 950,000 homes were without power on Monday. Wind blew at 90mph."),
    ("Storm Knocks Out Power to 200K", "About 210,000 customers lost power on Monday in 3 states."),
    ("Man Wins $1M Lottery Twice", "A man has won the $1 million prize for the 2nd time in 3 months."),
    (
        "Man Gets 20 to Life",
        "The killer, 30, was sentenced to between 20 years and life for the 2009 murder of a clerk.",
    ),
    (
        "Man Faces 99 Years Over $2 Theft",
        "The man, 45, could go to prison for 99 years as a repeat thief, for a Snickers bar that cost two dollars.",
    ),
    ("US Sends 300 More Troops", "Another 300 soldiers go to Iraq, so that there are 800 there in all."),
    (
        "Bus Crash Kills 10, Including 5 Teens",
        "A truck hit a bus of students on Thursday. Ten people died: five teenagers, three adults and the two drivers.",
    ),
    ("Gunman Kills 2, Self", "A man shot two people and himself at a mall on Saturday. Three people are dead in all."),
    (
        "Gunman Among 3 Dead at Mall",
        "A man shot two clerks, 21 and 25, at a mall on Saturday before he killed himself.",
    ),
    ("Quake of 6.0 Shakes Napa", "A magnitude 6 earthquake struck on Sunday and hurt 120 people. It cost $1 billion."),
    ("6.1 Quake Rattles Napa", "A magnitude-6.1 earthquake struck on Sunday; the USGS later said 6.0."),
    (
        "Orrin Shoots 63, Leads by 3",
        "Joe Orrin had nine birdies for a 63 on Thursday and is three strokes ahead of Tom Bell.",
    ),
    ("Germany 7, Brazil 1", "Germany crushed Brazil 7-1 on Tuesday with four goals in six minutes."),
    (
        "Cops: 4-Year-Old Found With Heroin",
        "A girl who's 4 took 249 bags of heroin to day care on Monday. Her mother is 30.",
    ),
    (
        "8-Foot Python Found in Toilet",
        "A snake more than 8 feet long was found in a toilet on Tuesday. It weighs 14 pounds.",
    ),
    ("6'8\" Teen Is Tallest", "The boy of 15 is six feet eight inches tall and weighs 220 pounds."),
    ("5K Runner Dies at Finish", "A runner, 44, died on Sunday at the end of a five-kilometer race with 900 others."),
    (
        "401(k) Fees Cost You $155K",
        "A couple will pay about $155,000 in fees over their lives for retirement accounts, a study of 90 plans says.",
    ),
    ("Tax Day Is April 18, Not 15", "You have three more days this year, as Emancipation Day falls on the 15th."),
    (
        "D-Day Vets Mark 70 Years",
        "Veterans gathered in Normandy on Friday, 70 years after the landings of June 6, 1944.",
    ),
    (
        "Ice Cap Shrinks to 6th-Lowest",
        "Arctic ice shrank to 1.97 million square miles, the sixth smallest extent on record.",
    ),
    ("At 40 Below, Eyelashes Freeze", "It was -40 in Corvane on Tuesday, which shut 300 schools."),
    (
        "Gas Below $3 for First Time Since 2010",
        "A gallon now costs $2.99 on average, down 33 cents in a month, the lowest in four years.",
    ),
    ("Gas Hits $4 a Gallon", "Drivers in Corvane pay an average of $4.01 for regular, up 12 cents in a week."),
    ("Oil Tops $100 a Barrel", "Crude rose $2.30 to $100.70 on Monday, the highest in 2 years."),
    (
        "Startup Worth $1B After 18 Months",
        "The firm, founded in 2012 with 5 workers, was valued at $1.1 billion on Monday.",
    ),
]
"""Headlines that their articles bear out."""

WRONG_NAMES = [
    (
        "Boeing 787 Lands on One Engine",
        "A Boeing 777 landed safely after an engine had failed on Tuesday.",
        "Boeing 777",
    ),
    ("Flight 730 Is Found", "The wreck of Flight 370 has been found, a year after it vanished.", "Flight 370"),
    ("Category 4 Storm Nears Corvane", "A Category 5 hurricane was bearing down on Corvane.", "Category 5"),
    ("Super Bowl 60 Ads Cost $5M", "A spot in Super Bowl 50 on Sunday costs $5 million.", "Bowl 50"),
    ("I-59 Pileup Kills 3", "A crash on I-95 killed three people.", "I-95"),
]
"""Headlines with a wrong number in a name, and the name that the article has."""

NO_WRONG_NAMES = [
    ("Flight 17 Is Found", "The wreck of flight MH17 has been found, a year after Flight 370 vanished."),
    ("Boeing 787 Is Late", "A plane that was to follow the Boeing 767 and the Boeing 777 is late."),
    ("Area 51 Is Real", "The base exists, the agency says."),
]
"""Names with a number that nothing in the article tells to be wrong."""


def _wrong(headline: str, body: str) -> list[Comparison]:
    found = checker.compare(headline, body + REST, published=DAY, other_published=DAY)
    return [each for each in found if each.verdict is Verdict.CONTRADICTED]


@pytest.mark.parametrize(("headline", "body"), [*TRUE, *NO_WRONG_NAMES])
def test_a_true_headline_is_not_contradicted(headline: str, body: str) -> None:
    assert [(each.statement.mention.text, each.why) for each in _wrong(headline, body)] == []


@pytest.mark.parametrize(("headline", "body", "right"), WRONG_NAMES)
def test_a_name_with_another_number_is_contradicted(headline: str, body: str, right: str) -> None:
    assert [each.evidence and each.evidence.mention.text for each in _wrong(headline, body)] == [right]


def test_a_name_with_its_number_is_supported() -> None:
    found = checker.compare("Boeing 777 Lands Safely", "A Boeing 777 landed on one engine." + REST)
    assert [(each.verdict, each.statement.mention.text) for each in found] == [(Verdict.SUPPORTED, "Boeing 777")]


def test_where_no_day_is_known_an_age_may_be_that_of_a_year_of_birth() -> None:
    body = "The weaver, who was born in March 1945, has rowed across an ocean with a friend of 61." + REST
    found = checker.compare("Weaver, 69, Rows an Ocean", body)
    assert len(found) == 1
    assert found[0].verdict is not Verdict.CONTRADICTED
