"""What rules written by strangers to the code came across: sentences that a rule must read, or leave alone."""

import pytest

STORY = "subject: Halden\naliases: [the carmaker, the plant, the fire, the stadium]\n"

JOBS = "id: fact\nkind: quantity\nquestion: How many jobs are cut?\nfind: {count: [jobs], words: [cut, lose]}\n"
STAFF = "id: fact\nkind: quantity\nquestion: How many work?\nfind: {count: [people, workers], words: [employ, work]}\n"
CARS = "id: fact\nkind: quantity\nquestion: How many cars are built?\nfind: {count: [cars], words: [built]}\n"
VOTES = "id: fact\nkind: quantity\nquestion: How many votes?\nfind: {count: [votes], words: [cast], not: [invalid, by post]}\n"
SEATS = "id: fact\nkind: quantity\nquestion: How many seats?\nfind: {count: [seats, spectators], not: [Eastfield]}\n"
AID = "id: fact\nkind: money\nquestion: How much aid?\nfind: {words: [state aid]}\ncompare: {currency: EUR}\n"
FALL = "id: fact\nkind: share\nquestion: How far did the shares fall?\nfind: {words: [fell, lost]}\n"
TURNOUT = "id: fact\nkind: share\nquestion: How high was the turnout?\nfind: {words: [turnout]}\n"
AREA = "id: fact\nkind: quantity\nquestion: How much burned?\nfind: {words: [burned, spread], unit: hectares}\n"
CLOSING = "id: fact\nkind: date\nquestion: When does production end?\nfind: {words: [end production, close]}\n"
APPEAL = "id: fact\nkind: deadline\nquestion: Until when can one appeal?\nfind: {words: [appeals]}\n"
BUILDERS = (
    "id: fact\nkind: set\nquestion: Who builds it?\nfind: {words: [build, builder]}\nmembers: [Northwind, Eastgate]\n"
)
HELPERS = "id: fact\nkind: set\nquestion: Who sent help?\nfind: {words: [sent, came from]}\nmembers: countries\n"
TALKS = (
    "id: fact\nkind: status\nquestion: How do the talks stand?\nfind: {words: [talks]}\n"
    "states: {continuing: {words: [continuing]}, suspended: {words: [suspended]}, ended: {words: [collapsed]}}\n"
)
CAUSE = (
    "id: fact\nkind: status\nquestion: What was the cause?\nfind: {words: [fire, investigators]}\n"
    "states: {lightning: {words: [lightning]}, arson: {words: [arson]}}\n"
)

CASES = [
    # a rule's own verb of change asks for the change
    (JOBS, "Halden will cut 2,900 jobs.", ["2,900 jobs"]),
    (JOBS, "Halden will create 300 jobs.", []),
    (FALL, "Halden shares fell 6.2%.", ["6.2%"]),
    (FALL, "Corvane shares fell 6.2%. Halden is in talks.", []),
    # a noun counts where no other verb than the rule's governs the number
    (CARS, "Halden recalled 118,000 cars.", []),
    (CARS, "Rival Sudhaven built 240,000 cars. Halden is smaller.", []),
    (STAFF, "Halden owns two supplier works.", []),
    (STAFF, "The plant employs 3,200 people.", ["3,200 people"]),
    # whose figure it is
    (AID, "Corvane, for its part, repaid €120 million in state aid. Halden did not.", []),
    (AID, "The state aid for Corvane was €120 million. Halden got none.", []),
    (AID, "The town of Pellmar repaid €120 million in state aid. Halden did not.", []),
    (AID, "Halden repaid €95 million in state aid.", ["€95 million"]),
    (AREA, "The fire burned 12,400 hectares.", ["12,400 hectares"]),
    (AREA, "Halden is near. The Cutter Creek fire has burned 2,100 hectares.", []),
    (AREA, "Halden is near. Another fire burned 2,100 hectares.", []),
    (AREA, "The fire spread to 18,000 hectares in Tamarack County, an area of 410,000 hectares.", ["18,000 hectares"]),
    (TURNOUT, "Turnout was 46.2 percent.", ["46.2 percent"]),
    # which figure a word rules out
    (VOTES, "87,340 votes were cast, 412 of which were invalid.", ["87,340 votes"]),
    (VOTES, "78,340 votes were cast, among them 31,200 by post.", ["78,340 votes"]),
    (SEATS, "The stadium will have 32,000 seats and replace the Eastfield ground, which holds 18,500 spectators.", ["32,000 seats"]),
    (SEATS, "The stadium has room for 32,000 spectators, nearly twice as many as Eastfield.", ["32,000 spectators"]),
    # days
    (CLOSING, "Halden will end production by the end of June 2022.", ["by the end of June 2022"]),
    (CLOSING, "Halden will not end production on 31 December 2021.", []),
    (CLOSING, "Halden will not end production on 31 December 2021 but on 30 June 2022.", ["30 June 2022"]),
    (CLOSING, "Halden will close its plant, the company said on Tuesday.", []),
    (APPEAL, "The deadline for appeals is 14 October.", ["14 October"]),
    (APPEAL, "The hearing of appeals begins on 14 October.", []),
    # sets
    (BUILDERS, "Northwind and Eastgate will build the stadium.", ["Northwind and Eastgate will build"]),
    (BUILDERS, "The builder Northwind has begun work.", ["builder Northwind"]),
    (HELPERS, "Canada, Mexico and Australia have sent crews to the fire.", ["Canada, Mexico and Australia have sent"]),
    (HELPERS, "Crews came from Canada and Mexico.", ["came from Canada and Mexico"]),
    (HELPERS, "France sent no crews to the fire.", []),
    # states
    (TALKS, "Talks with the union began on Tuesday and are continuing.", ["Talks with the union began on Tuesday and are continuing"]),
    (TALKS, "Talks were suspended on Monday and have now collapsed.", ["Talks were suspended on Monday and have now collapsed"]),
    (CAUSE, "Investigators have ruled out lightning.", []),
    (CAUSE, "Lightning did not start the fire.", []),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "expected"), CASES, ids=[case[1] for case in CASES])
def test_what_is_read(run, article, rule, text, expected):
    report = run(rule, article(text, topics=("Halden",)), story=STORY)
    assert [claim.text for claim in report.claim_list if claim.rule == "fact"] == expected


GROWING = "id: fact\nkind: quantity\nquestion: How much burned?\nfind: {words: [burned], unit: hectares}\ncompare: {changes: grows}\n"
YEARLY = "id: fact\nkind: quantity\nquestion: How many cars?\nfind: {count: [cars], words: [built]}\n"


@pytest.mark.parametrize(
    ("rule", "text", "first"),
    [
        (GROWING, "The fire started on 1 August and has so far burned 19,500 hectares.", "2020-08-03"),
        (GROWING, "Since 1 August the fire has burned 19,500 hectares.", "2020-08-03"),
        (GROWING, "The fire burned 19,500 hectares in 2012.", "2012-01-01"),
        (YEARLY, "The plant built 118,000 cars in 2019, down from 164,000 in 2016.", "2019-01-01"),
        (YEARLY, "The plant built 118,000 cars after it had reopened in 2016.", "2020-08-03"),
    ],
)
def test_of_which_time_a_figure_speaks(run, article, rule, text, first):
    report = run(rule, article(text))
    claim = next(claim for claim in report.claim_list if claim.rule == "fact")
    assert claim.as_of.earliest.isoformat() == first


def test_a_figure_of_another_year_is_background(run, article):
    report = run(
        YEARLY,
        article("In 1998 the plant built 231,000 cars.", "a.txt"),
        article("The plant built 118,000 cars.", "b.txt"),
    )
    assert not [finding for finding in report.findings if finding.rule == "fact"]
    coverage = next(each for each in report.coverage.rules if each.rule == "fact")
    assert coverage.not_comparable


BID = "id: fact\nkind: money\nquestion: How much is the bid?\nfind: {words: [bid]}\ncompare: {currency: GBP}\n"
STAKE = "id: fact\nkind: share\nquestion: What stake?\nfind: {words: [holds]}\n"
ILL = "id: fact\nkind: quantity\nquestion: How many fell ill?\nfind: {count: [people, patients], words: [ill, sick]}\n"
HOSPITAL = (
    "id: fact\nkind: quantity\nquestion: How many in hospital?\nfind: {count: [people, patients], words: [hospital]}\n"
)
DEAD = "id: fact\nkind: quantity\nquestion: How many children died?\nfind: {count: [children], words: [die]}\n"
FOUNDED = "id: fact\nkind: date\nquestion: When was it founded?\nfind: {words: [founded]}\n"
OFFER = "id: fact\nkind: deadline\nquestion: Until when?\nfind: {words: [offer]}\n"
DECISION = "id: fact\nkind: deadline\nquestion: Until when?\nfind: {words: [decision]}\n"
SHOPS = "id: fact\nkind: quantity\nquestion: How many shops?\nfind: {count: [stores], words: [runs, has]}\n"
STATE = (
    "id: fact\nkind: status\nquestion: Does the plant run?\nfind: {words: [plant, factory]}\n"
    "states: {closed: {words: [close, shut]}, running: {words: [running]}, reopened: {words: [reopen]}}\n"
)
MORE = [
    (BID, "Hartwell's £1.42bn bid for Halden was withdrawn.", ["£1.42bn"]),
    (STAKE, "Halden holds 14.2 per cent of Brindley.", ["14.2 per cent"]),
    (ILL, "At Halden 214 people fall sick.", ["214 people"]),
    (ILL, "Of Halden's sick people, most are over sixty.", []),
    (
        HOSPITAL,
        "In the outbreak at Halden, 38 of the patients are in hospital, five of them in intensive care.",
        ["38"],
    ),
    (DEAD, "A boy of seven died at Halden.", []),
    (FOUNDED, "Halden is a retailer. Hartwell was founded in 1924.", []),
    (OFFER, "Halden has until 5pm on 14 October to make an offer.", ["14 October"]),
    (
        DECISION,
        "Halden will not comment until a decision is taken, which it hopes will be no later than 15 September.",
        ["no later than 15 September"],
    ),
    (SHOPS, "Nordkauf has ruled out a bid. It has 3,400 stores. Halden is smaller.", []),
    (STATE, "Halden's plant will not stay shut.", []),
    (STATE, "The minister does not think that Halden's plant is closed.", []),
    (STATE, "Halden's factory reopened after it had been closed for two weeks.", ["factory reopened"]),
    (STATE, "Halden did not say when the plant opens, but it has closed the plant.", ["closed the plant"]),
    (STATE, "Halden's rival Southvale said its own plant was running.", []),
]


@pytest.mark.parametrize(("rule", "text", "expected"), MORE, ids=[case[1] for case in MORE])
def test_what_is_read_of_other_stories(run, article, rule, text, expected):
    report = run(rule, article(text, topics=("Halden",)), story="subject: Halden\naliases: [the retailer]\n")
    assert [claim.text for claim in report.claim_list if claim.rule == "fact"] == expected


def test_a_year_in_an_aside_is_not_the_time_of_the_figure(run, article):
    report = run(SHOPS, article("The chain, founded in 1958, runs 412 stores."))
    (claim,) = [claim for claim in report.claim_list if claim.rule == "fact"]
    assert claim.as_of.earliest.isoformat() == "2020-08-03"


def test_the_shared_list_of_names_holds_for_subjects_and_members(run, article, tmp_path):
    folder = tmp_path / "rules"
    folder.mkdir(exist_ok=True)
    (folder / "names.yaml").write_text("Halden: [Halden Motors]\nNorthwind: [NWP]\n", encoding="utf-8")
    text = article("Halden Motors has 412 stores. NWP and Eastgate will build the plant.", "a.txt")
    stores = run(SHOPS, text, story="subject: Halden\n")
    assert [claim.text for claim in stores.claim_list if claim.rule == "fact"] == ["412 stores"]
    builders = run(BUILDERS, text, story="subject: Halden\n")
    assert [claim.mention.members for claim in builders.claim_list if claim.rule == "fact"] == [
        ("Eastgate", "Northwind")
    ]


def test_countries_are_written_with_a_capital(run, article):
    report = run(HELPERS, article("Help came from turkey farms and from china shops."))
    assert not [claim for claim in report.claim_list if claim.rule == "fact"]
