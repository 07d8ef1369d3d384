# SPDX-License-Identifier: GPL-3.0-or-later
"""A reference: everything that PubMed, a file or a publisher says of one paper.

Strings named *markup* are in the subset of :mod:`refdesk.domain.markup`; all others are plain.
Sequences are tuples, absence is ``""``, ``()`` or ``None``, never the word "None".
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.indexing import Keyword, MeshHeading, PublicationType
from refdesk.domain.markup import to_plain
from refdesk.domain.values import quick


class ReferenceKind(StrEnum):
    """What sort of work it is; values are CSL item types."""

    ARTICLE = "article-journal"
    PREPRINT = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    CONFERENCE_PAPER = "paper-conference"
    THESIS = "thesis"
    REPORT = "report"
    WEBPAGE = "webpage"
    DATASET = "dataset"
    MAGAZINE = "article-magazine"
    NEWSPAPER = "article-newspaper"
    PATENT = "patent"
    SOFTWARE = "software"
    STANDARD = "standard"
    LEGISLATION = "legislation"
    MEDIA = "motion_picture"
    SOUND = "song"
    MANUSCRIPT = "manuscript"
    COMMUNICATION = "personal_communication"
    ENTRY = "entry-encyclopedia"
    OTHER = "document"


@quick
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which only a part may be known. ``raw`` keeps the text of the source."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: str = ""
    raw: str = ""

    @property
    def iso(self) -> str:
        """``2026``, ``2026-01`` or ``2026-01-28``; ``""`` without a year."""
        if self.year is None:
            return ""
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
            if self.day:
                text += f"-{self.day:02d}"
        return text


class AuthorRole(StrEnum):
    """What a person did for the work."""

    AUTHOR = "author"
    EDITOR = "editor"
    TRANSLATOR = "translator"
    SERIES_EDITOR = "series-editor"


@quick
@dataclass(frozen=True, slots=True)
class Author:
    """A person (``family`` set) or a group (``collective`` set). Order is the order of the paper."""

    family: str = ""
    given: str = ""
    initials: str = ""
    suffix: str = ""
    collective: str = ""
    orcid: str = ""
    """Bare form with dashes, ``0000-0002-1825-0097``."""
    affiliations: tuple[str, ...] = ()
    equal_contribution: bool = False
    role: AuthorRole = AuthorRole.AUTHOR

    @property
    def short(self) -> str:
        """The name as an index prints it: ``Shin H``, ``King ML Jr``, the group, ``신효정``."""
        if self.collective:
            return self.collective
        family = self.family
        if is_east_asian(family):
            return f"{family}{self.given}"
        initials = self.initials or initials_of(self.given)
        if family and initials and not self.suffix:
            return f"{family} {initials}"
        return " ".join(part for part in (family, initials, self.suffix) if part)


def is_east_asian(text: str) -> bool:
    """Whether a name is written in Hangul, Han or Kana, which are not abbreviated or spaced."""
    if text.isascii():  # a hundred times faster, and nearly always the answer
        return False
    return any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in text)


@lru_cache(8192)
def initials_of(given: str) -> str:
    """Return initials as MEDLINE writes them: ``Jae-Hyun`` and ``Jae Hyun`` give ``JH``."""
    words = given.replace("-", " ").replace(".", " ").split()
    if len(words) == 1 and words[0].isupper() and len(words[0]) <= 3:
        return words[0]
    return "".join(word[0].upper() for word in words)


@quick
@dataclass(frozen=True, slots=True)
class Journal:
    """Where a paper appeared. ``title`` is as the source prints it, NLM suffix included."""

    title: str = ""
    iso_abbreviation: str = ""
    medline_abbreviation: str = ""
    issn_print: str = ""
    issn_electronic: str = ""
    issn_linking: str = ""
    nlm_id: str = ""
    country: str = ""

    @property
    def full_name(self) -> str:
        """The title without NLM's suffixes: no `` : CII``, no ``(San Francisco, Calif.)``."""
        name = self.title.strip()
        if name.endswith(")") and " (" in name:  # before the colon: "(Baltimore, Md. : 1936)"
            name = name[: name.rindex(" (")].strip()
        name = name.split(" : ", 1)[0].strip()
        if name.endswith(")") and " (" in name:
            name = name[: name.rindex(" (")].strip()
        return name

    @property
    def display(self) -> str:
        """The shortest usual name, for a list line."""
        return self.medline_abbreviation or self.iso_abbreviation or self.full_name


class AbstractKind(StrEnum):
    """Whose abstract it is. ``OTHER`` covers MEDLINE's agency abstracts (AIDS, KIE, NASA …)."""

    MAIN = "main"
    PUBLISHER = "publisher"
    PLAIN_LANGUAGE = "plain-language-summary"
    OTHER = "other"


@quick
@dataclass(frozen=True, slots=True)
class AbstractSection:
    """One part of an abstract: the author's label (may be ``""``), NLM's category, the text."""

    text: str
    """Markup."""
    label: str = ""
    category: str = ""
    """``BACKGROUND OBJECTIVE METHODS RESULTS CONCLUSIONS UNASSIGNED`` or ``""``."""

    @property
    def plain(self) -> str:
        """The text without markup."""
        return to_plain(self.text)


@quick
@dataclass(frozen=True, slots=True)
class Abstract:
    """One abstract in one language, in sections; an unstructured one has one without label."""

    sections: tuple[AbstractSection, ...]
    language: str = "eng"
    """ISO 639-2 code as MEDLINE writes it; Korean is ``kor``."""
    kind: AbstractKind = AbstractKind.MAIN
    copyright: str = ""

    @property
    def plain(self) -> str:
        """All sections as text, labels in front, one paragraph a section."""
        return "\n".join(
            f"{section.label}: {section.plain}" if section.label else section.plain
            for section in self.sections
        )


@dataclass(frozen=True, slots=True)
class TrialId:
    """A registration or data bank accession number."""

    registry: str
    number: str


@dataclass(frozen=True, slots=True)
class Grant:
    """One funding line."""

    number: str = ""
    acronym: str = ""
    agency: str = ""
    country: str = ""


@dataclass(frozen=True, slots=True)
class Substance:
    """A chemical of MEDLINE's list."""

    name: str
    registry_number: str = ""
    ui: str = ""


class NoticeSource(StrEnum):
    """Who reported a retraction or correction."""

    PUBMED = "pubmed"
    CROSSREF = "crossref"
    RETRACTION_WATCH = "retraction-watch"
    PMC = "pmc"


@dataclass(frozen=True, slots=True)
class Correction:
    """A link between this paper and a notice, comment or other version.

    ``kind`` is PubMed's RefType (``RetractionIn``, ``ErratumIn``, ``CommentOn``, ``UpdateIn`` …);
    notices of other services are mapped to it.
    """

    kind: str
    text: str = ""
    pmid: str = ""
    doi: str = ""
    note: str = ""
    date: str = ""
    source: NoticeSource = NoticeSource.PUBMED


@quick
@dataclass(frozen=True, slots=True)
class HistoryDate:
    """A date in the life of the record: ``received``, ``accepted``, ``epublish`` and others."""

    status: str
    date: PartialDate


RETRACTED_PUBLICATION = "D016441"


@quick
@dataclass(frozen=True, slots=True)
class Reference:
    """All that is known of one work, without the library's own data about it."""

    kind: ReferenceKind = ReferenceKind.ARTICLE
    title: str = ""
    """Markup, without the final stop that MEDLINE adds, without the brackets of a translated title."""
    title_translated: bool = False
    """MEDLINE bracketed the title: it is NLM's translation of ``vernacular_title``."""
    vernacular_title: str = ""
    """Markup."""
    authors: tuple[Author, ...] = ()
    """Authors, editors and translators in order; see ``Author.role``."""
    authors_complete: bool = True
    """False where NLM cut the list: a citation adds "et al."."""
    journal: Journal = Journal()
    container_title: str = ""
    """Book, proceedings or site that the work is part of (journals: ``journal``)."""
    published: PartialDate = PartialDate()
    electronic_date: PartialDate = PartialDate()
    publication_status: str = ""
    """``ppublish``, ``epublish``, ``aheadofprint`` or ``""``."""
    publication_model: str = ""
    record_status: str = ""
    """MEDLINE's ``Status`` of the record."""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    """As the source prints it: ``132-42``, ``S12-8``, ``101-8, 115``."""
    article_number: str = ""
    """``55``, ``e0123456``: cited instead of pages."""
    languages: tuple[str, ...] = ()
    abstracts: tuple[Abstract, ...] = ()
    mesh: tuple[MeshHeading, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    publication_types: tuple[PublicationType, ...] = ()
    substances: tuple[Substance, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    """In order of trust; the first of each scheme is the one that counts."""
    trial_ids: tuple[TrialId, ...] = ()
    grants: tuple[Grant, ...] = ()
    corrections: tuple[Correction, ...] = ()
    history: tuple[HistoryDate, ...] = ()
    conflict_statement: str = ""
    publisher: str = ""
    publisher_place: str = ""
    edition: str = ""
    series: str = ""
    url: str = ""
    note: str = ""
    """What an imported file said in its note fields."""
    citation_key: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    """Fields of an imported file that have no place above, as ``(format:tag, value)``."""

    def identifier(self, scheme: Scheme) -> str:
        """Return the value of the first identifier of ``scheme``, or ``""``."""
        for identifier in self.identifiers:
            if identifier.scheme is scheme:
                return identifier.value
        return ""

    @property
    def pmid(self) -> str:
        """Digits, or ``""``."""
        return self.identifier(Scheme.PMID)

    @property
    def pmcid(self) -> str:
        """``PMC`` + digits, or ``""``."""
        return self.identifier(Scheme.PMCID)

    @property
    def doi(self) -> str:
        """Bare DOI, or ``""``."""
        return self.identifier(Scheme.DOI)

    @property
    def title_plain(self) -> str:
        """The title as text."""
        return to_plain(self.title)

    @property
    def year(self) -> int | None:
        """The year that a citation prints: of the issue, else of the electronic version."""
        return self.published.year or self.electronic_date.year

    @property
    def by_role(self) -> dict[AuthorRole, tuple[Author, ...]]:
        """Authors by what they did."""
        return {
            role: tuple(a for a in self.authors if a.role is role)
            for role in AuthorRole
            if any(a.role is role for a in self.authors)
        }

    @property
    def abstract(self) -> Abstract | None:
        """The abstract to show first: the main one, else the first other."""
        for abstract in self.abstracts:
            if abstract.kind is AbstractKind.MAIN:
                return abstract
        return self.abstracts[0] if self.abstracts else None

    @property
    def has_concern(self) -> bool:
        """Whether the journal has expressed its concern about this paper."""
        return any(c.kind == "ExpressionOfConcernIn" for c in self.corrections)

    @property
    def is_retracted(self) -> bool:
        """Whether a retraction of *this* paper is on record (a notice is not itself retracted)."""
        return (
            any(t.ui == RETRACTED_PUBLICATION for t in self.publication_types)
            or any(t.name.lower() == "retracted publication" for t in self.publication_types)
            or any(c.kind in {"RetractionIn", "WithdrawalIn"} for c in self.corrections)
        )
