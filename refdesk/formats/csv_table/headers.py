# SPDX-License-Identifier: GPL-3.0-or-later
"""What the columns of databases' and programs' tables mean."""

from collections.abc import Mapping, Sequence

# The columns that refdesk writes come first of each field's names.
_NAMES: dict[str, tuple[str, ...]] = {
    "key": ("Citation Key", "Cite Key", "BibTeX Key", "Citekey"),
    "id": (
        "Key", "UT (Unique WOS ID)", "UT Unique ID", "Unique ID", "Unique WOS ID", "EID", "PUI",
        "Embase Accession ID", "Record Number", "Accession Number", "ID",
    ),
    "kind": ("Item Type", "Reference Type", "Entry Type", "Source Type"),
    "types": ("Publication Type", "Publication Types", "Document Type", "Type", "Type of Article"),
    "title": (
        "Title", "Article Title", "Document Title", "Primary Title", "Title (English)", "제목",
        "논문명", "논문제목",
    ),
    "original": (
        "Original Title", "Title (Original)", "Original Title (Non-English)", "Vernacular Title",
        "Translated Title",
    ),
    "full_authors": ("Author Full Names", "Authors Full Names", "Full Authors"),
    "authors": (
        "Authors", "Author(s)", "Author", "Author Names", "Author Name", "Creators", "저자",
        "저자명",
    ),
    "first_author": ("First Author",),
    "groups": ("Group Authors", "Group Author", "Corporate Author", "Collective Author"),
    "book_authors": ("Book Authors", "Book Author Full Names"),
    "editors": ("Editors", "Editor", "Editor(s)", "Book Editors"),
    "series_editors": ("Series Editors", "Series Editor"),
    "translators": ("Translators", "Translator"),
    "affiliations": ("Author Affiliations",),
    "year": (
        "Year", "Publication Year", "Year of Publication", "Pub Year", "Year Published", "연도",
        "발행연도", "발행년도", "출판연도",
    ),
    "date": (
        "Date", "Publication Date", "Date of Publication", "Date Published", "Cover Date",
        "발행일",
    ),
    "month": ("Month", "Publication Month"),
    "electronic": ("Electronic Date", "Early Access Date", "Online Date"),
    "created": ("Create Date",),
    "journal": (
        "Journal", "Source Title", "Journal/Book", "Publication Title", "Journal Title",
        "Publication Name", "Full Journal", "학술지", "학술지명", "저널명", "간행물명",
    ),
    "source": ("Source", "Periodical", "Secondary Title"),
    "abbreviation": (
        "Journal Abbreviation", "Abbreviated Source Title", "Journal ISO Abbreviation",
        "ISO Abbreviation", "Alternate Journal", "Abbreviated Journal", "Abbreviated Title",
    ),
    "container": ("Book Title", "Proceedings Title", "Conference Title"),
    "volume": ("Volume", "Vol", "권"),
    "issue": ("Issue", "Issue Number", "No", "호"),
    "number": ("Number",),
    "pages": ("Pages", "Page", "Page Range", "Page Numbers", "페이지", "쪽"),
    "first_page": ("Start Page", "Page Start", "First Page", "Beginning Page", "시작페이지"),
    "last_page": ("End Page", "Page End", "Last Page", "Ending Page", "끝페이지", "종료페이지"),
    "article_number": ("Article Number", "Art. No.", "Article No.", "eLocation ID", "eLocator"),
    "doi": ("DOI", "Digital Object Identifier", "DOI Number"),
    "pmid": ("PMID", "PubMed ID", "Medline PMID", "PubMed PMID"),
    "pmcid": ("PMCID", "PMC ID", "PMC", "PubMed Central ID"),
    "mid": ("NIHMS ID", "NIHMSID", "Manuscript ID"),
    "arxiv": ("arXiv", "arXiv ID"),
    "nct": ("Trial Number", "NCT Number", "NCT ID"),
    "issn": ("ISSN", "ISSN (Print)", "Print ISSN", "P-ISSN", "International Standard Serial Number"),
    "eissn": ("eISSN", "Electronic ISSN", "ISSN (Electronic)", "ISSN (Online)", "Online ISSN"),
    "isbn": ("ISBN", "ISBNs", "Electronic ISBN", "eISBN"),
    "abstract": ("Abstract", "Abstract Note", "Summary", "초록"),
    "own_keywords": ("Author Keywords", "Authors Keywords"),
    "keywords": (
        "Keywords", "Key Words", "Keyword", "Index Keywords", "Tags", "Automatic Tags",
        "Subject", "Subjects", "키워드", "주제어",
    ),
    "cited_keywords": ("Keywords Plus", "Keywords-Plus"),
    "emtree": (
        "Emtree Drug Index Terms (Major Focus)", "Emtree Drug Index Terms",
        "Emtree Medical Index Terms (Major Focus)", "Emtree Medical Index Terms",
    ),
    "mesh": ("MeSH Terms", "MeSH", "MeSH Headings"),
    "language": (
        "Language", "Languages", "Language of Original Document", "Language of Article", "언어",
    ),
    "publisher": ("Publisher", "Publisher Name", "발행기관", "발행처"),
    "place": ("Place", "Publisher City", "Place Published", "Publisher Place", "Place of Publication"),
    "edition": ("Edition",),
    "series": ("Series", "Series Title", "Book Series Title"),
    "url": ("URL", "Link", "Full Text Link", "Links", "URLs"),
    "note": ("Note", "Notes", "Extra", "Research Notes", "Comments"),
    "citation": ("Citation",),
    "tags": ("Manual Tags", "My Tags"),
    "remark": ("My Notes", "Personal Notes", "메모"),
    "collections": ("Collections", "Folders", "Folder"),
    "files": ("File Attachments",),
    "added": ("Date Added", "Added"),
    "rating": ("Rating", "Stars"),
}  # fmt: skip

IGNORED = "-"
"""The field of a column that is left out."""
FIELDS = (*_NAMES, IGNORED)
"""What a column can hold."""

_TAGS: dict[str, str] = {
    "PT": "kind", "DT": "types", "TI": "title", "AF": "full_authors", "AU": "authors",
    "CA": "groups", "BE": "editors", "PY": "year", "PD": "date", "EA": "electronic",
    "SO": "journal", "JI": "abbreviation", "VL": "volume", "IS": "issue", "BP": "first_page",
    "EP": "last_page", "AR": "article_number", "DI": "doi", "PM": "pmid", "SN": "issn",
    "EI": "eissn", "BN": "isbn", "AB": "abstract", "DE": "own_keywords", "ID": "cited_keywords",
    "LA": "language", "PU": "publisher", "PI": "place", "SE": "series", "UT": "id",
}  # fmt: skip
"""The header of Web of Science's tab-delimited file."""

_ENOUGH_TAGS = 4
_WITH_TITLE = frozenset({"title", "doi", "pmid", "pmcid", "citation"})
_LEAST_KNOWN = 2


def _plain(header: str) -> str:
    return "".join(c for c in header.lower() if c.isalnum())


_FIELDS = {_plain(name): name_of for name_of, names in _NAMES.items() for name in names}


def fields_of(headers: Sequence[str]) -> list[str]:
    """Return the field that each column holds, ``""`` for a column without a place.

    Letter case, spaces and punctuation in a header do not matter. Two-letter tags count only where
    there are several.
    """
    names = [header.strip().strip("\ufeff'\"").strip() for header in headers]
    if sum(name.upper() in _TAGS for name in names if len(name) == 2) >= _ENOUGH_TAGS:
        return [_TAGS.get(name.upper(), "") for name in names]
    return [_FIELDS.get(_plain(name)) or _single_tag(name) for name in names]


def mapped(headers: Sequence[str], said: Mapping[str, str]) -> list[str]:
    """Return the field of each column as a person said; of which nobody spoke, as it seems."""
    by_name = {_plain(name) or name: code for name, code in said.items() if code in (*FIELDS, "")}
    guessed = fields_of(headers)
    return [
        by_name.get(_plain(name) or name.strip(), guess)
        for name, guess in zip(headers, guessed, strict=True)
    ]


def _single_tag(name: str) -> str:
    """Return what a lone tag means that could hardly be a word: ``TI`` and ``AU``, not ``IS``."""
    return _TAGS[name] if name in {"TI", "AU", "AB", "PY", "SO"} else ""


def is_header(fields: Sequence[str]) -> bool:
    """Whether columns with these fields describe references."""
    known = {name for name in fields if name}
    if len(fields) == 1:
        return bool(known & {"doi", "pmid", "pmcid", "title"})
    return len(known) >= _LEAST_KNOWN and bool(known & _WITH_TITLE)
