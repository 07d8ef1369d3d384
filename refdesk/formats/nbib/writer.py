# SPDX-License-Identifier: GPL-3.0-or-later
"""References written as PubMed exports them: MEDLINE's tags, order, wrapping and wording.

What MEDLINE has no tag for is left out: notes, links, translators, publishers' own markup.
"""

from collections.abc import Iterable, Iterator

from refdesk.domain.dates import medline_date
from refdesk.domain.identifiers import Scheme
from refdesk.domain.indexing import MeshHeading
from refdesk.domain.markup import collapse, to_plain
from refdesk.domain.pagination import article_number
from refdesk.domain.reference import (
    Abstract,
    AbstractKind,
    PartialDate,
    Reference,
    ReferenceKind,
    Substance,
)
from refdesk.domain.titles import medline_title
from refdesk.formats.nbib.links import correction_lines, grant_text, trial_text
from refdesk.formats.nbib.people import people_lines

Line = tuple[str, str]

_WIDTH = 88
_CONTINUED = "      "
_NOT_AVAILABLE = "[Not Available]."
_TYPE_OF_KIND = {
    ReferenceKind.PREPRINT: "Preprint",
    ReferenceKind.THESIS: "Academic Dissertation",
    ReferenceKind.NEWSPAPER: "Newspaper Article",
    ReferenceKind.DATASET: "Dataset",
}
_ABSTRACT_KINDS = {
    AbstractKind.PUBLISHER: "Publisher",
    AbstractKind.PLAIN_LANGUAGE: "plain-language-summary",
}
_ID_KINDS = {Scheme.DOI: "doi", Scheme.PII: "pii", Scheme.BOOKACCESSION: "bookaccession"}
_HISTORY_TAGS = {"pubmed": "EDAT", "medline": "MHDA", "entrez": "CRDT"}


def write(references: Iterable[Reference]) -> Iterator[str]:
    """Yield MEDLINE text, one record a piece."""
    for reference in references:
        lines = (_wrapped(tag, collapse(value)) for tag, value in _lines(reference) if value)
        yield "\n".join((*lines, "", ""))


def _wrapped(tag: str, value: str) -> str:
    line = f"{tag:<4}- {value}"
    if len(line) <= _WIDTH:
        return line
    pieces = []
    while len(line) > _WIDTH:
        cut = line.rfind(" ", len(_CONTINUED), _WIDTH + 1)
        if cut < 0:  # a word longer than the line
            cut = line.find(" ", len(_CONTINUED))
            if cut < 0:
                break
        pieces.append(line[: cut + 1])  # PubMed leaves the space at the end, too
        line = _CONTINUED + line[cut + 1 :]
    return "\n".join((*pieces, line))


def _lines(reference: Reference) -> Iterator[Line]:
    yield "PMID", reference.pmid
    yield "OWN", "NLM" if reference.pmid else "NOTNLM"
    yield "STAT", reference.record_status
    yield from _issue(reference)
    yield from _titles(reference)
    yield from _place(reference)
    yield from _main_abstract(reference)
    yield from people_lines(reference.authors)
    yield "AU", "" if reference.authors_complete else "et al."
    for language in reference.languages:
        yield "LA", language
    for trial in reference.trial_ids:
        yield "SI", trial_text(trial)
    for grant in reference.grants:
        yield "GR", grant_text(grant)
    yield from _types(reference)
    yield "DEP", _compact(reference.electronic_date)
    yield from _source(reference)
    for substance in reference.substances:
        yield "RN", _substance(substance)
    yield from correction_lines(reference.corrections)
    for heading in reference.mesh:
        yield "MH", _heading(heading)
    yield from _other_abstracts(reference)
    yield from _keywords(reference)
    yield "COIS", reference.conflict_statement
    yield from _extra(reference)
    yield from _end(reference)


def _issue(reference: Reference) -> Iterator[Line]:
    journal = reference.journal
    yield "IS", journal.issn_print and f"{journal.issn_print} (Print)"
    yield "IS", journal.issn_electronic and f"{journal.issn_electronic} (Electronic)"
    yield "IS", journal.issn_linking and f"{journal.issn_linking} (Linking)"
    for identifier in reference.identifiers:
        if identifier.scheme is Scheme.ISBN:
            yield "ISBN", identifier.value
    yield "VI", reference.volume
    yield "IP", reference.issue
    yield "DP", medline_date(reference.published)


def _compact(date: PartialDate) -> str:
    return date.iso.replace("-", "") if date.day and date.month else medline_date(date)


def _titles(reference: Reference) -> Iterator[Line]:
    title = _title(reference)
    if reference.kind is ReferenceKind.BOOK:
        yield "BTI", title
    else:
        yield "TI", title
        if reference.kind is ReferenceKind.CHAPTER:
            yield "BTI", _stopped(reference.container_title)
    yield "CTI", reference.series
    yield "TT", _stopped(to_plain(reference.vernacular_title))
    yield "PB", reference.publisher
    yield "EN", reference.edition


def _title(reference: Reference) -> str:
    title = to_plain(reference.title)
    if not title:
        return _NOT_AVAILABLE if reference.vernacular_title else ""
    if not reference.title_translated:
        return _stopped(title)
    bracketed = f"[{_stopped(title)}]" if title.endswith(("?", "!")) else f"[{title}]."
    return bracketed if medline_title(bracketed, "", reference.languages).translated else title


def _stopped(title: str) -> str:
    """Return a title with the full stop that MEDLINE adds where the title has no end of its own."""
    return title if not title or title.endswith(("?", "!", ".", "]")) else f"{title}."


def _place(reference: Reference) -> Iterator[Line]:
    number = reference.article_number
    item_ids = tuple(i.value for i in reference.identifiers if i.scheme is Scheme.PII)
    electronic = reference.publication_status == "epublish"
    yield "PG", reference.pages or number
    if number and not article_number(number, item_ids, electronic=electronic):
        yield "LID", f"{number} [pii]"  # else nobody could tell that it is no page
    yield "LID", reference.doi and f"{reference.doi} [doi]"


def _main_abstract(reference: Reference) -> Iterator[Line]:
    abstract = reference.abstract
    if abstract and abstract.kind is AbstractKind.MAIN:
        yield "AB", abstract.plain
        yield "CI", abstract.copyright


def _other_abstracts(reference: Reference) -> Iterator[Line]:
    main = reference.abstract
    for abstract in reference.abstracts:
        if abstract is main and abstract.kind is AbstractKind.MAIN:
            continue
        yield "OAB", _with_kind(abstract)
        yield "OABL", abstract.language


def _with_kind(abstract: Abstract) -> str:
    kind = _ABSTRACT_KINDS.get(abstract.kind)
    return f"{kind}: {abstract.plain}" if kind else abstract.plain


def _types(reference: Reference) -> Iterator[Line]:
    names = [entry.name for entry in reference.publication_types]
    for name in names:
        yield "PT", name
    implied = _TYPE_OF_KIND.get(reference.kind)
    if implied and implied.lower() not in map(str.lower, names):
        yield "PT", implied


def _source(reference: Reference) -> Iterator[Line]:
    journal = reference.journal
    is_book = reference.kind in {ReferenceKind.BOOK, ReferenceKind.CHAPTER}
    yield "PL", reference.publisher_place if is_book else journal.country
    yield "TA", journal.medline_abbreviation or journal.iso_abbreviation.replace(".", "")
    yield "JT", journal.title or ("" if is_book else reference.container_title)
    yield "JID", journal.nlm_id


def _substance(substance: Substance) -> str:
    return f"{substance.registry_number or '0'} ({substance.name})"


def _heading(heading: MeshHeading) -> str:
    parts = [("*" if heading.major else "") + heading.name]
    parts += (("*" if q.major else "") + q.name for q in heading.qualifiers)
    return "/".join(parts)


def _keywords(reference: Reference) -> Iterator[Line]:
    for owner in dict.fromkeys(keyword.owner for keyword in reference.keywords):
        yield "OTO", owner
        for keyword in reference.keywords:
            if keyword.owner == owner:
                yield "OT", ("*" if keyword.major else "") + keyword.text


def _extra(reference: Reference) -> Iterator[Line]:
    for name, value in reference.extra:
        form, _, tag = name.partition(":")
        if form == "nbib" and 2 <= len(tag) <= 4 and tag.isalnum() and tag.isupper():
            yield tag, value


def _end(reference: Reference) -> Iterator[Line]:
    for entry in reference.history:
        if entry.status in _HISTORY_TAGS:
            yield _HISTORY_TAGS[entry.status], _with_time(entry.date)
    for entry in reference.history:
        if entry.date.iso:
            yield "PHST", f"{_with_time(entry.date)} [{entry.status}]"
    for identifier in reference.identifiers:
        if identifier.scheme in _ID_KINDS:
            yield "AID", f"{identifier.value} [{_ID_KINDS[identifier.scheme]}]"
        elif identifier.scheme is Scheme.ARXIV:
            yield "AID", f"arXiv:{identifier.value} [pii]"
    yield "PMC", reference.pmcid
    for identifier in reference.identifiers:
        if identifier.scheme is Scheme.MID:
            yield "MID", identifier.value
    yield "PST", reference.publication_status
    yield "PUBM", reference.publication_model
    yield "SO", source_text(reference)


def _with_time(date: PartialDate) -> str:
    day = date.iso.replace("-", "/")
    return f"{day} 00:00" if date.day else day


def source_text(reference: Reference) -> str:
    """Return where a paper is as MEDLINE prints it: ``J X. 2026 Jan 28;75(2):55. doi: …``."""
    journal = reference.journal
    name = journal.medline_abbreviation or journal.iso_abbreviation or journal.title
    if not name:
        return ""
    issue = f"({reference.issue})" if reference.issue else ""
    pages = reference.pages or reference.article_number
    volume = f";{reference.volume}{issue}" if reference.volume or issue else ""
    text = f"{name.rstrip('.')}. {medline_date(reference.published)}{volume}{':' if pages else ''}{pages}."
    return f"{text} doi: {reference.doi}." if reference.doi else text
