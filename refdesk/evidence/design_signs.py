# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paper is where no words name its design: what was done tells it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from refdesk.domain.evidence import DesignFinding
from refdesk.evidence.design_rules import own_words
from refdesk.evidence.design_sign_list import CULTURE, MANY_PEOPLE, SIGNS, Sign
from refdesk.evidence.design_traits import is_trait
from refdesk.evidence.design_within import add_finding
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import Document, Role, Sentence

_TITLE_TEST = Pattern(
    r"(?i)\bdiagnos(?:is|ing|tic|e)\b|\bdetect(?:ion|ing|s)?\b|\baccuracy\b|"
    r"\b(?:screening|index) tests?\b|\bdifferentiat(?:e|es|ing|ion)\b|\bdiscriminat(?:e|es|ing|ion)\b"
)
_ACCURACY = Pattern(
    r"(?i)\bsensitivit(?:y|ies)\b[^.;]{0,60}\bspecificit(?:y|ies)\b(?=[^;]{0,60}\d)|"
    r"\b(?:ROC|receiver[- ]operating)\b|\bAUROC\b"
)
_CASE_GROUP = Pattern(r"(?i)\bcases? group\b")
_CONTROL_GROUP = Pattern(r"(?i)\bcontrols? group\b")
_RETROSPECTIVE = Pattern(r"(?i)\bretrospective(?:ly)?\b")
_CONSECUTIVE = Pattern(
    r"(?i)\bprospectively (?:enrol{1,2}ed|recruited|included|followed|studied)\b"
    r"(?=[^.;]{0,30}\b(?:consecutive|all (?:\w+ ){0,2}(?:patients|women|men|children|infants|adults)))|"
    r"\b(?:consecutive|all) (?:\w+ ){0,3}(?:patients|women|men|children|infants|adults) (?:\w+ )"
    r"{0,4}?(?:were|was) prospectively (?:enrol{1,2}ed|recruited|included|followed|studied)\b"
)
_WEAK = frozenset({"cohort", "observational", "clinical-study", "preprint"})
"""Designs beside which the signs of an observation still say something new."""
_MAIN_OF_TRAIT = {
    "validation": "cross-sectional",
    "prediction-model": "cohort",
    "time-series": "observational",
    "mixed-methods": "qualitative",
    "secondary-analysis": "cohort",
}
"""What a paper is of which words name the trait alone."""
_OF_OTHERS = "secondary-analysis"
"""A trait that tells less than any sign of what was looked at."""
_SILENT = frozenset({"preprint"})
"""Designs that say nothing of what was done."""


_VAGUE_TRIAL = frozenset({"clinical-trial", "preprint"})
_EXACT_TRIALS = frozenset({"rct", "controlled-trial"})
"""What a trial may turn out to be of which words say no more than that it is one."""
_OBSERVATIONS = frozenset({"case-control", "cross-sectional", "cohort"})
"""The same of an observational study."""


def in_title(finding: DesignFinding) -> bool:
    """Whether the proof of a design stands in the title."""
    return finding.span is not None and finding.span.section == "title"


def unnamed(
    found: Mapping[str, DesignFinding], document: Document, known: Collection[str] = ()
) -> dict[str, DesignFinding]:
    """Return the designs with the one that signs give, where no words name what the paper is.

    A "case group" and a "control group" looked at in retrospect are a case-control study;
    sensitivity with specificity, or a ROC curve, in the results of a paper on detection is one of
    diagnosis; all patients enrolled prospectively are a cohort. ``known`` are the codes of the
    publication types: where they tell what the paper is, no sign is looked for.
    """
    named = {code for code in (*found, *known) if not is_trait(code)}
    kept = dict(found)
    body = [s for s in document.sentences if s.role not in {Role.BACKGROUND, Role.CONCLUSIONS}]
    if named == {"animal"}:
        _add_sign(kept, CULTURE, _Shown(document))
    if "validation" in found and in_title(found["validation"]):
        _add_of_trait(kept, titled=True)
        return kept
    if "crossover-trial" in found and named <= _VAGUE_TRIAL:
        # each treatment is the control of the other
        kept["controlled-trial"] = replace(found["crossover-trial"], design="controlled-trial")
        return kept
    if "clinical-trial" in named and named <= _VAGUE_TRIAL:
        _add_first_sign(kept, document, _EXACT_TRIALS)
        return kept
    if not named <= _WEAK:
        return kept
    if "observational" in known and named <= _WEAK - {"cohort"}:
        _add_first_sign(kept, document, _OBSERVATIONS)
    aims = _aims(document)
    text = " ".join(s.text for s in document.sentences if s.role is not Role.BACKGROUND)
    if _CONTROL_GROUP.search(text) and _RETROSPECTIVE.search(text):
        add_finding(kept, "case-control", _CASE_GROUP, body, document)
        if "case-control" in kept:
            kept.pop("cohort", None)  # what "retrospective" alone was taken for
            return kept
    if any(_TITLE_TEST.search(aim) for aim in aims):
        results = [s for s in body if s.role in {Role.RESULTS, Role.OTHER}]
        add_finding(kept, "diagnostic", _ACCURACY, results, document)
    add_finding(kept, "cohort", _CONSECUTIVE, body, document)
    if kept.keys() == found.keys() and named <= _SILENT:
        if (
            _add_of_trait(kept, titled=True)
            or _add_first_sign(kept, document)
            or _add_of_trait(kept, titled=False)
        ):
            return kept
        _add_review(kept, document)
    return kept


def _add_first_sign(
    found: dict[str, DesignFinding], document: Document, codes: Collection[str] = ()
) -> bool:
    """Add the design of the first sign that the paper shows, of some ``codes`` alone."""
    shown = _Shown(document)
    return any(_add_sign(found, sign, shown) for sign in SIGNS if not codes or sign.code in codes)


def _add_of_trait(found: dict[str, DesignFinding], *, titled: bool) -> bool:
    """Add the design that a trait stands for, of those in the title or of any."""
    for trait, code in _MAIN_OF_TRAIT.items():
        finding = found.get(trait)
        if finding and (not titled or (in_title(finding) and trait != _OF_OTHERS)):
            found[code] = replace(finding, design=code)
            return True
    return False


class _Shown:
    """What a document shows: each pattern is looked for once, however many signs ask for it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.aims = " ".join(_aims(document))
        self.text = " ".join(s.text for s in document.sentences)
        self._known: dict[tuple[str, str], bool] = {}
        self._kinds: dict[str, int] = {}

    def has(self, pattern: Pattern | None, where: str) -> bool:
        """Whether a pattern stands in the ``aims`` or the ``text``."""
        if pattern is None:
            return False
        key = (where, pattern.source)
        if key not in self._known:
            self._known[key] = pattern.search(getattr(self, where)) is not None
        return self._known[key]

    def kinds(self, pattern: Pattern) -> int:
        """How many different matches a pattern has in the text."""
        if pattern.source not in self._kinds:
            self._kinds[pattern.source] = len({m.lower() for m in pattern.findall(self.text)})
        return self._kinds[pattern.source]


def _aims(document: Document) -> list[str]:
    return [s.text for s in document.sentences if s.role in {Role.TITLE, Role.OBJECTIVE}]


def _add_sign(found: dict[str, DesignFinding], sign: Sign, shown: _Shown) -> bool:
    """Add the design of a sign that the paper shows; return whether it does."""
    if (sign.aim and not shown.has(sign.aim, "aims")) or shown.has(sign.but, "aims"):
        return False
    if (sign.needs and not shown.has(sign.needs, "text")) or shown.has(sign.unless, "text"):
        return False
    if sign.least > 1 and shown.kinds(sign.words) < sign.least:
        return False
    before = len(found)
    sentences = [
        s
        for s in shown.document.sentences
        if s.role is not Role.CONCLUSIONS
        and (
            sign.anywhere
            or not (
                s.role is Role.TITLE
                or (s.role is Role.BACKGROUND and not own_words(s.role, s.text.lower()))
            )
        )
    ]
    add_finding(found, sign.code, sign.words, sentences, shown.document)
    return len(found) > before


_LITERATURE = Pattern(
    r"(?i)\b(?:studies|trials|reports|research|evidence) (?:\w+ )?(?:have|has) (?:\w+ )?(?:shown|reported|"
    r"suggested|demonstrated|been|revealed|indicated|focused|led)\b|\brecent(?:ly)? (?:studies|advances|"
    r"evidence|findings|developments)\b|\b(?:growing|increasing|more|little|emerging)(?: body of| and more)? "
    r"evidence\b|\bbeing (?:explored|investigated|developed)\b"
)
_OVERVIEW = Pattern(
    r"(?i)\b(?:has|have) (?:recently |increasingly )?been (?:\w+ )?(?:recogni[sz]ed|described|explored|"
    r"proposed|developed|discussed|an explosion|approved|introduced)\b|\bcurrent (?:\w+ ){0,3}?(?:therap|"
    r"treatment|evidence|knowledge|management)\w*|\b(?:is|are) (?:\w+ )?(?:discussed|reviewed|outlined)\b|"
    r"\bunderstanding of\b|\b(?:new|novel|emerging) (?:\w+ )?(?:therap|treatment|drug|agent|option|"
    r"strateg)\w*"
)
_MEDICAL = Pattern(
    r"(?i)\b(?:patients?|diseases?|therap(?:y|ies|eutic)|treatments?|clinical|drugs?|medications?|syndromes?|"
    r"management|diagnos[ei]s|disorders?|surgery|surgical|complications?|interventions?)\b"
)
_MOST_MEDICAL = 3
"""So many different words of medicine make a text one on patients and not on nature."""
_OWN_WORK = Pattern(
    r"(?i)\b(?:we (?!review|discuss|summari|propose|highlight|describe the|suggest|argue|outline|focus|"
    r"provide|also)\w+|(?:this|present|our|the current) (?:study|trial|case|investigation|experiments?|work)"
    r"|were (?:measured|recruited|enrolled|included|analy[sz]ed|treated|randomi[sz]ed|performed|studied|"
    r"collected|obtained|used|compared)|was (?:performed|measured|conducted|synthesi[sz]ed)|p ?[<=] ?0?\.|"
    r"n ?= ?\d|compounds?|complex(?:es)?|significant(?:ly)?)\b|±"
)


def _add_review(found: dict[str, DesignFinding], document: Document) -> None:
    """Add a review: a text of some length on what others found, without any work of its own."""
    body: Sequence[Sentence] = [s for s in document.sentences if s.role is not Role.TITLE]
    own = any(_OWN_WORK.search(s.text) or MANY_PEOPLE.search(s.text) for s in body)
    if len(body) < _SHORTEST_REVIEW or own:
        return
    add_finding(found, "review", _LITERATURE, body, document)
    words = {word.lower() for s in body for word in _MEDICAL.findall(s.text)}
    if "review" not in found and len(words) >= _MOST_MEDICAL:
        add_finding(found, "review", _OVERVIEW, body, document)


_SHORTEST_REVIEW = 4
