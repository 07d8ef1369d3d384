# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that make a number an amount of change: "a 50% decrease in", "7.2 kg heavier", "fell by 3"."""

from refdesk.evidence.notation import Piece
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.unnamed import kind_of_change

RISK_BEFORE = Pattern(
    r"(?i)\b(?:reduc\w+|lower\w*|decreas\w+|cut)(?: the)?(?: \w+){0,2}? risks?\b[^.;,]{0,120}? by"
    r"(?: about| approximately| an estimated| up to)? ?$",
    hints=("risk",),
)
RISK_BEHIND = Pattern(
    r"(?i) (?:relative |proportional )?(?:reduction|decrease) in (?:the )?(?:\w+ ){0,2}?risks?\b"
)
BY = Pattern(
    r"(?i)\b(?:increas|decreas|reduc|improv|declin|rais|lower|longer|shorter|higher|better|worse|later|"
    r"earlier|fell|rose|dropped|differ|exceed|lengthen|shorten|prolong|extend|delay|faster|slower|"
    r"sooner)\w*(?: [\w/(),-]+){0,12}? by(?: an?)?(?: (?:mean|average|median|"
    r"estimated|about|approximately)(?: of)?)? ?$",
    hints=(" by",),
)
_MORE = Pattern(
    r"(?i)(?:(?:, and|,| and) [\d.]+(?: ?%)?){0,3}"
    r"(?P<unit>[- ]?(?:(?:scale )?points?|units?|mm ?Hg|cm|mm|[kmµμ]?g(?:/\w+)?|[mµμn]?mol/\w+|"
    r"sec(?:ond)?s?|min(?:ute)?s?|hours?|days?|weeks?|months?|years?|letters?|steps?|m|s|h|L|mL)\b)?"
    r" (?:significantly )?(?:higher|lower|more|less|greater|fewer|longer|shorter|better|worse|faster|"
    r"slower|smaller|larger|heavier|lighter|older|younger|earlier|later|sooner|stronger|weaker)\b"
    r"(?! than \d| or )"
)
_AMOUNT = Pattern(
    r"(?i)(?:(?:, and|,| and) [\d.]+(?: ?%)?){0,3}"
    r"(?P<unit>[- ]?(?:points?|units?|mm ?Hg|cm|mm|[kmµμ]?g(?:/\w+)?|[mµμn]?mol/\w+|seconds?|"
    r"min(?:ute)?s?|hours?|days?|weeks?|months?|years?|letters?|L|mL)\b)? "
    r"(?:(?:relative|absolute|significant|mean|overall|net|greater|further) ){0,2}"
    r"(?P<what>reductions?|decreases?|increases?|differences?|improvements?|declines?|gains?|loss|rises?|"
    r"falls?|drops?)\b(?! (?:or|from) )"
)
"""How much something changed, before its noun: "a 50% decrease in the incidence"."""
_SHARE_OF = Pattern(r"(?i)\b(?:proportion|percentage|rate)s? of\b")
_GOAL = Pattern(
    r"(?i)\b(?:at least|(?:more|less|greater) than|minimum|achiev\w+|target|detect|defined as|(?:patients|"
    r"participants|subjects|those|women|men|children|proportion|number) with)(?: an?)? ?$|[<>≥≤] ?$"
)
"""Stands before a change that is a goal: "patients with a 50% reduction"."""
REDUCED = Pattern(
    r"(?i)\b(?:reduc|lower|decreas|increas|rais)(?:ed|es)\b(?!.*\b(?:reduc|lower|decreas|increas|rais)(?:ed|es)\b).*$"
)
SHARE_OR_RIVAL = Pattern(
    r"(?i)\b(?:than|compared|versus|vs|patients|women|men|children|participants|subjects|proportions?|"
    r"percentages?|rates?|incidence|prevalence|frequency|number|risks?|mortality|but|while|whereas|from|not|"
    r"(?:groups?|arms?) \()\b"
)
"""Words between a verb and a bracket that make its number a share, or one of two."""
RIVAL = Pattern(r"(?i)\b(?:than|placebo|controls?|groups?|arms?|versus|vs|compared)\b")
OWN_CHANGE = Pattern(
    r"(?i)\bcompared (?:with|to)[^().,;]{2,40}[(\[]$|"
    r"\b(?:but not|and|nor|whereas|while) (?:\w+ )?in (?:the )?[\w -]{2,30}(?:group|arm) [(\[]$"
)
"""Before a bracket with how much two groups differ, or one changed: "less, compared to controls (-9.0
min; P = .01)", "but not in the tea group (-0.5 g; P = .65)"."""
FOLD = Pattern(
    r"(?i)[- ]?(?:fold|times)(?: \w+){0,2}? (?:increased |higher |greater |lower |reduced |more |as |less )"
    r"(?P<what>risk|odds|hazard|likel)"
)
FALL = Pattern(
    r"(?i)\b(?:reduction|decrease|increase|decline|improvement|change|difference|gain|loss|drop)s? in "
    r"[^().,;]{2,40}[(\[]$"
)
DIFFERED = Pattern(
    r"(?i)\bdifferences? (?:was|were|between|in|at|of|became)\b(?!.*\bbaseline\b)"
    r"[^.;]{0,60}[(\[]$"
)
"""Before a bracket with a difference and its P value: "a difference was seen at week 2 (6.9, P = .02)"."""
GREATER_CHANGE = Pattern(
    r"(?i)\b(?:greater|smaller|larger|less|more|higher|lower|better|longer|shorter) (?:[\w-]+ ){0,2}?"
    r"(?:reductions?|increases?|decreases?|improvements?|declines?|gains?|loss|changes?) (?:in|of|from) "
    r"[^().;]{2,90}[(\[]$"
)
"""Before a bracket with what two changes differ by: "smaller reduction in girth (0.39 cm, P = .002)"."""
LISTED = Pattern(
    r"(?:[-+]?\d[\d.]* ?(?:%|[a-zµμ/]{1,8})?(?: [(\[][^()\[\]]*[)\]])?(?:, and |, or |, | and )"
    r"(?:by )?)+$"
)
"""Numbers of the same list that stand between the words and a number: "fell 7%, 39% (P < .01) and"."""
TIMES = Pattern(r"(?i)(?:-| )?fold\b")
_SPREAD = Pattern(r" ?(?:±|\+/-|\+-) ?\d+(?:\.\d+)?(?: ?%)?")
_BEHIND = 100
"""Letters behind a change that may say what changed."""


def amount_kind(text: str, piece: Piece, before: str) -> str:
    """Return what "a 50% decrease in the incidence" and the like are, or ``""``.

    Args:
        text: The sentence.
        piece: The number in it.
        before: The words in front of the number.
    """
    amount = _AMOUNT.match(text, _behind_spread(text, piece))
    if not amount or not (piece.percent or amount["unit"]) or _GOAL.search(before):
        return ""
    if not piece.percent:
        return "MD"
    if amount["what"].lower().startswith("diff"):
        return "RD"
    return kind_of_change("", text[piece.end : piece.end + _BEHIND])


def _behind_spread(text: str, piece: Piece) -> int:
    """Return where a number ends, its spread with it: "47.6 ± 18.8 seconds less"."""
    spread = _SPREAD.match(text, piece.end)
    return spread.end() if spread else piece.end


def more_kind(text: str, piece: Piece, before: str) -> str:
    """Return what "16.2% greater" and "6.0 kg heavier than" are, or ``""``; see :func:`amount_kind`."""
    more = _MORE.match(text, _behind_spread(text, piece))
    if not more:
        return ""
    if piece.percent and _SHARE_OF.search(before):
        return "RD"
    told = (more["unit"] or "." in piece.text) and RIVAL.search(text)
    return "MD" if piece.percent or told else ""
