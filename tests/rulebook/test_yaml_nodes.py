"""YAML as nodes: what the editor wrote stays, and no file crashes or hangs the loader."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.rulebook.files import MOST_BYTES
from checker.rulebook.positions import Source
from checker.rulebook.problems import RuleProblems
from checker.rulebook.validation import plain
from checker.rulebook.yaml_nodes import MOST_ALIASES, MOST_NODES, Keys, Text, compose, read_source


def content(text):
    composed = compose(Source("a.yaml", text))
    assert composed.problems == ()
    return plain(composed.node)


def messages(text):
    return [str(problem) for problem in compose(Source("a.yaml", text)).problems]


@pytest.mark.parametrize(
    "written",
    ["no", "on", "yes", "12:30", "2020-09-15", "1e6", "0x1F", "010", "5", "1.50", "null", "~", "true", ".inf", "1_000"],
)
def test_a_scalar_keeps_its_text(written):
    assert content(f"a: {written}\nb: [{written}]\n{written}: c\n") == {"a": written, "b": [written], written: "c"}


def test_a_node_knows_where_it_stands():
    text = "id: us-users\nfind: {words: [worth, 'valued at']}\n"
    node = compose(Source("a.yaml", text)).node
    assert isinstance(node, Keys)
    words = node.value("find").value("words").items
    assert [text[word.start : word.end] for word in words] == ["worth", "'valued at'"]
    assert [word.value for word in words] == ["worth", "valued at"]
    assert text[node.key("find").start : node.key("find").end] == "find"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_places_count_lines_and_columns_from_one(line_end):
    source = Source("a.yaml", line_end.join(["a: é", "b:", "  - 😀 x", ""]))
    node = compose(source).node.value("b").items[0]
    assert isinstance(node, Text)
    assert str(source.place(node.start)) == "a.yaml:3:5"
    assert source.line(node.start) == "  - 😀 x"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "a: 1\nb: 2\na: 3\n",
            'a.yaml:3:1: the key "a" is repeated; it stands on line 1 already\n    | a: 3\n    | ^',
        ),
        (
            "a: !!python/object:os.system x\n",
            "a.yaml:1:4: tags (words that begin with !) are not read\n"
            "    | a: !!python/object:os.system x\n"
            "    |    ^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
            "    = delete it, or put the text in quotes",
        ),
        (
            "a: 1\n---\nb: 2\n",
            "a.yaml:2:1: a second document begins here; a file holds one\n"
            "    | ---\n"
            "    | ^^^\n"
            "    = write each rule in a file of its own",
        ),
        (
            "a:\n\tb: 1\n",
            "a.yaml:2:1: a tab stands here\n    |  b: 1\n    | ^\n    = indent with spaces, not with tabs",
        ),
        (
            "question: What: is it?\n",
            "a.yaml:1:15: a colon stands where none may\n"
            "    | question: What: is it?\n"
            "    |               ^\n"
            '    = a text with ": " in it needs quotes',
        ),
        (
            "message: {claim} differs\n",
            "a.yaml:1:18: this does not belong to what stands before it\n"
            "    | message: {claim} differs\n"
            "    |                  ^\n"
            "    = check the indentation; a text that begins with {, [ or a quotation mark needs quotes around the "
            "whole of it",
        ),
        (
            'a: "x\nb: 2\n',
            "a.yaml:1:4: this quotation mark is not closed\n"
            '    | a: "x\n'
            "    |    ^\n"
            "    = close it; a text with an apostrophe needs double quotes",
        ),
        ("a: [x, y\nb: 2\n", "a.yaml:2:2: a list is not closed\n    | b: 2\n    |  ^\n    = close the list with ]"),
        (
            "a: @x\n",
            "a.yaml:1:4: a text may not begin with this character\n    | a: @x\n    |    ^\n    = put the text in quotes",
        ),
        (
            "a: x\0y\n",
            "a.yaml:1:5: an invisible character stands here\n    | a: x\ufffdy\n    |     ^\n    = delete it",
        ),
        (
            "a: *x\n",
            'a.yaml:1:4: no anchor "&x" stands before this\n    | a: *x\n    |    ^^\n    = put the text in quotes',
        ),
        (
            "? [a]\n: b\n",
            "a.yaml:1:3: a key is a word, and this is none\n    | ? [a]\n    |   ^\n    = write key: value",
        ),
        (
            'a: "\\UFFFFFFFF"\n',
            "a.yaml:1:5: no character has this number\n"
            '    | a: "\\UFFFFFFFF"\n'
            "    |     ^^^^^^^^^^\n"
            "    = write the character itself",
        ),
    ],
)
def test_what_is_no_rule_file_is_told(text, expected):
    assert messages(text) == [expected]


def test_all_repeated_keys_and_tags_are_told_and_the_rest_is_kept():
    composed = compose(Source("a.yaml", "a: 1\na: 2\nb: !x 3\nb: 4\n"))
    assert [problem.place.line for problem in composed.problems] == [2, 3, 4]
    assert plain(composed.node) == {"a": "1", "b": "3"}


def test_a_few_aliases_are_read():
    assert content("a: &words [x, y]\nb: *words\n") == {"a": ["x", "y"], "b": ["x", "y"]}


LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 9))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (LAUGHS, f"this is the alias number {MOST_ALIASES + 1}; a file has at most {MOST_ALIASES}"),
        ("[" * 100_000, "this is nested more than 20 deep"),
        ("- " * 100_000, "this is nested more than 20 deep"),
        ("{a: " * 100_000, "this is nested more than 20 deep"),
        ("? " * 100_000, "this is nested more than 20 deep"),
        ("[" + "1," * (MOST_NODES + 1) + "]", f"this file has more than {MOST_NODES:,} values"),
        ("a: " * 100_000, "a colon stands where none may"),
        ('"' * 100_000, "nothing may stand here"),
    ],
)
def test_a_hostile_file_is_refused(text, message):
    (problem,) = compose(Source("a.yaml", text)).problems
    assert problem.message == message


@settings(max_examples=300)
@given(st.text(alphabet=st.sampled_from(list(":- \n[]{}\"'&*!|>%@`#?,ab1\t\\U~F\r\x85\u2028\ufeff")), max_size=40))
def test_any_text_gives_nodes_or_problems(text):
    composed = compose(Source("a.yaml", text))
    assert composed.node is not None or composed.problems
    for problem in composed.problems:
        assert str(problem).startswith("a.yaml:")


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (
            b"a: caf\xe9\n",
            "a.yaml:1:7: this is not UTF-8 text (byte 0xe9)\n    | a: caf\ufffd\n    |       ^\n    = save",
        ),
        (
            b"\x89PNG\r\n\x1a\n\x00",
            "a.yaml:1:1: this is not UTF-8 text (byte 0x89)\n    | \ufffdPNG\n    | ^\n    = save the file as UTF-8",
        ),
        (b"a" * (MOST_BYTES + 1), "a.yaml:1:1: this file has 1,000,001 bytes\n    = a rule file has at most 1,000,000"),
    ],
)
def test_a_file_that_is_no_text_is_refused(tmp_path, raw, message):
    (tmp_path / "a.yaml").write_bytes(raw)
    with pytest.raises(RuleProblems) as caught:
        read_source(tmp_path / "a.yaml", "a.yaml")
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_with_or_without_its_mark(tmp_path, encoding):
    (tmp_path / "a.yaml").write_bytes("a: café\n".encode(encoding))
    assert read_source(tmp_path / "a.yaml", "a.yaml").text == "a: café\n"


def test_what_is_no_file_is_refused(tmp_path):
    with pytest.raises(RuleProblems, match="this is not a file"):
        read_source(tmp_path, "rules")
    with pytest.raises(RuleProblems, match="cannot be read: No such file"):
        read_source(Path(tmp_path / "none.yaml"), "none.yaml")
