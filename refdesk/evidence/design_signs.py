# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paper is where no words name its design, and whose trial it is that its words name."""

from collections.abc import Mapping, Sequence

from refdesk.domain.evidence import DesignFinding
from refdesk.evidence.design_rules import SELF
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import Document, Role, Sentence

TRIAL_CODES = frozenset(
    {
        "rct",
        "controlled-trial",
        "phase-4-trial",
        "phase-3-trial",
        "phase-2-trial",
        "phase-1-trial",
        "clinical-trial",
    }
)
_WITHIN_A_TRIAL = Pattern(
    r"(?i)\b(?:nested (?:in|within)|embedded (?:in|within)|alongside|conducted within|"
    r"(?:enrol{1,2}ed|included|recruited|randomi[sz]ed|participat(?:ed|ing)|took part|taking part) "
    r"(?:in|into|to)|(?:data|sample|samples|subset|subsample|participants|patients|women|men|"
    r"adults|children|baseline) (?:collected )?(?:of|from|in)|secondary (?:data )?analys[ei]s of)"
    r" (?:(?!this\b|our\b)[\w-]+,? ){0,7}?"
    r"(?:randomi[sz]ed|rcts?\b|trials?\b)"
)
_ABOUT = (
    ("qualitative", Pattern(r"(?i)\bqualitative\b|\b(?:interview|focus group) study\b")),
    (
        "cross-sectional",
        Pattern(
            r"(?i)\bpsychometric|\bnormative\b|\bcross-?[ ]?sectional\b|\b(?:validation|validity|"
            r"reliability|responsiveness) of (?:the |a |an )?(?:[\w-]+ ){0,8}?(?:scale|score|"
            r"questionnaire|inventory|instrument|measure|index)\b|"
            r"\b(?:scale|questionnaire|inventory|instrument)s?: (?:\w+ )?(?:validation|validity|"
            r"reliability)\b"
        ),
    ),
)
"""What a title or an aim says that the paper is about, and the design that this makes it."""
_SECONDARY = Pattern(r"(?i)\b(?:secondary|post[- ]hoc|ancillary) (?:\w+ )?analys[ei]s\b")
_OBSERVING = ("cohort", "case-control", "cross-sectional", "diagnostic", "qualitative")


def of_another_trial(
    found: Mapping[str, DesignFinding], document: Document
) -> dict[str, DesignFinding]:
    """Return the designs without the trial that the paper only takes its people or data from.

    A title or aim must say that the paper is qualitative, tests a scale, is cross-sectional or
    analyses anew; some sentence of its own must say that it lies within a trial. A trial that the
    title names as the paper's own stays.
    """
    own = [s.text for s in document.sentences if s.role in SELF or s.role is Role.OTHER]
    trials = TRIAL_CODES & set(found)
    if not trials or not any(_WITHIN_A_TRIAL.search(text) for text in own):
        return dict(found)
    title = next((s.text for s in document.sentences if s.role is Role.TITLE), "")
    named = any((span := found[c].span) and span.section == "title" for c in trials)
    about = _about(document)
    if (named and not _WITHIN_A_TRIAL.search(title)) or not (
        about or (_analysed_anew(document) and not set(_OBSERVING).isdisjoint(found))
    ):
        return dict(found)
    return {**about, **{code: finding for code, finding in found.items() if code not in trials}}


def _about(document: Document) -> dict[str, DesignFinding]:
    """Return what the title or an aim says that the paper is, with these words as proof."""
    found: dict[str, DesignFinding] = {}
    aims = [s for s in document.sentences if s.role in {Role.TITLE, Role.OBJECTIVE}]
    for code, words in _ABOUT:
        _add(found, code, words, aims, document)
    return found


def _analysed_anew(document: Document) -> bool:
    return any(
        _SECONDARY.search(s.text)
        for s in document.sentences
        if s.role in {Role.TITLE, Role.OBJECTIVE}
    )


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
_NO_OBSERVATION = TRIAL_CODES | {
    "network-meta-analysis", "meta-analysis", "systematic-review", "scoping-review", "review",
    "guideline", "protocol", "case-control", "cross-sectional", "diagnostic", "qualitative", "economic",
    "case-report", "animal", "in-vitro", "retraction-notice", "erratum", "concern", "editorial",
    "comment", "letter",
}  # fmt: skip
"""Designs beside which signs of an observation say nothing new."""


def unnamed(found: Mapping[str, DesignFinding], document: Document) -> dict[str, DesignFinding]:
    """Return the designs with the one that signs give, where no words name what the paper is.

    A "case group" and a "control group" looked at in retrospect are a case-control study;
    sensitivity with specificity, or a ROC curve, in the results of a paper on detection is one of
    diagnosis; all patients enrolled prospectively are a cohort.
    """
    if not _NO_OBSERVATION.isdisjoint(found):
        return dict(found)
    aims = [s.text for s in document.sentences if s.role in {Role.TITLE, Role.OBJECTIVE}]
    text = " ".join(s.text for s in document.sentences if s.role is not Role.BACKGROUND)
    body = [s for s in document.sentences if s.role not in {Role.BACKGROUND, Role.CONCLUSIONS}]
    kept = dict(found)
    if _CONTROL_GROUP.search(text) and _RETROSPECTIVE.search(text):
        _add(kept, "case-control", _CASE_GROUP, body, document)
        if "case-control" in kept:
            kept.pop("cohort", None)  # what "retrospective" alone was taken for
            return kept
    if any(_TITLE_TEST.search(aim) for aim in aims):
        results = [s for s in body if s.role in {Role.RESULTS, Role.OTHER}]
        _add(kept, "diagnostic", _ACCURACY, results, document)
    _add(kept, "cohort", _CONSECUTIVE, body, document)
    return kept


def _add(
    found: dict[str, DesignFinding],
    code: str,
    words: Pattern,
    sentences: Sequence[Sentence],
    document: Document,
) -> None:
    """Add a design with the first words that are proof of it, unless it was found before."""
    for sentence in sentences:
        if code not in found and (match := words.search(sentence.text)):
            span = document.span(sentence, match.start(), match.end())
            found[code] = DesignFinding(code, span.text, "text", span)
