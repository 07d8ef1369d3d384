# SPDX-License-Identifier: GPL-3.0-or-later
"""One ``PubmedBookArticle`` made a reference: a chapter of the NCBI Bookshelf, or a whole book."""

import re

from lxml import etree

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.languages import languages_in
from refdesk.domain.reference import Author, AuthorRole, Journal, Reference, ReferenceKind
from refdesk.domain.titles import medline_title
from refdesk.xml.inline import inline_markup, inline_plain
from refdesk.xml.pubmed_parts import (
    plain,
    read_abstract,
    read_date,
    read_grants,
    read_history,
    read_identifiers,
    read_keywords,
    read_people,
    read_title,
    read_types,
)

_BOOKSHELF = "https://www.ncbi.nlm.nih.gov/books/"


def read_book_article(record: etree._Element) -> Reference:
    """Return the reference that a ``PubmedBookArticle`` describes."""
    document = record.find("BookDocument")
    document = record if document is None else document
    book = document.find("Book")
    data = record.find("PubmedBookData")
    languages = languages_in(inline_plain(e) for e in document.findall("Language"))
    vernacular = read_title(document.find("VernacularTitle"))
    chapter_title = inline_markup(document.find("ArticleTitle"))
    book_title = inline_markup(book.find("BookTitle")) if book is not None else ""
    title = medline_title(chapter_title or book_title, vernacular, languages)
    identifiers = _identifiers(document, book, data)
    accession = next((i.value for i in identifiers if i.scheme is Scheme.BOOKACCESSION), "")
    abstract = read_abstract(document.find("Abstract"))
    other = (read_abstract(e) for e in document.findall("OtherAbstract"))
    lists = document.findall("AuthorList")
    return Reference(
        kind=ReferenceKind.CHAPTER if chapter_title else ReferenceKind.BOOK,
        title=title.text,
        title_translated=title.translated,
        vernacular_title=vernacular,
        authors=_people(lists, [] if book is None else book.findall("AuthorList")),
        authors_complete=all(e.get("CompleteYN", "Y") != "N" for e in lists),
        journal=Journal(),
        container_title=plain(book, "BookTitle").removesuffix(".") if chapter_title else "",
        published=read_date(book.find("PubDate") if book is not None else None),
        electronic_date=read_date(document.find("ContributionDate")),
        publication_status=plain(data, "PublicationStatus"),
        volume=plain(book, "Volume"),
        languages=languages,
        abstracts=tuple(a for a in (abstract, *other) if a),
        keywords=read_keywords(document.findall("KeywordList")),
        publication_types=read_types(document.findall("PublicationType")),
        identifiers=identifiers,
        grants=read_grants(document.findall("GrantList/Grant")),
        history=read_history(data),
        publisher=plain(book, "Publisher/PublisherName"),
        publisher_place=plain(book, "Publisher/PublisherLocation"),
        edition=plain(book, "Edition"),
        series=plain(book, "CollectionTitle"),
        url=f"{_BOOKSHELF}{accession}/" if accession else "",
        extra=_extra(document, book),
    )


def _people(own: list[etree._Element], of_book: list[etree._Element]) -> tuple[Author, ...]:
    """Return the chapter's authors (the book's where it has none of its own) and the editors."""
    writers = [e for e in own if e.get("Type") != "editors"]
    authors = read_people(writers) or read_people(e for e in of_book if e.get("Type") != "editors")
    editors = [e for e in (*own, *of_book) if e.get("Type") == "editors"]
    return (*authors, *read_people(editors, AuthorRole.EDITOR))


def _identifiers(
    document: etree._Element, book: etree._Element | None, data: etree._Element | None
) -> tuple[Identifier, ...]:
    article_ids = document.findall("ArticleIdList/ArticleId")
    if data is not None:
        article_ids += data.findall("ArticleIdList/ArticleId")
    locations = [] if book is None else book.findall("ELocationID")
    isbns = [] if book is None else map(inline_plain, book.findall("Isbn"))
    return (
        *read_identifiers(plain(document, "PMID"), article_ids, locations),
        *(
            Identifier(Scheme.ISBN, isbn)
            for isbn in dict.fromkeys(re.sub(r"[^0-9Xx]", "", text).upper() for text in isbns)
            if isbn
        ),
    )


_EXTRA = {
    "LocationLabel": "location",
    "ItemList/Item": "item",
}
_BOOK_EXTRA = {
    "Medium": "medium",
    "ReportNumber": "report-number",
    "VolumeTitle": "volume-title",
}
_BOOK_DATES = {"BeginningDate": "begins", "EndingDate": "ends"}


def _extra(document: etree._Element, book: etree._Element | None) -> tuple[tuple[str, str], ...]:
    found = [(tag, inline_plain(e)) for path, tag in _EXTRA.items() for e in document.findall(path)]
    if book is not None:
        found += [
            (tag, inline_plain(e)) for path, tag in _BOOK_EXTRA.items() for e in book.findall(path)
        ]
        found += [(tag, read_date(book.find(path)).iso) for path, tag in _BOOK_DATES.items()]
    return tuple((f"pubmed:{tag}", text) for tag, text in found if text)
