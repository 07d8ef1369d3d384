# SPDX-License-Identifier: GPL-3.0-or-later
"""Items for the style "NLM (as PubMed prints it)": what PubMed composes is composed here."""

import re

from refdesk.citations.marks import AS_RECORDED
from refdesk.domain.csl import CslItem, set_or_drop
from refdesk.domain.csl_titles import csl_plain, csl_title
from refdesk.domain.dates import parse_date
from refdesk.domain.nlm import (
    issue_date,
    nlm_authors,
    nlm_date,
    nlm_epub,
    nlm_languages,
    nlm_notices,
    nlm_range,
    nlm_source,
)
from refdesk.domain.reference import AuthorRole, Journal, Reference, ReferenceKind

_CHANGED_OR_TAG = re.compile(r"""<[^<>]*>|["']| (?=[:;?!»])""")
_IN_PERIODICALS = frozenset(
    {
        ReferenceKind.ARTICLE,
        ReferenceKind.PREPRINT,
        ReferenceKind.MAGAZINE,
        ReferenceKind.NEWSPAPER,
    }
)


def as_pubmed_prints(item: CslItem, reference: Reference) -> None:
    """Change the item of ``reference`` to what the style expects."""
    set_or_drop(item, "author", _authors(reference))
    set_or_drop(item, "title", _title(reference))
    item.pop("language", None)
    in_journal = reference.journal != Journal() and not reference.container_title
    if reference.kind in _IN_PERIODICALS or (reference.volume and in_journal):
        item["type"] = ReferenceKind.ARTICLE.value
        _set_text(item, "source", nlm_source(reference), nlm_languages(reference))
    else:
        _set_imprint(item, reference)
    _set_text(item, "annote", nlm_epub(reference), *nlm_notices(reference))
    for name in ("title", "source", "annote", "container-title"):
        if name in item:
            item[name] = _CHANGED_OR_TAG.sub(_marked, str(item[name]))


def _marked(match: re.Match[str]) -> str:
    return AS_RECORDED.get(match[0], match[0])


def _authors(reference: Reference) -> list[dict[str, str]]:
    """Return the whole line as one name: the engine knows no separator before groups."""
    people = reference.by_role.get(AuthorRole.AUTHOR, ())
    line = nlm_authors(people, complete=reference.authors_complete)
    return [{"family": _CHANGED_OR_TAG.sub(_marked, csl_plain(line))}] if line else []


def _title(reference: Reference) -> str:
    """Return the title in its own language with NLM's translation in brackets behind it."""
    title, vernacular = csl_title(reference.title), csl_title(reference.vernacular_title)
    if not reference.title_translated or not title:
        return title or vernacular
    return f"{vernacular} [{title}]".strip()


def _set_imprint(item: CslItem, reference: Reference) -> None:
    """Add the dates of a book: that of the contribution, and the years it comes out in."""
    extra = dict(reference.extra)
    begin = parse_date(extra.get("pubmed:begins", ""))
    published = nlm_date(issue_date(reference))
    if begin.year:
        published = nlm_range(begin, parse_date(extra.get("pubmed:ends", "")))
    _set_text(item, "source", published or "[date unknown]")
    _set_text(item, "section", nlm_date(reference.electronic_date))
    if extra.get("pubmed:medium") == "Internet" or reference.url:
        item["medium"] = "Internet"
    if reference.pmid:
        item.pop("URL", None)


def _set_text(item: CslItem, name: str, *parts: str) -> None:
    set_or_drop(item, name, csl_plain(" ".join(filter(None, parts))))
