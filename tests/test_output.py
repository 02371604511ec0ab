"""Where reports go: ``checker check --format`` and ``--output``."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from newsroom import run

from checker.commands.rendering import FORMATS


@pytest.mark.usefixtures("newsroom")
class TestOutput:
    """``checker check --output``."""

    def test_a_report_goes_to_a_file(self, newsroom):
        result = run("check", "news", "--format", "markdown", "--output", "report.md")
        assert (result.exit_code, result.stdout) == (1, "")
        assert (newsroom / "report.md").read_text(encoding="utf-8").startswith("# Discrepancy report\n")
        assert "written to report.md" in result.stderr

    def test_its_charts_stand_beside_it(self, newsroom):
        run("check", "news", "--format", "markdown", "--output", "report.md")
        assert "(report.charts/aboard.svg)" in (newsroom / "report.md").read_text(encoding="utf-8")
        assert (newsroom / "report.charts" / "aboard.svg").read_text(encoding="utf-8").startswith("<svg ")

    def test_charts_of_an_earlier_report_do_not_stay(self, newsroom):
        run("check", "news", "--format", "markdown", "--output", "report.md")
        charts = newsroom / "report.charts"
        (charts / "aboard.svg").rename(charts / "former.svg")
        (charts / "mine.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'></svg>", encoding="utf-8")
        (charts / "notes.txt").write_text("mine", encoding="utf-8")
        run("check", "news", "--format", "markdown", "--output", "report.md")
        assert {path.name for path in charts.iterdir()} == {"aboard.svg", "mine.svg", "notes.txt"}

    def test_a_report_without_charts_leaves_no_folder_of_them(self, newsroom):
        run("check", "news", "--format", "markdown", "--output", "report.md")
        (newsroom / "quiet").mkdir()
        (newsroom / "quiet" / "one.txt").write_text("Nothing happened\n\nNobody came.\n", encoding="utf-8")
        run("check", "quiet", "--format", "markdown", "--output", "report.md")
        assert (newsroom / "report.md").exists()
        assert not (newsroom / "report.charts").exists()

    def test_a_file_where_the_charts_go_is_told(self, newsroom):
        (newsroom / "report.charts").write_text("mine", encoding="utf-8")
        result = run("check", "news", "--format", "markdown", "--output", "report.md")
        assert result.exit_code == 2
        assert "report.charts: is a file, not a folder" in result.stderr
        assert not (newsroom / "report.md").exists()

    def test_a_device_takes_the_report_alone(self, newsroom):
        assert run("check", "news", "--format", "markdown", "--output", "/dev/null").exit_code == 1
        assert not list(newsroom.rglob("*.svg"))

    def test_nothing_else_is_left_in_the_folder(self, newsroom):
        before = set(newsroom.iterdir())
        run("check", "news", "--output", "report.txt")
        assert set(newsroom.iterdir()) - before == {newsroom / "report.txt"}

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
    def test_a_file_keeps_its_permissions_and_a_link_its_target(self, newsroom):
        (newsroom / "real.txt").write_text("old", encoding="utf-8")
        (newsroom / "real.txt").chmod(0o640)
        (newsroom / "link.txt").symlink_to("real.txt")
        run("check", "news", "--output", "link.txt")
        assert (newsroom / "link.txt").is_symlink()
        assert stat.S_IMODE((newsroom / "real.txt").stat().st_mode) == 0o640
        assert "contradiction" in (newsroom / "real.txt").read_text(encoding="utf-8")

    def test_several_formats_at_once(self, newsroom):
        result = run(
            "check", "news", "--format", "terminal", "--format", "json=report.json", "--format", "markdown=report.md"
        )
        assert result.exit_code == 1
        assert "contradiction[" in result.stdout
        assert json.loads((newsroom / "report.json").read_text())["findings"]
        assert (newsroom / "report.md").read_text().startswith("# Discrepancy report")
        assert "written to report.json, report.md" in result.stderr

    def test_output_is_the_file_of_the_format_without_one(self, newsroom):
        run("check", "news", "--format", "markdown", "--format", "json=report.json", "--output", "report.md")
        assert {path.name for path in newsroom.glob("report.*") if path.is_file()} == {"report.md", "report.json"}

    @pytest.mark.parametrize(
        ("forms", "problem"),
        [
            (("json", "markdown"), "2 formats go to standard output"),
            (("json=one", "markdown=one"), "2 formats go to one"),
            (("json=nowhere/one", "xml"), "no such format"),
            (("json=nowhere/one", "xml"), "its folder does not exist"),
        ],
    )
    def test_formats_that_cannot_be_written(self, newsroom, forms, problem):
        result = run("check", "news", *(word for form in forms for word in ("--format", form)))
        assert result.exit_code == 2
        assert problem in result.stderr
        assert not list(newsroom.glob("one*"))

    def test_the_help_names_every_format(self):
        from checker.renderers.formats import formats

        assert sorted(FORMATS) == [each for each in formats() if each != "shout"]

    def test_a_dash_is_standard_output(self, newsroom):
        assert "contradiction" in run("check", "news", "--output", "-").stdout
        assert not (newsroom / "-").exists()

    def test_a_file_is_no_folder(self):
        result = run("check", "news", "--output", "rules/aboard.yaml/report.md")
        assert result.exit_code == 2
        assert "aboard.yaml is a file, not a folder" in result.stderr

    def test_a_folder_is_no_file(self):
        result = run("check", "news", "--output", "news")
        assert result.exit_code == 2
        assert "--output news: is a folder" in result.stderr

    @pytest.mark.skipif(not Path("/dev/null").exists(), reason="there are no devices as files here")
    def test_a_device_is_written_to_and_stays(self):
        assert run("check", "news", "--output", "/dev/null").exit_code == 1
        assert not Path("/dev/null").is_file()
