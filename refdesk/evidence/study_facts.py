# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paper says of its study beside the question: setting, register, money, primary outcome."""

from refdesk.domain.evidence import StudyFact
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER
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


_PLACE = (
    r"(?:hospitals?|cent(?:er|re)s?|clinics?|practices|departments?|schools?|villages|"
    r"nursing homes?|sites|institutions?|universit(?:y|ies)|wards?|intensive care units?|prisons?|"
    r"care homes?|communities|households|registry|registries|pharmacies|offices)"
)
_PLACE_HINTS = (
    "ospital", "enter", "entre", "linic", "ractice", "epartment", "chool", "illage", "home", "site",
    "nstitution", "niversit", "ward", "care", "rison", "ommunit", "ousehold", "egistr", "harmac", "office",
)  # fmt: skip
"""Bits of words of which every place holds one."""
_WHERE = (
    r"(?:,? (?:in|of|at|across|throughout) (?:(?:the|\w+ (?:urban |rural )?(?:districts|regions|areas|"
    r"provinces|states|cities) of) )?(?:[A-Z][\w.-]+(?:,? (?:and )?(?=[A-Z]))?)+)?"
)
_SETTING = Pattern(
    rf"\b(?:in|at|from|across|by|to|involving|within|one of) "
    rf"(?P<what>(?:(?:an?|the|one|our|{NUMBER}) )?(?:(?!to\b|and\b|"
    rf"who\b|with\b|from\b|in\b|patients\b|participants\b|women\b|men\b|children\b|adults\b|subjects\b)"
    rf"[\w-]+ ){{0,4}}?{_PLACE}\b{_WHERE})",
    hints=_PLACE_HINTS,
)


_NUMBERED = Pattern(
    rf"\b(?:in|at|from|across|by|to|involving|within|one of|the) "
    rf"(?P<what>\d+ (?:(?!to\b|and\b|with\b|from\b|in\b|patients\b)[\w-]+ ){{0,4}}?{_PLACE}\b{_WHERE})",
    hints=_PLACE_HINTS,
)
"""Where only the results or the aim tell of it, the number of places has to stand with them."""
_INLINE = Pattern(r"\bSETTINGS?:?\s*$", hints=("SETTING",))
"""A label within an abstract that is not parted: "SETTING Outpatient clinics."."""
_LABEL_REACH = 12
_SUBJECT = Pattern(
    rf"^(?P<what>{NUMBER} (?:[\w-]+ ){{0,3}}?{_PLACE}\b{_WHERE})",
    hints=("ospital", "enter", "entre", "linic", "ractice", "chool", "illage", "home", "site"),
)
"""A sentence about the places themselves: "Twelve schools in Leeds were randomised"."""
_CENTRES = Pattern(
    r"(?i)\b(?P<what>(?:single|multi|one|two)[- ]?cent(?:er|re)s?)\b", hints=("enter", "entre")
)


def find_setting(document: Document) -> StudyFact | None:
    """Return where the study took place: a section with that label, else words of the methods.

    Last comes what a title, an aim or a method says of the number of centres alone.
    """
    for sentence in document.sentences:
        if _is_labelled(document, sentence) and len(sentence.text) <= _LONGEST_SETTING:
            span = document.span(sentence, 0, len(sentence.text))
            return StudyFact(span.text.rstrip(". "), span)
    methods = [s for s in document.sentences if s.role in METHOD_ROLES]
    stated = [s for s in document.sentences if s.role in {Role.TITLE, Role.OBJECTIVE}]
    told = [s for s in document.sentences if s.role in {Role.OBJECTIVE, Role.RESULTS}]
    for pattern, sentences in (
        (_SETTING, methods),
        (_SUBJECT, methods),
        (_CENTRES, methods + stated),
        (_NUMBERED, told),
        (_CENTRES, told),
    ):
        for sentence in sentences:
            match = pattern.search(sentence.text)
            if match and (pattern is not _SETTING or _TELLING.search(match["what"])):
                span = document.span(sentence, *match.span("what"))
                return StudyFact(span.text.rstrip(".,"), span)
    return None


def _is_labelled(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands under the label of a setting, or right behind one in the text."""
    section = document.sections[sentence.section]
    name = section.name.upper()
    if name.startswith("SETTING") or ("SETTING" in name and _PLACES.search(sentence.text)):
        return True
    before = section.text[max(0, sentence.start - _LABEL_REACH) : sentence.start]
    return _INLINE.search(before) is not None


_PLACES = Pattern(rf"\b{_PLACE}\b")


_LONGEST_SETTING = 200
_TELLING = Pattern(
    rf"^(?:an?|one|{NUMBER}) |[A-Z]|(?i:primary|secondary|tertiary|general|community|intensive)"
)
"""A setting says how many, where or of what kind: "the hospital" says nothing."""

_PRIMARY = Pattern(
    r"(?i)\b(?:primary|main)(?:[\w-]| (?!was|were|is|are))*? (?:outcomes?|end[- ]?points?|"
    r"(?:efficacy )?measure(?:ment)?s?|efficacy variables?)(?: (?:measures?|variables?|"
    r"parameters?|criteri(?:on|a)|of interest|of the (?:study|trial)|in (?:both|the) "
    r"(?:studies|study|trial)|\([^)]{1,40}\)|to be (?:assessed|measured)|"
    r"(?:assessed|measured) at [\w ]{3,14}))*"
    r"(?: (?:was|were|is|are|will be|included|includes?)|:) (?:defined as |assessed (?:by|as) "
    r")?(?:the |an? )?(?P<what>[^.;:()\[\]]{3,160}?)"
    r"(?=[.;:()\[\]]|$|, (?:and )?(?:secondary|defined|assessed|measured|which|with)|"
    r" (?:as )?(?:assessed|measured|defined|evaluated) | (?:that|which) (?:will|was|were|is|are)\b|"
    r",? and (?:the )?secondary)",
    hints=("rimary", "ain out", "ain end"),
)
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
        match = _PRIMARY.search(sentence.text)
        if match and not _VAGUE.search(match["what"]):
            span = document.span(sentence, *match.span("what"))
            return StudyFact(span.text.strip(" ,"), span)
    return None
