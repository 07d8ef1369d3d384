# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands over each list of related papers: what it is made from, by whom, and what is not known.

Notes are HTML; a link of ours ends in a colon and is a deed of the tab, any other is an address.
"""

from collections.abc import Sequence
from urllib.parse import quote_plus

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from refdesk.domain.errors import RefdeskError, UnavailableError
from refdesk.domain.escaping import escape
from refdesk.domain.found import CitationCounts, FoundList, Nearby
from refdesk.domain.reference import Reference
from refdesk.ui.detail.words import error_sentence

translate = QCoreApplication.translate

_PUBMED = "https://pubmed.ncbi.nlm.nih.gov/"


def failure_note(error: RefdeskError | None = None, *, offline: bool = False) -> str:
    """Return why a list is not known, with a way to try again. Never that there are none."""
    if offline or (isinstance(error, UnavailableError) and error.reason == "offline"):
        return escape(
            translate("RelatedWords", "You work offline; these papers are not known now.")
        )
    assert error is not None
    return (
        f"{escape(error_sentence(error))} {_link('again:', translate('RelatedWords', 'Try again'))}"
    )


def similar_note(reference: Reference, found: FoundList) -> str:
    """Return what similar papers are made from."""
    if found.source == "OpenAlex":
        words = (
            translate(
                "RelatedWords",
                "PubMed did not answer; these are OpenAlex's related works that are in PubMed.",
            )
            if reference.pmid
            else translate("RelatedWords", "OpenAlex's related works that are in PubMed.")
        )
        return (
            escape(words)
            if found.papers
            else escape(translate("RelatedWords", "OpenAlex names no related works."))
        )
    if not reference.pmid and not reference.doi:
        return escape(
            translate(
                "RelatedWords", "This paper has neither PMID nor DOI to look for similar ones by."
            )
        )
    if not found.papers:
        return escape(translate("RelatedWords", "PubMed knows no similar papers."))
    words = escape(
        translate(
            "RelatedWords", "PubMed's similar articles, by its score of words and MeSH in common."
        )
    )
    address = f"{_PUBMED}?linkname=pubmed_pubmed&from_uid={reference.pmid}"
    return _linked(words, address, translate("RelatedWords", "Show all in PubMed"))


def author_note(reference: Reference, found: FoundList) -> str:
    """Return how papers of the first author were told from those of namesakes."""
    del reference
    if not found.name:
        return escape(translate("RelatedWords", "This paper names no author."))
    name = escape(found.name)
    if not found.papers:
        return translate(
            "RelatedWords", "PubMed has no other paper with {0} as first author."
        ).format(name)
    if found.is_by_name:
        words = translate(
            "RelatedWords", "Same name, may be other people: nothing but the name {0} was matched."
        )
    elif any(paper.citations is not None for paper in found.papers):
        words = translate("RelatedWords", "The most cited of {1} papers of {0} (iCite).")
    else:
        words = translate(
            "RelatedWords", "The newest of {1} papers of {0}; citations are not known now."
        )
    text = words.format(name, _number(found.total))
    return _linked(text, _search(found.term), translate("RelatedWords", "Show all in PubMed"))


def topic_note(reference: Reference, found: FoundList) -> str:
    """Return the topics that were asked for."""
    del reference
    if not found.topics:
        return escape(translate("RelatedWords", "This paper has no main topics or keywords."))
    topics = escape(", ".join(found.topics))
    if not found.papers:
        return translate("RelatedWords", "PubMed has no other such paper about: {0}").format(topics)
    words = translate("RelatedWords", "{1} papers in PubMed about: {0}").format(
        topics, _number(found.total)
    )
    return _linked(words, _search(found.term), translate("RelatedWords", "Show all in PubMed"))


def library_note(nearby: Sequence[Nearby]) -> str:
    """Return what the list of the library is made from."""
    if not nearby:
        return escape(
            translate(
                "RelatedWords", "No other paper of your library shares topics or words with it."
            )
        )
    return escape(
        translate(
            "RelatedWords",
            "By topics, MeSH headings and words of the title in common; works offline.",
        )
    )


def counts_note(counts: CitationCounts | None, *, waiting: bool = False) -> str:
    """Return how often a paper is cited, by whose count and when; ``""`` while nothing is known."""
    if counts is None:
        return escape(translate("RelatedWords", "Citations are being counted…")) if waiting else ""
    parts = [f"{name} {_number(count)}" for name, count in counts.counts.items()]
    day = QDate.fromString(counts.asked, "yyyy-MM-dd")
    date = QLocale().toString(day, QLocale.FormatType.ShortFormat)
    if counts.relative is not None:
        ratio = QLocale().toString(counts.relative, "f", 2)
        words = translate("RelatedWords", "provisional") if counts.is_provisional else ""
        parts.append(f"RCR {ratio}" + (f" ({words})" if words else ""))
    if not parts:
        failed = ", ".join(counts.failed)
        words = translate("RelatedWords", "No count of citations: {0} did not answer.").format(
            failed
        )
        return escape(
            words if failed else translate("RelatedWords", "Nobody counts citations of this paper.")
        )
    text = translate("RelatedWords", "Times cited: {0} ({1}).").format(", ".join(parts), date)
    if counts.failed:
        text += " " + translate("RelatedWords", "No answer from {0}.").format(
            ", ".join(counts.failed)
        )
    return escape(text)


def citing_note(found: FoundList | None, *, has_pmid: bool, offline: bool) -> str:
    """Return what the list of citing papers is made from, or how to ask for it."""
    deeds = ("cited-by:", "add-cited-by:")
    none = translate("RelatedWords", "No citing paper is known; newer ones may be missing.")
    return _linked_note(
        found, deeds, translate("RelatedWords", "List citing papers"), none, has_pmid, offline
    )


def references_note(found: FoundList | None, *, has_pmid: bool, offline: bool) -> str:
    """Return the same of the papers that it cites."""
    deeds = ("references:", "add-references:")
    none = translate("RelatedWords", "Its references are not known; the full text may list them.")
    return _linked_note(
        found, deeds, translate("RelatedWords", "List references"), none, has_pmid, offline
    )


def _linked_note(
    found: FoundList | None,
    deeds: tuple[str, str],
    ask: str,
    none: str,
    has_pmid: bool,
    offline: bool,
) -> str:
    list_them, add_all = deeds
    if not has_pmid:
        return escape(translate("RelatedWords", "Only papers in PubMed can be asked about."))
    if found is None:
        return failure_note(offline=True) if offline else _link(list_them, ask)
    if found.error is not None:
        again = translate("RelatedWords", "Try again")
        return _linked(escape(error_sentence(found.error)), list_them, again)
    if not found.total:
        return escape(none)
    words = (
        translate("RelatedWords", "{0} papers that PMC has the text of; more may cite each other.")
        if found.source == "PMC"
        else translate("RelatedWords", "{0} papers in PubMed (iCite), the newest first.")
    ).format(_number(found.total))
    if found.in_pmc is not None and found.source != "PMC":
        cited = translate("RelatedWords", "Cited in PMC: {0}.")
        words = f"{words} {cited.format(_number(found.in_pmc))}"
    return _linked(escape(words), add_all, translate("RelatedWords", "Add all"))


def _search(term: str) -> str:
    return f"{_PUBMED}?term={quote_plus(term)}"


def _linked(words: str, target: str, label: str) -> str:
    return f"{words} {_link(target, label)}"


def _link(target: str, words: str) -> str:
    return f'<a href="{escape(target).replace(chr(34), "%22")}">{escape(words)}</a>'


def _number(number: int) -> str:
    return QLocale().toString(number)
