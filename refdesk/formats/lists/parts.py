# SPDX-License-Identifier: GPL-3.0-or-later
"""Parts of an entry as PubMed prints them: people, place, identifiers."""

from collections.abc import Sequence
from urllib.parse import quote

from refdesk.domain.dates import medline_date
from refdesk.domain.languages import language_name
from refdesk.domain.markup import to_plain
from refdesk.domain.pages import expand_pages
from refdesk.domain.reference import AuthorRole, Reference


def people(reference: Reference) -> str:
    """Return ``Shin H, King ML Jr; CIK Group``; editors where a work has no authors."""
    authors = [a for a in reference.authors if a.role is AuthorRole.AUTHOR]
    editors = [a for a in reference.authors if a.role is AuthorRole.EDITOR]
    persons = [a.short for a in authors if not a.collective]
    if not reference.authors_complete:
        persons.append("et al")
    text = "; ".join(
        filter(None, (", ".join(persons), *(a.short for a in authors if a.collective)))
    )
    if text or not editors:
        return text
    return f"{', '.join(a.short for a in editors)}, editor{'s' if len(editors) > 1 else ''}"


def title(reference: Reference) -> str:
    """Return the title in words, a translated one in brackets, as PubMed prints it."""
    text = to_plain(reference.title)
    if text and reference.title_translated:
        return f"[{text}]"
    return text or to_plain(reference.vernacular_title)


def stopped(text: str) -> str:
    """Return a text with a full stop where it has no end of its own."""
    return text if not text or text.endswith((".", "?", "!")) else f"{text}."


def place(reference: Reference) -> str:
    """Return where a work is: ``J Hepatol. 2026 Jan 28;75(2):132-142``; publisher of a book."""
    journal = reference.journal
    name = journal.display or reference.container_title
    date = reference.published
    when = medline_date(date if date.year or date.raw else reference.electronic_date)
    issue = f"({reference.issue})" if reference.issue else ""
    volume = f";{reference.volume}{issue}" if reference.volume or issue else ""
    pages = expand_pages(reference.pages) or reference.article_number
    located = f"{when}{volume}{':' if pages and (volume or when) else ''}{pages}"
    if not journal.display:
        where = ": ".join(filter(None, (reference.publisher_place, reference.publisher)))
        located = "; ".join(filter(None, (where, f"{when}{volume}")))
        located = ". p. ".join(filter(None, (located, pages)))
        name = f"In: {name}" if name else ""
    return " ".join(filter(None, (stopped(name.strip()), located)))


def electronic(reference: Reference) -> str:
    """Return ``Epub ahead of print`` or ``Epub 2025 Dec 1``, ``""`` of what appeared but once."""
    if reference.publication_status == "aheadofprint":
        return "Epub ahead of print"
    date = reference.electronic_date
    if reference.publication_status == "ppublish" and date.year and date != reference.published:
        return f"Epub {medline_date(date)}"
    return ""


def languages(reference: Reference) -> str:
    """Return the languages of a work that is not in English alone: ``Korean``, ``English, Korean``."""
    if reference.languages in {(), ("eng",)}:
        return ""
    return ", ".join(language_name(code).title() for code in reference.languages)


def links(reference: Reference) -> list[tuple[str, str]]:
    """Return names and addresses of where the work can be had."""
    found = []
    if reference.doi:
        found.append(
            (f"doi:{reference.doi}", f"https://doi.org/{quote(reference.doi, safe='/:;()')}")
        )
    if reference.pmid:
        address = f"https://pubmed.ncbi.nlm.nih.gov/{reference.pmid}/"
        found.append((f"PMID {reference.pmid}", address))
    if reference.pmcid:
        address = f"https://pmc.ncbi.nlm.nih.gov/articles/{reference.pmcid}/"
        found.append((reference.pmcid, address))
    if (
        reference.url.startswith(("https://", "http://"))
        and reference.url not in dict(found).values()
    ):
        found.append((reference.url, reference.url))
    return found


def keywords(reference: Reference) -> Sequence[str]:
    """Return keywords and MeSH headings, each once."""
    words = (*(k.text for k in reference.keywords), *(h.name for h in reference.mesh))
    return list(dict.fromkeys(words))
