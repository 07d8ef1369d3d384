# SPDX-License-Identifier: GPL-3.0-or-later
"""P values that were set, not found: rules of tests and models, keys of tables, limits missed."""

from dataclasses import replace

from refdesk.evidence.atoms import Draft, SentenceNumbers
from refdesk.evidence.notation import Token
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import Sentence

# "P < .05 was considered significant" is a rule, not a result.
_THRESHOLD = Pattern(
    r"(?i)\b(?:considered|regarded|deemed|accepted|defined|taken|"
    r"interpreted)\b(?=[^,.;]{0,45}\bsignifican)|"
    r"\bsignifican(?:t|ce)(?:\W+\w+){0,5}?\W+(?:considered|regarded|deemed|accepted|defined|"
    r"taken|assumed|declared|set|inferred|denoted|indicated)\b|"
    r"\blevel of (?:statistical )?significance|\bsignificance (?:level|threshold|cut-?off)|"
    r"\b(?:alpha|α)(?: level| error| was| of|-level| ?[=<] ?0?\.0)|"
    r"\bstatistical power|\bpower (?:calculation|analys\w+|of \d|to detect)|\d ?% power|\bpower,? \d|"
    r"\b(?:reported|presented|shown|given|denoted|marked) as P\b|\bto determine (?:which|whether|if)\b|"
    r"\bP(?:[- ]values?)?(?: of)? ?[<≤=]+ ?0?\.\d+ (?:was|were|as|is) (?:considered|taken|"
    r"regarded|used|set|deemed|defined|accepted|the (?:level|threshold|cut))"
)
_TESTED = Pattern(
    r"(?:χ|[Cc]hi|\b[tFzZUHQ])(?:[²2]|-square\w*|\d? ?2)?(?: ?\([\d., ]+\))? ?= ?-?\d+\.\d",
    hints=("=",),
)
"""The statistic of a test, whose P value was found: "χ2 = 13.14, P < .001"."""
_NOT_AT = Pattern(
    r"(?i)(?:\b(?:not?|non|nor|neither|never|without)|n[’']t)[ -](?:[\w-]+ ){0,3}?(?:signific\w+|differ\w*)"
    r"(?: [\w-]+){0,3}? at (?:the |an? )?(?:level of |\w+ of )?P(?:[- ]?values?)?(?: of)? ?[<≤=]=? ?0?\.\d+",
    hints=("ignific", "differ"),
)
"""The limit that was missed, which is no P value: "not significant at P < .05"."""
_CUT_OFF = Pattern(
    r"(?i)\b(?:variables?|(?:co)?factors?|covariates?|predictors?|parameters?|characteristics|those)\b"
    r"[^.;()]{0,60}?\b(?:with|had|having|at|whose)(?: an?| the)?(?: uni\w+| bi\w+)?"
    r" p(?:[- ]?values?)?(?: of| was)? ?(?:[<≤]=?|below|less than) ?0?\.\d+[^.;()]{0,80}?"
    r"\b(?:entered|included|kept|retained|selected|considered|candidates?|incorporated|used|carried|"
    r"removed|excluded|dropped)\b|"
    r"\b(?:entered|included|including|kept|retained|selected|used)\b[^.;()]{0,40}\b"
    r"(?:variables?|factors?|covariates?|predictors?|those)\b[^.;()]{0,40}?"
    r"\b(?:with|had|having|at|whose)(?: an?)?(?: uni\w+| bi\w+)? p(?:[- ]?values?)?(?: of)? ?[<≤]=? ?0?\.\d+"
)
"""Which variables a model keeps, as a rule: "variables with P < .1 were entered"."""
_MODELLING = Pattern(
    r"(?i)\b(?:regression|(?:uni|bi|multi)variat?e|stepwise|(?:hazards? |cox )models?)\b.*\b"
    r"(?:was|were) (?:then |also )?(?:performed|used|applied|fitted|developed|built|conducted|"
    r"carried|removed|entered)\b"
)
"""In the methods, a round P value beside a model is the limit at which it keeps a variable."""
_SIGNIFICANT = Pattern(r"(?i)significan")
_RULES_NAME = frozenset({0.1, 0.05, 0.025, 0.01, 0.005, 0.001, 0.5})


def is_limit(sentence: Sentence, numbers: SentenceNumbers, draft: Draft, *, methods: bool) -> bool:
    """Whether a P value is one that a test or a model has to pass, not one that was found."""
    if _is_cut_off(sentence, numbers, draft) or _is_key(sentence, numbers, draft):
        return True
    told = methods or bool(_THRESHOLD.search(sentence.text))
    return told and _is_rule(sentence, numbers, methods=methods)


def _is_rule(sentence: Sentence, numbers: SentenceNumbers, *, methods: bool) -> bool:
    """Whether the only P of a sentence is the threshold of a test."""
    if any(draft.kind != "P" or not _is_round(draft) for draft in numbers.drafts):
        return False
    if _TESTED.search(sentence.text):
        return False
    if _THRESHOLD.search(sentence.text) or (methods and _MODELLING.search(sentence.text)):
        return True
    first = numbers.pieces[numbers.drafts[0].first]
    bracketed = sentence.text[: first.start].rstrip().endswith(("(", "["))
    alone = sum(piece.token is Token.NUMBER for piece in numbers.pieces) == 1
    return alone and not bracketed and bool(_SIGNIFICANT.search(sentence.text))


def _is_cut_off(sentence: Sentence, numbers: SentenceNumbers, draft: Draft) -> bool:
    """Whether a P value is the limit from which on a model keeps a variable."""
    start = numbers.pieces[draft.first].start
    return any(m.start() <= start < m.end() for m in _CUT_OFF.finditer(sentence.text))


def _is_key(sentence: Sentence, numbers: SentenceNumbers, draft: Draft) -> bool:
    """Whether a P value explains a mark of a table or a drawing: "*P < .05, †P < .01"."""
    before = sentence.text[: numbers.pieces[draft.first].start].rstrip()
    return before.endswith(("*", "†", "‡", "§"))


def without_limit(sentence: Sentence, draft: Draft) -> Draft:
    """Return a result without the limit that it missed: "not significant at P < .05" is NS."""
    piece = draft.p.piece if draft.p else None
    if not draft.p or piece is None or not _is_round(draft):
        return draft
    if not any(m.start() < piece.start < m.end() for m in _NOT_AT.finditer(sentence.text)):
        return draft
    lone = draft.kind == "P"
    return replace(draft, p=replace(draft.p, piece=None, relation="NS") if lone else None)


def _is_round(draft: Draft) -> bool:
    """Whether a P value is one that rules name."""
    p = draft.p
    return p is not None and p.piece is not None and p.piece.value in _RULES_NAME
