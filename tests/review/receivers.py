"""A receiver of webhooks: a real server on this machine that keeps what it is sent."""

from __future__ import annotations

import base64
import hashlib
import hmac
import threading
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Receiver:
    """What came, and what is answered: statuses in turn, the last one from then on."""

    url: str = ""
    answers: list[int] = field(default_factory=lambda: [204])
    pause: float = 0
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)

    def is_signed(self, secret, number=-1):
        """Whether a message is signed as the specification of Standard Webhooks says, worked out anew."""
        headers, body = self.got[number]
        signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
        key = base64.b64decode(secret[len("whsec_") :])
        expected = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
        return headers["webhook-signature"] == f"v1,{expected}"


@contextmanager
def receiving():
    """A receiver that listens while the block runs."""
    kept = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            kept.got.append(({name.lower(): value for name, value in self.headers.items()}, body))
            time.sleep(kept.pause)
            status = kept.answers.pop(0) if len(kept.answers) > 1 else kept.answers[0]
            self.send_response(status)
            if status in (301, 302, 307):
                self.send_header("Location", f"{kept.url}/elsewhere")
            self.end_headers()

        def log_message(self, *arguments):
            pass

        def handle(self):
            with suppress(OSError):  # the sender has gone, which is what is tested
                super().handle()

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        kept.url = f"http://127.0.0.1:{running.server_address[1]}"
        yield kept
        running.shutdown()
