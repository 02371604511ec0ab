"""Fetching from a real server on this machine."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.feeds.fetching import MOST_REDIRECTS, Limits, NotFetched, fetch

FEED = b'<rss version="2.0"><channel><title>Post</title><item><title>Ferry</title><description>80 aboard.</description></item></channel></rss>'
OPEN = Limits(private=True)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/redirect/"):
            left = int(self.path.rsplit("/", 1)[1])
            self.send_response(302)
            self.send_header("Location", f"/redirect/{left - 1}" if left > 1 else "/feed")
            self.end_headers()
        elif self.path == "/elsewhere":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            for _ in range(2_000):
                self.wfile.write(b"x" * 1_000)
        elif self.path == "/slow":
            self.send_response(200)
            self.end_headers()
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        elif self.path == "/feed":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(FEED)
        else:
            self.send_error(404)

    def log_message(self, *arguments):
        pass

    def handle(self):
        with suppress(OSError):  # the other side has gone, which is what is tested
            super().handle()


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_address[1]}"
        running.shutdown()


@pytest.mark.parametrize("path", ["/feed", f"/redirect/{MOST_REDIRECTS}"])
def test_a_feed_is_fetched(server, path):
    assert fetch(server + path, OPEN) == FEED


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/feed",
        "http://localhost:{port}/feed",
        "http://[::ffff:127.0.0.1]:{port}/feed",
        "http://0x7f000001:{port}/feed",
    ],
)
def test_an_address_of_ones_own_network_is_not_asked(server, url):
    with pytest.raises(NotFetched, match=r"private address|could not be reached"):
        fetch(url.format(port=server.rsplit(":", 1)[1]), Limits())


@pytest.mark.parametrize(
    ("path", "limits", "problem"),
    [
        ("/endless", Limits(bytes=10_000, private=True), "larger than 10,000 bytes"),
        ("/slow", Limits(seconds=0.5, private=True), "longer than 0.5 seconds"),
        (f"/redirect/{MOST_REDIRECTS + 1}", OPEN, "redirects more than"),
        ("/elsewhere", OPEN, "no http or https address"),
        ("/nowhere", OPEN, "answers 404"),
    ],
)
def test_limits(server, path, limits, problem):
    with pytest.raises(NotFetched, match=problem):
        fetch(server + path, limits)


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://example.org/", "http://", "https://u:p@example.org/", "http://127.0.0.1:1/"]
)
def test_other_addresses(url):
    with pytest.raises(NotFetched):
        fetch(url, OPEN)


class TestCommand:
    """``checker feed``."""

    def run(self, *arguments):
        return CliRunner().invoke(main, ["feed", *arguments])

    def test_an_address(self, server):
        result = self.run(f"{server}/feed", "--allow-private")
        assert result.exit_code == 0, result.output
        assert result.stdout == '{"headline": "Ferry", "text": "80 aboard.", "outlet": "Post"}\n'

    def test_a_file_and_what_it_leaves_out(self, tmp_path):
        (tmp_path / "a.rss").write_bytes(FEED.replace(b"</channel>", b"<item><title>Empty</title></item></channel>"))
        result = self.run(str(tmp_path / "a.rss"), "--output", str(tmp_path / "new.jsonl"))
        assert result.exit_code == 3
        assert "1 items have no text: Empty" in result.stderr
        assert (tmp_path / "new.jsonl").read_text(encoding="utf-8").count("\n") == 1

    @pytest.mark.parametrize(
        ("content", "message"),
        [
            (b"no feed", "is no feed"),
            (FEED.replace(b"80 aboard.", b""), "no item of the feed has text"),
            (None, "could not be read"),
        ],
    )
    def test_mistakes(self, tmp_path, content, message):
        if content is not None:
            (tmp_path / "a.rss").write_bytes(content)
        result = self.run(str(tmp_path / "a.rss"))
        assert (result.exit_code, result.stdout) == (2, "")
        assert message in result.stderr

    def test_a_large_file(self, tmp_path):
        (tmp_path / "a.rss").write_bytes(FEED)
        assert "is larger than 10 bytes" in self.run(str(tmp_path / "a.rss"), "--most-bytes", "10").stderr

    def test_an_address_of_ones_own_network(self, server):
        result = self.run(f"{server}/feed")
        assert result.exit_code == 2
        assert "private address 127.0.0.1; to allow it: --allow-private" in result.stderr
