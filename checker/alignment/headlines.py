"""The verdict on a value of a headline, given the article below it.

An article is the whole source of its headline. A figure of the headline that no figure of the article is or makes is
therefore likely to be wrong, and is held against the one that it most likely stands for. How much has to say that it
does hangs on the figure: an amount of money is copied, small numbers are counted by who writes the headline.
"""

from __future__ import annotations

from checker.alignment.comparison import Comparison, Verdict
from checker.alignment.figures import Figures, is_printed
from checker.alignment.making import is_made
from checker.alignment.marks import RANK
from checker.alignment.matching import Candidate, Match
from checker.alignment.openness import is_open
from checker.alignment.resemblance import slip
from checker.alignment.results import is_result, may_precede, numbers_of
from checker.alignment.statement import Statement
from checker.alignment.verdicts import compared, shared_words
from checker.alignment.words import listed
from checker.language.vocabulary import vocabulary, words
from checker.mentions.mention import Kind, Mark, Mention
from checker.mentions.tokens import tokenize

SMALL = 12
"""Numbers up to this one are counted rather than copied."""
LEAD = 3
"""Sentences of an article in which its news is told."""
ALIKE = 1.0
"""Digits that resemble each other so much tell as much as a word."""
CLEAR = 2.0
"""And so much more than that figures make a value by chance."""
SAME_SIZE = 100.0
"""Two values of which one is more than so many times the other are no two readings of one fact."""
FIRM = 4.0
"""And so much for one that counts no other thing."""
MUCH_BETTER = 3.0
"""By so much more than what is only near to a value the words of another must speak for it."""
FAR = 10.0
"""A number that is so many times a small count stands for it only where both count one thing."""
BETTER = 1.0
"""By so much more than what agrees with a small number the words of another must speak for it."""
PLAIN = 2.0
"""So much for a value in the news that figures without it make the headline's only by chance."""


def judge_headline(match: Match, figures: Figures) -> Comparison:
    """The verdict on one value: supported by what agrees with it, contradicted where nothing in the article is it."""
    one = match.statement
    agreeing = [each for each in match.candidates if each.agreement.agrees]
    support = max(agreeing, key=lambda each: each.rank, default=None)
    contrary = _contrary(match) if not is_open(one) and (one.is_said or _is_supposed(one)) else None
    if support is not None and (contrary is None or not _is_better(one, contrary, support)):
        if support.agreement.looser:
            return compared(Verdict.NOT_COMPARABLE, one, support, "the source is less exact")
        return compared(Verdict.SUPPORTED, one, support, shared_words(one, support))
    if contrary is None:
        return _since(one, figures) or Comparison(
            Verdict.NOT_FOUND, one, None, "no value that speaks of the same thing"
        )
    if support is None and figures.has(one) and not (_is_common(one.mention) and _is_firm(contrary)):
        return Comparison(Verdict.NOT_FOUND, one, None, "the source has this number for something else")
    of = contrary.other if _is_plain(contrary) else None
    if support is None and slip(one.mention, contrary.other.mention) < CLEAR and is_made(one, figures, of):
        return Comparison(Verdict.NOT_FOUND, one, None, "figures of the source may make it")
    return compared(Verdict.CONTRADICTED, one, contrary, shared_words(one, contrary))


def _since(one: Statement, figures: Figures) -> Comparison | None:
    """The contradiction of years that are counted from the only year that the news of the article names."""
    mention, published = one.mention, figures.article.published
    if (
        mention.kind is not Kind.DURATION
        or mention.unit != "year"
        or one.age
        or not is_printed(mention)
        or published is None
    ):
        return None
    lead = [each for each in figures.statements if each.order < LEAD and each.mention.kind is Kind.DATE]
    dated = [(each, year) for each in lead for year in figures.years_of(each.mention) if year < published.year]
    if len({year for _, year in dated}) != 1 or is_open(one) or figures.has(one) or is_made(one, figures):
        return None
    since, year = dated[0]
    why = f"from {year} to {published.year} are {published.year - year} years"
    return Comparison(Verdict.CONTRADICTED, one, since, why)


def _contrary(match: Match) -> Candidate | None:
    """The value of the article that a headline's most likely stands for, ``None`` where too little says so."""
    one = match.statement
    if any(_is_birthday(one, each.other) for each in match.candidates):
        return None
    opposing = [each for each in match.candidates if not each.agreement.agrees and _may_stand_for(one, each)]
    best = max(opposing, key=lambda each: (_shares_a_number(one, each), each.rank), default=None)
    return best if best is not None and _is_sure(one, best, alone=len(opposing) == 1) else None


def _may_stand_for(one: Statement, each: Candidate) -> bool:
    """Tell whether a value of the article may be the one that was meant: of its size, and not counting other things."""
    own, theirs = one.mention, each.other.mention
    ends = [abs(end) for side in (own, theirs) for end in (side.low, side.high) if end]
    if ends and max(ends) > SAME_SIZE * min(ends):
        return False
    if (one.is_said and not each.other.is_said) or (_is_far(own, theirs) and not each.affinity.one_noun):
        return False
    if any(side.is_bound and not _has_number(side) for side in (one, each.other)):
        return False
    if is_result(own) and each.other.order > 0 and may_precede(theirs, own):
        return False
    if own.kind is Kind.DATE:
        worded = any(letter.isalpha() for letter in theirs.text) or _forms(theirs) == {"year"}
        return worded and own.text not in each.other.article.body and _forms(own) == _forms(theirs)
    if _may_go_on(one, each.other):
        return False
    occasions = one.head in listed("multiples", one.article.language)  # "shot 14 times" tells no other noun
    return occasions or each.affinity.one_noun is not False or slip(own, theirs) >= ALIKE


def _is_sure(one: Statement, best: Candidate, *, alone: bool) -> bool:
    """Tell whether enough says that a value stands for one that nothing in its article explains."""
    own, theirs = one.mention, best.other.mention
    leads = best.other.order < LEAD
    if is_result(own):
        return _shares_a_number(one, best) or (leads and alone)
    if _is_copied(one):
        return True
    told = bool(best.affinity.one_noun or best.affinity.telling) or slip(own, theirs) >= ALIKE
    if own.kind is Kind.DURATION:
        return own.unit == theirs.unit and (told or leads)
    return told and leads


def _is_far(one: Mention, other: Mention) -> bool:
    """Tell whether a large number and a small count are so far apart that hardly one was written for the other."""
    return _is_counted(other) and one.low is not None and other.low is not None and one.low > FAR * other.low


def _may_go_on(one: Statement, other: Statement) -> bool:
    """Tell whether a small count of a headline may be one that its article's is counted on to.

    "A couple and their three children" are five, and after four arrests comes a fifth.
    """
    own, theirs = one.mention, other.mention
    if own.low is None or theirs.low is None:
        return False
    if own.unit == RANK != theirs.unit:
        return own.low == theirs.low + 1
    if not _is_counted(own) or own.low <= theirs.low or theirs.kind is not Kind.NUMBER:
        return False
    return _says(other, "besides")


def _is_supposed(one: Statement) -> bool:
    """Tell whether a value is copied under a condition, as in "could cost $50m": it is the article's all the same."""
    return _is_copied(one) and not one.mention.marks & {Mark.NEGATED, Mark.WITHDRAWN}


def _is_birthday(one: Statement, other: Statement) -> bool:
    """Tell whether an age is that of the year before or after another: who turns 99 next month is 98."""
    own, theirs = one.mention.low, other.mention.low
    return one.age and own is not None and theirs is not None and abs(own - theirs) == 1 and _says(other, "birthdays")


def _says(one: Statement, name: str) -> bool:
    """Tell whether a sentence has a word of a list of ``alignment.toml``."""
    article = one.article
    said = tokenize(article.text, one.sentence.start, one.sentence.end)
    return not words("alignment", name, article.language).isdisjoint(token.norm for token in said)


def _shares_a_number(one: Statement, each: Candidate) -> bool:
    """Tell whether two results have a number in common: 6-3 and 9-3."""
    results = is_result(one.mention) and is_result(each.other.mention)
    return results and not set(numbers_of(one.mention)).isdisjoint(numbers_of(each.other.mention))


def _is_better(one: Statement, contrary: Candidate, support: Candidate) -> bool:
    """Tell whether another value answers the question of one that the article happens to have for something else.

    That a small number stands anywhere tells little, or one far down in a sentence without a word of the headline.
    """
    loose = one.mention.low != support.other.mention.low or support.other.mention.unit == RANK != one.mention.unit
    if loose and _is_plain(contrary) and contrary.aligned > support.aligned + MUCH_BETTER:
        return True  # what is only near to it, or a rank, is background beside such a one
    if support.affinity.one_noun is True or contrary.aligned <= support.aligned + BETTER:
        return False
    aside = not support.affinity.shared and support.other.order >= LEAD
    if aside and contrary.other.order < LEAD and slip(one.mention, contrary.other.mention) >= ALIKE:
        return True
    return (aside or _is_counted(support.other.mention)) and _is_firm(contrary)


def _is_firm(each: Candidate) -> bool:
    """Tell whether a value counts the same as the headline's in the news of the article."""
    telling = bool(each.affinity.telling)
    told = each.affinity.one_noun is True or (
        telling
        and (each.other.mention.kind is Kind.DURATION or (each.aligned >= FIRM and each.affinity.one_noun is not False))
    )
    return told and each.other.order < LEAD


def _is_plain(each: Candidate) -> bool:
    """Tell whether a value so plainly answers a headline's that what does not contain it makes that one by chance."""
    mention = each.other.mention
    exact = mention.hedge is None and mention.low is not None and mention.low == mention.high
    told = each.affinity.one_noun is True or (mention.kind is Kind.SHARE and bool(each.affinity.telling))
    return exact and told and each.other.order < LEAD and each.aligned >= PLAIN


def _is_common(mention: Mention) -> bool:
    """Tell whether a value is so common that it tells little that the article has its number."""
    return mention.kind is Kind.DURATION or _is_counted(mention)


def _is_counted(mention: Mention) -> bool:
    """Tell whether a value is a number so small that who writes a headline counts it."""
    whole = mention.low is None or float(mention.low).is_integer()
    return mention.kind is Kind.NUMBER and whole and (mention.low is None or mention.low <= SMALL)


def _is_copied(one: Statement) -> bool:
    """Tell whether a value is of a kind that who writes a headline copies from the article, or rounds."""
    mention = one.mention
    if not _has_digits(mention):
        return False
    if mention.kind is Kind.NUMBER:
        return not _is_counted(mention)
    if mention.kind is Kind.MONEY:
        return mention.low is None or mention.low > 1
    return mention.kind in (Kind.QUANTITY, Kind.SHARE) or one.age


def _has_number(one: Statement) -> bool:
    """Tell whether a value is written with a number, be it spelt: "at least seven", but not "dozens"."""
    spelt = vocabulary("numbers", one.article.language)
    said = {token.norm for token in tokenize(one.mention.text)}
    return _has_digits(one.mention) or not said.isdisjoint({*spelt["ones"], *spelt["tens"]})


def _has_digits(mention: Mention) -> bool:
    return any(letter.isdigit() for letter in mention.text)


def _forms(date: Mention) -> frozenset[str]:
    """What a date is written with: a year, a day of a month."""
    digits = ["".join(filter(str.isdigit, word)) for word in date.text.split()]
    return frozenset("year" if len(each) == len("2020") else "day" for each in digits if each)
