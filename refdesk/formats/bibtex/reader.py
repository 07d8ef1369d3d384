# SPDX-License-Identifier: GPL-3.0-or-later
"""One BibTeX or biblatex entry made a reference."""

import re
from collections.abc import Iterator, Mapping

from refdesk.domain.abstracts import labelled_sections
from refdesk.domain.dates import MONTHS, parse_date
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi, identifier_of_link
from refdesk.domain.indexing import Keyword
from refdesk.domain.languages import language_code
from refdesk.domain.markup import to_plain
from refdesk.domain.pagination import article_number
from refdesk.domain.reference import (
    Abstract,
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.formats.bibtex.entries import BibEntry
from refdesk.formats.bibtex.kinds import KIND_OF_SUBTYPE, KIND_OF_TYPE, RAW_FIELD
from refdesk.formats.bibtex.latex import latex_to_markup, latex_to_plain
from refdesk.formats.bibtex.names import in_braces, read_names

_MONTHS = re.compile(r"(\d{4})-(0[1-9]|1[0-2])/(\d{4})-(0[1-9]|1[0-2])")
_DASHES = re.compile(r"\s*(?:-+|[–—‐‑−])\s*")
_ISSN = re.compile(r"\b(\d{4})-?(\d{3}[\dXx])\b")
_ISBN = re.compile(r"(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx]")
_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/\S+")
_PMCID = re.compile(r"(?:PMC)?(\d{1,9})", re.IGNORECASE)
_PMID_NOTE = re.compile(r"\bPMID\s*:?\s*(\d{4,9})\b", re.IGNORECASE)
_ARXIV = re.compile(
    r"(?:arxiv:)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?/\d{7})(?:v\d+)?", re.IGNORECASE
)
_URL = re.compile(r"https?://[^\s{}]+")
_PREPRINT_SERVER = re.compile(
    r"^(?:arxiv|biorxiv|medrxiv|corr|ssrn|research square|preprints)\b", re.IGNORECASE
)
_URL_COMMAND = re.compile(r"^\s*\\url\{(.*)\}\s*$")
_BRACED_CHARACTER = re.compile(r"\{(\\?[_%&#~-])\}")
_SEMICOLON = re.compile(r"[{};]")
_SEMICOLON_OR_SEP = re.compile(r"[{};]|\\sep\b")
_COMMA_OR_SEP = re.compile(r"[{},]|\\sep\b")
_SEASON = re.compile(r"(\d{4})-(2[1-4])")
_SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
_VERBATIM = re.compile(r"\\([_%&#$~{}^])")
_ROLES = {
    "author": AuthorRole.AUTHOR,
    "editor": AuthorRole.EDITOR,
    "translator": AuthorRole.TRANSLATOR,
}
_PLACED = frozenset(
    {
        *_ROLES, "title", "subtitle", "titleaddon", "journal", "journaltitle", "shortjournal",
        "journal-abbreviation", "booktitle", "booksubtitle", "year", "date", "month", "day",
        "volume", "number", "issue", "pages", "eid", "article-number", "articleno", "doi", "issn",
        "eissn", "isbn", "pmid", "pmcid", "pmc", "eprint", "archiveprefix", "eprinttype",
        "primaryclass", "eprintclass", "url", "abstract", "keywords", "keyword", "language",
        "langid", "note", "publisher", "institution", "school", "origtitle",
        "organization", "address", "location", "edition", "series", "crossref", "entrysubtype",
    }
)  # fmt: skip


def reference_of(entry: BibEntry) -> Reference | None:
    """Return the reference, or ``None`` where the entry has none of the fields that name a work."""
    fields = entry.fields
    kind = _kind(entry)
    title = _title(fields, "title", "subtitle")
    original = latex_to_markup(fields.get("origtitle", ""))
    authors, complete = _people(fields)
    identifiers = _identifiers(fields)
    if not (title or authors or _PLACED.intersection(fields)):
        return None
    pages, number = _place(fields, kind)
    journal = _journal(fields)
    container = to_plain(_title(fields, "booktitle", "booksubtitle"))
    return Reference(
        kind=kind,
        title=title,
        vernacular_title=original,
        authors=authors,
        authors_complete=complete,
        journal=journal,
        container_title=container,
        published=_published(fields),
        volume=_text(fields, "volume"),
        issue=_text(fields, "issue") or _text(fields, "number"),
        pages=pages,
        article_number=number,
        languages=_languages(fields),
        abstracts=_abstracts(fields),
        keywords=_keywords(fields),
        identifiers=identifiers,
        publisher=_text(fields, "publisher", "institution", "school", "organization"),
        publisher_place=_text(fields, "address", "location"),
        edition=_text(fields, "edition"),
        series=_text(fields, "series"),
        url=_verbatim(fields.get("url", "")) or _published_at(fields),
        note=_text(fields, "note"),
        citation_key=entry.key,
        extra=tuple(
            (f"bibtex:{name}", text)
            for name, value in fields.items()
            if name not in _PLACED
            and (text := value if name == RAW_FIELD else latex_to_plain(value))
        ),
    )


def _text(fields: Mapping[str, str], *names: str) -> str:
    for name in names:
        if value := fields.get(name):
            return latex_to_plain(value)
    return ""


def _title(fields: Mapping[str, str], main: str, sub: str) -> str:
    title, subtitle = latex_to_markup(fields.get(main, "")), latex_to_markup(fields.get(sub, ""))
    if not subtitle:
        return title
    return (
        f"{title}{'' if title.endswith(('?', '!', ':')) else ':'} {subtitle}" if title else subtitle
    )


def _kind(entry: BibEntry) -> ReferenceKind:
    subtype = entry.fields.get("entrysubtype", "").lower()
    if subtype in KIND_OF_SUBTYPE:
        return KIND_OF_SUBTYPE[subtype]
    kind = KIND_OF_TYPE.get(entry.kind, ReferenceKind.OTHER)
    journal = entry.fields.get("journal") or entry.fields.get("journaltitle") or ""
    if kind is ReferenceKind.OTHER and _arxiv(entry.fields):
        return ReferenceKind.PREPRINT
    if kind is ReferenceKind.ARTICLE and _PREPRINT_SERVER.match(journal.strip("{} ")):
        return ReferenceKind.PREPRINT
    if kind is ReferenceKind.ARTICLE and subtype in {"newspaper", "magazine"}:
        return ReferenceKind.NEWSPAPER if subtype == "newspaper" else ReferenceKind.MAGAZINE
    return kind


def _people(fields: Mapping[str, str]) -> tuple[tuple[Author, ...], bool]:
    people: list[Author] = []
    all_complete = True
    for name, role in _ROLES.items():
        if value := fields.get(name):
            found, complete = read_names(value, role)
            people.extend(found)
            all_complete = all_complete and complete
    return tuple(people), all_complete


def _journal(fields: Mapping[str, str]) -> Journal:
    issns = []
    for name in ("issn", "eissn"):
        for match in _ISSN.finditer(fields.get(name, "")):
            issns.append((name, f"{match[1]}-{match[2].upper()}"))
    printed = next((issn for name, issn in issns if name == "issn"), "")
    return Journal(
        title=_text(fields, "journaltitle", "journal"),
        iso_abbreviation=_text(fields, "shortjournal", "journal-abbreviation"),
        issn_print=printed,
        issn_electronic=next((issn for _, issn in issns if issn != printed), ""),
    )


def _published(fields: Mapping[str, str]) -> PartialDate:
    if date := _text(fields, "date").rstrip("~?%"):
        if months := _MONTHS.fullmatch(date):
            return parse_date(_several_months(*months.groups()))
        begin = date.split("/")[0].rstrip("~?%") if date.count("/") == 1 else date
        if match := _SEASON.fullmatch(begin):
            number = int(match[1])  # 0000 is a year of the notation that nothing appeared in
            return PartialDate(number, season=_SEASONS[match[2]]) if number else PartialDate()
        return parse_date(begin)
    month = _text(fields, "month").replace("–", "-")
    parts = (_text(fields, "year"), month, _text(fields, "day"))
    year, month, day = parts
    if re.search(r"\d{4}", month):  # "Dec 1998-Jan 1999"
        return parse_date(month)
    if month.isdigit() and len(month) <= 2 and re.fullmatch(r"\d{4}", year):
        return parse_date(
            "-".join(filter(None, (year, month.zfill(2), day.zfill(2) if day.isdigit() else "")))
        )
    return parse_date(" ".join(filter(None, parts if year else ())))


def _several_months(year: str, first: str, later: str, last: str) -> str:
    """Return ``2015-11/2015-12`` as MEDLINE has it: ``2015 Nov-Dec``."""
    begin, end = (MONTHS[int(month) - 1] for month in (first, last))
    return f"{year} {begin}-{end if later == year else f'{later} {end}'}"


def _place(fields: Mapping[str, str], kind: ReferenceKind) -> tuple[str, str]:
    """Return pages and article number."""
    pages = _DASHES.sub("-", _text(fields, "pages").replace("\u00a0", " "))
    pages = re.sub(r"^pp?\.\s*", "", pages).strip(" ,")
    number = _text(fields, "eid", "article-number", "articleno")
    if number:
        return ("" if pages == number else pages), number
    if kind in {ReferenceKind.ARTICLE, ReferenceKind.PREPRINT} and (
        number := article_number(pages)
    ):
        return "", number
    return pages, ""


def _languages(fields: Mapping[str, str]) -> tuple[str, ...]:
    value = _text(fields, "language") or _text(fields, "langid")
    return tuple(
        dict.fromkeys(language_code(v) for v in re.split(r"[,;/]| and ", value) if v.strip())
    )


def _abstracts(fields: Mapping[str, str]) -> tuple[Abstract, ...]:
    sections = labelled_sections(latex_to_markup(fields.get("abstract", "")))
    return (Abstract(sections),) if sections else ()


def _keywords(fields: Mapping[str, str]) -> tuple[Keyword, ...]:
    value = fields.get("keywords") or fields.get("keyword") or ""
    found: dict[str, Keyword] = {}
    if (inner := in_braces(value.strip())) is not None and ";" in inner.strip("; "):
        value = inner  # some databases brace every field twice
    has_semicolons = ";" in value and len(list(_parted(value, _SEMICOLON))) > 1
    for piece in _parted(value, _SEMICOLON_OR_SEP if has_semicolons else _COMMA_OR_SEP):
        text = latex_to_plain(piece)
        if text:
            found.setdefault(text.lower(), Keyword(text))
    return tuple(found.values())


def _parted(value: str, braces_and_separators: re.Pattern[str]) -> Iterator[str]:
    """Yield pieces between separators that stand outside of braces."""
    depth, begin = 0, 0
    for match in braces_and_separators.finditer(value):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth = max(0, depth - 1)
        elif not depth:
            yield value[begin : match.start()]
            begin = match.end()
    yield value[begin:]


def _verbatim(value: str) -> str:
    """Return a field that is no LaTeX text, such as a URL, as programs escape it all the same."""
    value = " ".join(value.split())
    if "\\" not in value and "{" not in value and "}" not in value:
        return value
    value = _URL_COMMAND.sub(r"\1", value.strip())
    value = value.replace("\\textasciitilde{}", "~").replace("{\\textasciitilde}", "~")
    value = _VERBATIM.sub(r"\1", _BRACED_CHARACTER.sub(r"\1", value))
    return value.strip("{} \t\r\n") if value.count("{") == value.count("}") else value.strip()


def _published_at(fields: Mapping[str, str]) -> str:
    """Return the link of ``howpublished``, as entries without a journal have it."""
    match = _URL.search(_verbatim(fields.get("howpublished", "")))
    return match[0] if match else ""


def _arxiv(fields: Mapping[str, str]) -> str:
    source = (fields.get("archiveprefix") or fields.get("eprinttype") or "").strip("{} ").lower()
    eprint = _verbatim(fields.get("eprint", ""))
    match = _ARXIV.fullmatch(eprint)
    return match[1] if match and (source == "arxiv" or not source) else ""


def _identifiers(fields: Mapping[str, str]) -> tuple[Identifier, ...]:
    found: dict[tuple[Scheme, str], Identifier] = {}
    for scheme, value in _claimed(fields):
        identifier = Identifier(scheme, value)
        found.setdefault((scheme, identifier.key), identifier)
    schemes = {scheme for scheme, _ in found}
    for name in ("url", "howpublished", "note", "ee"):
        match = _URL.search(_verbatim(fields.get(name, "")))
        if match is None:
            continue
        linked = identifier_of_link(match[0])
        if linked is not None and linked.scheme not in schemes:
            found.setdefault((linked.scheme, linked.key), linked)
    return tuple(found.values())


def _claimed(fields: Mapping[str, str]) -> Iterator[tuple[Scheme, str]]:
    pmid = _verbatim(fields.get("pmid", ""))
    source = (fields.get("eprinttype") or fields.get("archiveprefix") or "").strip("{} ").lower()
    if not pmid and source in {"pubmed", "pmid"}:
        pmid = _verbatim(fields.get("eprint", ""))
    if not pmid and (match := _PMID_NOTE.search(fields.get("note", ""))):
        pmid = match[1]
    pmid = pmid.removeprefix("PMID:").strip()
    if pmid.isascii() and pmid.isdigit() and pmid.strip("0"):
        yield Scheme.PMID, pmid.lstrip("0")
    if match := _DOI.search(_verbatim(fields.get("doi", ""))):
        yield Scheme.DOI, clean_doi(match[0])
    pmcid = _verbatim(fields.get("pmcid") or fields.get("pmc") or "")
    if not pmcid and source in {"pmc", "pmcid", "pubmedcentral"}:
        pmcid = _verbatim(fields.get("eprint", ""))
    if match := _PMCID.fullmatch(pmcid):
        yield Scheme.PMCID, f"PMC{match[1]}"
    if arxiv := _arxiv(fields):
        yield Scheme.ARXIV, arxiv
    if match := _ISBN.search(fields.get("isbn", "")):
        yield Scheme.ISBN, re.sub(r"[- ]", "", match[0]).upper()
