"""Where the checker plugs in: hooks, the action, the templates, the image and the shell, each held by its own tool."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from newsroom import run
from ruamel.yaml import YAML

from checker.commands.settings import SETTINGS

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent


def tool(name, *arguments, **options):
    """A run of an installed tool; skips where it is not installed."""
    program = shutil.which(name, path=f"{BIN}{os.pathsep}{os.environ['PATH']}")
    if program is None:
        pytest.skip(f"{name} is not installed")
    return subprocess.run([program, *arguments], capture_output=True, text=True, timeout=300, check=False, **options)


def loaded(path):
    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("schema", "file"), [("vendor.github-actions", "action.yml"), ("vendor.gitlab-ci", "templates/gitlab.yml")]
)
def test_a_file_is_what_its_service_takes(schema, file):
    result = tool("check-jsonschema", "--builtin-schema", schema, str(ROOT / file))
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("check-jsonschema", "--builtin-schema", "vendor.github-workflows"), "jobs:"),
        (("pre-commit", "validate-config"), "repos:"),
    ],
)
def test_what_the_page_says_to_copy_is_what_the_service_takes(command, words, tmp_path):
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    (block,) = [
        each for each in re.findall(r"^```yaml\n(.*?)^```", page, flags=re.DOTALL | re.MULTILINE) if words in each
    ]
    (tmp_path / "copied.yaml").write_text(block, encoding="utf-8")
    result = tool(*command, str(tmp_path / "copied.yaml"))
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_page_tells_every_setting():
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    table = page.partition("## Settings")[2].partition("## When it fails")[0]
    assert re.findall(r"^\| `([^`]+)`", table, flags=re.MULTILINE) == [setting.key for setting in SETTINGS]


def test_the_image_is_built_as_its_linter_wants():
    result = tool("hadolint", "--no-color", str(ROOT / "Dockerfile"))
    assert (result.returncode, result.stdout) == (0, "")


def test_the_image_copies_what_is_there():
    for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines():
        if line.startswith("COPY ") and "--from" not in line:
            assert all((ROOT / name).exists() for name in line.split()[1:-1]), line


def test_the_image_pins_every_package_of_the_lock():
    (command,) = re.findall(r"sed -n '.*' requirements.lock", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
    pinned = tool("sh", "-c", command, cwd=ROOT).stdout.splitlines()
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert len(pinned) == len(re.findall(r"^[a-z0-9].*==", lock, flags=re.MULTILINE))
    assert not any(line.endswith(("\\", " ")) for line in pinned)


class TestHooks:
    """``.pre-commit-hooks.yaml``, in the real tool."""

    CONFIG = """\
repos:
  - repo: local
    hooks:
"""

    def test_the_manifest_is_valid(self):
        result = tool("pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
        assert result.returncode == 0, result.stdout

    @pytest.fixture
    def committed(self, newsroom, monkeypatch):
        """The newsroom as a repository with the hooks, its programs those of this environment."""
        home = newsroom / "home"
        home.mkdir()
        for name, value in (
            ("HOME", home),
            ("PRE_COMMIT_HOME", home / "hooks"),
            ("PATH", f"{BIN}{os.pathsep}{os.environ['PATH']}"),
        ):
            monkeypatch.setenv(name, str(value))
        for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"):
            monkeypatch.setenv(name, "desk@example.org")
        hooks = loaded(ROOT / ".pre-commit-hooks.yaml")
        config = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"} for hook in hooks]}]}
        YAML().dump(config, newsroom / ".pre-commit-config.yaml")
        (newsroom / "checker.toml").write_text('articles = ["news"]\n', encoding="utf-8")
        (newsroom / ".gitignore").write_text("home/\n", encoding="utf-8")
        (newsroom / "news" / "2021-03-01-gazette.txt").rename(newsroom / "gazette.txt")
        for command in (
            ("init", "-q", "-b", "main"),
            ("add", "news", "rules", ".pre-commit-config.yaml", "checker.toml", ".gitignore"),
            ("commit", "-q", "-m", "first"),
        ):
            subprocess.run(["git", *command], check=True)
        return newsroom

    def test_a_new_article_that_contradicts_is_stopped(self, committed):
        (committed / "gazette.txt").rename(committed / "news" / "2021-03-01-gazette.txt")
        subprocess.run(["git", "add", "news"], check=True)
        result = tool("pre-commit", "run", "checker-articles")
        assert result.returncode == 1, result.stdout
        assert "contradiction[aboard]" in result.stdout

    def test_one_that_agrees_passes(self, committed):
        (committed / "news" / "2021-03-02-herald.txt").write_text(
            "Ferry\n\nThere were some 80 people on board.\n", encoding="utf-8"
        )
        subprocess.run(["git", "add", "news"], check=True)
        result = tool("pre-commit", "run", "checker-articles")
        assert result.returncode == 0, result.stdout

    def test_a_rule_that_fails_its_examples_is_stopped(self, committed):
        rule = committed / "rules" / "aboard.yaml"
        rule.write_text(
            rule.read_text(encoding="utf-8").replace("around 80 people on board", "a crowd on board"), encoding="utf-8"
        )
        subprocess.run(["git", "add", "rules"], check=True)
        result = tool("pre-commit", "run", "checker-rules")
        assert result.returncode == 1
        assert "aboard" in result.stdout


class TestAction:
    """The steps of ``action.yml``, run as the service runs them."""

    def step(self, newsroom, **inputs):
        last = loaded(ROOT / "action.yml")["runs"]["steps"][-1]
        names = {name: value.removeprefix("${{ inputs.").removesuffix(" }}") for name, value in last["env"].items()}
        defaults = {name: each["default"] for name, each in loaded(ROOT / "action.yml")["inputs"].items()}
        given = {**defaults, **inputs}
        environment = {
            **os.environ,
            **{name: given[key] for name, key in names.items()},
            "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
            "GITHUB_OUTPUT": str(newsroom / "outputs"),
            "GITHUB_STEP_SUMMARY": str(newsroom / "summary"),
        }
        return tool("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", last["run"], env=environment)

    def test_it_fails_on_a_contradiction_and_leaves_its_reports(self, newsroom):
        result = self.step(newsroom, articles="news\n")
        assert result.returncode == 1, result.stderr
        assert "::error " in result.stdout
        assert (newsroom / "summary").read_text(encoding="utf-8").startswith("# Discrepancy report")
        assert (newsroom / "outputs").read_text(encoding="utf-8") == "sarif=checker.sarif\nhtml=checker.html\n"
        assert (newsroom / "checker.sarif").exists()
        assert (newsroom / "checker.html").exists()

    def test_what_is_typed_into_it_is_no_command(self, newsroom):
        result = self.step(newsroom, articles="news; touch $(echo pwned) `touch pwned`\n", rules="rules")
        assert result.returncode == 2
        assert not (newsroom / "pwned").exists()


class TestCompletion:
    """``checker completion``."""

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_every_shell_gets_its_script(self, shell):
        result = run("completion", shell)
        assert result.exit_code == 0
        assert "_CHECKER_COMPLETE" in result.stdout

    @pytest.mark.parametrize(
        ("words", "completed"), [("checker ba", "baseline"), ("checker check --format ma", "markdown")]
    )
    def test_bash_completes(self, words, completed):
        script = 'eval "$(checker completion bash)"; COMP_WORDS=($1); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _checker_completion checker; printf "%s\\n" "${COMPREPLY[@]}"'
        result = tool(
            "bash", "-c", script, "bash", words, env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
        )
        assert completed in result.stdout.split()
