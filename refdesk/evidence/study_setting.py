# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a study took place: the kind of place, its town or its country."""

from collections.abc import Iterator

from refdesk.domain.evidence import StudyFact
from refdesk.evidence.design_rules import own_words
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import NUMBER
from refdesk.evidence.text import METHOD_ROLES, Document, Role, Sentence

_COUNTRY = (
    r"(?:Afghanistan|Albania|Algeria|Angola|Argentina|Australia|Austria|Bangladesh|Belgium|Benin|Bolivia|"
    r"Botswana|Brazil|Bulgaria|Burkina Faso|Burundi|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia|"
    r"Congo|Costa Rica|C\u00f4te d.Ivoire|Croatia|Cuba|Cyprus|Czech Republic|Denmark|Ecuador|Egypt|"
    r"England|Eritrea|"
    r"Estonia|Ethiopia|Europe|Finland|France|Gabon|Gambia|Germany|Ghana|Greece|Guatemala|Guinea(?:-Bissau)?|"
    r"Haiti|Honduras|Hong Kong|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Jamaica|Japan|"
    r"Jordan|Kazakhstan|Kenya|(?:South )?Korea|Kuwait|Laos|Latvia|Lebanon|Lithuania|Madagascar|Malawi|"
    r"Malaysia|Mali|Malta|Mexico|Mongolia|Morocco|Mozambique|Myanmar|Namibia|Nepal|(?:the )?Netherlands|"
    r"New Zealand|Nicaragua|Niger|Nigeria|North America|Northern Ireland|Norway|Oman|Pakistan|Panama|"
    r"Papua New Guinea|Paraguay|Peru|(?:the )?Philippines|Poland|Portugal|Puerto Rico|Qatar|Romania|Russia|"
    r"Rwanda|Saudi Arabia|Scotland|Senegal|Serbia|Sierra Leone|Singapore|Slovakia|Slovenia|South Africa|"
    r"Spain|Sri Lanka|Sudan|Sweden|Switzerland|Syria|Taiwan|Tanzania|Thailand|Togo|Tunisia|Turkey|Uganda|"
    r"Ukraine|(?:the )?United Arab Emirates|(?:the )?United Kingdom|(?:the )?United States(?: of America)?|"
    r"(?:the )?UK|(?:the )?USA?|Uruguay|Uzbekistan|Venezuela|Vietnam|Viet Nam|Wales|Yemen|Zambia|Zimbabwe)"
)
_PLACE = (
    r"(?:hospitals?|cent(?:er|re)s?|clinics?|practices|departments?|schools?|preschools?|classrooms?|villages|"
    r"nursing homes?|sites|institutions?|universit(?:y|ies)|colleges?|wards?|intensive care units?|prisons?|"
    r"care homes?|communities|households|registry|registries|pharmacies|offices|work ?sites|workplaces|"
    r"care units?|emergency rooms?|(?:neonatal |paediatric |pediatric |medical |surgical )*(?:ICU|PICU|"
    r"NICU)s?|"
    r"primary care(?: trusts?)?|general practice|outpatient clinics?|laborator(?:y|ies)|trusts|preschools?|"
    r"(?:mental |public |community |occupational |maternity )*(?:health )?services|"
    r"(?:treatment|care|health|rehabilitation|correctional) facilities|"
    r"(?:football|sports|fitness|golf) clubs)"
)
_PLACE_HINTS = (
    "ospital", "enter", "entre", "linic", "ractice", "epartment", "chool", "illage", "home", "site",
    "nstitution", "niversit", "ward", "care", "rison", "ommunit", "ousehold", "egistr", "harmac", "office",
    "ollege", "lassroom", "orkplace", "mergency room", "ICU", "aborator", "rust", "services", "facilities",
    "clubs",
)  # fmt: skip
"""Bits of words of which every place holds one."""
_WHERE = (
    r"(?:,? (?:in|of|at|across|throughout) (?:(?:the|\w+ (?:urban |rural )?(?:districts|regions|areas|"
    r"provinces|states|cities) of) )?(?:[A-Z][\w.-]+(?:,? (?:and )?(?=[A-Z]))?)+)?"
)
_NOT_OF_A_PLACE = (
    r"reduc|prevent|avoid|delay|improv|chang|to\b|and\b|who\b|with\b|from\b|in\b|patients\b|participants\b|women\b|men\b|children\b|adults\b|"
    r"subjects\b"
)
_SETTING = Pattern(
    rf"\b(?:in|at|from|across|by|to|involving|within|one of) "
    rf"(?P<what>(?:(?:an?|the|one|our|{NUMBER}) )?(?:(?!{_NOT_OF_A_PLACE})[\w-]+ "
    rf"){{0,4}}?{_PLACE}\b{_WHERE})",
    hints=_PLACE_HINTS,
)
_NUMBERED = Pattern(
    rf"\b(?:in|at|from|across|by|to|involving|within|one of|the) "
    rf"(?P<what>\d+ (?:(?!to\b|and\b|with\b|from\b|in\b|patients\b)[\w-]+ ){{0,4}}?{_PLACE}\b{_WHERE})",
    hints=_PLACE_HINTS,
)
"""Where only the results or the aim tell of it, the number of places has to stand with them."""
_KIND = Pattern(
    r"(?i)\b(?:in|at|from|to|within|for|via) (?:an? |the |\d+ |our )?(?P<what>(?:(?!of\b|in\b|the\b|"
    r"reduc|prevent|avoid|delay|improv|chang|"
    r"and\b|which\b|who\b|that\b)[\w-]+ ){0,2}?"
    r"(?:(?:intensive|critical|primary|secondary|tertiary|emergency|long-term|antenatal|ambulatory|community|"
    r"residential|acute|hospital) care(?: units?| hospitals?| settings?| clinics?)?|emergency departments?|"
    r"emergency rooms?|general practices?|family practices?|out-?patient (?:clinics?|departments?)|"
    r"outpatients?|"
    r"(?:community|school|hospital|clinical|home|university|laboratory|workplace|rural|urban|clinic|care) "
    r"settings?|"
    r"nursing homes?|(?:university|teaching|referral|district|general|children'?s?|acute care|rural|"
    r"regional) "
    r"hospitals?|schools|state prisons?))\b",
    hints=("care", "mergency", "ractice", "utpatient", "ut-patient", "etting", "ursing home", "ospital",
           "chools", "rison"),
)  # fmt: skip
"""A kind of place that says enough by itself, wherever it stands."""
_ATTENDED = Pattern(
    r"\b(?:attending|attended|(?:re-?)?admitted to|recruited (?:from|at|in)|referred to|presenting to|"
    r"visiting|"
    r"seen (?:in|at)|took place (?:in|at)|conducted (?:in|at)|carried out (?:in|at)|enrolled (?:from|at|in)) "
    r"(?P<what>(?:(?!with\b|for\b|who\b|between\b|from\b)[\w'\u2019-]+,? ){0,8}?(?i:hospitals?|clinics?|"
    r"(?:care|ICU) units?|"
    rf"departments?|cent(?:er|re)s?|practices|schools)\b{_WHERE}(?:, (?:[A-Z][\w-]+,? ?)+)?)",
    hints=("ospital", "linic", "unit", "epartment", "enter", "entre", "ractice", "chool"),
)
"""Where people came to: "recruited at Sunny and Rainy Hospitals, Leeds"."""
_TOWN = Pattern(
    rf"\b(?:in|at|from|across|throughout) (?P<what>(?:(?:the|rural|urban|north\w*|south\w*|east\w*|"
    rf"west\w*|central) )*"
    rf"(?:[A-Z][\w'\u2019.-]+(?:,? (?:and |the )?(?=[A-Z]))){{0,4}}{_COUNTRY})\b(?! (?:Heart|Cohort|"
    rf"Study|Trial))"
)
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
_PLACES = Pattern(rf"\b{_PLACE}\b")
_LONGEST = 200
_TELLING = Pattern(
    rf"^(?:an?|one|{NUMBER}) |[A-Z]|(?i:primary|secondary|tertiary|general|community|intensive|emergency|"
    r"outpatient|rural|urban|referral|teaching|district|long-term|nursing)"
)
"""A setting says how many, where or of what kind: "the hospital" says nothing."""


def find_setting(document: Document) -> StudyFact | None:
    """Return where the study took place: a section with that label, else words of the methods.

    Then come places that are counted, kinds of places and countries that a title, an aim or the
    results name; last of all the number of centres alone.
    """
    for sentence in document.sentences:
        if _is_labelled(document, sentence) and len(sentence.text) <= _LONGEST:
            span = document.span(sentence, 0, len(sentence.text))
            return StudyFact(span.text.rstrip(". "), span)
    return next(_told(document), None)


def _told(document: Document) -> Iterator[StudyFact]:
    """Yield the places that sentences tell of, the surest first."""
    methods = [s for s in document.sentences if s.role in METHOD_ROLES]
    stated = [s for s in document.sentences if s.role in {Role.TITLE, Role.OBJECTIVE}]
    told = [s for s in document.sentences if s.role in {Role.OBJECTIVE, Role.RESULTS}]
    bare = [  # abstracts without labels tell of their methods where a background is expected
        s
        for s in document.sentences
        if s.role is Role.OTHER or (s.role is Role.BACKGROUND and own_words(s.role, s.text.lower()))
    ]
    own = methods + stated + bare + [s for s in document.sentences if s.role is Role.RESULTS]
    for pattern, sentences in (
        (_ATTENDED, methods + bare),
        (_SETTING, methods),
        (_SUBJECT, methods),
        (_SETTING, bare),
        (_NUMBERED, told),
        (_KIND, own),
        (_TOWN, own),
        (_CENTRES, methods + stated),
        (_CENTRES, told),
    ):
        for sentence in sentences:
            match = pattern.search(sentence.text)
            if match and (pattern is not _SETTING or _TELLING.search(match["what"])):
                span = document.span(sentence, *match.span("what"))
                yield StudyFact(span.text.rstrip(".,"), span)


def _is_labelled(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence stands under the label of a setting, or right behind one in the text."""
    section = document.sections[sentence.section]
    name = section.name.upper()
    if name.startswith("SETTING") or ("SETTING" in name and _PLACES.search(sentence.text)):
        return True
    before = section.text[max(0, sentence.start - _LABEL_REACH) : sentence.start]
    return _INLINE.search(before) is not None
