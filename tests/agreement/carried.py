# SPDX-License-Identifier: GPL-3.0-or-later
"""What a format cannot hold, with the reason: the one table of what export and import may change.

Each entry makes two references equal that differ only in what the format cannot say. A reference
that was written and read again must equal the one it was, after all entries of its format.
"""

from dataclasses import dataclass, fields, replace

from refdesk.domain.identifiers import Scheme
from refdesk.domain.reference import Reference
from tests.agreement import without
from tests.agreement.without import Change


@dataclass(frozen=True)
class Limit:
    """One thing that a format cannot say."""

    reason: str
    without: Change


_INDEXING = Limit(
    "MEDLINE's own indexing, status, history, funding and links between papers have no field",
    without.dropped(
        "substances", "grants", "corrections", "history", "record_status", "publication_status",
        "publication_model", "conflict_statement", "trial_ids",
    ),
)  # fmt: skip
_NAMES = Limit(
    "names alone: no addresses, ORCID, or initials beside given names", without.names_only
)
_KEYWORDS = Limit("one list of keywords, for MeSH and all others", without.terms)
_STARRED = Limit("one list of keywords, for MeSH and all others", without.starred_terms)
_ABSTRACT = Limit("one abstract, in words", without.one_abstract)
_TITLE = Limit("a title in words, without italics or subscripts", without.plain_title)
_JOURNAL = Limit("a journal has a name and an abbreviation", without.journal_names("medline"))
_ISO_JOURNAL = Limit("a journal has a name and an abbreviation", without.journal_names("iso"))
_CONTAINER = Limit(
    "one container: a journal's for papers, a book's for all else", without.one_container
)
_LINK = Limit("a link that only says an identifier again goes", without.link)
_DATE = Limit("one date, the issue's or else the electronic one", without.one_date)
_PAGES = Limit("pages in full: 132-42 becomes 132-142", without.pages)
_NUMBER_KEY = Limit("a key of digits alone is a database's number", without.key)
_TYPES = Limit("publication types by name", without.type_names)
_ONE_TITLE = Limit("a work without a title in English has its own", without.title_or_original)
_TRANSLATED = Limit("a translated title is one that has an original beside it", without.translated)
_ORDER = Limit("people by what they did", without.by_role)
_NOTE = Limit("a note without paragraphs", without.note_lines)
_ISSNS = Limit("one or two ISSNs, without a word which is which", without.two_issns)
_LONE = Limit(
    "a family name of several words and nothing else is a name in the usual order",
    without.lone_name,
)
_SPACES = Limit("a title without a final stop and spaces that do not break", without.spaces)
_BOOKS = Limit("a book's container is its series", without.container_of_a_book)

LIMITS: dict[str, tuple[Limit, ...]] = {
    "ris": (
        _INDEXING,
        _NAMES,
        _LONE,
        _SPACES,
        _KEYWORDS,
        _ABSTRACT,
        _TITLE,
        _ONE_TITLE,
        _TRANSLATED,
        _JOURNAL,
        _ISSNS,
        _CONTAINER,
        _BOOKS,
        _DATE,
        _PAGES,
        _NUMBER_KEY,
        _TYPES,
        _NOTE,
        Limit("a person once", without.once),
        Limit("a book has no ISSN", without.no_container_issn),
        Limit(
            "identifiers: no others have a tag",
            without.identifiers(
                Scheme.PMID, Scheme.PMCID, Scheme.DOI, Scheme.ISBN, Scheme.ARXIV, Scheme.NCT
            ),
        ),
        _LINK,
        Limit("other formats' own fields", without.own_fields("ris:")),
    ),
    "bibtex": (
        Limit('"et al." behind a name says that there are more', without.cut),
        _INDEXING,
        _NAMES,
        _LONE,
        Limit("no brackets round a translated title", without.untranslated),
        _ORDER,
        _KEYWORDS,
        _ABSTRACT,
        _ONE_TITLE,
        _JOURNAL,
        Limit("a journal without NLM's suffix", without.without_nlm_suffix),
        _ISSNS,
        _DATE,
        _PAGES,
        _NOTE,
        Limit("no series editors", without.without_series_editors),
        Limit("no publication types", without.dropped("publication_types")),
        Limit(
            "identifiers: no others have a field",
            without.identifiers(Scheme.PMID, Scheme.PMCID, Scheme.DOI, Scheme.ISBN, Scheme.ARXIV),
        ),
        Limit("other formats' own fields", without.own_fields("bibtex:")),
    ),
    "csl-json": (
        _INDEXING,
        _NAMES,
        _SPACES,
        Limit("a season by number", without.season),
        Limit("lines of a note that name identifiers are these", without.identifiers_in_notes),
        Limit("initials have stops", without.stops),
        _ORDER,
        _KEYWORDS,
        Limit("terms between separators", without.term_separators),
        _ABSTRACT,
        _ISO_JOURNAL,
        Limit("a journal without NLM's suffix", without.without_nlm_suffix),
        _ISSNS,
        _CONTAINER,
        _DATE,
        _PAGES,
        _NOTE,
        _ONE_TITLE,
        Limit("an article number stands where pages do", without.number_for_pages),
        Limit("a preprint's server has no abbreviation", without.short_of_a_preprint),
        Limit("no publication types", without.dropped("publication_types")),
        Limit("a preprint's server is its publisher", without.no_publisher_of_a_preprint),
        Limit("one language, as a locale", without.one_language),
        Limit(
            "identifiers: no others have a field",
            without.identifiers(Scheme.PMID, Scheme.PMCID, Scheme.DOI, Scheme.ISBN, Scheme.ARXIV),
        ),
        Limit("other formats' own fields", without.own_fields("csl:")),
    ),
    "endnote-xml": (
        _INDEXING,
        _NAMES,
        _LONE,
        Limit("runs of one style are one", without.joined_markup),
        Limit("an original title only of a translation", without.original_of_a_translation),
        _STARRED,
        _ABSTRACT,
        _ONE_TITLE,
        _ISO_JOURNAL,
        _CONTAINER,
        _BOOKS,
        _DATE,
        _NUMBER_KEY,
        _TYPES,
        _NOTE,
        Limit(
            "identifiers: no others have a field",
            without.identifiers(
                Scheme.PMID, Scheme.PMCID, Scheme.DOI, Scheme.ISBN, Scheme.ARXIV, Scheme.NCT
            ),
        ),
        _LINK,
        Limit("other formats' own fields", without.own_fields("endnote:")),
    ),
    "endnote-refer": (
        Limit("an abbreviation that is longer than the name", without.long_abbreviation),
        _INDEXING,
        _NAMES,
        _LONE,
        _SPACES,
        Limit("an original title only of a translation", without.original_of_a_translation),
        _STARRED,
        _ABSTRACT,
        _TITLE,
        _ONE_TITLE,
        _ISO_JOURNAL,
        _CONTAINER,
        _BOOKS,
        _DATE,
        _NUMBER_KEY,
        _TYPES,
        _NOTE,
        Limit(
            "identifiers: no others have a field",
            without.identifiers(
                Scheme.PMID, Scheme.PMCID, Scheme.DOI, Scheme.ISBN, Scheme.ARXIV, Scheme.NCT
            ),
        ),
        _LINK,
        Limit("other formats' own fields", without.own_fields("endnote:")),
    ),
    "nbib": (
        Limit("headings and types by name", without.plain_mesh),
        _TYPES,
        _TITLE,
        _SPACES,
        _LONE,
        Limit("substances by name and number", without.no_substance_ui),
        Limit("authors and editors, not who of them did as much as others", without.writers),
        Limit("a notice without a note", without.notices),
        Limit("identifiers in an order of its own", without.all_identifiers(*Scheme)),
        Limit("names with the initials that follow from them", without.no_initials),
        Limit("one abbreviation, MEDLINE's", without.journal_names("medline", ids=True)),
        Limit("papers in journals, books and chapters", without.as_medline_has_works),
        Limit("pages or a number", without.place_in_a_volume),
        Limit("a star and no stop with a keyword", without.starred_words),
        Limit("a translation has a language", without.translation_of_a_language),
        Limit("abstracts in words", without.abstract_words),
        Limit(
            "notes, links, keys and kinds of works that PubMed has not",
            without.dropped("note", "url", "citation_key", "kind"),
        ),
        Limit("other formats' own fields", without.own_fields("nbib:")),
    ),
    "csv": (
        Limit('"et al." behind a name says that there are more', without.cut),
        Limit("an electronic ISSN that is the printed one", without.same_issn),
        _INDEXING,
        _NAMES,
        _LONE,
        _SPACES,
        _CONTAINER,
        Limit("words for nothing", without.no_word),
        Limit("keywords: the authors' own and others", without.owners),
        _ORDER,
        Limit("terms between separators", without.term_separators),
        _ABSTRACT,
        _TITLE,
        _JOURNAL,
        Limit("MeSH by name", without.plain_mesh),
        _TYPES,
        _TRANSLATED,
        _NOTE,
        Limit("which of several ISSNs is the linking one", without.linking_issn),
        Limit(
            "identifiers: no others have a column",
            without.all_identifiers(
                Scheme.PMID,
                Scheme.PMCID,
                Scheme.DOI,
                Scheme.ISBN,
                Scheme.ARXIV,
                Scheme.NCT,
                Scheme.MID,
            ),
        ),
        _LINK,
        Limit("other formats' own fields", without.own_fields("csv:")),
    ),
}


LIMITS["biblatex"] = (
    *LIMITS["bibtex"],
    Limit("a day, a season, or two months: no date in other words", without.words_for_a_date),
    Limit("a season by number", without.season),
)


def carried(format_id: str, reference: Reference) -> Reference:
    """Return what the format can say of a reference."""
    for limit in LIMITS[format_id]:
        reference = limit.without(reference)
    return reference


def differences(
    format_id: str, before: Reference, after: Reference
) -> dict[str, tuple[object, object]]:
    """Return the fields that differ in more than the format must change."""
    one, two = carried(format_id, before), carried(format_id, after)
    two = replace(  # more is no loss
        two,
        extra=tuple(e for e in two.extra if e in one.extra),
        trial_ids=tuple(t for t in two.trial_ids if t in one.trial_ids),
        identifiers=tuple(
            i for i in two.identifiers if i.scheme is not Scheme.PII or i in one.identifiers
        ),
    )
    return {
        f.name: (getattr(one, f.name), getattr(two, f.name))
        for f in fields(Reference)
        if getattr(one, f.name) != getattr(two, f.name)
    }
