# SPDX-License-Identifier: GPL-3.0-or-later
"""References written as BibTeX in UTF-8, with the braces that keep styles from changing case."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from refdesk.domain.citekeys import KeyMaker
from refdesk.domain.dates import MONTHS, within_year
from refdesk.domain.escaping import escape
from refdesk.domain.exporting import ExportOptions, Letters
from refdesk.domain.identifiers import Scheme
from refdesk.domain.languages import language_name
from refdesk.domain.pages import expand_pages
from refdesk.domain.reference import (
    Author,
    AuthorRole,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.formats.bibtex.encode import (
    encode_markup,
    encode_plain,
    encode_title,
    encode_url,
    stays,
)
from refdesk.formats.bibtex.kinds import RAW_FIELD, TYPE_OF_KIND
from refdesk.formats.bibtex.letters import in_ascii

_BAD_IN_KEY = re.compile(r"[\s,{}()\"#%~\\=']+")
_BIB_FIELD = re.compile(r"bibtex:([a-z][\w-]*)")
_WORD = re.compile(r"[A-Za-z]{3}")
_VERBATIM = frozenset({"doi", "url", "eprint", RAW_FIELD})
"""Fields that are no LaTeX text."""
_PUBLISHER_FIELD = {ReferenceKind.THESIS: "school", ReferenceKind.REPORT: "institution"}


@dataclass(frozen=True, slots=True)
class Manner:
    """How LaTeX is written."""

    title: Callable[[str], str] = encode_title
    """Makes LaTeX of a title's markup."""
    letters: Callable[[str], str] | None = None
    """Writes letters of LaTeX text otherwise."""

    @classmethod
    def of(cls, options: ExportOptions) -> "Manner":
        """Return what options ask for."""
        return cls(
            encode_title if options.protect_capitals else encode_markup,
            in_ascii if options.letters is Letters.LATEX else None,
        )


USUAL = Manner()


def write(references: Iterable[Reference], manner: Manner = USUAL) -> Iterator[str]:
    """Yield BibTeX text, one entry a piece."""
    known = references if isinstance(references, Sequence) else ()
    keys = KeyMaker(reference.citation_key for reference in known)
    for reference in references:
        yield _entry(reference, keys.key(reference), manner)


def _entry(reference: Reference, key: str, manner: Manner) -> str:
    name = TYPE_OF_KIND.get(reference.kind, "misc")
    fields = fields_of(reference, manner)
    return entry_text(name, key, fields, _month(reference), letters=manner.letters)


def entry_text(
    name: str,
    key: str,
    fields: Iterable[tuple[str, str]],
    month: str = "",
    *,
    letters: Callable[[str], str] | None = None,
) -> str:
    """Return one entry; of fields of one name the first that says something counts.

    ``month`` is a line of its own: names of months stand without braces.
    """
    if letters is not None:
        fields = [(f, v if f in _VERBATIM else letters(v)) for f, v in fields]
    lines = [f"@{name}{{{_BAD_IN_KEY.sub('', key)},\n"]
    written: set[str] = set()
    for field, value in fields:
        if value and field not in written:
            written.add(field)
            lines.append(f"  {field} = {{{value}}},\n")
    lines.append(month)
    lines.append("}\n\n")
    return "".join(lines)


def _month(reference: Reference) -> str:
    """Return the month as styles know it; in the words of the source where it is none or several."""
    date = _date(reference)
    if date.year and date.raw and not _WORD.search(date.raw):
        if "/" in date.raw:
            return ""
        return f"  date = {{{encode_plain(date.raw)}}},\n"
    if words := within_year(date) if date.year and (date.raw or date.season) else "":
        return f"  month = {{{encode_plain(words).replace('-', '--')}}},\n"
    return f"  month = {MONTHS[date.month - 1].lower()},\n" if date.month else ""


def _date(reference: Reference) -> PartialDate:
    published = reference.published
    return published if published.year or published.raw else reference.electronic_date


def fields_of(reference: Reference, manner: Manner = USUAL) -> Iterator[tuple[str, str]]:
    """Yield names and values, encoded; some are empty."""
    title = manner.title
    yield "title", title(reference.title or reference.vernacular_title)
    if reference.title and reference.vernacular_title:
        yield "origtitle", title(reference.vernacular_title)
    yield from _people(reference)
    yield from _container(reference, title)
    date = _date(reference)
    stands_alone = not date.year or ("/" in date.raw and not _WORD.search(date.raw))
    yield "year", encode_plain(date.raw) if stands_alone else f"{date.year:04d}"
    if date.day and not date.raw:
        yield "day", str(date.day)
    yield "volume", encode_plain(reference.volume)
    yield "number", encode_plain(reference.issue)
    if pages := reference.pages or reference.article_number:
        yield "pages", encode_plain(expand_pages(pages)).replace("-{}-", "--").replace("-", "--")
    for name, value in (
        ("eid", reference.article_number),
        (_PUBLISHER_FIELD.get(reference.kind, "publisher"), reference.publisher),
        ("address", reference.publisher_place),
        ("edition", reference.edition),
        ("series", reference.series),
    ):
        if value:
            yield name, encode_plain(value)
    yield from _identifiers(reference)
    yield from _contents(reference)


_ROLES = {
    AuthorRole.AUTHOR: "author",
    AuthorRole.EDITOR: "editor",
    AuthorRole.TRANSLATOR: "translator",
}


def _people(reference: Reference) -> Iterator[tuple[str, str]]:
    by_role: dict[AuthorRole, list[Author]] = {role: [] for role in _ROLES}
    for author in reference.authors:
        if author.role in by_role:
            by_role[author.role].append(author)
    for role, authors in by_role.items():
        if authors:
            names = _simple_names(authors) or [_name(author) for author in authors]
            if role is AuthorRole.AUTHOR and not reference.authors_complete:
                names.append("others")
            yield _ROLES[role], " and ".join(names)


def _simple_names(authors: Sequence[Author]) -> list[str]:
    """Return the names where nothing in any needs a thought, as in most papers; else none."""
    names = [f"{a.family}, {a.given}" for a in authors if a.given and not a.suffix]
    if len(names) < len(authors) or any(a.collective for a in authors):
        return []
    text = " ".join(names)
    parted = "and" in text.lower().replace(",", " ").split() or text.count(",") > len(names)
    return names if not parted and stays(text) else []


def _name(author: Author) -> str:
    if author.collective:
        return f"{{{encode_plain(author.collective)}}}"
    family = _part(author.family)
    given = _part(author.given or " ".join(author.initials))
    if author.suffix:
        return f"{family}, {_part(author.suffix)}, {given}"
    if given:
        return f"{family}, {given}"
    return f"{family}, {{}}" if " " in family else family


def _part(text: str) -> str:
    """Return one part of a name; braces keep a comma or an "and" inside from parting it."""
    encoded = encode_plain(text)
    parted = "," in encoded or " and " in f" {encoded.lower()} "
    return f"{{{encoded}}}" if parted else encoded


def _container(reference: Reference, title: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    journal = reference.journal
    short = journal.medline_abbreviation or journal.iso_abbreviation
    known = journal.nlm_id or journal.medline_abbreviation  # else nothing in it is NLM's
    name = (journal.full_name if known else journal.title) or short
    yield "journal", encode_plain(name)
    if short != name:
        yield "shortjournal", encode_plain(short)
    if reference.container_title:
        yield "booktitle", title(escape(reference.container_title))
    issns = [issn for issn in (journal.issn_print, journal.issn_electronic) if issn]
    yield "issn", ", ".join(issns or [journal.issn_linking])


def _identifiers(reference: Reference) -> Iterator[tuple[str, str]]:
    first: dict[Scheme, str] = {}
    for identifier in reference.identifiers:
        first.setdefault(identifier.scheme, identifier.value)
    yield "doi", encode_url(first.get(Scheme.DOI, ""))
    yield "pmid", first.get(Scheme.PMID, "")
    yield "pmcid", first.get(Scheme.PMCID, "")
    if Scheme.ARXIV in first:
        yield "eprint", first[Scheme.ARXIV]
        yield "archiveprefix", "arXiv"
    yield "isbn", first.get(Scheme.ISBN, "")
    yield "url", encode_url(reference.url)


def _contents(reference: Reference) -> Iterator[tuple[str, str]]:
    kind = reference.kind
    if kind not in _PLAIN_KINDS:
        yield "entrysubtype", str(kind)
    yield "language", " and ".join(language_name(code) for code in reference.languages)
    yield "keywords", _keywords(reference)
    if abstract := reference.abstract:
        yield (
            "abstract",
            "\n".join(
                f"{encode_plain(s.label)}: {encode_markup(s.text)}"
                if s.label
                else encode_markup(s.text)
                for s in abstract.sections
            ),
        )
    yield "note", encode_plain(reference.note)
    for name, value in reference.extra:
        if match := _BIB_FIELD.fullmatch(name):
            raw = match[1] == RAW_FIELD and value.count("{") == value.count("}")
            yield match[1], value if raw else encode_plain(value)


_PLAIN_KINDS = frozenset(
    {
        ReferenceKind.ARTICLE, ReferenceKind.BOOK, ReferenceKind.CHAPTER, ReferenceKind.THESIS,
        ReferenceKind.CONFERENCE_PAPER, ReferenceKind.REPORT, ReferenceKind.MANUSCRIPT,
        ReferenceKind.OTHER,
    }
)  # fmt: skip


def _keywords(reference: Reference) -> str:
    found = dict.fromkeys(
        (*(k.text for k in reference.keywords), *(h.name for h in reference.mesh))
    )
    text = ", ".join(found)
    if text.count(",") < len(found) and ";" not in text and stays(text):
        return text
    words = [
        f"{{{encoded}}}" if "," in encoded or ";" in encoded else encoded
        for encoded in map(encode_plain, found)
    ]
    return f"{words[0]}," if len(words) == 1 and ";" in words[0] else ", ".join(words)
