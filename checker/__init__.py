"""Finds where articles about one story contradict each other, by declarative rules.

>>> import checker
>>> rules = checker.load_rules("rules")          # doctest: +SKIP
>>> report = checker.check(["seeds"], rules)     # doctest: +SKIP
>>> report.findings                              # doctest: +SKIP

Importing the package is cheap: each name is imported when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from checker.alignment.comparison import Comparison
    from checker.claims.claim import Claim
    from checker.findings.finding import Finding
    from checker.mentions.mention import Mention
    from checker.report import Report
    from checker.rulebook.problems import RuleProblems
    from checker.rulebook.rulebook import RuleBook

__version__ = "0.1.0"
__all__ = [
    "Claim",
    "Comparison",
    "Finding",
    "Mention",
    "Report",
    "RuleProblems",
    "__version__",
    "check",
    "compare",
    "compare_draft",
    "load_rules",
    "read",
]

_HOMES = {
    "Claim": "checker.claims.claim",
    "Comparison": "checker.alignment.comparison",
    "Finding": "checker.findings.finding",
    "Mention": "checker.mentions.mention",
    "Report": "checker.report",
    "RuleProblems": "checker.rulebook.problems",
}


def read(text: str, *, published: date | None = None, language: str = "en") -> list[Mention]:
    """All values in a text, in the order in which they stand there; needs no rules.

    ``published`` is the day from which "Friday" or "last month" are counted; without it such dates are unresolved.
    ``language`` is an ISO 639-1 code. Offsets are characters of ``text``.

    >>> [(mention.text, mention.low, mention.unit) for mention in read("It is worth $15bn.")]
    [('$15bn', 15000000000.0, '$')]
    """
    from checker.mentions.read import read as read_mentions

    return read_mentions(text, published=published, language=language)


def load_rules(folder: str | Path | None, *, allow_untested: bool = False) -> RuleBook:
    """The rule book of a folder, with the general checks of the package; of ``None`` those alone.

    Raises RuleProblems, which holds every mistake of every file with its place and remedy. A rule without tests is a
    mistake unless ``allow_untested`` is set.
    """
    from pathlib import Path

    from checker.rulebook.load import load_rules as load

    return load(None if folder is None else Path(folder), allow_untested=allow_untested)


def check(paths: Sequence[str | Path], rules: RuleBook) -> Report:
    """What the articles in files and folders say, where they contradict each other, and what was not checked."""
    from checker.pipeline import check as check_paths

    return check_paths(paths, rules)


def compare(
    text: str,
    other_text: str,
    *,
    published: date | None = None,
    other_published: date | None = None,
    language: str = "en",
) -> list[Comparison]:
    """What a text says of each value of another: supports or contradicts it, or does not speak of it; needs no rules.

    There is one comparison for each value of ``text``, in the order in which they stand there. A text of a sentence or
    two, such as a headline or a claim, is taken to be on what the other tells; the values of a longer one have to show
    each for itself of what they speak. Of several lines the first is the headline, unless it ends as a sentence does.

    >>> [each.verdict.value for each in compare("The storm killed 40 people.", "Killed by the storm: 25 people.")]
    ['contradicted']
    """
    from checker.alignment.comparing import compare as compare_articles
    from checker.alignment.reading import article_of

    source = article_of(other_text, "other text", other_published, language)
    return compare_articles(article_of(text, "text", published, language), [source])


def compare_draft(draft: str | Path, sources: Sequence[str | Path]) -> list[Comparison]:
    """The same for the article in a file and those in files and folders, of which any may contradict a value.

    Raises ValueError where the file holds no article or several; of the sources those that cannot be read are left out.
    """
    from pathlib import Path

    from checker.alignment.comparing import compare as compare_articles
    from checker.articles.article import Article
    from checker.articles.reading import read_articles

    (article,) = (each for each in read_articles([Path(draft)]) if isinstance(each, Article))
    others = [each for each in read_articles([Path(each) for each in sources]) if isinstance(each, Article)]
    return compare_articles(article, [each for each in others if each.id != article.id])


def __getattr__(name: str) -> object:
    """The types of the contract, imported when first named."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
