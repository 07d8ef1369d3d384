# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paper is where no words name its design."""

from collections.abc import Mapping

from refdesk.domain.evidence import DesignFinding
from refdesk.evidence.design_within import TRIAL_CODES, add_finding
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import Document, Role

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
        add_finding(kept, "case-control", _CASE_GROUP, body, document)
        if "case-control" in kept:
            kept.pop("cohort", None)  # what "retrospective" alone was taken for
            return kept
    if any(_TITLE_TEST.search(aim) for aim in aims):
        results = [s for s in body if s.role in {Role.RESULTS, Role.OTHER}]
        add_finding(kept, "diagnostic", _ACCURACY, results, document)
    add_finding(kept, "cohort", _CONSECUTIVE, body, document)
    return kept
