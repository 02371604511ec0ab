"""Headlines that write every word with a capital, in which a capital tells no name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.alignment.statement import Statement
from checker.articles.article import Article
from checker.language.grammar import grammar
from checker.mentions.names import mid_sentence_capitals
from checker.mentions.tokens import WORD, Token, tokenize

_SHORTEST = 4  # letters of a word that such a headline does not leave small
_FEWEST = 3  # words that tell the style
_SHARE = 0.8  # of the words, that tell it


def as_in_sentences(article: Article, others: Sequence[Article] = ()) -> Article:
    """The article with small letters where its headline, or its only sentence, writes every word with a capital.

    Words that its body or other articles write so within a sentence keep theirs, as do words with further capitals.
    Offsets stay what they are. An article in another style is returned as it is.
    """
    span = article.headline_span if article.headline_span.end else article.sentences[0] if article.sentences else None
    if span is None or (not article.headline_span.end and len(article.sentences) > 1):
        return article
    tokens = [token for token in tokenize(article.text, span.start, span.end) if token.kind == WORD]
    if not _is_capitalised(tokens, article.language):
        return article
    known = [mid_sentence_capitals(each.text[span.end if each is article else 0 :]) for each in (article, *others)]
    return replace(article, text=_lowered(article.text, tokens[1:], frozenset[str]().union(*known)))


def as_written(one: Statement, article: Article) -> Statement:
    """A statement of such an article in the words of the article as it is written."""
    mention = one.mention
    return replace(one, article=article, mention=replace(mention, text=article.text[mention.start : mention.end]))


def _is_capitalised(tokens: Sequence[Token], language: str) -> bool:
    """Tell whether the words behind the first have capitals, of few all but those that such a headline leaves small."""
    known = grammar(language)
    small = known.prepositions | known.conjunctions | known.determiners | known.pronouns
    words = [token for token in tokens[1:] if len(token.text) > 1 and token.norm not in small]
    telling = [token for token in words if len(token.text) >= _SHORTEST]
    if len(telling) < _FEWEST:
        return bool(words) and all(token.text[0].isupper() for token in words)
    return sum(token.text[0].isupper() for token in telling) >= _SHARE * len(telling)


def _lowered(text: str, tokens: Sequence[Token], names: frozenset[str]) -> str:
    """The text with the tokens in small letters but for names; letters that have no small one of their length stay."""
    shouted = all(token.text.isupper() for token in tokens if len(token.text) >= _SHORTEST)
    parts, at = [], 0
    for token in tokens:
        written = token.text
        if shouted and written.capitalize() in names:
            written = written.capitalize()
        elif written not in names and (shouted or written[1:].islower() or len(written) == 1):
            written = written.lower()
        parts += [text[at : token.start], written if len(written) == len(token.text) else token.text]
        at = token.end
    parts.append(text[at:])
    return "".join(parts)
