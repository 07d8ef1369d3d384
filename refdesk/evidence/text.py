# SPDX-License-Identifier: GPL-3.0-or-later
"""Text made ready to be read: normalised one character for one, cut into sentences with a role.

Normalisation never changes the length of a text, so every offset found in the normalised text is
also the offset in the text as given: no offset map that could go wrong.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from refdesk.domain.evidence import Span, TextSection
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import Word, noun_runs, words_of


class Role(StrEnum):
    """What a sentence does in the paper."""

    TITLE = "title"
    BACKGROUND = "background"
    OBJECTIVE = "objective"
    DESIGN = "design"
    METHODS = "methods"
    PARTICIPANTS = "participants"
    INTERVENTIONS = "interventions"
    OUTCOMES = "outcomes"
    RESULTS = "results"
    CONCLUSIONS = "conclusions"
    OTHER = "other"


METHOD_ROLES = frozenset(
    {Role.DESIGN, Role.METHODS, Role.PARTICIPANTS, Role.INTERVENTIONS, Role.OUTCOMES}
)
"""Roles of sentences that say what was done."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: normalised ``text`` and where it lies in its section."""

    section: int
    start: int
    text: str
    role: Role
    plain: str = ""
    """``text`` with brackets and the points inside numbers hidden: what is left is its structure."""
    words: tuple[Word, ...] = ()
    runs: tuple[tuple[int, int], ...] = ()
    """Noun phrases: ``[first, last)`` places among ``words``."""

    @property
    def end(self) -> int:
        """Offset behind the last character in the section."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Document:
    """All sections and their sentences, in order."""

    sections: tuple[TextSection, ...]
    sentences: tuple[Sentence, ...]

    def span(self, sentence: Sentence, start: int, end: int) -> Span:
        """Return the span of ``[start, end)`` of ``sentence`` in its section as given."""
        section = self.sections[sentence.section]
        first, last = sentence.start + start, sentence.start + end
        return Span(section.name, first, last, section.text[first:last], section.index)

    def raw(self, sentence: Sentence) -> str:
        """Return the sentence as given, not normalised."""
        return self.sections[sentence.section].text[sentence.start : sentence.end]


_SPACES = (
    "\t\r\x0b\x0c\u00a0\u1680\u180e\u202f\u205f\u3000\u200b\u200c\u200d\u2060\ufeff"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_TABLE = str.maketrans(
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_DASHES, "-")
    | {chr(0xFF01 + n): chr(0x21 + n) for n in range(94)}
    | {"⩽": "≤", "≦": "≤", "≲": "≤", "⩾": "≥", "≧": "≥", "﹤": "<", "﹥": ">"}
    | {"‘": "'", "’": "'", "ʼ": "'", "′": "'", "“": '"', "”": '"', "∼": "~", "\u2217": "*"}
    | {"\uff0d": "-"}
)
_MIDDLE_DOT = Pattern(
    r"(?<=\d)[\u00b7\u2219\u22c5\u2027](?=\d)|(?<![\w.])[\u00b7\u2219](?=\d)",
    hints=("\u00b7", "\u2219", "\u22c5", "\u2027"),
)
_DECIMAL_COMMA = Pattern(r"(?<![\d.,])(\d{1,3}),(?=\d{1,2}(?![\d.,]\d|\d))")
_COMMA_OF_P = Pattern(r"(?<=[pP] [=<>] )0,(?=\d)|(?<=[pP][=<>])0,(?=\d)", hints=("0,",))
"""A P value is less than one: "p = 0,13" can be no list."""
_DECIMAL_POINT = Pattern(r"\d\.\d")


def normalise(text: str) -> str:
    """Return ``text`` with one kind of space, dash, quote and decimal sign; same length.

    Decimal commas become points only where the text prints no decimal point and at least three
    numbers look like decimals: "1,5" in an English text is more often a list.
    """
    plain = _MIDDLE_DOT.sub(".", text.translate(_TABLE))
    if not _DECIMAL_POINT.search(plain) and len(_DECIMAL_COMMA.findall(plain)) >= 3:
        plain = _DECIMAL_COMMA.sub(r"\1.", plain)
    return _COMMA_OF_P.sub("0.", plain)


HIDDEN = "\x00"
_BRACKET = Pattern(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\]")
_INNER_SIGN = Pattern(r"[.:](?=\d)(?<=\d[.:])|\.(?<=\bvs\.)")


def plain(text: str) -> str:
    """Return ``text`` with brackets, inner points and the stop of "vs." hidden; same length."""
    if "(" in text or "[" in text:
        text = _BRACKET.sub(lambda match: HIDDEN * len(match[0]), text)
    return _INNER_SIGN.sub(HIDDEN, text)


# A stop that ends no sentence: after these words, or after one letter ("E. coli").
_NO_END = Pattern(
    r"(?:\b(?:vs|v|e\.g|i\.e|eg|ie|cf|al|Fig|Figs|Tab|No|Nos|approx|ca|Dr|Prof|Mr|Mrs|Ms|St|spp|sp|"
    r"resp|vol|pp|Eq|Ref|Refs|Inc|Ltd|Co|Corp|var|subsp|max|min|incl|dept|Univ|[B-HJ-Z])|(?<!\w)[a-z])$"
)
# "P = . 03", "0. 296": a number that the source tore apart.
_CUT_NUMBER = Pattern(r"(?:[=<>≤≥] ?|(?<![\d.])0|\b[Nn]os?)\. +\d")
# "OR 2.9. 95% CI 1.1-7.7": a stop in the place of a comma.
_LEVEL_BEHIND = Pattern(r"(?<=\d\.) +9\d(?:\.\d)? ?% ?(?:CI|C\.I|[Cc]onfidence)")
_BREAK = Pattern(r"\n+|(?<=[.!?])[\])\"']{0,2}(?: *\n+| +)(?=[\"'(\[]{0,2}[A-Z0-9α-ωΑ-Ω<>≥≤])")


def _cuts(text: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of each sentence of a normalised text, white space trimmed."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in _BREAK.finditer(text):
        hard = "\n" in match[0]
        head = text[max(start, match.start() - 12) : match.start()]
        if not hard and (
            (head.endswith(".") and _NO_END.search(head[:-1]))
            or _CUT_NUMBER.search(text, max(0, match.start() - 4), match.end() + 1)
            or _LEVEL_BEHIND.match(text, match.start())
        ):
            continue
        bounds.append((start, match.start() + len(match[0].rstrip())))
        start = match.end()
    bounds.append((start, len(text)))
    short = (piece for pair in bounds for piece in _no_longer(text, *pair))
    return [trimmed for pair in short if (trimmed := _trim(text, *pair))]


_LONGEST = 2_500
"""Characters of a sentence: each number in it is held to all the others, and real ones are shorter."""


def _no_longer(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield an endless sentence in pieces, cut between words where it has any."""
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + _LONGEST // 2, start + _LONGEST)
        cut = start + _LONGEST if cut < 0 else cut
        yield start, cut
        start = cut
    yield start, end


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    stripped = piece.strip()
    if not stripped:
        return None
    start += len(piece) - len(piece.lstrip())
    return start, start + len(stripped)


_LABEL_ROLES: tuple[tuple[Role, Pattern], ...] = tuple(
    (role, Pattern(pattern))
    for role, pattern in (
        (
            Role.OTHER,
            r"REGIST|FUNDING|KEYWORD|CLINICALTRIAL|DISCLOSURE|LEVEL OF EVIDENCE|TRIAL NUMBER",
        ),
        (
            Role.OUTCOMES,
            r"OUTCOME|ENDPOINT|END POINT|MAIN MEASURE|MEASURES?$|MEASUREMENT|VARIABLES|ASSESSMENT",
        ),
        (
            Role.CONCLUSIONS,
            r"CONCLUS|INTERPRETATION|IMPLICATION|DISCUSSION|SIGNIFICANCE|TAKE.?HOME|COMMENT",
        ),
        (Role.RESULTS, r"RESULT|FINDING"),
        (
            Role.PARTICIPANTS,
            r"^(?:STUDY )?(?:PARTICIPANT|SUBJECT|PATIENT|POPULATION|SAMPLE|SETTING)[A-Z]*(?: AND "
            r"(?:SETTING|PARTICIPANT)S?)?$"
            r"|SUBJECTS?/PATIENTS|(?:SETTING|DESIGN)S?(?:,| AND|/) ?(?:SETTINGS?,? AND )?(?:PATIENTS|"
            r"PARTICIPANTS|SUBJECTS)$",
        ),
        (Role.INTERVENTIONS, r"^(?:MAIN )?(?:INTERVENTION|EXPOSURE|TREATMENT)"),
        (Role.DESIGN, r"^(?:STUDY |TRIAL )?DESIGN|^TYPE OF STUDY"),
        (
            Role.METHODS,
            r"METHOD|MATERIAL|PROCEDURE|DATA SOURCE|DESIGN|SETTING|PATIENTS|PARTICIPANTS|SUBJECTS|"
            r"STATISTIC|EXPERIMENTAL",
        ),
        (Role.OBJECTIVE, r"OBJECTIVE|AIM|PURPOSE|GOAL|HYPOTHES|QUESTION"),
        (Role.BACKGROUND, r"BACKGROUND|INTRODUCTION|CONTEXT|RATIONALE|IMPORTANCE|SUMMARY"),
    )
)
_CATEGORY_ROLES = {
    "BACKGROUND": Role.BACKGROUND,
    "OBJECTIVE": Role.OBJECTIVE,
    "METHODS": Role.METHODS,
    "RESULTS": Role.RESULTS,
    "CONCLUSIONS": Role.CONCLUSIONS,
}


def label_role(label: str, category: str = "") -> Role | None:
    """Return what a section's label (else NLM's category) says of its sentences."""
    upper = label.upper().strip(" :.")
    if upper == "TITLE":
        return Role.TITLE
    for role, pattern in _LABEL_ROLES:
        if pattern.search(upper):
            return role
    return _CATEGORY_ROLES.get(category.upper())


# "METHODS: We ...", "OBJECTIVE To ..." inside an abstract that came without sections.
_INLINE_LABEL = Pattern(
    r"(?P<label>[A-Z][A-Z/&,() -]{2,58}[A-Z)])(?:: ?| (?=[A-Z0-9][a-z0-9 .,]|[A-Z] ))"
    r"|(?P<word>(?:[A-Z][a-z]+ ){0,3}[A-Za-z]+):(?= )"
)
_MARKERS: tuple[tuple[Role, Pattern], ...] = (
    (
        Role.CONCLUSIONS,
        Pattern(
            r"(?i)^(?:in conclusion|in summary|to conclude|conclusions?\b|we conclude|it (?:is|was|"
            r"can be|may be) "
            r"(?:concluded|suggested)|(?:these|our|the(?: present)?) (?:\w+ ){0,2}(?:results|"
            r"findings|data|observations)"
            r" (?:\w+ )?(?:suggest|indicate|support|show|demonstrate|confirm|imply|provide)|thus,|"
            r"therefore,|taken together)"
        ),
    ),
    (
        Role.OBJECTIVE,
        Pattern(
            r"(?i)\b(?:aims?|objectives?|purpose|goal) (?:of (?:this|the|our)|was|is|were)\b|\b(?:we|"
            r"study|trial|investigation) "
            r"(?:sought|aimed|aims|was (?:designed|undertaken|conducted|performed|carried out) to)\b"
            r"|^(?:to|in order to) (?:evaluate|assess|determine|compare|investigate|examine|study|"
            r"test|explore|describe|"
            r"establish|estimate|analy[sz]e|identify|find|verify|observe|clarify)\b|\bwe hypothesi[sz]ed"
        ),
    ),
    (
        Role.METHODS,
        Pattern(
            r"(?i)\b(?:were|was) (?:\w+ ){0,2}(?:randomi[sz]ed|randomly|enrolled|recruited|assigned|"
            r"allocated|divided|"
            r"included|eligible|treated|given|administered|measured|recorded|assessed|evaluated|"
            r"monitored|invited|obtained|"
            r"analy[sz]ed|performed|collected|studied)\b|\breceived\b|\bwe (?:\w+ )?(?:enrolled|"
            r"recruited|randomi[sz]ed|"
            r"randomly|conducted|performed|assigned|analy[sz]ed|included|measured|searched|used)\b|"
            r"\brandomi[sz]ed\b"
            r"|\bwe (?:studied|compared|followed|ran|report|treated|tested|evaluated|examined|investigated|"
            r"assessed|asked|reviewed|identified|held|gave)\b|\bin (?:this|a|an|our) (?:[\w-]+,? "
            r"){0,6}?(?:trial|study)\b"
            r"|\bfollow(?:ed|-up)\b|\b(?:this|the) (?:[\w-]+ ){0,4}?(?:trial|study) (?:was|compared|"
            r"included|enrolled|took)\b"
            r"|\b(?:\d+|hundred|\w+ty(?:-\w+)?|\w+teen) (?:[\w-]+ ){0,3}?(?:patients|women|men|"
            r"children|subjects|"
            r"participants|volunteers|adults|infants|individuals)\b"
        ),
    ),
)
_RESULT = Pattern(
    r"(?i)\bp ?[<=>]|\b95 ?% ?c|\bsignificant|\b(?:increased|decreased|improved|reduced|"
    r"lowered|prolonged|higher|lower|"
    r"greater|similar|differed|differ|fell|rose)\b"
)


def _sentence_role(text: str, before: Role) -> Role:
    """Guess the role of a sentence of an abstract without labels from its words."""
    for role, pattern in _MARKERS:
        found = pattern.search(text)
        if not found or (role is Role.METHODS and before is Role.RESULTS and _RESULT.search(text)):
            continue
        return role
    if _RESULT.search(text) and before is not Role.BACKGROUND:
        return Role.RESULTS
    if before is Role.BACKGROUND:
        return Role.BACKGROUND
    return Role.RESULTS if before in METHOD_ROLES and _RESULT.search(text) else before


def read_document(sections: Sequence[TextSection]) -> Document:
    """Return the sections cut into sentences with roles."""
    sentences: list[Sentence] = []
    before = Role.BACKGROUND
    for number, section in enumerate(sections):
        text = normalise(section.text)
        role = label_role(section.name, section.category)
        inline: Role | None = None
        for start, end in _cuts(text):
            match = _INLINE_LABEL.match(text, start, end) if role is not Role.TITLE else None
            found = label_role(match["label"] or match["word"]) if match else None
            if match and found and found is not Role.TITLE:
                inline = found
                start = match.end()
            piece = text[start:end]
            if not piece:
                continue
            guess = inline or role or _sentence_role(piece, before)
            before = Role.BACKGROUND if guess is Role.TITLE else guess
            words = words_of(piece)
            sentences.append(
                Sentence(number, start, piece, guess, plain(piece), words, noun_runs(words))
            )
    return Document(tuple(sections), tuple(sentences))
