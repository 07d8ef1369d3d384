# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of an import: what a column can hold."""

from PySide6.QtCore import QCoreApplication


def field_name(code: str) -> str:
    """Return what a field of a table is called; ``""`` is one without a place."""
    translate = QCoreApplication.translate
    names = {
        "": translate("Fields", "Kept as it is"),
        "-": translate("Fields", "Left out"),
        "key": translate("Fields", "Citation key"),
        "id": translate("Fields", "Record number"),
        "kind": translate("Fields", "Kind of work"),
        "types": translate("Fields", "Publication type"),
        "title": translate("Fields", "Title"),
        "original": translate("Fields", "Original title"),
        "full_authors": translate("Fields", "Authors, full names"),
        "authors": translate("Fields", "Authors"),
        "first_author": translate("Fields", "First author"),
        "groups": translate("Fields", "Groups as authors"),
        "book_authors": translate("Fields", "Authors of the book"),
        "editors": translate("Fields", "Editors"),
        "series_editors": translate("Fields", "Editors of the series"),
        "translators": translate("Fields", "Translators"),
        "affiliations": translate("Fields", "Affiliations"),
        "year": translate("Fields", "Year"),
        "date": translate("Fields", "Date"),
        "month": translate("Fields", "Month"),
        "electronic": translate("Fields", "Date online"),
        "created": translate("Fields", "Date of the record"),
        "journal": translate("Fields", "Journal"),
        "source": translate("Fields", "Journal or database"),
        "abbreviation": translate("Fields", "Journal, abbreviated"),
        "container": translate("Fields", "Book or proceedings"),
        "volume": translate("Fields", "Volume"),
        "issue": translate("Fields", "Issue"),
        "number": translate("Fields", "Number"),
        "pages": translate("Fields", "Pages"),
        "first_page": translate("Fields", "First page"),
        "last_page": translate("Fields", "Last page"),
        "article_number": translate("Fields", "Article number"),
        "nct": translate("Fields", "Trial number"),
        "mid": translate("Fields", "Manuscript number"),
        "abstract": translate("Fields", "Abstract"),
        "own_keywords": translate("Fields", "Author keywords"),
        "keywords": translate("Fields", "Keywords"),
        "emtree": translate("Fields", "Emtree terms"),
        "mesh": translate("Fields", "MeSH terms"),
        "language": translate("Fields", "Language"),
        "publisher": translate("Fields", "Publisher"),
        "place": translate("Fields", "Place"),
        "edition": translate("Fields", "Edition"),
        "series": translate("Fields", "Series"),
        "url": translate("Fields", "Link"),
        "note": translate("Fields", "Note of the record"),
        "citation": translate("Fields", "Citation in one cell"),
        "tags": translate("Fields", "My tags"),
        "remark": translate("Fields", "My notes"),
        "collections": translate("Fields", "Collections"),
        "files": translate("Fields", "Files"),
        "added": translate("Fields", "Date added"),
        "rating": translate("Fields", "Rating"),
    }
    return names.get(code, _PROPER_NAMES.get(code, code))


_PROPER_NAMES = {
    "cited_keywords": "Keywords Plus",
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "arxiv": "arXiv",
    "issn": "ISSN",
    "eissn": "eISSN",
    "isbn": "ISBN",
}
