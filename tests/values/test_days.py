from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from checker.values.days import today


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_the_present_day_is_that_of_coordinated_universal_time_on_every_machine(monkeypatch, zone):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    before, found, after = datetime.now(UTC).date(), today(), datetime.now(UTC).date()
    monkeypatch.undo()
    time.tzset()
    assert before <= found <= after
