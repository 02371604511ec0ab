"""Take docs/desk-queue.png and docs/desk-flag.png: the editors' desk on its sample, in Chromium.

Run by ``make picture``. All moments of today are set to one, so that the pictures change only when the pages do.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent
WIDTH, QUEUE, FLAG = 1280, 960, 1250
"""CSS pixels: the width of both pictures, and their heights."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
SHOWN = "nearly 100 million users"
"""What the flag begins with; the README shows it in the terminal as well."""
ONE_MOMENT = """() => {
  for (const each of document.querySelectorAll("time[datetime*=T]")) each.textContent = "1 Mar 2026, 09:00"
}"""


@contextmanager
def desk() -> Iterator[str]:
    """The address of the desk on its sample."""
    command = [sys.executable, "-m", "checker", "serve", "--demo", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://\S+?/", process.stdout.readline())
            assert found, "the desk did not open"
            yield found[0]
        finally:
            process.terminate()


def take(page: Page, name: str, height: int) -> None:
    """Write what a window of that height shows."""
    page.set_viewport_size({"width": WIDTH, "height": height})
    page.evaluate(ONE_MOMENT)
    page.screenshot(path=FOLDER / name, animations="disabled")


def main() -> None:
    """Write the pictures beside this file."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit("No Chromium is on the PATH.")
    with desk() as address, sync_playwright() as run:
        opened = run.chromium.launch(executable_path=browser, args=["--no-sandbox", "--hide-scrollbars"])
        page = opened.new_page(locale="en-US", timezone_id="UTC", color_scheme="light")
        page.goto(address)
        take(page, "desk-queue.png", QUEUE)
        page.get_by_role("link", name=SHOWN).click()
        page.get_by_role("heading", name=SHOWN).wait_for()
        take(page, "desk-flag.png", FLAG)
        opened.close()


if __name__ == "__main__":
    main()
