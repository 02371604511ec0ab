"""The API does what its description says, whatever it is asked: schemathesis asks a desk that runs."""

from __future__ import annotations

import subprocess
import sys
from datetime import timedelta

from flagged import ferry, recorded
from running import serving

from checker.review import accounts, tokens
from checker.review.roles import Role, Scope
from checker.review.settings import utc_now

CONFIGURATION = """\
[parameters]
"path.rule" = "{rule}"
"path.digits" = "{digits}"

[[operations]]
include-name = "POST /api/v1/flags/{{rule}}/{{digits}}/decisions"
# That a day is over and that there is no account of a name cannot be described.
checks.positive_data_acceptance.expected-statuses = ["2xx", "404", "409", "422"]

[[operations]]
include-name = "POST /api/v1/drafts"
# Nor can what is no text that anything is read in, and no second draft is checked beside a first.
checks.positive_data_acceptance.expected-statuses = ["2xx", "422", "429"]
"""


def test_the_api_is_as_described(ledger, place, tmp_path):
    [flag, *_] = recorded(ledger, ferry(tmp_path / "articles", 5))
    with ledger.writing() as connection:
        id = accounts.add(connection, "Ada", Role.EDITOR, "horse battery staple", utc_now())
        token = tokens.make(connection, id, "schemathesis", Scope.DECIDE, utc_now(), timedelta(hours=1))
    ledger.engine.dispose()
    rule, digits = flag.fingerprint.split("/")
    (tmp_path / "schemathesis.toml").write_text(CONFIGURATION.format(rule=rule, digits=digits))
    with serving(place, "--rules", str(tmp_path / "articles" / "rules"), "--allow-untested") as address:
        asked = [sys.executable, "-m", "schemathesis.cli", "--config-file", "schemathesis.toml"]
        asked += ["run", f"{address}/api/v1/openapi.json", "--header", f"Authorization: Bearer {token}"]
        asked += ["--max-examples", "2", "--seed", "1", "--generation-deterministic", "--no-color"]
        run = subprocess.run(asked, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=300)
    assert run.returncode == 0, run.stdout + run.stderr
