"""Adding articles to a ledger: once each, whole, with their history, and read again only where a rule has changed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import RULE
from sqlalchemy import select

from checker.ledger import adding
from checker.ledger.adding import add, forget_reading, refresh, tidy
from checker.ledger.contents import contents
from checker.ledger.database import Use, open_ledger
from checker.ledger.reading import Reader
from checker.ledger.tables import answers, articles, books, claims, facts, stances, unread, versions
from checker.rulebook.load import load_rules

RESCUED = RULE.replace("id: aboard", "id: rescued").replace("[board, aboard]", "[rescued]")
RESCUED = RESCUED[: RESCUED.index("tests:")] + "tests: {match: [80 people were rescued.], no-match: [Nobody came.]}\n"
HERE = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder with a rule, in which the test runs."""
    monkeypatch.chdir(tmp_path)
    Path("rules").mkdir()
    Path("rules/aboard.yaml").write_text(RULE, encoding="utf-8")
    Path("news").mkdir()
    return tmp_path


def write(name, number, more=""):
    text = f"Ferry aground\n\nThere were {number} people on board the ferry.{more}\n"
    Path("news", name).write_text(text, encoding="utf-8")


def rules():
    return load_rules(Path("rules"), allow_untested=True)


def rows(ledger, *columns):
    with ledger.reading() as connection:
        return connection.execute(select(*columns).order_by(*columns)).all()


def dump(ledger):
    """All that a ledger holds, but for the times and the numbers of rows, which may differ."""
    said = select(facts.c.rule, claims.c.article, claims.c.start, claims.c.text, answers.c.name, stances.c.party)
    said = said.join(facts, facts.c.id == claims.c.fact_id).outerjoin(stances, stances.c.id == claims.c.stance_id)
    said = said.outerjoin(answers, answers.c.id == stances.c.answer_id)
    counted = select(answers.c.name, answers.c.articles, stances.c.party, stances.c.articles).join(stances)
    kept = select(articles.c.id, articles.c.digest, articles.c.version, articles.c.withdrawn, articles.c.text)
    dated = select(versions.c.article, versions.c.number, versions.c.digest, versions.c.ended.is_(None))
    by_book = select(articles.c.id, books.c.digest).join(books)
    with ledger.reading() as connection:
        return [sorted(map(repr, connection.execute(query))) for query in (said, counted, kept, dated, by_book)]


def counts_hold(ledger):
    """Tell whether the numbers of articles beside values and stances are those of the claims."""
    with ledger.reading() as connection:
        by_stance = {}
        by_answer = {}
        query = select(claims.c.article, stances.c.id, stances.c.answer_id).join(stances)
        for article, stance, answer in connection.execute(query):
            by_stance.setdefault(stance, set()).add(article)
            by_answer.setdefault(answer, set()).add(article)
        held = connection.execute(select(stances.c.id, stances.c.articles)).all()
        given = connection.execute(select(answers.c.id, answers.c.articles)).all()
    return all(len(by_stance.get(id, ())) == number for id, number in held) and all(
        len(by_answer.get(id, ())) == number for id, number in given
    )


@pytest.mark.usefixtures("desk")
def test_what_is_there_is_not_added_again(ledger):
    write("a.txt", 80)
    write("b.txt", 100)
    first = add(ledger, [Path("news")], rules())
    before = dump(ledger)
    again = add(ledger, [Path("news")], rules())
    assert (first.new, first.same) == (2, 0)
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    assert dump(ledger) == before
    assert [text for _, text in rows(ledger, claims.c.article, claims.c.text)] == ["80 people", "100 people"]


@pytest.mark.usefixtures("desk")
def test_a_changed_article_replaces_its_claims_and_keeps_its_history(ledger):
    write("a.txt", 80)
    add(ledger, [Path("news")], rules())
    write("a.txt", 90)
    changed = add(ledger, [Path("news")], rules())
    assert changed.changed == 1
    assert rows(ledger, claims.c.text) == [("90 people",)]
    (first, second) = rows(ledger, versions.c.number, versions.c.digest, versions.c.added, versions.c.ended)
    assert (first.number, second.number) == (1, 2)
    assert first.digest != second.digest
    assert first.added <= first.ended == second.added
    assert second.ended is None
    with ledger.reading() as connection:
        (said,) = connection.execute(select(versions.c.claims).where(versions.c.number == 1)).scalars()
    assert [(claim["rule"], claim["text"], claim["low"]) for claim in said] == [("aboard", "80 people", 80.0)]
    assert counts_hold(ledger)


@pytest.mark.usefixtures("desk")
def test_the_same_text_with_another_date_is_another_version(ledger):
    write("a.txt", 80)
    add(ledger, [Path("news")], rules())
    Path("news/articles.csv").write_text("file,published\na.txt,2020-08-03\n", encoding="utf-8")
    assert add(ledger, [Path("news")], rules()).changed == 1
    assert len(rows(ledger, versions.c.number)) == 2


@pytest.mark.usefixtures("desk")
def test_a_changed_rule_alone_reads_again(ledger, monkeypatch):
    Path("rules/rescued.yaml").write_text(RESCUED, encoding="utf-8")
    write("a.txt", 80, " Of these 70 people were rescued.")
    add(ledger, [Path("news")], rules())
    read_by = []
    original = Reader.__init__

    def noting(self, chosen, rulebook):
        read_by.append([rule.id for rule in chosen])
        original(self, chosen, rulebook)

    monkeypatch.setattr(Reader, "__init__", noting)
    Path("rules/rescued.yaml").write_text(RESCUED.replace("rescued]", "rescued, saved]"), encoding="utf-8")
    assert refresh(ledger, rules()).reread == 1
    assert read_by == [["rescued"]]
    assert refresh(ledger, rules()).reread == 0
    assert rows(ledger, claims.c.text) == [("70 people",), ("80 people",)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("question: How many", "question: Say how many"),
        ("    - There were 80 people on the pier.", "    - There were 90 people on the pier."),
        ("kind: quantity", "severity: warning\nkind: quantity"),
    ],
)
@pytest.mark.usefixtures("desk")
def test_what_no_claim_depends_on_reads_nothing_again(ledger, old, new):
    write("a.txt", 80)
    add(ledger, [Path("news")], rules())
    Path("rules/aboard.yaml").write_text(RULE.replace(old, new), encoding="utf-8")
    assert refresh(ledger, rules()).reread == 0


@pytest.mark.usefixtures("desk")
def test_a_changed_tolerance_values_claims_anew_without_reading(ledger, monkeypatch):
    write("a.txt", 80)
    add(ledger, [Path("news")], rules())
    (before,) = rows(ledger, answers.c.reach_high)
    monkeypatch.setattr(Reader, "claims", lambda *_: pytest.fail("an article was read"))
    Path("rules/aboard.yaml").write_text(RULE.replace("within: 10%", "within: 20%"), encoding="utf-8")
    refresh(ledger, rules())
    tidy(ledger)
    (after,) = rows(ledger, answers.c.reach_high)
    assert before[0] == pytest.approx(80 / 0.9)
    assert after[0] == pytest.approx(80 / 0.8)
    assert rows(ledger, claims.c.text) == [("80 people",)]


@pytest.mark.usefixtures("desk")
def test_shared_lists_are_part_of_what_reading_depends_on(ledger):
    write("a.txt", 80)
    add(ledger, [Path("news")], rules())
    Path("rules/names.yaml").write_text("Harbour Ferries: [HF]\n", encoding="utf-8")
    assert refresh(ledger, rules()).reread == 1


@pytest.mark.usefixtures("desk")
def test_claims_of_a_rule_that_is_gone_go_and_a_new_rule_reads_what_is_stored(ledger):
    write("a.txt", 80, " Of these 70 people were rescued.")
    add(ledger, [Path("news")], rules())
    Path("news/a.txt").unlink()  # the ledger has its own copy
    Path("rules/aboard.yaml").unlink()
    Path("rules/rescued.yaml").write_text(RESCUED, encoding="utf-8")
    assert refresh(ledger, rules()).reread == 1
    assert rows(ledger, claims.c.text) == [("70 people",)]
    assert counts_hold(ledger)


@pytest.mark.usefixtures("desk")
def test_reading_all_anew_gives_the_same(ledger):
    write("a.txt", 80)
    write("b.txt", 100)
    add(ledger, [Path("news")], rules())
    before = dump(ledger)
    forget_reading(ledger)
    assert refresh(ledger, rules()).reread == 2
    tidy(ledger)
    assert dump(ledger) == before


@pytest.mark.usefixtures("desk")
def test_articles_that_are_gone_are_withdrawn_and_come_back_as_a_new_version(ledger):
    write("a.txt", 80)
    write("b.txt", 100)
    add(ledger, [Path("news")], rules())
    Path("news/b.txt").unlink()
    assert add(ledger, [Path("news")], rules()).withdrawn == 0
    assert add(ledger, [Path("news")], rules(), gone=True).withdrawn == 1
    found = contents(ledger)
    assert (found.articles, found.withdrawn, dict(found.claims)) == (1, 1, {"aboard": 1})
    with ledger.reading() as connection:
        query = select(versions.c.claims).where(versions.c.article == "news/b.txt")
        assert connection.execute(query).scalars().one()[0]["text"] == "100 people"
    write("b.txt", 100)
    add(ledger, [Path("news")], rules())
    assert rows(ledger, claims.c.text) == [("100 people",), ("80 people",)]
    assert contents(ledger).versions == 3
    assert counts_hold(ledger)


@pytest.mark.usefixtures("desk")
def test_an_article_that_is_there_but_cannot_be_read_is_not_withdrawn(ledger):
    write("a.txt", 80)
    add(ledger, [Path("news")], rules())
    Path("news/a.txt").write_bytes(b"\x00")
    found = add(ledger, [Path("news")], rules(), gone=True)
    assert [each.file for each in found.unread] == ["news/a.txt"]
    assert found.withdrawn == 0
    assert rows(ledger, claims.c.text) == [("80 people",)]


@pytest.mark.usefixtures("desk")
def test_what_cannot_be_read_is_noted_until_it_can(ledger):
    write("a.txt", 80)
    Path("news/b.jsonl").write_text("{broken\n", encoding="utf-8")
    found = add(ledger, [Path("news")], rules())
    assert [each.file for each in found.unread] == [each.file for each in contents(ledger).unread] != []
    Path("news/b.jsonl").write_text('{"id": "1", "body": "There were 85 people on board."}\n', encoding="utf-8")
    add(ledger, [Path("news")], rules())
    assert contents(ledger).unread == ()
    assert rows(ledger, unread.c.file) == []


@pytest.mark.usefixtures("desk")
def test_hostile_texts_and_names_are_kept(ledger):
    body = 'Ferry\x00 \'); DROP TABLE claims; --\n\n\ud800 There were 80 people on board, "Bobby" said.\n'
    record = {"id": "1'; --\ud800", "body": body, "outlet": "\x00"}
    Path("news/a'; --.jsonl").write_text(json.dumps(record), encoding="utf-8")
    assert add(ledger, [Path("news")], rules()).new == 1
    assert add(ledger, [Path("news")], rules()).same == 1
    assert len(rows(ledger, claims.c.text)) == 1


KILLED = """
import os, signal, sys
from sqlalchemy import event
from sqlalchemy.engine import Engine
from checker.cli import main
from checker.ledger import adding, checking, migrate
adding.MOST_ARTICLES = 3
from pathlib import Path
from checker.rulebook.load import load_rules
load_rules(Path("rules"))  # imports what each run would
left = [0]
def count(*_):
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
event.listen(Engine, "before_cursor_execute", count)
event.listen(Engine, "commit", count)
killed = 0
for point in range(1, 1_000, 2):
    child = os.fork()
    if not child:
        left[0] = point
        main(["ledger", "add", "news", "--ledger", sys.argv[1]])
    _, status = os.waitpid(child, 0)
    if os.WIFEXITED(status):
        print(killed)
        sys.exit(os.WEXITSTATUS(status))
    killed += 1
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system has no fork")
@pytest.mark.usefixtures("desk")
def test_a_run_that_is_killed_anywhere_loses_nothing_and_repeats_nothing(place, tmp_path):
    for number in range(7):
        write(f"{number}.txt", 80 + number)
    Path("rules/rescued.yaml").write_text(RESCUED, encoding="utf-8")
    whole = open_ledger(str(tmp_path / "whole.sqlite"), Use.ADD)
    add(whole, [Path("news")], rules())
    expected = dump(whole)
    # each run goes on from what the one before has left, and is killed one step later than that
    done = subprocess.run([sys.executable, "-c", KILLED, place], env=HERE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout.split()[-1]) > 15
    held = open_ledger(place, Use.CHANGE)
    assert dump(held) == expected
    assert counts_hold(held)
    assert add(held, [Path("news")], rules()).same == 7
    held.engine.dispose()
    whole.engine.dispose()


@pytest.mark.usefixtures("desk")
def test_two_at_once_add_all_articles_once(place, tmp_path):
    for number in range(40):
        write(f"{number:02}.txt", 80 + number % 3)
    whole = open_ledger(str(tmp_path / "whole.sqlite"), Use.ADD)
    add(whole, [Path("news")], rules())
    script = "from checker.ledger import adding; adding.MOST_ARTICLES = 2; from checker.cli import main; main()"
    command = [sys.executable, "-c", script, "ledger", "add", "news", "--ledger", place]
    running = [subprocess.Popen(command, env=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in "12"]
    told = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0], told
    held = open_ledger(place, Use.READ)
    assert dump(held) == dump(whole)
    assert counts_hold(held)
    held.engine.dispose()
    whole.engine.dispose()


@pytest.mark.usefixtures("desk")
def test_a_writer_that_was_faster_is_not_overwritten(ledger, monkeypatch):
    write("a.txt", 80)
    original = adding.store.states
    raced = []

    def racing(connection, ids):
        held = original(connection, ids)
        if not raced:
            raced.append(True)
            connection.rollback()
            add(ledger, [Path("news")], rules())
        return held

    monkeypatch.setattr(adding.store, "states", racing)
    add(ledger, [Path("news")], rules())
    assert rows(ledger, claims.c.text) == [("80 people",)]
    assert len(rows(ledger, versions.c.number)) == 1
