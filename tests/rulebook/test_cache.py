"""Kept rule books: equal to what the files give, never older than them, and never anybody else's."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from hashlib import blake2b
from pathlib import Path

import pytest

from checker.rulebook import cache
from checker.rulebook.cache import MOST_KEPT, VARIABLE, cache_folder, load_cached
from checker.rulebook.load import load_rules
from checker.rulebook.problems import RuleProblems
from checker.rulebook.rulebook import Rule, RuleBook, Story

USERS = """
id: users
kind: quantity
question: How many people use it?
find: {count: [users], words: [use], scope: US}
compare: {within: 10%, same-time: 30 days}
reference: [{value: 100 million, from: 2020-08-24, source: the company}]
tests: {match: [It has 100 million users in the US.]}
"""
DEADLINE = """
id: deadline
kind: deadline
question: By when must it be sold?
find: {words: [sell]}
severity: warning
"""
FILES = {
    "sale/users.yaml": USERS,
    "sale/deadline.yaml": DEADLINE,
    "sale/story.yaml": "subject: TikTok\naliases: [the app]\nbare-dollar: USD\n",
    "names.yaml": "ByteDance: [Bytedance Ltd]\n",
    "scopes.yaml": "harbour: [the harbour]\n",
    "hedges.yaml": "roughly speaking: 10% either side\n",
    "waivers.yaml": "- {finding: users/7f3a9c21, because: as the company says, until: 2030-01-01}\n",
}
posix = pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows keeps a user's folders by other means")


@pytest.fixture
def kept(tmp_path, monkeypatch) -> Path:
    """The folder of kept books, empty at first."""
    folder = tmp_path / "caches" / "checker"
    monkeypatch.setenv(VARIABLE, str(folder))
    return folder


@pytest.fixture
def rules(kept, write) -> Path:  # noqa: ARG001 - no test writes to the folder of whoever runs it
    """A folder of rules with every file there can be."""
    return write(FILES)


def books(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def was_loaded(monkeypatch: pytest.MonkeyPatch, folder: Path | None, **options: bool) -> bool:
    """Load a rule book and tell whether the rules' own files were read for it."""
    calls = []

    def load(*args: object, **named: bool) -> RuleBook:
        calls.append(args)
        return load_rules(*args, **named)

    with monkeypatch.context() as patch:
        patch.setattr("checker.rulebook.load.load_rules", load)
        assert load_cached(folder, **({"allow_untested": True} | options)) == load_rules(
            folder, **({"allow_untested": True} | options)
        )
    return bool(calls)


@pytest.mark.usefixtures("rules")
@pytest.mark.parametrize("named", ["rules", "rules/sale", "rules/sale/users.yaml", None])
def test_a_kept_book_equals_the_loaded_one(monkeypatch, named):
    folder = None if named is None else Path(named)
    assert was_loaded(monkeypatch, folder)
    assert not was_loaded(monkeypatch, folder)


def test_places_stories_and_enums_come_back_as_they_were(rules):
    fresh, kept = load_cached(rules, allow_untested=True), load_cached(rules, allow_untested=True)
    assert kept is not fresh
    users, deadline = kept.rule("users"), kept.rule("deadline")
    assert users.file == "rules/sale/users.yaml"
    assert ("reference", 0, "value") in users.stated
    assert users.story is deadline.story
    assert deadline.fact.severity is fresh.rule("deadline").fact.severity
    assert hash(users.fact.find) == hash(fresh.rule("users").fact.find)


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_read(rules, monkeypatch, name):
    load_cached(rules, allow_untested=True)
    file = rules / name
    state = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("0", "1", 1) + "# changed\n", encoding="utf-8")
    os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert was_loaded(monkeypatch, rules)


def test_an_added_a_removed_and_a_renamed_file_are_seen(rules, monkeypatch):
    load_cached(rules, allow_untested=True)
    (rules / "sale" / "more.yaml").write_text(DEADLINE.replace("id: deadline", "id: more"), encoding="utf-8")
    assert was_loaded(monkeypatch, rules)
    (rules / "sale" / "more.yaml").unlink()
    assert not was_loaded(monkeypatch, rules)
    (rules / "sale" / "deadline.yaml").unlink()
    assert was_loaded(monkeypatch, rules)
    (rules / "sale").rename(rules / "deal")
    assert was_loaded(monkeypatch, rules)


def test_how_the_folder_is_named_shows_in_the_rules(rules, monkeypatch):
    load_cached(rules, allow_untested=True)
    assert was_loaded(monkeypatch, rules.absolute())


def test_rules_without_tests_are_still_refused(rules):
    load_cached(rules, allow_untested=True)
    with pytest.raises(RuleProblems, match="this rule has no tests"):
        load_cached(rules)


def test_a_book_with_mistakes_is_not_kept(kept, write):
    rules = write({"sale/users.yaml": USERS.replace("words", "wrods")})
    for _ in range(2):
        with pytest.raises(RuleProblems, match="wrods"):
            load_cached(rules)
    assert books(kept) == []


def test_a_changed_package_is_seen(rules, monkeypatch):
    load_cached(rules, allow_untested=True)
    monkeypatch.setattr(cache, "_package", lambda: [("load.py", 1, 2)])
    assert was_loaded(monkeypatch, rules)
    assert not was_loaded(monkeypatch, rules)


def test_an_installed_package_is_seen(rules, monkeypatch, tmp_path):
    load_cached(rules, allow_untested=True)
    monkeypatch.syspath_prepend(tmp_path)
    assert not was_loaded(monkeypatch, rules)
    (tmp_path / "another-1.0.dist-info").mkdir()
    assert was_loaded(monkeypatch, rules)


def test_the_state_of_the_package_holds_its_code_and_its_vocabularies():
    names = {Path(path).name for path, _, _ in cache._package()}
    assert {"load.py", "hedges.toml", "read.py"} <= names
    assert not any(name.endswith(".pyc") for name in names)
    assert any(name.startswith("pydantic-") for name in cache._installed())


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: content[:0],
        lambda content: content[:20],
        lambda content: content[:-1],
        lambda content: content + b"x",
        lambda content: bytes([content[0] ^ 1]) + content[1:],
        lambda content: content[:200] + bytes([content[200] ^ 1]) + content[201:],
    ],
    ids=["empty", "cut in the digest", "cut", "longer", "another digest", "another byte"],
)
def test_a_damaged_book_is_passed_over(kept, rules, monkeypatch, damage):
    load_cached(rules, allow_untested=True)
    (book,) = books(kept)
    book.write_bytes(damage(book.read_bytes()))
    assert was_loaded(monkeypatch, rules)
    assert not was_loaded(monkeypatch, rules), "it is written anew"


class Evil:
    """Pickles to a call."""

    def __init__(self, call: object, *args: object) -> None:
        self.call = (call, args)

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return self.call


@pytest.mark.parametrize(
    "content",
    [
        Evil(os.mkdir, "made"),
        Evil(eval, "__import__('os').mkdir('made')"),
        Evil(Rule, Evil(os.mkdir, "made"), Story(), "", ""),
        Evil(subprocess.run, ["mkdir", "made"]),
        Evil(load_rules, None),
        {"no": "book"},
    ],
    ids=["system", "eval", "nested", "process", "own function", "no book"],
)
def test_a_book_runs_nothing(kept, rules, monkeypatch, content):
    load_cached(rules, allow_untested=True)
    (book,) = books(kept)
    pickled = pickle.dumps(content)
    book.write_bytes(blake2b(pickled, digest_size=32).digest() + pickled)
    assert was_loaded(monkeypatch, rules)
    assert not Path("made").exists()


@posix
@pytest.mark.parametrize("mode", [0o644, 0o660, 0o602])
def test_a_book_that_others_may_open_is_passed_over(kept, rules, monkeypatch, mode):
    load_cached(rules, allow_untested=True)
    (book,) = books(kept)
    book.chmod(mode)
    assert was_loaded(monkeypatch, rules)


@posix
@pytest.mark.parametrize("mode", [0o755, 0o770, 0o777])
def test_a_folder_that_others_may_open_is_not_used(kept, rules, monkeypatch, mode):
    load_cached(rules, allow_untested=True)
    kept.chmod(mode)
    assert was_loaded(monkeypatch, rules)
    for book in books(kept):
        book.unlink()
    load_cached(rules, allow_untested=True)
    assert books(kept) == []


@posix
def test_what_belongs_to_another_user_is_not_used(kept, rules, monkeypatch):
    load_cached(rules, allow_untested=True)
    monkeypatch.setattr(os, "geteuid", lambda: kept.stat().st_uid + 1)
    assert was_loaded(monkeypatch, rules)


@posix
def test_links_are_not_followed(kept, rules, monkeypatch, tmp_path):
    load_cached(rules, allow_untested=True)
    (book,) = books(kept)
    book.rename(tmp_path / "elsewhere")
    book.symlink_to(tmp_path / "elsewhere")
    assert was_loaded(monkeypatch, rules)
    kept.rename(tmp_path / "folder")
    kept.symlink_to(tmp_path / "folder", target_is_directory=True)
    assert was_loaded(monkeypatch, rules)


@posix
def test_books_and_their_folder_are_the_users_alone(kept, rules):
    load_cached(rules, allow_untested=True)
    (book,) = books(kept)
    assert (kept.stat().st_mode & 0o777, book.stat().st_mode & 0o777) == (0o700, 0o600)


@pytest.mark.parametrize("value", ["off", "OFF"])
def test_it_can_be_switched_off(kept, rules, monkeypatch, value):
    monkeypatch.setenv(VARIABLE, value)
    assert cache_folder() is None
    assert was_loaded(monkeypatch, rules)
    assert was_loaded(monkeypatch, rules)
    assert books(kept) == []


def test_a_place_that_is_no_folder_is_passed_over(rules, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file"))
    assert was_loaded(monkeypatch, rules)
    monkeypatch.setenv(VARIABLE, str(tmp_path / "file" / "below"))
    assert was_loaded(monkeypatch, rules)


def test_a_full_disk_is_passed_over(kept, rules, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert was_loaded(monkeypatch, rules)
    assert books(kept) == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have their caches elsewhere")
@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({"XDG_CACHE_HOME": "/caches", "HOME": "/home/ann"}, "/caches/claim-consistency-checker"),
        ({"XDG_CACHE_HOME": "", "HOME": "/home/ann"}, "/home/ann/.cache/claim-consistency-checker"),
        ({"XDG_CACHE_HOME": "not/absolute", "HOME": "/home/ann"}, None),
        ({VARIABLE: "/mine", "XDG_CACHE_HOME": "/caches"}, "/mine"),
    ],
)
def test_the_folder_is_where_the_platform_has_its_caches(monkeypatch, variables, expected):
    monkeypatch.delenv(VARIABLE, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == (None if expected is None else Path(expected))


def test_only_so_many_books_are_kept(kept, write):
    for number in range(MOST_KEPT + 3):
        rules = write({"sale/deadline.yaml": f"{DEADLINE}message: number {number}\n"})
        load_cached(rules, allow_untested=True)
        for age, book in enumerate(sorted(books(kept), key=lambda each: each.stat().st_mtime_ns, reverse=True)):
            os.utime(book, (1_000_000 - age, 1_000_000 - age))  # the clock may be too coarse to tell them apart
    assert len(books(kept)) == MOST_KEPT


def test_the_book_that_was_used_last_stays(kept, write, monkeypatch):
    first = write({"sale/deadline.yaml": DEADLINE})
    load_cached(first, allow_untested=True)
    (book,) = books(kept)
    for number in range(MOST_KEPT - 1):
        (kept / f"{number}.rulebook").write_bytes(b"")
        os.utime(kept / f"{number}.rulebook", (10_000 + number, 10_000 + number))
    os.utime(book, (1, 1))
    assert not was_loaded(monkeypatch, first)
    load_cached(write({"sale/other.yaml": DEADLINE.replace("id: deadline", "id: other")}), allow_untested=True)
    assert book in books(kept)
    assert kept / "0.rulebook" not in books(kept)


def test_files_of_others_stay(kept, rules):
    kept.mkdir(parents=True, mode=0o700)
    for number in range(MOST_KEPT + 1):
        (kept / f"{number}.txt").write_text("mine", encoding="utf-8")
    load_cached(rules, allow_untested=True)
    assert len(books(kept)) == MOST_KEPT + 2


def test_a_kind_of_another_package_is_not_kept(kept, rules, monkeypatch):
    book = load_rules(rules, allow_untested=True)
    foreign = type("Foreign", (type(book.rules[0].fact),), {"__module__": "another_package"})
    monkeypatch.setattr(cache, "_OWN", "checker.rulebook.facts.other.")
    assert not cache._is_own(book)
    assert not cache._is_own(RuleBook((Rule(foreign, Story(), "", ""),)))
    assert was_loaded(monkeypatch, rules)
    assert books(kept) == []


@pytest.mark.usefixtures("rules")
def test_several_processes_at_once(kept):
    code = (
        "from pathlib import Path\n"
        "from checker.rulebook.cache import load_cached\n"
        "from checker.rulebook.load import load_rules\n"
        "book = load_cached(Path('rules'), allow_untested=True)\n"
        "print(book == load_rules(Path('rules'), allow_untested=True))\n"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) for _ in range(3)]
    assert [run.communicate(timeout=60)[0].strip() for run in runs] == ["True"] * 3
    assert len(books(kept)) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_among_the_rules_does_not_hang(rules):
    os.mkfifo(rules / "sale" / "pipe.yaml")
    with pytest.raises(RuleProblems, match="this is not a file"):
        load_cached(rules)
