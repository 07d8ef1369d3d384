# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose trial it is that the words of a paper name: its own, or one that it takes its data from."""

from collections.abc import Mapping, Sequence

from refdesk.domain.designs import TRIALS
from refdesk.domain.evidence import DesignFinding
from refdesk.evidence.design_rules import SELF
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import Document, Role, Sentence

_WITHIN_A_TRIAL = Pattern(
    r"(?i)\b(?:nested (?:in|within)|embedded (?:in|within)|alongside|conducted within|"
    r"(?:enrol{1,2}ed|included|recruited|randomi[sz]ed|participat(?:ed|ing)|took part|taking part) "
    r"(?:in|into|to)|(?:data|sample|samples|subset|subsample|participants|patients|women|men|"
    r"adults|children|baseline) (?:collected )?(?:of|from|in)|included in|outside|"
    r"(?:secondary|post[- ]hoc) (?:\w+ )?(?:data )?analys[ei]s of)"
    r" (?:(?!this\b|our\b)[\w-]+,? ){0,7}?"
    r"(?:randomi[sz]ed|rcts?\b|trials?\b)",
    hints=("trial", "Trial", "rct", "andomi"),
)
_BESIDE_A_TRIAL = Pattern(
    r"(?i)\b(?:recruit\w*|non-?participa\w+|participation|reactions?|experiences?|views|perceptions?|"
    r"perspectives|retain\w*|retention|attrition|non-?randomi[sz]ed patients|correlates|predictors?|"
    r"factors? predictive|baseline|lessons|risk prediction|prognostic|reasons)\b[^.;]{0,160}?"
    r"\b(?:in|for|to|into|of|within|from|during|analysis)(?: an?| the| two)? (?:[\w-]+,? ){0,9}?"
    r"(?:trials?|rct|randomi[sz]ed (?:[\w-]+ )?study)\b",
    hints=("trial", "Trial", "rct"),
)
"""A title on what stands beside the question of a trial: who joined it, what they thought of it."""
_ABOUT = (
    (
        "qualitative",
        Pattern(
            r"(?i)\bqualitative\b|\b(?:interview|focus group) study\b",
            hints=("ualitative", "nterview", "ocus group"),
        ),
    ),
    (
        "cross-sectional",
        Pattern(
            r"(?i)\bpsychometric|\bnormative\b|\bcross-?[ ]?sectional\b|\b(?:validation|validity|"
            r"reliability|responsiveness) of (?:the |a |an )?(?:[\w-]+ ){0,8}?(?:scale|score|"
            r"questionnaire|inventory|instrument|measure|index)\b|"
            r"\b(?:scale|questionnaire|inventory|instrument)s?: (?:\w+ )?(?:validation|validity|"
            r"reliability)\b|\bbaseline (?:[\w-]+ ){0,4}?(?:patterns|characteristics|levels|data)\b",
            hints=("sychometric", "ormative", "ectional", "alid", "eliab", "esponsive", "aseline"),
        ),
    ),
    (
        "cohort",
        Pattern(
            r"(?i)\b(?:predictors?|risk factors?|correlates|determinants|prognostic (?:factors?|value|"
            r"models?|significance)|prognosis|prediction models?|risk prediction|predicts?|predictive "
            r"(?:value|factors?|models?|of))\b|\b(?:recruitment|non-?participation|non-?participants|"
            r"retention|attrition|non-?randomi[sz]ed patients|retain\w+)\b|\bassociat(?:ion|ed)s? "
            r"(?:between|of|with)\b",
            hints=(
                "redict",
                "isk factor",
                "orrelates",
                "eterminants",
                "rogno",
                "ecruit",
                "articip",
                "etention",
                "ttrition",
                "andomi",
                "etain",
                "ssociat",
            ),
        ),
    ),
)
"""What a title or an aim says that the paper is about, and the design that this makes it."""
_SECONDARY = Pattern(r"(?i)\b(?:secondary|post[- ]hoc|ancillary) (?:\w+ )?analys[ei]s\b")
_OF_A_TRIAL = Pattern(
    r"(?i)\b(?:secondary|post[- ]hoc) (?:\w+ )?analys[ei]s (?:of|from|in) (?:[\w-]+,? ){0,8}?(?:trials?|"
    r"rct|study)\b|"
    r"\b(?:long-term |extended )?follow-up (?:study )?(?:to|of) (?:[\w-]+,? ){0,6}?trial\b",
    hints=("nalys", "ollow-up"),
)
"""A title that says that the paper looks at the people of a trial once more."""
_OBSERVING = ("cohort", "case-control", "cross-sectional", "diagnostic", "qualitative")


def of_another_trial(
    found: Mapping[str, DesignFinding], document: Document
) -> dict[str, DesignFinding]:
    """Return the designs without the trial that the paper only takes its people or data from.

    A title or aim must say that the paper is qualitative, tests a scale, is cross-sectional, looks
    for predictors or analyses anew; some sentence of its own must say that it lies within a trial.
    A trial that the title names as the paper's own stays.
    """
    trials = TRIALS & set(found)
    if not trials:
        return dict(found)
    about = _about(found, document)
    if not about and set(_OBSERVING).isdisjoint(found):
        return dict(found)
    own = [s.text for s in document.sentences if s.role in SELF or s.role is Role.OTHER]
    title = _title_of(document)
    beside = bool(_BESIDE_A_TRIAL.search(title))
    if not beside and not any(_WITHIN_A_TRIAL.search(text) for text in own):
        return dict(found)
    named = any((span := found[c].span) and span.section == "title" for c in trials)
    if (named and not beside and not _WITHIN_A_TRIAL.search(title)) or not (
        about
        or (
            (_analysed_anew(document) or _WITHIN_A_TRIAL.search(title))
            and not set(_OBSERVING).isdisjoint(found)
        )
    ):
        return dict(found)
    return {**about, **{code: finding for code, finding in found.items() if code not in trials}}


def _about(found: Mapping[str, DesignFinding], document: Document) -> dict[str, DesignFinding]:
    """Return what the title or an aim says that the paper is, with these words as proof.

    The first that fits; one that the text names by itself goes before what an aim only hints at.
    """
    named = [code for code in ("qualitative", "economic", "cross-sectional") if code in found]
    if named and _VIEWS.search(_title_of(document)):
        return {named[0]: found[named[0]]}
    aims = [s for s in document.sentences if s.role in {Role.TITLE, Role.OBJECTIVE}]
    about: dict[str, DesignFinding] = {}
    for code, words in _ABOUT:
        if not about:
            add_finding(about, code, words, aims, document)
    if not about and set(_OBSERVING).isdisjoint(found):
        add_finding(about, "cohort", _OF_A_TRIAL, aims[:1], document)
    return about


def _title_of(document: Document) -> str:
    return next((s.text for s in document.sentences if s.role is Role.TITLE), "")


_VIEWS = Pattern(
    r"(?i)\b(?:views|perceptions?|perspectives|attitudes|experiences?|reactions?|explor\w+|costs?|"
    r"cost-\w+|acceptability|satisfaction)\b"
)


def _analysed_anew(document: Document) -> bool:
    return any(
        _SECONDARY.search(s.text)
        for s in document.sentences
        if s.role in {Role.TITLE, Role.OBJECTIVE}
    )


def add_finding(
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
