# SPDX-License-Identifier: GPL-3.0-or-later
"""Services that are searched beside PubMed: what each is asked, and its rows as references."""

import re
from collections.abc import Mapping, Sequence

from refdesk.domain.abstracts import category_of
from refdesk.domain.dates import parse_date
from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme, clean_doi, gathered
from refdesk.domain.indexing import PublicationType
from refdesk.domain.jobs import JobContext
from refdesk.domain.languages import language_code
from refdesk.domain.names import author_from_text, group_words_in, is_suffix
from refdesk.domain.pubmed_query import PUBLICATION_TYPES, Filters
from refdesk.domain.reference import (
    Abstract,
    AbstractSection,
    Author,
    Journal,
    PartialDate,
    Reference,
    ReferenceKind,
    TrialId,
)
from refdesk.domain.searching import SearchOrder, SearchQuestion, SearchSource
from refdesk.providers.clinicaltrials import ClinicalTrials, Trial
from refdesk.providers.crossref import Crossref
from refdesk.providers.europepmc import FIRST, EuropePmc, EuropePmcRow

Page = tuple[int, Sequence[Reference], str, str]
"""How many there are, some of them, the next cursor (``""`` at the end), and what was asked."""

ROWS = 25
"""Rows a page: they bring their abstracts."""

_REGISTRY = "ClinicalTrials.gov"

_WORK_TYPES: Mapping[str, str] = {"Preprint": "posted-content"}
"""Publication types that Crossref knows; its own say how something was published, not how studied."""

_STUDY_TYPES: Mapping[str, str] = {
    "Randomized Controlled Trial": "AREA[DesignAllocation]RANDOMIZED",
    "Clinical Trial": "AREA[StudyType]INTERVENTIONAL",
    "Observational Study": "AREA[StudyType]OBSERVATIONAL",
}
"""Publication types that say how a study is designed, which a registration says as well."""

_NAMES = {name.lower(): name for name in PUBLICATION_TYPES}
_INITIALS = re.compile(r"(.+?) ([A-Z\u00C0-\u00DE]{1,4})(?: (\w+))?")
_LONGEST_HEADING = 60


def unsupported(question: SearchQuestion) -> tuple[str, ...]:
    """Return the fields of the filters that are set and that the service cannot apply.

    Those are left out of what it is asked. What is true of all that it has is applied: every
    registration is free to read, about people, and in English.
    """
    filters = question.filters
    refused: dict[str, bool] = {}
    match question.source:
        case SearchSource.CROSSREF:
            refused = {
                "publication_types": not _all_in(_WORK_TYPES, filters),
                "languages": bool(filters.languages),
                "free_only": filters.free_only,
                "humans": filters.humans,
            }
        case SearchSource.TRIALS:
            refused = {
                "publication_types": not _all_in(_STUDY_TYPES, filters),
                "languages": bool(filters.languages) and "english" not in filters.languages,
            }
        case _:
            pass
    return tuple(name for name, is_refused in refused.items() if is_refused)


def _all_in(known: Mapping[str, str], filters: Filters) -> bool:
    """Whether all types are known: one of two alone would hide what the other asks for."""
    return all(name in known for name in filters.publication_types)


class EuropePmcSource:
    """Searches Europe PMC: PubMed, and preprints, books and theses beside it."""

    def __init__(self, europepmc: EuropePmc) -> None:
        self._europepmc = europepmc

    def page(self, question: SearchQuestion, cursor: str, context: JobContext) -> Page:
        """Return a page of what a question finds.

        Raises:
            BadRequestError: the service cannot read the term.
            UnavailableError: it did not answer.
            CancelledError: the job was cancelled.
        """
        query = _europepmc_query(question)
        found = self._europepmc.search(
            query,
            context,
            page_size=ROWS,
            cursor=cursor or FIRST,
            sort="P_PDATE_D desc" if question.order is SearchOrder.NEWEST else "",
            core=True,
        )
        return found.hit_count, tuple(map(_paper, found.rows)), found.next_cursor, query


class CrossrefSource:
    """Searches Crossref: nearly all that has a DOI, by likeness of title, authors and journal."""

    def __init__(self, crossref: Crossref) -> None:
        self._crossref = crossref

    def page(self, question: SearchQuestion, cursor: str, context: JobContext) -> Page:
        """Return a page of what a question finds, of 10,000 at most; raises as Europe PMC's does."""
        filters = question.filters
        words = question.term.strip()
        narrow: list[str] = []
        if filters.first_year:
            narrow.append(f"from-pub-date:{filters.first_year}")
        if filters.last_year:
            narrow.append(f"until-pub-date:{filters.last_year}")
        if _all_in(_WORK_TYPES, filters):
            narrow += [f"type:{_WORK_TYPES[name]}" for name in filters.publication_types]
        found = self._crossref.search(
            words,
            context,
            rows=ROWS,
            offset=int(cursor or 0),
            filters=narrow,
            newest_first=question.order is SearchOrder.NEWEST,
        )
        asked = " ".join(part for part in (words, *narrow) if part)
        return found.total, found.works, str(found.next_offset or ""), asked


class TrialsSource:
    """Searches the registrations of ClinicalTrials.gov."""

    def __init__(self, registry: ClinicalTrials) -> None:
        self._registry = registry

    def page(self, question: SearchQuestion, cursor: str, context: JobContext) -> Page:
        """Return a page of what a question finds; raises as Europe PMC's does."""
        term = _trials_term(question)
        total, _, token = cursor.partition(" ")  # the registry counts once only, so we carry it on
        found = self._registry.search(
            term,
            context,
            page_size=ROWS,
            page_token=token,
            newest_first=question.order is SearchOrder.NEWEST,
        )
        count = int(total or 0) if found.total is None else found.total
        following = f"{count} {found.next_token}" if found.next_token else ""
        return count, tuple(map(_registration, found.trials)), following, term


def _europepmc_query(question: SearchQuestion) -> str:
    filters = question.filters
    codes = [language_code(name) for name in filters.languages]
    parts = [
        _either([f"PUB_TYPE:{_quoted(name)}" for name in filters.publication_types]),
        _either([f"LANG:{_quoted(code)}" for code in codes]),
    ]
    if filters.first_year or filters.last_year:
        parts.append(f"PUB_YEAR:[{filters.first_year or 1800} TO {filters.last_year or 3000}]")
    if filters.humans:
        parts.append('MESH:"Humans"')
    if filters.free_only:
        parts.append("HAS_FREE_FULLTEXT:y")
    return _narrowed(question.term, parts)


def _trials_term(question: SearchQuestion) -> str:
    filters = question.filters
    parts: list[str] = []
    if _all_in(_STUDY_TYPES, filters):
        parts.append(_either([_STUDY_TYPES[name] for name in filters.publication_types]))
    if filters.first_year or filters.last_year:
        first = f"{filters.first_year:04d}-01-01" if filters.first_year else "MIN"
        last = f"{filters.last_year:04d}-12-31" if filters.last_year else "MAX"
        parts.append(f"AREA[StudyFirstPostDate]RANGE[{first},{last}]")
    return _narrowed(question.term, parts)


def _narrowed(term: str, parts: Sequence[str]) -> str:
    """Return a term and what narrows it in one; the term stays as it was typed."""
    words, narrow = term.strip(), [part for part in parts if part]
    if not narrow:
        return words
    return " AND ".join([f"({words})", *narrow] if words else narrow)


def _either(terms: Sequence[str]) -> str:
    return f"({' OR '.join(terms)})" if len(terms) > 1 else "".join(terms)


def _quoted(value: str) -> str:
    return f'"{" ".join(value.replace(chr(34), " ").split())}"'


def _paper(row: EuropePmcRow) -> Reference:
    is_preprint = row.source == "PPR"
    return Reference(
        kind=ReferenceKind.PREPRINT if is_preprint else ReferenceKind.ARTICLE,
        title=escape(row.title),
        authors=tuple(_author(name) for name in row.authors.split(", ") if name.strip()),
        journal=Journal(medline_abbreviation=row.journal),
        published=PartialDate(row.year),
        volume=row.volume,
        issue=row.issue,
        pages=row.pages,
        abstracts=_abstract(row.abstract),
        publication_types=tuple(
            PublicationType(_NAMES.get(name.lower(), name)) for name in row.publication_types
        ),
        identifiers=gathered(
            (
                (Scheme.PMID, row.pmid),
                (Scheme.DOI, clean_doi(row.doi)),
                (Scheme.PMCID, row.pmcid),
            )
        ),
    )


def _author(name: str) -> Author:
    """Return an author from ``Shin H``, ``Öztürk Ö`` or ``King ML Jr``."""
    found = _INITIALS.fullmatch(name)
    if found is None or (found[3] and not is_suffix(found[3])):
        return author_from_text(name)
    if " " in found[1] and group_words_in(name):
        return Author(collective=name)
    return Author(found[1], initials=found[2], suffix=found[3] or "")


def _abstract(words: str) -> tuple[Abstract, ...]:
    """Read paragraphs; only where there are several do headings stand before them."""
    paragraphs = words.split("\n") if words else []
    if len(paragraphs) < 2:
        sections = [AbstractSection(escape(paragraph)) for paragraph in paragraphs]
    else:
        sections = [_section(paragraph) for paragraph in paragraphs]
    return (Abstract(tuple(sections)),) if sections else ()


def _section(paragraph: str) -> AbstractSection:
    heading, colon, body = paragraph.partition(": ")
    if not colon or len(heading) > _LONGEST_HEADING or "." in heading:
        return AbstractSection(escape(paragraph))
    label = heading.upper()
    return AbstractSection(escape(body), label, category_of(label))


def _registration(trial: Trial) -> Reference:
    identifier = Identifier(Scheme.NCT, trial.nct)
    summary = " ".join(trial.summary.split())
    enrolment = "" if trial.enrolment is None else str(trial.enrolment)
    facts = {
        "status": trial.status,
        "phase": " ".join(trial.phases),
        "type": trial.study_type,
        "allocation": trial.allocation,
        "enrolment": enrolment,
    }
    return Reference(
        kind=ReferenceKind.WEBPAGE,  # as a style cites a page of a site
        title=escape(trial.title or trial.official_title),
        authors=(Author(collective=trial.sponsor),) if trial.sponsor else (),
        container_title=_REGISTRY,
        published=parse_date(trial.posted),
        languages=("eng",),
        abstracts=(Abstract((AbstractSection(escape(summary)),)),) if summary else (),
        identifiers=(identifier,),
        trial_ids=(TrialId(_REGISTRY, trial.nct),),
        url=identifier.url or "",
        extra=tuple((f"ctgov:{name}", value) for name, value in facts.items() if value),
    )
