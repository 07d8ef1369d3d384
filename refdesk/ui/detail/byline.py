# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wrote a paper and where it appeared, as HTML for one line each."""

from refdesk.domain.escaping import escape
from refdesk.domain.reference import Author, AuthorRole, Reference
from refdesk.ui.html import link

FIRST = 3
"""Authors shown before the rest is folded."""


def shown_authors(authors: tuple[Author, ...], *, unfolded: bool) -> list[int]:
    """Return the places of the authors to show: the first three and the last, or all."""
    if unfolded or len(authors) <= FIRST + 2:
        return list(range(len(authors)))
    return [*range(FIRST), len(authors) - 1]


def people_of(reference: Reference) -> tuple[Author, ...]:
    """Return those who stand in the byline: authors, else editors, else everybody."""
    roles = reference.by_role
    for role in (AuthorRole.AUTHOR, AuthorRole.EDITOR):
        if role in roles:
            return roles[role]
    return reference.authors


def author_html(author: Author, place: int, colour: str, accent: str) -> str:
    """Return one author; the name links to ``author:PLACE``, an ORCID to its page."""
    name = link(f"author:{place}", escape(author.short), colour=colour)
    if author.equal_contribution:
        name += "<sup>=</sup>"
    if author.orcid:
        mark = link(f"https://orcid.org/{author.orcid}", "iD", colour=accent)
        name += f"&thinsp;<small>{mark}</small>"
    return name


def journal_html(reference: Reference) -> str:
    """Return ``Journal. 2026;75(2):55`` in the order that medical readers know."""
    source = reference.journal.full_name or reference.container_title or reference.publisher
    parts = [f"<i>{escape(source)}</i>"] if source else []
    place = imprint(reference)
    if place:
        parts.append(escape(place))
    return " · ".join(parts)


def imprint(reference: Reference) -> str:
    """Return year, volume, issue and pages or article number, as far as known."""
    year = str(reference.year or reference.published.raw or "")
    volume = reference.volume + (f"({reference.issue})" if reference.issue else "")
    where = reference.pages or reference.article_number
    text = year
    if volume:
        text += f";{volume}" if text else volume
    if where:
        text += f":{where}" if text else where
    return text


def affiliation_text(author: Author) -> str:
    """Return the full name and the affiliations, a line each."""
    full = " ".join(filter(None, (author.given, author.family, author.suffix)))
    lines = [author.collective or full]
    lines += author.affiliations
    if author.orcid:
        lines.append(f"ORCID {author.orcid}")
    return "\n".join(filter(None, lines))
