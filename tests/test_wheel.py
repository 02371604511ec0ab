"""The wheel: what an installed package needs is in it, and it works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "checker"


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory) -> Path:
    """The wheel's content as it is laid out when installed."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def run(unpacked: Path, cwd: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command of the unpacked wheel, with the checkout out of reach."""
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", "import checker.cli, sys; sys.exit(checker.cli.main())", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8")


def test_every_file_of_the_package_is_in_it(unpacked):
    wanted = {
        path.relative_to(ROOT).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in wanted if not (unpacked / name).is_file()} == set()
    assert {Path(name).suffix for name in wanted} >= {".py", ".toml", ".json", ".j2", ".css", ".js"}


def test_it_is_for_every_platform(unpacked):
    [told] = unpacked.glob("*.dist-info/WHEEL")
    assert "Tag: py3-none-any" in told.read_text(encoding="utf-8").splitlines()
    assert not [path for path in unpacked.rglob("*") if path.suffix in {".so", ".pyd"}]


def test_the_general_rules_are_in_it(unpacked):
    ours = {path.name for path in (ROOT / "rules" / "general").iterdir()}
    assert ours
    assert {path.name for path in (unpacked / "checker" / "rulebook" / "general").iterdir()} == ours


def test_the_sample_of_the_desk_is_in_it(unpacked, tmp_path):
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    words = [sys.executable, "-c", "import checker.cli, sys; sys.exit(checker.cli.main())"]
    process = subprocess.Popen(
        [*words, "serve", "--demo", "--port", "0"], cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout.readline().startswith("The desk is open at ")
    finally:
        process.terminate()
        process.communicate(timeout=60)


def test_the_licence_is_in_it(unpacked):
    [licence] = unpacked.glob("*.dist-info/licenses/LICENSE")
    assert "Apache License" in licence.read_text(encoding="utf-8")


def test_it_finds_a_wrong_weekday_with_the_rules_it_brings(unpacked, tmp_path):
    (tmp_path / "article.txt").write_text(
        "Bridge to open\n\nThe bridge opens on Monday 15 September 2020, the council said.\n", encoding="utf-8"
    )
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "length.yaml").write_text(
        "id: length\nkind: quantity\nquestion: How long is the bridge?\nfind: {unit: km, words: [bridge]}\n"
        "tests:\n  match: [The bridge is 3 km long.]\n",
        encoding="utf-8",
    )
    done = run(unpacked, tmp_path, "check", "article.txt", "--rules", "rules", "--fail-on", "note")
    assert done.returncode == 1, done.stderr
    assert "Monday 15 September 2020" in done.stdout
    assert "Tuesday" in done.stdout


def test_the_checkout_is_out_of_reach(unpacked, tmp_path):
    command = [sys.executable, "-c", "import checker; print(checker.__file__)"]
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).is_relative_to(unpacked)
