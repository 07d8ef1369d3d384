# SPDX-License-Identifier: GPL-3.0-or-later
"""Words about searches: what filters mean, what was not understood, why nothing was found."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from refdesk.domain.asking import Hint
from refdesk.domain.completion import Offer
from refdesk.domain.limits import EFFECTS
from refdesk.domain.organisation import Explanation
from refdesk.messages import design_name
from refdesk.ui.detail.words import language_name


def filter_words() -> Mapping[str, str]:
    """Return what each name before a colon means, effects left out."""
    translate = QCoreApplication.translate
    return {
        "title": translate("SearchWords", "words of the title"),
        "author": translate("SearchWords", "a name of an author"),
        "journal": translate("SearchWords", "words of the journal’s name"),
        "abstract": translate("SearchWords", "words of the abstract"),
        "mesh": translate("SearchWords", "a MeSH heading"),
        "keyword": translate("SearchWords", "a keyword or heading"),
        "note": translate("SearchWords", "words of your note"),
        "year": translate("SearchWords", "year of publication"),
        "design": translate("SearchWords", "study design"),
        "tag": translate("SearchWords", "papers with a tag"),
        "collection": translate("SearchWords", "papers of a collection"),
        "has": translate("SearchWords", "what a paper has"),
        "is": translate("SearchWords", "read, unread, retracted, concern"),
        "n": translate("SearchWords", "sample size"),
        "added": translate("SearchWords", "when it was added"),
        "opened": translate("SearchWords", "when it was last opened"),
        "rating": translate("SearchWords", "your stars"),
        "lang": translate("SearchWords", "language of the paper"),
        "key": translate("SearchWords", "citation key"),
        "pmid": "PMID",
        "pmcid": "PMCID",
        "doi": "DOI",
    }


def offer_word(offer: Offer) -> str:
    """Return what an offer means, ``""`` where it says so itself."""
    translate = QCoreApplication.translate
    if offer.value:
        if offer.name == "design":
            return design_name(offer.value, translate)
        if offer.name == "lang":
            return language_name(offer.value)
        return ""
    if offer.name in EFFECTS:
        what = translate("SearchWords", "a value of {kind} in the abstract")
        what = what.format(kind=offer.name.upper())
    else:
        what = filter_words()[offer.name]
    return f"{what} · {offer.example}" if offer.example else what


def hint_sentence(hint: Hint) -> str:
    """Return what was read otherwise than it looks, and how it would have been understood."""
    translate = QCoreApplication.translate
    if hint.kind == "unreadable":
        text = translate("SearchWords", "“{typed}” is read as words. It would look like {example}.")
    elif hint.example:
        text = translate("SearchWords", "“{typed}” is read as words. Is {example} meant?")
    else:
        text = translate("SearchWords", "“{typed}” is read as words: there is no filter “{name}:”.")
    return text.format(typed=hint.typed, example=hint.example, name=hint.name)


def explanation_sentence(explanation: Explanation) -> str:
    """Return why a search finds nothing, ``""`` where there is nothing to say."""
    translate = QCoreApplication.translate
    nothing = [text for text, count in explanation.parts if not count]
    if len(explanation.parts) < 2:
        return ""
    if nothing:
        text = translate("SearchWords", "Nothing at all is found by: {parts}")
        return text.format(parts=" · ".join(nothing))
    counts = (f"{text} ({QLocale().toString(count)})" for text, count in explanation.parts)
    text = translate("SearchWords", "Each part finds papers, but no paper has them all: {parts}")
    return text.format(parts=" · ".join(counts))
