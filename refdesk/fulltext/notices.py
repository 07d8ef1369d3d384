# SPDX-License-Identifier: GPL-3.0-or-later
"""What must be known before a text: retractions, corrections, translations, that there is none."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from refdesk.domain.fulltext import Article, Extent
from refdesk.domain.related import RelatedArticle, Relation
from refdesk.fulltext.lines import plain
from refdesk.fulltext.links import doi_url, pmc_url, pubmed_url
from refdesk.fulltext.words import Words

REPLY = "refdesk-reply-"
"""Anchors of sub-articles, which need not name themselves: with their number, from 1."""

_GRAVE = (Relation.RETRACTION, Relation.RETRACTED, Relation.CONCERN, Relation.CONCERNED)
_ORDER = [*_GRAVE, *(relation for relation in Relation if relation not in _GRAVE)]


@dataclass(frozen=True, slots=True)
class Notice:
    """One line above the text: words, then links as (name, address); ``""`` leads nowhere.

    An address that begins with ``#`` leads to an anchor of the article.
    """

    text: str
    links: tuple[tuple[str, str], ...] = ()
    grave: bool = False
    """Whether the text is not to be relied on."""


def notices(article: Article, words: Words) -> list[Notice]:
    """Return the notices of an article, the gravest first."""
    found = []
    related = sorted(article.related, key=lambda other: _ORDER.index(other.relation))
    for relation, others in groupby(related, key=lambda other: other.relation):
        links = tuple(map(_link, others))
        found.append(Notice(words.of_relation(relation), links, relation in _GRAVE))
    found.extend(_translations(article, words))
    if article.extent is not Extent.TEXT:
        page = (("PMC", pmc_url(article.pmcid)),) if article.pmcid else ()
        found.append(Notice(words.of_extent(article.extent), page))
    return found


def _link(other: RelatedArticle) -> tuple[str, str]:
    words = other.text if any(letter.isalpha() for letter in other.text) else ""
    if other.doi:
        return words or other.doi, doi_url(other.doi)
    if other.pmid:
        return words or f"PMID {other.pmid}", pubmed_url(other.pmid)
    if other.pmcid:
        return words or other.pmcid, pmc_url(other.pmcid)
    return other.text, ""


def _translations(article: Article, words: Words) -> Iterable[Notice]:
    for number, reply in enumerate(article.sub_articles, 1):
        if reply.kind == "translation":
            name = plain(reply.title) or reply.language
            yield Notice(words.of_translation(reply.language), ((name, f"#{REPLY}{number}"),))
