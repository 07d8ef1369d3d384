# SPDX-License-Identifier: GPL-3.0-or-later
"""Other articles that an article names: what it corrects, retracts or answers, and what does so to it."""

from collections.abc import Iterable

from refdesk.domain.related import RelatedArticle, Relation
from refdesk.fulltext.links import find_doi
from refdesk.fulltext.tree import Element, children, flat, get, href

_NOTICES = (
    ("correct", Relation.CORRECTION, Relation.CORRECTED),
    ("addend", Relation.CORRECTION, Relation.CORRECTED),
    ("errat", Relation.CORRECTION, Relation.CORRECTED),
    ("retract", Relation.RETRACTION, Relation.RETRACTED),
    ("concern", Relation.CONCERN, Relation.CONCERNED),
    ("comment", Relation.COMMENT, Relation.COMMENTED),
    ("letter", Relation.COMMENT, Relation.COMMENTED),
    ("reply", Relation.COMMENT, Relation.COMMENTED),
)
"""A beginning of JATS types, what the other article is, and what it is to a notice."""

_NOTICE_TYPES = (
    "correct",
    "errat",
    "addend",
    "retract",
    "partial-retract",
    "concern",
    "expression",
)
_COMMENT_TYPES = (
    "comment",
    "article-comment",
    "letter",
    "reply",
    "editorial",
    "discussion",
    "news",
)


def read_related(meta: Element, article_type: str) -> Iterable[RelatedArticle]:
    """Read the ``related-article`` elements of a front matter.

    JATS says ``corrected-article`` in a correction of what it corrects; PMC says the same in the
    corrected article of its correction. Which of the two is meant hangs on the type of the article
    that says it.
    """
    for element in children(meta, "related-article"):
        kind = get(element, "related-article-type")
        doi, pmid, pmcid = _ids(href(element), get(element, "ext-link-type").lower())
        text = flat(element) or _place(element)
        if doi or pmid or pmcid or text:
            yield RelatedArticle(_relation(kind, article_type), kind, doi, pmid, pmcid, text)


def _ids(address: str, kind: str) -> tuple[str, str, str]:
    doi = find_doi(address)
    if doi:
        return doi, "", ""
    if kind in {"pubmed", "pmid"} and address.isdigit():
        return "", address, ""
    number = address.upper().removeprefix("PMC")
    if kind in {"pmc", "pmcid"} and number.isdigit():
        return "", "", "PMC" + number
    return "", "", ""


def _place(element: Element) -> str:
    """Return where a journal printed it: ``Nutrients 2009;1:263``, as far as that is said."""
    journal = (
        get(element, "journal-id").rstrip(".") if "nlm" in get(element, "journal-id-type") else ""
    )
    volume, page = get(element, "vol"), get(element, "page")
    issue = f"({get(element, 'issue')})" if get(element, "issue") else ""
    where = f"{volume}{issue}:{page}" if volume and page else volume or page
    return " ".join(part for part in (journal, where) if part)


def _relation(kind: str, article_type: str) -> Relation:
    kind, article_type = kind.lower(), article_type.lower()
    for beginning, other, of_notice in _NOTICES:
        if beginning in kind:
            types = _COMMENT_TYPES if other is Relation.COMMENT else _NOTICE_TYPES
            return of_notice if article_type.startswith(types) else other
    return Relation.COMPANION if kind == "companion" else Relation.OTHER
