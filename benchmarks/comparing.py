"""Part "compare": claims by the million, compared in one process: ``python -m benchmarks.comparing CLAIMS FACTS``."""

from __future__ import annotations

import gc
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.result import Section, Table, at_most, figure, middle, ratio, within_limit
from benchmarks.rules import subjects, write_rules
from benchmarks.settings import Settings

TARGET_SECONDS = 10.0
SLACK = 1.5
"""How far growth may exceed n log n: memory gets slower as more of it is used."""

_DEVIATING = 0.01
_FIRST_DAY = date(2020, 1, 1)
_DAYS = 1_000


def compare(settings: Settings) -> Section:
    """Compare claims of one fact and of a thousand, few and ten times as many, and see how the time grows."""
    few, many = settings.claims
    rows, targets = [], []
    for facts in settings.facts:
        times: dict[int, list[float | None]] = {few: [], many: []}
        findings = {few: "–", many: "–"}
        for _ in range(settings.slow_rounds):
            for claims in (few, many):
                if None in (*times[few], *times[claims]):
                    continue  # it took too long before, and more takes longer
                seconds, findings[claims] = _timed(claims, facts, settings.limit)
                times[claims].append(seconds)
        lower, upper = middle(times[few]), middle(times[many])
        growth, ideal = ratio(upper, lower), many * log(many) / (few * log(few))
        grown = figure(growth)
        for claims, seconds, times_as_long in ((few, lower, ""), (many, upper, grown)):
            took = within_limit(seconds, settings.limit)
            rows.append((f"{claims:,} claims, {_facts(facts)}", took, findings[claims], times_as_long))
        targets.append(at_most(f"{many:,} claims of {_facts(facts)}", TARGET_SECONDS, upper, " s", settings.limit))
        targets.append(
            at_most(f"growth from {few:,} to {many:,}, {_facts(facts)} (n log n is {ideal:.1f})", ideal * SLACK, growth)
        )
    table = Table(("claims", "time to compare", "contradictions told", "times as long"), tuple(rows))
    note = (
        f"Each claim stands in an article of its own, over {_DAYS:,} days; {_DEVIATING:.0%} of them deviate from their "
        "fact's value, the others agree with it. The time is that of `checker.comparisons`, without making the claims."
    )
    return Section("compare", "Comparing", (table,), tuple(targets), (note,))


def _facts(count: int) -> str:
    return "one fact" if count == 1 else f"{count:,} facts"


def _timed(claims: int, facts: int, limit: float) -> tuple[float | None, str]:
    """Seconds of a fresh process, None where it takes too long, and how many contradictions it told."""
    command = [sys.executable, "-m", "benchmarks.comparing", str(claims), str(facts)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=True)
    except subprocess.TimeoutExpired:
        return None, "–"
    answer = json.loads(done.stdout)
    return float(answer["seconds"]), f"{answer['contradictions']:,}"


def _dockets(claims: int, facts: int) -> Iterator[object]:
    from checker.claims.claim import Claim, claim_id
    from checker.comparisons.comparer import Docket
    from checker.mentions.mention import Kind, Mention
    from checker.rulebook.facts.numeric import Quantity
    from checker.rulebook.load import load_rules
    from checker.values.days import Days
    from checker.values.interval import Interval

    with TemporaryDirectory() as folder:
        rulebook = load_rules(write_rules(Path(folder), subjects(facts * 4)), allow_untested=True)
    rules = [rule for rule in rulebook.rules if isinstance(rule.fact, Quantity)]
    draw = random.Random(11)
    for rule in rules:
        own = []
        for number in range(claims // facts):
            value = float(
                round(draw.uniform(300, 3_000) if draw.random() < _DEVIATING else draw.uniform(9_900, 10_100))
            )
            day = _FIRST_DAY + timedelta(days=draw.randrange(_DAYS))
            mention = Mention(Kind.NUMBER, 10, 16, f"{value:,.0f}", value, value, Interval(value, value), "workers")
            article = f"{rule.id}-{number:07}"
            own.append(Claim(claim_id(rule.id, article, 10, 16), rule.id, article, mention, Days(day, day)))
        yield Docket(rule, rulebook, own, {rule.id: own}, {})


def main() -> None:
    """Make the claims, compare them, and print how long that took and what was told."""
    from checker.comparisons.comparer import Docket
    from checker.comparisons.comparing import compare as compare_docket
    from checker.comparisons.verdict import Verdict

    claims, facts = map(int, sys.argv[1:])
    dockets = [docket for docket in _dockets(claims, facts) if isinstance(docket, Docket)]
    gc.freeze()  # the claims are not the comparers' to look through for garbage
    begun = time.process_time()
    outcomes = [compare_docket(docket) for docket in dockets]
    seconds = time.process_time() - begun
    told = sum(each.judgement.verdict is Verdict.CONTRADICTION for outcome in outcomes for each in outcome.comparisons)
    print(json.dumps({"seconds": seconds, "contradictions": told}))


if __name__ == "__main__":
    main()
