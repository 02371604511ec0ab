"""Numbers that are no quantities: nothing is read in any of these."""

import pytest

from checker.mentions.mention import Kind
from checker.mentions.read import read

AMOUNTS = {Kind.NUMBER, Kind.MONEY, Kind.SHARE, Kind.QUANTITY}
TRAPS = [
    "The country switched to 5G.", "A 3D model and a 4K screen.", "Because of COVID-19 it closed.", "A Boeing 737 landed.",
    "The Boeing 737 MAX jets were grounded.", "He flew on Air Force One.", "It was shown on Channel 4.",
    "Channel 4 News had it first.", "A B-52 flew past.", "F-35 jets took off.", "Flight MH17 was lost.",
    "He came 3rd in the 21st century.", "It was the twenty-first time.", "The second and third came late.",
    "At 6pm it rained.", "At 10.30am and 6:45 p.m. it rained.", "It starts at 1800 GMT.", "It ends at 7 o'clock.",
    "Call 0800 123 4567 now.", "Call +44 20 7946 0958 now.", "Ring 555-1234 or (212) 555-1234.", "They won 3-1.",
    "They won 6-3, 6-4.", "A 5-4 ruling ended it.", "It ended 2–2.", "In 2019 it closed.", "The 1990s were loud.",
    "The 2020 election was close.", "1. It opens\n2. It closes", "1) It opens", "One of the men left.", "No one came.",
    "The one that left is back.", "One day it will end.", "See section 12.", "See sections 3 and 4.", "Article 50 was used.",
    "Version 2.0 is out.", "Version 4.2.1 is out.", "It runs on Windows 10.", "He bought an iPhone 12.", "Formula One is back.",
    "He left Number 10.", "He lives at 10 Downing Street.", "A size 12 dress.", "It was No. 4 in the chart.", "The album hit #1.",
    "Apollo 11 landed.", "A 2-for-1 split was agreed.", "It is open 24/7.", "After 9/11 it changed.", "It was 50/50.",
    "A two-way street.", "A one-off.", "Net zero is far off.", "A zero-tolerance rule.", "He met the G20 leaders.",
    "A 4x4 stood there.", "See http://a.example/b/123?q=45 for it.", "Write to user5@mail.example.", "It rated 8.5 out of 10.",
    "ISBN 978-3-16-148410-0", "The server is 192.168.1.1.", "A third man was held.", "In the first half they slept.",
    "It grew in the third quarter.", "The 14–15 season was long.", "The Fantastic Four is out.", "Half-time came.",
    "Call 999 now.", "A 911 call came.", "He died in 85 BC or AD 70.", "It took two-way talks.", "He reigned from 1418 to 1450.", "The Five Eyes group shared it.",
    "England lost the Six Nations match.", "A 401(k) plan.", "It was sold by 3M in a hurry.",
    "Under-18s stay at home.", "He is in his mid-40s.", "He scored a half-century.", "It is a 10x return.",
]  # fmt: skip


@pytest.mark.parametrize("text", TRAPS)
def test_reads_no_quantity_in_a_trap(text: str) -> None:
    assert [mention.text for mention in read(text) if mention.kind in AMOUNTS] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Boeing sold 737 jets.", [737]),
        ("Channel 4 has 500 staff.", [500]),
        ("In 2019 2,019 people came.", [2019]),
        ("More than 2000 people came.", [2000]),
        ("COVID-19 killed 300 people.", [300]),
        ("He saw 12 of the 50 ships.", [12, 50]),
        ("Air Force One carried 40 people.", [40]),
        ("Cases reached 1527.", [1527]),
        ("Fire Kills Five People in Homes", [5]),
        ("It is up from 200,000 five years ago.", [200_000]),
        ("It hired 4,000 Christmas staff.", [4000]),
        ("It gave 0.4 new shares plus $3.", [0.4, 3]),
        ("The quake was of magnitude 6.8.", [6.8]),
        ("They won 3-1 before 4,000 fans.", [4000]),
        ("The top 10 banks agreed.", [10]),
        ("It hurt \x1b[1;31m80\x1b[0m people.", [80]),
        ("It hurt 80\x9b0m people.", [80]),
    ],
)
def test_still_reads_the_quantities_beside_traps(text: str, values: list[float]) -> None:
    read_values = [m.low for m in read(text) if m.kind in AMOUNTS]
    assert read_values == values
