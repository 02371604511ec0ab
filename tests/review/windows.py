"""Windows of a real browser on a desk."""

from __future__ import annotations

from contextlib import contextmanager


@contextmanager
def windows(browser, address):
    """Opens pages of a desk; at the end nothing was asked of another site, and nothing went wrong.

    ``wrong`` of what opens them is what the pages complained of, but for answers that refuse something.
    """
    asked, wrong, contexts = set(), [], []

    def open_page(path="/", **options):
        options = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light", "locale": "en-GB", **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        page.on("request", lambda request: asked.add(request.url.split("/")[2]))
        page.on("console", lambda message: wrong.append(message.text))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(address + path)
        return page

    open_page.wrong = wrong
    yield open_page
    for context in contexts:
        context.close()
    assert asked == {address.removeprefix("http://")}
    assert [each for each in wrong if "status of 4" not in each] == []
