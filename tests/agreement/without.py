# SPDX-License-Identifier: GPL-3.0-or-later
"""References without what a format cannot say: one function for each thing that is not said."""

import re
from collections.abc import Callable
from dataclasses import replace

from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, PublicationType, index_terms
from refdesk.domain.kinds import PERIODICALS, PREPRINT_MARK
from refdesk.domain.markup import collapse, from_html, to_plain
from refdesk.domain.names import author_from_text, is_suffix
from refdesk.domain.pages import expand_pages
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    AuthorRole,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
)
from refdesk.domain.titles import without_stop
from tests.agreement.facts import letters

Change = Callable[[Reference], Reference]

_DEFAULTS = Reference()


def dropped(*names: str) -> Change:
    return lambda r: replace(r, **{name: getattr(_DEFAULTS, name) for name in names})


def names_only(r: Reference) -> Reference:
    def bare(a: Author) -> Author:
        if a.collective:
            return Author(collective=collapse(a.collective), role=a.role)
        given = a.given or " ".join(a.initials)
        return Author(a.family, " ".join(given.split()), suffix=a.suffix, role=a.role)

    return replace(r, authors=tuple(map(bare, r.authors)))


def stops(r: Reference) -> Reference:
    def without(a: Author) -> Author:
        given = a.given.replace(".", " ")
        letters = "".join(given.split())
        is_initials = letters.isupper() and letters.isalpha() and letters.isascii()
        return replace(a, given=letters if is_initials else a.given)

    return replace(r, authors=tuple(map(without, r.authors)))


def by_role(r: Reference) -> Reference:
    order = list(AuthorRole)
    return replace(r, authors=tuple(sorted(r.authors, key=lambda a: order.index(a.role))))


def once(r: Reference) -> Reference:
    return replace(r, authors=tuple(dict.fromkeys(r.authors)))


def without_series_editors(r: Reference) -> Reference:
    kept = (a for a in r.authors if a.role is not AuthorRole.SERIES_EDITOR)
    return replace(r, authors=tuple(kept))


def terms(r: Reference) -> Reference:
    texts = index_terms(r.keywords, r.mesh, starred=False)
    return replace(r, keywords=tuple(Keyword(text) for text in texts), mesh=())


def starred_terms(r: Reference) -> Reference:
    texts = index_terms(r.keywords, r.mesh, starred=True)
    words = (Keyword(t.removeprefix("*"), major=t.startswith("*")) for t in texts)
    return replace(r, keywords=tuple(words), mesh=())


def term_separators(r: Reference) -> Reference:
    words: dict[str, Keyword] = {}
    for keyword in r.keywords:
        text = collapse(keyword.text.replace(";", ",")).strip(" ,")
        words.setdefault(text.casefold(), replace(keyword, text=text))
    return replace(r, keywords=tuple(words.values()))


def plain_mesh(r: Reference) -> Reference:
    """MEDLINE's line form of a heading: names and stars."""
    found = []
    for heading in r.mesh:
        qualifiers = tuple(replace(q, ui="") for q in heading.qualifiers)
        found.append(replace(heading, ui="", kind="", qualifiers=qualifiers))
    return replace(r, mesh=tuple(found))


def type_names(r: Reference) -> Reference:
    names = dict.fromkeys(t.name for t in r.publication_types)
    if r.kind is ReferenceKind.PREPRINT:
        names.pop(PREPRINT_MARK, None)
    return replace(r, publication_types=tuple(map(PublicationType, names)))


def plain_title(r: Reference) -> Reference:
    return replace(
        r,
        title=collapse(escape(to_plain(r.title))),
        vernacular_title=collapse(escape(to_plain(r.vernacular_title))),
    )


def one_abstract(r: Reference) -> Reference:
    """The words of the first abstract, its labels as they stand in the text."""
    if r.abstract is None:
        return replace(r, abstracts=())
    words = " ".join(from_html(r.abstract.plain).split())
    return replace(r, abstracts=(Abstract((AbstractSection(words),)),) if words else ())


def abstract_words(r: Reference) -> Reference:
    """All abstracts, their labels as they stand in the text."""
    return replace(
        r,
        abstracts=tuple(
            replace(a, sections=(AbstractSection(" ".join(from_html(a.plain).split())),))
            for a in r.abstracts
        ),
    )


def pages(r: Reference) -> Reference:
    pages = expand_pages(r.pages)
    pages = re.sub("[\u2010-\u2015]", "-", "".join(pages.split()))
    return replace(r, pages="" if pages == r.article_number else pages)


def journal_names(first: str, *, ids: bool = False) -> Change:
    """Return what keeps one abbreviation, with stops or without: of two, the one called ``first``."""

    def kept(r: Reference) -> Reference:
        j = r.journal
        both = [j.iso_abbreviation, j.medline_abbreviation]
        short = next(filter(None, both if first == "iso" else reversed(both)), "")
        title = j.title or short
        names = {letters(title), letters(replace(j, title=title).full_name)}
        short = "" if letters(short) in names else letters(short)
        bare = replace(j, title=title, medline_abbreviation="", iso_abbreviation=short)
        return replace(r, journal=bare if ids else replace(bare, nlm_id="", country=""))

    return kept


def without_nlm_suffix(r: Reference) -> Reference:
    return replace(r, journal=replace(r.journal, title=r.journal.full_name))


def two_issns(r: Reference) -> Reference:
    """Print and electronic alone; which is which is not said where there is one."""
    j = r.journal
    found = dict.fromkeys(i for i in (j.issn_print, j.issn_electronic) if i)
    issns = [*(found or [j.issn_linking]), ""]
    return replace(
        r, journal=replace(j, issn_print=issns[0], issn_electronic=issns[1], issn_linking="")
    )


def linking_issn(r: Reference) -> Reference:
    j = r.journal
    if j.issn_print or j.issn_electronic:
        return replace(r, journal=replace(j, issn_linking=""))
    return replace(r, journal=replace(j, issn_print=j.issn_linking, issn_linking=""))


def one_container(r: Reference) -> Reference:
    """Journal or book, as the kind has it."""
    name = r.journal.title or r.container_title
    if r.kind in PERIODICALS:
        return replace(r, container_title="", journal=replace(r.journal, title=name))
    name = r.container_title or r.journal.title
    bare = replace(r.journal, title="", iso_abbreviation="", medline_abbreviation="")
    return replace(r, container_title=name, journal=bare)


def container_of_a_book(r: Reference) -> Reference:
    if r.kind is not ReferenceKind.BOOK or (r.container_title and r.series):
        return r
    return replace(r, container_title="", series=r.series or r.container_title)


def no_container_issn(r: Reference) -> Reference:
    if r.kind is not ReferenceKind.BOOK:
        return r
    return replace(r, journal=Journal())


def identifiers(*schemes: Scheme) -> Change:
    def kept(r: Reference) -> Reference:
        found: dict[Scheme, Identifier] = {}
        for identifier in r.identifiers:
            if identifier.scheme in schemes:
                found.setdefault(identifier.scheme, identifier)
        return replace(r, identifiers=tuple(found[s] for s in schemes if s in found))

    return kept


def all_identifiers(*schemes: Scheme) -> Change:
    order = list(schemes)

    def kept(r: Reference) -> Reference:
        found = [i for i in r.identifiers if i.scheme in schemes]
        return replace(r, identifiers=tuple(sorted(found, key=lambda i: order.index(i.scheme))))

    return kept


def link(r: Reference) -> Reference:
    """A link that only says an identifier again."""
    urls = {i.url for i in r.identifiers} | {i.url for i in r.identifiers if i.url}
    url = " ".join(r.url.split())
    return replace(r, url="" if url in urls else url)


def own_fields(prefix: str) -> Change:
    return lambda r: replace(
        r, extra=tuple(sorted((n, " ".join(v.split())) for n, v in r.extra if n.startswith(prefix)))
    )


def one_date(r: Reference) -> Reference:
    date = r.published if r.published.year or r.published.raw else r.electronic_date
    return replace(r, published=date, electronic_date=PartialDate())


def note_lines(r: Reference) -> Reference:
    return replace(r, note=" ".join(r.note.split()))


def key(r: Reference) -> Reference:
    return replace(r, citation_key="" if r.citation_key.isdigit() else r.citation_key)


def no_publisher_of_a_preprint(r: Reference) -> Reference:
    return replace(r, publisher="") if r.kind is ReferenceKind.PREPRINT else r


def translated(r: Reference) -> Reference:
    return replace(r, title_translated=bool(r.title and r.vernacular_title))


def title_or_original(r: Reference) -> Reference:
    title = r.title or r.vernacular_title
    return replace(r, title=title, vernacular_title=r.vernacular_title if r.title else "")


def one_language(r: Reference) -> Reference:
    return replace(r, languages=r.languages[:1])


def lone_name(r: Reference) -> Reference:
    """Words without a comma are read as a name in the usual order."""

    def read(a: Author) -> Author:
        if a.collective or a.given or (" " not in a.family and not a.suffix):
            return a
        return author_from_text(a.family, a.role) if not a.suffix else replace(
            a, given=a.suffix, suffix="")  # fmt: skip

    return replace(r, authors=tuple(map(read, r.authors)))


def spaces(r: Reference) -> Reference:
    title, original = (" ".join(t.split()) for t in (r.title, r.vernacular_title))
    return replace(r, title=without_stop(title), vernacular_title=without_stop(original))


def owners(r: Reference) -> Reference:
    def own(k: Keyword) -> Keyword:
        return Keyword(k.text, k.owner if k.owner == "NOTNLM" else "")

    words = sorted(map(own, r.keywords), key=lambda k: not k.owner)
    return replace(r, keywords=tuple(words))


def season(r: Reference) -> Reference:
    season = r.published.season.replace("Fall", "Autumn")
    return replace(r, published=replace(r.published, season=season))


def identifiers_in_notes(r: Reference) -> Reference:
    lines = [
        line for line in r.note.split("\n") if not re.match(r"(?i)\W*(doi|pmid|arxiv)\s*:", line)
    ]
    return replace(r, note=" ".join(" ".join(lines).split()))


def joined_markup(r: Reference) -> Reference:
    return replace(r, title=re.sub(r"</(\w+)>(\s*)<\1>", r"\2", r.title))


def original_of_a_translation(r: Reference) -> Reference:
    return r if r.title_translated or not r.title else replace(r, vernacular_title="")


def untranslated(r: Reference) -> Reference:
    return replace(r, title_translated=False)


def cut(r: Reference) -> Reference:
    people = [replace(a, given=re.sub(r"[ ,]+et al\.?$", "", a.given)) for a in r.authors]
    complete = r.authors_complete and people == list(r.authors)
    return replace(r, authors=tuple(people), authors_complete=complete)


def number_for_pages(r: Reference) -> Reference:
    return replace(r, pages="" if r.article_number else r.pages)


def short_of_a_preprint(r: Reference) -> Reference:
    if r.kind is not ReferenceKind.PREPRINT:
        return r
    return replace(r, journal=replace(r.journal, iso_abbreviation=""))


def long_abbreviation(r: Reference) -> Reference:
    j = r.journal
    if len(j.iso_abbreviation or j.medline_abbreviation) <= len(j.title):
        return r
    return replace(r, journal=replace(j, iso_abbreviation="", medline_abbreviation=""))


def no_initials(r: Reference) -> Reference:
    def bare(a: Author) -> Author:
        given = a.given or " ".join(a.initials)
        if a.suffix and not is_suffix(a.suffix):
            given, suffix = f"{given} {a.suffix}".strip(), ""
        else:
            suffix = a.suffix.rstrip(".")
        return replace(a, given=given, initials="", suffix=suffix)

    return replace(r, authors=tuple(map(bare, r.authors)))


def as_medline_has_works(r: Reference) -> Reference:
    """Papers in journals, books and chapters are all there is."""
    types = tuple(t for t in r.publication_types if t.name not in _KIND_NAMES)
    r = replace(r, publication_types=types)
    if r.kind in {ReferenceKind.BOOK, ReferenceKind.CHAPTER}:
        known = r.title and r.kind is ReferenceKind.CHAPTER
        place = r.publisher_place or r.journal.country  # one line for both
        return replace(
            r, container_title=r.container_title if known else "", publisher_place="",
            journal=replace(r.journal, country=place),
        )  # fmt: skip
    title = r.journal.title or r.container_title
    return replace(
        r, container_title="", publisher_place="", journal=replace(r.journal, title=title)
    )


_KIND_NAMES = frozenset({"Academic Dissertation", "Newspaper Article", "Dataset", "Preprint"})


def place_in_a_volume(r: Reference) -> Reference:
    """Pages or a number; a number that looks like pages is taken for them."""
    place = r.pages or r.article_number
    kept = (i for i in r.identifiers if not (i.scheme is Scheme.PII and i.value in {
        r.article_number, place}))  # fmt: skip
    return replace(r, pages=place, article_number="", identifiers=tuple(kept))


def starred_words(r: Reference) -> Reference:
    def bare(k: Keyword) -> Keyword:
        return replace(k, text=k.text.lstrip("*").rstrip("."), major=k.major or k.text[:1] == "*")

    return replace(r, keywords=tuple(map(bare, r.keywords)))


def translation_of_a_language(r: Reference) -> Reference:
    known = r.languages and "eng" not in r.languages
    return r if known else replace(r, title_translated=False)


def writers(r: Reference) -> Reference:
    kept = (a for a in r.authors if a.role in {AuthorRole.AUTHOR, AuthorRole.EDITOR})
    return replace(r, authors=tuple(replace(a, equal_contribution=False) for a in kept))


def notices(r: Reference) -> Reference:
    return replace(r, corrections=tuple(replace(c, note="") for c in r.corrections))


def no_substance_ui(r: Reference) -> Reference:
    return replace(r, substances=tuple(replace(s, ui="") for s in r.substances))


def same_issn(r: Reference) -> Reference:
    j = r.journal
    same = j.issn_electronic == j.issn_print
    return replace(r, journal=replace(j, issn_electronic="" if same else j.issn_electronic))


def no_word(r: Reference) -> Reference:
    return replace(r, citation_key="" if r.citation_key in {"none", "n/a"} else r.citation_key)


def words_for_a_date(r: Reference) -> Reference:
    raw = r.published.raw
    if re.fullmatch(r"\d{4} [A-Z][a-z]{2}-(\d{4} )?[A-Z][a-z]{2}", raw):
        return r
    known = r.published.year
    return replace(r, published=replace(r.published, raw="") if known else PartialDate())
