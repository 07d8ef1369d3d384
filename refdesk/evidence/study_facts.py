# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paper says of its study beside the question: register, money, primary outcome."""

from refdesk.domain.evidence import StudyFact
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import METHOD_ROLES, Document, Role, Sentence

_REGISTER = Pattern(
    r"\bNCT ?\d{8}\b"  # ClinicalTrials.gov
    r"|\bISRCTN ?\d{8}\b"
    r"|\bKCT ?\d{7}\b"  # CRIS, Korea
    r"|\bChiCTR(?:[- ]?[A-Z]{2,5})?[- ]?\d{8,10}\b"
    r"|\bACTRN ?\d{14}\b|(?<=\bANZCTR)[^\d\n]{1,24}?\d{14}\b"
    r"|\bDRKS ?\d{8}\b|\bCTRI/\d{4}/\d{2,3}/\d{5,6}\b"
    r"|\bUMIN ?\d{9}\b|\bjRCTs?\d{9,10}\b|\bJapicCTI-?\d{6}\b"
    r"|\bCRD ?42\d{7,9}\b"  # PROSPERO
    r"|\bIRCT\d{8,16}(?:N\d{1,3})?\b|\bPACTR\d{15}\b|\bTCTR\d{11}\b|\bRBR-\w{6}\b|\bNTR ?\d{3,5}\b"
    r"|(?<=EudraCT)[^\d\n]{0,16}\d{4}-\d{6}-\d{2}\b|\b20\d{2}-\d{6}-\d{2}(?= ?\(?(?:EudraCT|"
    r"EUCTR))",
)
_NUMBER_ALONE = Pattern(r"\d{14}$|\d{4}-\d{6}-\d{2}$")


def read_registrations(document: Document) -> tuple[StudyFact, ...]:
    """Return the register numbers of a paper, each once, in reading order."""
    found: dict[str, StudyFact] = {}
    for sentence in document.sentences:
        text = sentence.text
        if not ("CTRI" in text or "NTR" in text or _DIGITS.search(text)):
            continue
        for match in _REGISTER.finditer(sentence.text):
            number, start = match[0], match.start()
            alone = _NUMBER_ALONE.search(number)
            if alone and not number[0].isalnum():  # "EudraCT number: 2010-012345-67"
                start += alone.start()
                number = alone[0]
            number = number.replace(" ", "")
            if number.isdigit():
                number = f"ACTRN{number}"
            found.setdefault(number, StudyFact(number, document.span(sentence, start, match.end())))
    return tuple(found.values())


_DIGITS = Pattern(r"\d{5}")
_FUNDED = Pattern(
    r"(?i)\b(?:funded|sponsored|financed|financially supported) (?:in part |entirely |solely "
    r")?by\b|"
    r"\b(?:study|trial|work|research|project|investigation) (?:was|is|has been) supported by\b|"
    r"\bsupported (?:in part )?by (?:an? |the )?(?:[\w-]+ ){0,4}?(?:grants?|fund(?:s|ing)?|"
    r"award)\b|^funding(?: sources?)?:|\bno (?:external |specific )?funding\b",
    hints=("unded", "unding", "ponsored", "inanc", "upported"),
)
_CONFLICT = Pattern(
    r"(?i)\b(?:conflicts? of interests?|competing (?:financial )?interests?|disclosures?:)",
    hints=("onflict", "ompeting", "isclosure"),
)
_FUNDING_LABEL = Pattern(r"(?i)\b(?:funding|sponsor|financial support|grant)")
_CONFLICT_LABEL = Pattern(
    r"(?i)\b(?:conflicts?|competing|disclosures?|declaration of)\b(?! and design)"
)


def find_funding(document: Document) -> StudyFact | None:
    """Return the sentence that names who paid."""
    return _stated(document, _FUNDING_LABEL, _FUNDED)


def find_conflicts(document: Document) -> StudyFact | None:
    """Return the sentence on the authors' interests."""
    return _stated(document, _CONFLICT_LABEL, _CONFLICT)


def _stated(document: Document, label: Pattern, words: Pattern) -> StudyFact | None:
    """Return the first sentence of a section with such a label, else the first with such words."""
    labelled = {n for n, section in enumerate(document.sections) if label.search(section.name)}
    for sentence in document.sentences:
        if sentence.section in labelled:
            return _whole(document, sentence)
    for sentence in document.sentences:
        if sentence.role not in {Role.TITLE, Role.BACKGROUND} and words.search(sentence.text):
            return _whole(document, sentence)
    return None


def _whole(document: Document, sentence: Sentence) -> StudyFact:
    span = document.span(sentence, 0, len(sentence.text))
    return StudyFact(span.text, span)


_PRIMARY = Pattern(
    r"(?i)\b(?:primary|main)(?:[\w-]| (?!was|were|is|are))*? (?:outcomes?|end[- ]?points?|"
    r"(?:efficacy )?measure(?:ment)?s?|efficacy variables?)(?: (?:measures?|variables?|"
    r"parameters?|criteri(?:on|a)|of interest|of the (?:[\w-]+ ){0,2}(?:study|trial|evaluation|analysis)|"
    r"in (?:both|the) "
    r"(?:studies|study|trial)|\([^)]{1,40}\)|to be (?:assessed|measured)|"
    r"(?:assessed|measured) at [\w ]{3,14}))*"
    r"(?: (?:was|were|is|are|will be|included|includes?)|:) (?:defined as |assessed (?:by|as) "
    r")?(?:the |an? )?(?P<what>[^.;:()\[\]]{3,160}?)"
    r"(?=[.;:()\[\]]|$|, (?:and )?(?:secondary|defined|assessed|measured|which|with)|"
    r" (?:as )?(?:assessed|measured|defined|evaluated) | (?:that|which) (?:will|was|were|is|are)\b|"
    r",? and (?:the )?secondary)",
    hints=("rimary", "ain out", "ain end"),
)
_DEFINED_AS = Pattern(
    r"(?i)(?:^|[.;:,] )(?:the |an? )?(?P<what>[^.;:]{3,120}?) (?:(?:has|have) been|was|were|is|are|will be) "
    r"(?:defined|chosen|considered|used|selected|taken|set|designated|specified|regarded)"
    r"(?: (?:as|to be))? (?:the |our |an? |main )*primary (?:\w+ )?(?:outcomes?|end[- ]?points?|"
    r"measures?|variables?)\b",
    hints=("rimary",),
)
"""The outcome in front: "Admission after 18 months will be defined as the primary outcome"."""
_VAGUE = Pattern(
    r"(?i)^(?:not|also|similar|met|reached|achieved|higher|lower|significantly|analy[sz]ed|improved|"
    r"reduced|different|observed|seen|in|at|to|\d+)\b"
)


def find_primary_outcome(document: Document) -> StudyFact | None:
    """Return the primary outcome as the paper names it, methods before the rest."""
    ordered = sorted(document.sentences, key=lambda s: s.role not in METHOD_ROLES)
    for sentence in ordered:
        if sentence.role in {Role.BACKGROUND, Role.CONCLUSIONS}:
            continue
        match = _PRIMARY.search(sentence.text) or _DEFINED_AS.search(sentence.text)
        if match and not _VAGUE.search(match["what"]):
            span = document.span(sentence, *match.span("what"))
            return StudyFact(span.text.strip(" ,"), span)
    return None
