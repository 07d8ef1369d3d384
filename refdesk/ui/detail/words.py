# SPDX-License-Identifier: GPL-3.0-or-later
"""Words for codes: designs, languages, notices, confidence, verdicts, failures."""

from PySide6.QtCore import QCoreApplication

from refdesk.domain.errors import RefdeskError
from refdesk.domain.evidence import Element, NumberRemark
from refdesk.domain.reference import AbstractKind, NoticeSource
from refdesk.fulltext.words import Words
from refdesk.messages import design_name, sentence
from refdesk.service_messages import service_name

LETTERS = {
    Element.POPULATION: "P",
    Element.INTERVENTION: "I",
    Element.COMPARISON: "C",
    Element.OUTCOME: "O",
}
"""The letter that stands for an element wherever colour alone would."""

HIGH, MEDIUM = 0.75, 0.45
"""Confidence from which the program is called very sure of a slot, and sure."""


def design_word(code: str) -> str:
    """Return the name of a design in the window's language."""
    return design_name(code, QCoreApplication.translate)


def reader_words() -> Words:
    """Return what the reader adds to an article, in the window's language."""
    translate = QCoreApplication.translate
    return Words(
        abstract=translate("Reader", "Abstract"),
        references=translate("Reader", "References"),
        acknowledgements=translate("Reader", "Acknowledgements"),
        appendix=translate("Reader", "Appendix"),
        glossary=translate("Reader", "Abbreviations"),
        notes=translate("Reader", "Notes"),
        statements=translate("Reader", "Author statements"),
        biography=translate("Reader", "About the authors"),
        footnotes=translate("Reader", "Footnotes"),
        supplements=translate("Reader", "Supplementary files"),
        image=translate("Reader", "Picture not in the library"),
        unsupported=translate("Reader", "This table is in a form that cannot be shown."),
        brief=translate("Reader", "In brief"),
        funding=translate("Reader", "Funding"),
        data=translate("Reader", "Data availability"),
        machine_read=translate("Reader", "Read from a scan by a machine; words may be wrong."),
        scanned=translate(
            "Reader", "PubMed Central has scanned pages of this article, not its text."
        ),
        abstract_only=translate(
            "Reader", "PubMed Central has no text of this article beyond its abstract."
        ),
        translation=translate("Reader", "Translation"),
        korean=translate("Reader", "Korean translation"),
        correction=translate("Reader", "Correction of this article"),
        corrected=translate("Reader", "This notice corrects"),
        retraction=translate("Reader", "Retraction of this article"),
        retracted=translate("Reader", "This notice retracts"),
        concern=translate("Reader", "Expression of concern about this article"),
        concerned=translate("Reader", "This notice expresses concern about"),
        comment=translate("Reader", "Comment on this article"),
        commented=translate("Reader", "This is a comment on"),
        companion=translate("Reader", "Companion article"),
        other=translate("Reader", "Related article"),
    )


def modifier_word(ui: str) -> str:
    """Return the word for a publication type that qualifies a design, or ``""``."""
    translate = QCoreApplication.translate
    return {
        "D016448": translate("Design", "Multicenter"),
        "D003160": translate("Design", "Comparative"),
        "D023361": translate("Design", "Validation"),
    }.get(ui, "")


def language_name(code: str) -> str:
    """Return a language's name by its ISO 639 code of two or three letters."""
    translate = QCoreApplication.translate
    code = code.lower().partition("-")[0]
    return {
        "eng": translate("Language", "English"),
        "en": translate("Language", "English"),
        "kor": translate("Language", "Korean"),
        "ko": translate("Language", "Korean"),
        "jpn": translate("Language", "Japanese"),
        "ja": translate("Language", "Japanese"),
        "chi": translate("Language", "Chinese"),
        "zh": translate("Language", "Chinese"),
        "zho": translate("Language", "Chinese"),
        "spa": translate("Language", "Spanish"),
        "es": translate("Language", "Spanish"),
        "por": translate("Language", "Portuguese"),
        "pt": translate("Language", "Portuguese"),
        "fre": translate("Language", "French"),
        "fr": translate("Language", "French"),
        "fra": translate("Language", "French"),
        "ger": translate("Language", "German"),
        "de": translate("Language", "German"),
        "deu": translate("Language", "German"),
        "ita": translate("Language", "Italian"),
        "it": translate("Language", "Italian"),
        "rus": translate("Language", "Russian"),
        "ru": translate("Language", "Russian"),
        "tur": translate("Language", "Turkish"),
        "tr": translate("Language", "Turkish"),
        "pol": translate("Language", "Polish"),
        "pl": translate("Language", "Polish"),
        "dut": translate("Language", "Dutch"),
        "nl": translate("Language", "Dutch"),
        "nld": translate("Language", "Dutch"),
        "ara": translate("Language", "Arabic"),
        "ar": translate("Language", "Arabic"),
        "per": translate("Language", "Persian"),
        "fa": translate("Language", "Persian"),
        "cze": translate("Language", "Czech"),
        "cs": translate("Language", "Czech"),
        "dan": translate("Language", "Danish"),
        "da": translate("Language", "Danish"),
        "swe": translate("Language", "Swedish"),
        "sv": translate("Language", "Swedish"),
        "nor": translate("Language", "Norwegian"),
        "no": translate("Language", "Norwegian"),
        "fin": translate("Language", "Finnish"),
        "fi": translate("Language", "Finnish"),
        "hun": translate("Language", "Hungarian"),
        "hu": translate("Language", "Hungarian"),
        "gre": translate("Language", "Greek"),
        "el": translate("Language", "Greek"),
        "heb": translate("Language", "Hebrew"),
        "he": translate("Language", "Hebrew"),
        "ukr": translate("Language", "Ukrainian"),
        "uk": translate("Language", "Ukrainian"),
        "hrv": translate("Language", "Croatian"),
        "hr": translate("Language", "Croatian"),
        "vie": translate("Language", "Vietnamese"),
        "vi": translate("Language", "Vietnamese"),
    }.get(code, code)


def element_word(element: Element) -> str:
    """Return the name of a PICO element."""
    translate = QCoreApplication.translate
    return {
        Element.POPULATION: translate("Evidence", "Population"),
        Element.INTERVENTION: translate("Evidence", "Intervention"),
        Element.COMPARISON: translate("Evidence", "Comparison"),
        Element.OUTCOME: translate("Evidence", "Outcome"),
    }[element]


def confidence_word(confidence: float) -> str:
    """Return how sure the reader is, in a word."""
    translate = QCoreApplication.translate
    if confidence >= HIGH:
        return translate("Evidence", "Very sure")
    if confidence >= MEDIUM:
        return translate("Evidence", "Sure")
    return translate("Evidence", "Not sure")


def verdict_word(verdict: str) -> str:
    """Return the outcome of the arithmetic checks of a result, in a word."""
    translate = QCoreApplication.translate
    return {
        "ok": translate("Evidence", "Consistent"),
        "remark": translate("Evidence", "Remark"),
        "alarm": translate("Evidence", "Check the numbers"),
    }.get(verdict, translate("Evidence", "Not checked"))


def check_sentence(name: str, verdict: str, computed: float | None) -> str:
    """Return what one check of a result found."""
    translate = QCoreApplication.translate
    value = "" if computed is None else f"{computed:.3g}"
    if name == "p-from-ci" and value:
        return {
            "ok": translate("Evidence", "P recomputed from the interval: {0}, as printed"),
            "remark": translate(
                "Evidence", "P recomputed from the interval: {0}; another test may explain this"
            ),
        }.get(
            verdict, translate("Evidence", "P recomputed from the interval: {0}, not as printed")
        ).format(value)
    sentences = {
        ("ci-contains", "ok"): translate("Evidence", "The interval holds the estimate"),
        ("ci-contains", "alarm"): translate("Evidence", "The interval does not hold the estimate"),
        ("ci-symmetric", "ok"): translate(
            "Evidence", "The estimate lies in the middle of its interval"
        ),
        ("ci-symmetric", "remark"): translate("Evidence", "The estimate lies off the middle"),
        ("ci-symmetric", "alarm"): translate(
            "Evidence", "The estimate lies too far off the middle"
        ),
    }
    return sentences.get((name, verdict), f"{name}: {verdict_word(verdict)}")


def remark_sentence(remark: NumberRemark) -> str:
    """Return what is odd about several numbers; the reader's own English where facts are missing."""
    translate = QCoreApplication.translate
    match remark.name, remark.facts:
        case "percentage", (n, total, exact, printed):
            text = translate("Evidence", "{n} of {total} is {exact} %, printed {printed} %.")
            return text.format(n=n, total=total, exact=exact, printed=printed)
        case "arms-total", (listing, found, total):
            text = translate("Evidence", "{listing} = {found}, not {total}.")
            return text.format(listing=listing, found=found, total=total)
        case "arm-size", (first, second, total):
            text = translate(
                "Evidence",
                "The same arm has {first} in one place and {second} in another (of {total}).",
            )
            return text.format(first=first, second=second, total=total)
        case "abstract-body", (kind, known, number, one, there, where):
            sentences = {
                "value": translate(
                    "Evidence",
                    "{kind} with the interval {known} is {one} in the abstract and {other} in the "
                    "full text ({where}).",
                ),
                "ci_low": translate(
                    "Evidence",
                    "The lower limit of {kind} {known} is {one} in the abstract and {other} in the "
                    "full text ({where}).",
                ),
                "ci_high": translate(
                    "Evidence",
                    "The upper limit of {kind} {known} is {one} in the abstract and {other} in the "
                    "full text ({where}).",
                ),
                "p": translate(
                    "Evidence",
                    "P of {kind} {known} is {one} in the abstract and {other} in the full text "
                    "({where}).",
                ),
            }
            if number in sentences:
                return sentences[number].format(
                    kind=kind, known=known, one=one, other=there, where=where
                )
    return remark.message


def notice_word(kind: str) -> str:
    """Return what a notice says of this paper, as a short sentence; ``""`` for what needs no banner."""
    translate = QCoreApplication.translate
    return {
        "RetractionIn": translate("Notice", "This paper has been retracted."),
        "WithdrawalIn": translate("Notice", "This paper has been withdrawn."),
        "PartialRetractionIn": translate("Notice", "A part of this paper has been retracted."),
        "ExpressionOfConcernIn": translate(
            "Notice", "The journal has expressed concern about this paper."
        ),
        "RetractedandRepublishedIn": translate(
            "Notice", "This paper was retracted and republished."
        ),
        "CorrectedandRepublishedIn": translate(
            "Notice", "This paper was corrected and republished."
        ),
        "ErratumIn": translate("Notice", "A correction has been published."),
        "UpdateIn": translate("Notice", "A newer version has been published."),
        "RepublishedIn": translate("Notice", "This paper was republished."),
        "RetractionOf": translate("Notice", "This is the retraction notice of another paper."),
        "ErratumFor": translate("Notice", "This is a correction of another paper."),
        "ExpressionOfConcernFor": translate(
            "Notice", "This is an expression of concern about a paper."
        ),
    }.get(kind, "")


def notice_noun(kind: str) -> str:
    """Return what a notice on a paper is called."""
    translate = QCoreApplication.translate
    return {
        "RetractionIn": translate("Notice", "retraction"),
        "WithdrawalIn": translate("Notice", "withdrawal"),
        "PartialRetractionIn": translate("Notice", "partial retraction"),
        "ExpressionOfConcernIn": translate("Notice", "expression of concern"),
        "RetractedandRepublishedIn": translate("Notice", "retracted and republished"),
        "CorrectedandRepublishedIn": translate("Notice", "corrected and republished"),
    }.get(kind, translate("Notice", "correction"))


def notice_source(source: NoticeSource) -> str:
    """Return who reported a notice."""
    return {
        NoticeSource.PUBMED: "PubMed",
        NoticeSource.CROSSREF: "Crossref",
        NoticeSource.RETRACTION_WATCH: "Retraction Watch",
        NoticeSource.PMC: "PMC",
    }[source]


def abstract_title(kind: AbstractKind, language: str) -> str:
    """Return the heading of a further abstract."""
    translate = QCoreApplication.translate
    if kind is AbstractKind.PLAIN_LANGUAGE:
        return translate("Abstract", "Plain language summary ({0})").format(language_name(language))
    return translate("Abstract", "Abstract in another language: {0}").format(
        language_name(language)
    )


def origin_word(provider: str) -> str:
    """Return who a full text came from."""
    if provider == "sample":
        return QCoreApplication.translate("Reader", "Sample")
    return service_name(provider)


def error_sentence(error: RefdeskError) -> str:
    """Return in one sentence why something could not be shown, in the window's language."""
    return sentence(error, QCoreApplication.translate)
