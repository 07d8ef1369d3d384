# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paper is where no words name its design, and whose trial it is that its words name."""

from collections.abc import Mapping

from refdesk.domain.evidence import DesignFinding
from refdesk.evidence.design_rules import SELF
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import Document, Role

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
    r" (?:the |a |an |this |our |one |two |three )?(?:[\w-]+,? ){0,6}?"
    r"(?:randomi[sz]ed|rcts?\b|trials?\b)"
)
_ABOUT = (
    ("qualitative", Pattern(r"(?i)\bqualitative\b|\binterview(?:s| study)\b|\bfocus groups?\b")),
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
    for sentence in document.sentences:
        if sentence.role in {Role.TITLE, Role.OBJECTIVE}:
            for code, words in _ABOUT:
                if match := words.search(sentence.text):
                    span = document.span(sentence, match.start(), match.end())
                    found.setdefault(code, DesignFinding(code, span.text, "text", span))
    return found


def _analysed_anew(document: Document) -> bool:
    return any(
        _SECONDARY.search(s.text)
        for s in document.sentences
        if s.role in {Role.TITLE, Role.OBJECTIVE}
    )
