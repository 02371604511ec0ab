"""Pages from templates: in the editor's language and time zone, with nothing of an article's text becoming markup."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from functools import cache

from babel import Locale
from babel.dates import LOCALTZ, format_date, format_datetime, format_time, get_datetime_format, get_timezone
from babel.numbers import format_decimal
from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from checker.renderers import glyphs
from checker.renderers.glyphs import visible
from checker.review import addresses, assets
from checker.review.forms import FIELD, form_token, set_cookie, visit_cookie
from checker.review.keys import KEYS
from checker.review.menu import Entry
from checker.review.roles import Editor, Role
from checker.review.settings import Settings
from checker.review.words import languages, preferred, translations

_LONGEST = 10_000
"""Characters of one value, so that a page stays usable whatever an article holds."""
_LOCALES = {"en": "en_GB"}
"""Where days and numbers are not written as the locale of the mere language has them: evidence says "3 August 2020"."""


def render(request: Request, template: str, *, status: int = 200, **context: object) -> HTMLResponse:
    """The page of a template, such as "login": each gets ``editor``, ``form_token`` and ``here`` with its own values.

    Text is escaped, and shown without characters that mislead, on its way into the page. ``message`` is told in the
    editor's language.
    """
    settings: Settings = request.app.state.desk.settings
    editor: Editor | None = getattr(request.state, "editor", None)
    token, begun = form_token(request, settings)
    language = language_of(request)
    page = _environment().get_template(f"{template}.html.j2")
    shell: Mapping[str, object] = {
        "editor": editor,
        "form_field": FIELD,
        "form_token": token,
        "here": request.url.path,
        "menu": _menu(request, editor),
        "language": language,
        "locale": Locale.parse(_LOCALES.get(language, language)),
        "zone": zone_of(editor),
    }
    response = HTMLResponse(page.render({**shell, **context}), status_code=status)
    if begun:
        set_cookie(response, settings, visit_cookie(settings), begun)
    return response


def language_of(request: Request) -> str:
    """The language that the editor chose, else that of the browser."""
    editor: Editor | None = getattr(request.state, "editor", None)
    chosen = editor.language if editor else None
    return chosen if chosen in languages() else preferred(request.headers.get("accept-language", ""))


def _menu(request: Request, editor: Editor | None) -> list[Entry]:
    """The pages that the editor may open."""
    every: tuple[Entry, ...] = request.app.state.menu
    return [entry for entry in every if editor and editor.role.includes(entry.role) and (editor.id or not entry.own)]


def zone_of(editor: Editor | None) -> tzinfo:
    """The time zone that the editor chose, else that of the machine."""
    try:
        return get_timezone(editor.zone) if editor and editor.zone else LOCALTZ
    except LookupError:  # chosen before the machine's zones changed
        return LOCALTZ


def day_of(editor: Editor, moment: datetime) -> date:
    """The day that a moment of the ledger is in, where the editor is."""
    return moment.replace(tzinfo=UTC).astimezone(zone_of(editor)).date()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("checker.review", "templates"),
        extensions=["jinja2.ext.i18n"],
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=_shown,
    )
    environment.newstyle_gettext = True  # type: ignore[attr-defined]
    environment.policies["ext.i18n.trimmed"] = True
    environment.globals.update(
        gettext=_gettext, ngettext=_ngettext, _=_gettext, static=assets.address, Role=Role, KEYS=KEYS
    )
    for path in (addresses.article_path, addresses.fact_path, addresses.flag_path):
        environment.globals[path.__name__] = path
    environment.filters.update(cut=_cut, in_words=_in_words, moment=_moment, day=_day, number=_number)
    return environment


def _shown(value: object) -> object:
    """A value as a page shows it: text without characters that mislead, and not endless; markup as it is."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    shown = visible(value[: _LONGEST + 1])
    return shown if len(value) <= _LONGEST else f"{shown[:_LONGEST].rstrip()}…"


def _cut(value: str, columns: int) -> str:
    """The beginning of a text, for places where it must not be endless."""
    return glyphs.cut(visible(value[: 4 * columns]), columns)  # room for what takes no column


@pass_context
def _in_words(context: Context, text: str) -> str:
    """A message of the program in the editor's language: text like any other, as parts of it may be a visitor's."""
    return translations(context["language"]).gettext(text)


@pass_context
def _gettext(context: Context, text: str, /, **values: object) -> Markup:
    """Words that stand in a template, and so may hold markup; what is put into them may not."""
    return Markup(translations(context["language"]).gettext(text)) % _all_shown(values)


@pass_context
def _ngettext(context: Context, one: str, many: str, count: int, /, **values: object) -> Markup:
    """Words for one and for many, as ``_gettext``."""
    values = {"num": count, **values}
    return Markup(translations(context["language"]).ngettext(one, many, count)) % _all_shown(values)


def _all_shown(values: Mapping[str, object]) -> dict[str, object]:
    return {name: _shown(value) for name, value in values.items()}


@pass_context
def _moment(context: Context, value: datetime) -> Markup:
    """A moment of the ledger, in the editor's zone, to the minute; its title has the second and the zone."""
    zone, locale = context["zone"], context["locale"]
    aware = value.replace(tzinfo=UTC)
    there = aware.astimezone(zone)
    day, time = format_date(there, "medium", locale), format_time(there, "short", zone, locale)
    told = str(get_datetime_format("medium", locale=locale)).replace("{1}", day).replace("{0}", time)
    exact = f"{format_datetime(there, 'medium', zone, locale)} {there.tzname()}"
    return Markup('<time datetime="{}" title="{}">{}</time>').format(aware.isoformat(timespec="seconds"), exact, told)


@pass_context
def _day(context: Context, value: date) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(value, format_date(value, locale=context["locale"]))


@pass_context
def _number(context: Context, value: float) -> str:
    return format_decimal(value, locale=context["locale"])
