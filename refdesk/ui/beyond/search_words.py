# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for what is searched: services, fields, filters, and what a service makes of a term."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale

from refdesk.domain.pubmed_query import Filters
from refdesk.domain.searching import Ignored, SearchOrder, SearchQuestion, SearchSource
from refdesk.service_messages import service_name
from refdesk.ui.detail.words import language_name

SERVICES = {
    SearchSource.PUBMED: "EUTILS",
    SearchSource.EUROPEPMC: "EUROPEPMC",
    SearchSource.CROSSREF: "CROSSREF",
    SearchSource.TRIALS: "CTGOV",
}
translate = QCoreApplication.translate

BATCH = 200
"""Papers that one request fetches."""

_QUIET = frozenset({"outputmessages"})
"""Notes of PubMed that say no more than that nothing was found."""


def source_word(source: SearchSource) -> str:
    """Return what people call a service."""
    return service_name(SERVICES[source])


def order_word(order: SearchOrder) -> str:
    """Return an order in words."""
    if order is SearchOrder.RELEVANCE:
        return translate("SearchWords", "Best match first")
    return translate("SearchWords", "Newest first")


def number(count: int) -> str:
    """Return a number as the language writes it."""
    return QLocale().toString(count)


def requests_for(count: int) -> int:
    """Return how many requests it takes to fetch some papers."""
    return -(-count // BATCH)


def field_word(field: str) -> str:
    """Return a field of the builder in words."""
    words = {
        "all": translate("SearchWords", "All fields"),
        "title": translate("SearchWords", "Title"),
        "title-abstract": translate("SearchWords", "Title or abstract"),
        "author": translate("SearchWords", "Author"),
        "first-author": translate("SearchWords", "First author"),
        "last-author": translate("SearchWords", "Last author"),
        "journal": translate("SearchWords", "Journal"),
        "mesh": translate("SearchWords", "MeSH heading"),
        "mesh-major": translate("SearchWords", "Main MeSH topic"),
        "keyword": translate("SearchWords", "Author's keyword"),
        "substance": translate("SearchWords", "Substance"),
        "affiliation": translate("SearchWords", "Affiliation"),
        "publication-type": translate("SearchWords", "Publication type"),
        "language": translate("SearchWords", "Language"),
        "pmid": "PMID",
        "doi": "DOI",
        "trial": translate("SearchWords", "Trial number"),
        "orcid": "ORCID",
    }
    return words.get(field, field)


def type_word(name: str) -> str:
    """Return a publication type of PubMed in words."""
    words = {
        "Randomized Controlled Trial": translate("SearchWords", "Randomized controlled trial"),
        "Clinical Trial": translate("SearchWords", "Clinical trial"),
        "Meta-Analysis": translate("SearchWords", "Meta-analysis"),
        "Systematic Review": translate("SearchWords", "Systematic review"),
        "Review": translate("SearchWords", "Review"),
        "Practice Guideline": translate("SearchWords", "Practice guideline"),
        "Observational Study": translate("SearchWords", "Observational study"),
        "Multicenter Study": translate("SearchWords", "Multicenter study"),
        "Case Reports": translate("SearchWords", "Case report"),
        "Comparative Study": translate("SearchWords", "Comparative study"),
        "Validation Study": translate("SearchWords", "Validation study"),
        "Letter": translate("SearchWords", "Letter"),
        "Editorial": translate("SearchWords", "Editorial"),
        "Preprint": translate("SearchWords", "Preprint"),
        "Retracted Publication": translate("SearchWords", "Retracted paper"),
    }
    return words.get(name, name)


def language_word(name: str) -> str:
    """Return a language by PubMed's name for it."""
    codes = {
        "english": "eng", "korean": "kor", "japanese": "jpn", "chinese": "chi", "german": "ger",
        "french": "fre", "spanish": "spa", "italian": "ita", "portuguese": "por", "russian": "rus",
    }  # fmt: skip
    return language_name(codes[name]) if name in codes else name


def filters_words(filters: Filters) -> str:
    """Return filters in one line, ``""`` for none."""
    parts: list[str] = []
    if filters.first_year and filters.last_year:
        parts.append(f"{filters.first_year}–{filters.last_year}")
    elif filters.first_year:
        parts.append(translate("SearchWords", "from {year}").format(year=filters.first_year))
    elif filters.last_year:
        parts.append(translate("SearchWords", "up to {year}").format(year=filters.last_year))
    parts += map(type_word, filters.publication_types)
    parts += map(language_word, filters.languages)
    if filters.free_only:
        parts.append(translate("SearchWords", "Free full text"))
    if filters.humans:
        parts.append(translate("SearchWords", "Humans"))
    return ", ".join(parts)


def question_words(question: SearchQuestion) -> str:
    """Return a question in one line: its words, its filters, and the service where it is not PubMed."""
    parts = [" ".join(question.term.split()), filters_words(question.filters)]
    if question.source is not SearchSource.PUBMED:
        parts.append(source_word(question.source))
    return " · ".join(filter(None, parts))


def day_word(at: str) -> str:
    """Return when something was, of an ISO date and time, as the person's clock had it."""
    try:
        moment = datetime.fromisoformat(at).astimezone()
    except ValueError:
        return at
    return moment.strftime("%Y-%m-%d %H:%M")


def ignored_word(ignored: Ignored, service: str) -> str:
    """Return what a service did not search for, as a sentence; ``""`` for what needs none."""
    if ignored.kind in _QUIET:
        return ""
    if ignored.kind == "history":
        text = translate("SearchWords", "The history has no search {text}.")
    elif ignored.kind in {"phrasesnotfound", "quotedphrasesnotfound"}:
        text = translate("SearchWords", "{service} does not know “{text}” and left it out.")
    elif ignored.kind == "fieldsnotfound":
        text = translate("SearchWords", "{service} has no field “{text}”; it searched all fields.")
    elif ignored.kind == "filters":
        text = translate("SearchWords", "{service} cannot filter by this: {text}.")
        return text.format(service=service, text=filter_word(ignored.text))
    else:
        text = translate("SearchWords", "{service} did not search for “{text}”.")
    return text.format(service=service, text=ignored.text)


def filter_word(name: str) -> str:
    """Return the name of a field of :class:`Filters` in words."""
    return {
        "publication_types": translate("SearchWords", "Publication type"),
        "languages": translate("SearchWords", "Language"),
        "free_only": translate("SearchWords", "Free full text"),
        "humans": translate("SearchWords", "Humans"),
    }.get(name, name)


def unresolved_word(reason: str) -> str:
    """Return why a line of a text names no paper."""
    return {
        "not-found": translate("SearchWords", "PubMed knows no such paper"),
        "ambiguous": translate("SearchWords", "fits several papers"),
        "not-understood": translate("SearchWords", "no identifier and no citation"),
        "failed": translate("SearchWords", "could not be looked up"),
    }.get(reason, reason)
