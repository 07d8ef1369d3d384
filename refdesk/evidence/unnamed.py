# SPDX-License-Identifier: GPL-3.0-or-later
"""What kind of estimate a number with an interval is where its measure has no name."""

from refdesk.evidence.intervals import Interval
from refdesk.evidence.notation import Piece
from refdesk.evidence.pattern import Pattern

AVERAGE = Pattern(
    r"(?i)(?<!ratio of )\b(geometric mean|mean|averaged?|median|proportion|prevalence|incidence|rate|"
    r"gm[tc])s?\b"
)
PERCENT_SCALE = Pattern(
    r"(?i)\b(?:HbA\(?1[cC]|A1[cC]|glyc(?:at|osylat)ed ha?emoglobin|ha?ematocrit|"
    r"(?:(?:body[- ])?fat|fat[- ]mass|weight) percentage|percent(?:age)?(?: of)? (?:body )?fat|"
    r"body[- ]fat|"
    r"ejection fraction|LVEF|(?:oxygen )?saturation|SpO2|flow-mediated dilat\w+|FMD|"
    r"FEV1 ?%|percent(?:age)? (?:of )?predicted)(?![\w])"
)
"""Measures that are a percentage in each person: their mean is a mean, no share of people."""
_KINDS_OF_AVERAGE = {"geometric mean": "MEAN", "mean": "MEAN", "average": "MEAN", "averaged": "MEAN",
                     "median": "MEDIAN", "gmt": "MEAN", "gmc": "MEAN"}  # fmt: skip
_CHANGE = (
    r"(?:increas|decreas|reduc|improv|declin|chang|gain|ris(?:e|en|ing)\b|rose|drop|fell|fall|"
    r"regain|lengthen|shorten|prolong|delay|"
    r"lower(?:ed|ing)|rais|benefit|saving|loss)\w*"
)
CHANGE_BEFORE = Pattern(
    rf"(?i)\b(?:{_CHANGE}|higher|lower|better|worse|longer|shorter|faster|slower|earlier|later|sooner|"
    rf"differed)(?: [\w/-]+){{0,10}}? by(?: an?)?"
    r"(?: (?:mean|average|median|estimated|about|approximately)(?: of)?)? ?$|"
    r"\b(?:lost|gained|fell|rose|dropped|declined|reduced|improved|(?:in|de)creased)(?: an?)?"
    r"(?: (?:mean|average|median|estimated|about)(?: of)?)? ?$|"
    rf"\b(?:mean|average|median|adjusted|net|absolute)(?: [(\[][^()\[\]]*[)\]])?(?: [\w-]+){{0,2}}? {_CHANGE}"
    r"(?: (?:in|from|of|to|for|at|was|over|between)(?: [\w/()-]+){0,8}?)?"
    r"(?: ?(?:±|\+/-) ?S[DE]M?)?(?: of| was| were|,|:)? ?$|"
    r"(?<!blood )\b(?:increase|decrease|reduction|improvement|decline|gain|loss|fall|rise|drop|change|"
    r"regain|saving|treatment effect)s?(?: (?:in|from|at|after|over|between)(?: [\w/-]+){1,6}?)? "
    r"(?:of|was|were)(?: about)?"
    r"(?: an?)?(?: (?:mean|average|median)(?: of)?)? ?$"
)
_CHANGE_BEHIND = Pattern(
    rf"(?i)[^(),;:]{{0,25}}? ?\b(?:(?:higher|lower|more|less|greater|smaller|fewer|longer|"
    rf"shorter|older|differences?|younger|better|worse)\b|{_CHANGE})(?! of \d)"
)
_HIGHER_BEHIND = Pattern(
    r"(?i)[^()\[\]]{0,12}[)\]]+ (?:(?!was\b|were\b|is\b)[\w-]+ ){0,2}?"
    r"(?:higher|lower|greater|longer|shorter|fewer|less|"
    r"more|better|worse|risk reductions?|(?:reduction|decrease|increase|improvement|gain|decline)s? in)\b"
)
_COMPARED = Pattern(
    r"(?i)\b(?:significantly|markedly|slightly|substantially|was|were) "
    r"(?:greater|higher|lower|larger|smaller|longer|"
    r"shorter|better|worse|elevated|increased|decreased|reduced) [(\[]$"
)
"""Before a bracket with what two groups differ by: "significantly greater (21.6 L/min, 95% CI"."""
_COMPARED_BEFORE = Pattern(
    r"(?i)\b(?:in|de)creased (?:significantly )?(?:compared (?:with|to)|versus|vs\.?|relative to)"
    r"(?: [\w-]+){1,5} ?[(\[]$"
)
CHANGE_AHEAD = Pattern(
    r"(?i)\b(?:improvements?|increases?|decreases?|reductions?|declines?|gains?|changes?|"
    r"(?:longer|shorter|higher|lower|greater|faster|slower|better|worse) than)\b(?:[^.;]|\.(?=\d)){0,300}$"
)
"""Stands before an interval that is printed without its value, for what changed."""
MEAN_AHEAD = Pattern(
    r"(?i)\b(?:mean|average) (?:[\w-]+ ){1,10}(?:was|were|of)\b", hints=("mean", "verage")
)
"""The same for an average."""
_MODEL = Pattern(
    r"(?i)\b(?:multivaria\w+|regression)\b.*\b(?:associated with|predictors? of|predicted)\b",
    hints=("ultivaria", "egression"),
)
"""A bracket of such a sentence holds a coefficient: "In multivariable analysis, age (0.3 mm/y; ...)"."""
_UNIT_BEHIND = Pattern(r" ?(?!times\b|fold\b)[a-zµμA-Z]{1,8}(?:/[a-zA-Z0-9.]+)*[;,] ")
_MEANS_ANNOUNCED = Pattern(r"\b[Mm]eans? [(\[] ?(?:9\d ?%|CI)", hints=("ean",))
"""What the sentence says of all its brackets: "mean (95% CI) Cmax and AUC were"."""
_MEDIANS_ANNOUNCED = Pattern(r"(?i)\bmedians? (?:and|[(\[]) ?9\d ?%", hints=("edian",))
_COEFFICIENT = Pattern(
    r"(?i)\b(?:regression|indirect|mediation) (?:estimates?|effects?)(?: of| was| were|,|:)? ?[(\[]?$|"
    r"\b(?:B|b|β) = $"
)
_MEAN_OF = Pattern(
    r"(?i)\bmean(?:s? of|s? was|:|,|=)? ?$|"
    r"\bmean (?!rates?|proportions?|percentages?|incidence|prevalence|response)[\w-]+"
    r"(?: (?!rates?|proportions?|percentages?)[\w-]+){0,3} (?:of|was) $",
    hints=("mean",),
)
_DIFFER = Pattern(
    r"(?i)\bdiffer(?:ed|ences?|s)?\b(?! from)|\b(?:between|across) (?:the )?(?:\w+ "
    r")?(?:groups|arms)\b"
)
_VERSUS_BEHIND = Pattern(
    r"(?i)[^().;]{0,20}(?:\([^()]*\)|\[[^\[\]]*\])?,? ?"
    r"(?:vs\b|versus\b|than\b|and \d|compared|for |in (?:the )?\w+ (?:group|arm))"
)
_FELL = Pattern(r"(?i)\b(?:fell|fall|decline|drop|change|reduction|decrease) in\b")
_CHANGE_OF = Pattern(
    r"(?i)\b(?:improvements?|increases?|decreases?|reductions?|declines?|gains?|loss|rises?|changes?) "
    r"in (?!the )[^.;()]{3,90}(?:\([^()]*\)[^.;()]{0,60}?)?(?:[(\[]|: ?)$|"
    r"\b(?:performed|scored|did) (?:significantly )?(?:better|worse|higher|lower|faster|slower) (?:in|on)\b"
    r"[^.;()]{0,60}[(\[]$"
)
_OF_GROUPS = Pattern(
    r"(?i)\b(?:groups?|arms?|placebo|controls?|patients|than|versus|vs|from) ?[(\[]?$"
)
_RISK = Pattern(
    r"(?i)\b(?:risks?|odds|hazards?|incidence|mortality|events?|episodes?|recurrences?|relapses?)\b"
)
_LESS = Pattern(r"(?i)\b(?:reduc|decreas|lower|fewer|less|fell\b|fall|declin|drop)")
_RELATIVE_BEHIND = Pattern(
    r"(?i)[^.;]{0,30}? (?:(?:relative|proportional) (?:risk )?|risk )reduction\b(?! in the rate)"
)
_RATE_CUT = Pattern(
    r"(?i)\b(?:reduc|decreas|lower|cut)\w* (?:[\w-]+ ){0,3}?(?:rates?|numbers?) of [^.;,()]{3,80} by ?$"
)
"""A rate that is cut by a share of itself."""
_RISK_BEHIND = Pattern(
    r"(?i) (?:relative )?(?:reduction|decrease|decline|fall|drop)(?: \([^()]*\))? in (?:the )?"
    r"(?:[\w-]+ ){0,4}?"
    r"(?:risks?|odds|hazards?|incidence|mortality|deaths?|events?|episodes?|recurrences?|relapses?|"
    r"hospitali[sz]ations?|dying|death|progression|failures?|infections?)\b"
)
_RATE = Pattern(r"(?i)\b(?:rates?|proportions?|percentages? of|likelihood|probability)\b")
_ABSOLUTE = Pattern(
    r"(?i)\babsolute (?:[\w-]+ )?(?:rates?|risks?|incidence|mortality|proportions?)\b",
    hints=("bsolute",),
)
_LESS_OFTEN = Pattern(
    r"(?i) (?:lower|less|fewer|higher|more) (?:rates?|prevalence|incidence|risks?|frequency|odds) of\b"
)
_COMPARATIVE = Pattern(r"(?i) (?:higher|lower|more|less|greater|fewer|smaller)\b")
_COMPARATIVE_BEHIND = Pattern(r"(?i)[)\]]+ (?:higher|lower|more|less|greater|fewer|smaller)\b")
_SPREAD_BESIDE = Pattern(r" ?[\w ]{0,12}[(\[]SD\b")
_TIMES = Pattern(r"(?i)(?:[^()\[\]]{0,12}[)\]]+)? ?-?(?:times|fold)\b")
_TIMES_OF = (("hazard", "HR"), ("odds", "OR"), ("risk", "RR"), ("likel", "RR"))
_RELATIVE_RISK = Pattern(
    r"(?i)\b(?P<what>odds|hazards?|risks?) (?:of|for) [^.;()]{3,80}? (?:of|was|were|by)(?: about)? ?$"
)
"""A ratio without the word: "the risk of death was 0.66 (95% CI 0.4-1.2)"."""
_EFFICACY = Pattern(
    r"(?i)(?:\b(?:(?:vaccin\w*|protective|preventive|prophylactic) (?:efficacy|effectiveness)|"
    r"(?:efficacy|effectiveness) (?:of|for|against|in) [^.;()]*?(?:vaccin|prevent|against|BCG|dose)\w*|"
    r"(?:efficacy|effectiveness) against|protection)(?: rate)?\b[^.;()]*|\bVE\b[^.;]*)[ (,]*$"
)
"""A vaccine's efficacy is the risk that it takes away, as a share."""
_RATIO_BEFORE = Pattern(r"(?i)\bratios?(?: of| was| were| is| are)? ?[=:(\[]? ?$")
_EXTRA = Pattern(
    r"(?i)\b(?:additional|extra|excess|incremental) (?:[\w-]+ ){0,3}(?:costs?|time|days?|years?)"
    r"(?: of| was| were)?(?: (?:about|approximately))? ?$"
)
_DELTA = Pattern(r"[\u0394\u2206][ -]?[\w-]+(?: ?[=:,]| of| was)? ?$")
_PREVENTED = Pattern(
    r"(?i)\b(?:prevent|avert|avoid|sav)\w*(?: an?)?(?: (?:estimated|mean|average))? ?$"
)
_PER_MANY = Pattern(r"(?i)[^()\[\];]{0,40}?(?:/| per ) ?(?:1,?000|10,?000|100,?000)\b")
_COST_RATIO = Pattern(r"\bICERs?\b|(?i:cost[- ](?:effectiveness|utility) ratio)")
_PER_UNIT = Pattern(
    r"(?i)[^()\[\]]{0,12}[)\]]+(?: \w+)?(?: in [\w -]{3,40}?)?,? (?:per|for (?:each|every)) "
    r"(?:(?:one|1|each|every)[- ])?(?:\d[\d.]*[- ]?(?!person|patient|women|"
    r"men|people|live|birth|participant|inhabitant|year)[a-zµμ%]|(?:unit|point|SD|standard deviation|"
    r"doubling|log|quartile|tertile|quintile|allele|kilogram|kg|percent)\b)"
)
_NOUN = 24
"""Letters behind "times" in which its noun follows: "3 (95% CI 2-4) times more likely"."""
_LARGE_RATIO = 20
_REACH = 120
_BEHIND = 40


def plain_kind(text: str, place: int, value: Piece, interval: Interval, since: int, *,
               bracketed: bool) -> str:  # fmt: skip
    """Return a kind for the estimate at offset ``place`` whose measure the sentence does not name.

    Only a difference has a limit below zero. Others are one where the words right before or
    behind the number say "by" how much or "more", or where groups "differ" by what stands in
    brackets; the words of one group and its rival ("31 [22-40] vs. 46") are none. A share that is
    lower is a reduction of a risk, a difference of rates or, of any other measure, a change.

    Args:
        text: The sentence.
        place: Where the number starts.
        value: The number.
        interval: Its interval.
        since: Offset from which words count: where the result before ends.
        bracketed: Whether a bracket opens right before the number.
    """
    before = text[max(since, place - _REACH) : place].rstrip("£$€¥").removesuffix("US")
    if _COST_RATIO.search(before) and not _DELTA.search(before):
        return "EST"
    if _TIMES.match(text, value.end) or _TIMES.match(text, interval.high.end):
        near = (
            text[value.end : interval.low.start],
            text[interval.high.end : interval.high.end + _NOUN],
            before,
        )
        return next(filter(None, map(_kind_of_times, near)), "EST")
    if ratio := _ratio_in_words(value, before, interval):
        return ratio
    if _PER_UNIT.match(text, interval.high.end) or _COEFFICIENT.search(before):
        return "BETA"
    changed = value.text.startswith("+") or _is_change(
        text, value, before, interval, bracketed=bracketed
    )
    if _PER_MANY.match(text, value.end) and (
        interval.low.value < 0 or changed or _PREVENTED.search(before)
    ):
        return "RD"
    if value.percent or (interval.low.value < 0 and interval.high.percent):
        return _kind_of_share(text, place, value, before, interval, changed=changed)
    if changed or interval.low.value < 0:
        return "MD"
    if bracketed and _UNIT_BEHIND.match(text, value.end) and _MODEL.search(text):
        return "BETA"
    return _kind_of_average(text, place, value, before)


def _kind_of_share(
    text: str, place: int, value: Piece, before: str, interval: Interval, *, changed: bool
) -> str:
    """Return what a number in per cent is; see :func:`plain_kind`."""
    if _EFFICACY.search(before):
        return "RRR"
    if _RATIO_BEFORE.search(before):
        return "EST"
    if changed or interval.low.value < 0:
        behind = text[value.end : interval.high.end + _BEHIND]
        return kind_of_change(text[max(0, place - 2 * _REACH) : place], behind)
    if _MEDIANS_ANNOUNCED.search(text, 0, place):
        return "MEDIAN"
    return "MEAN" if _MEAN_OF.search(before) else "PCT"


def _kind_of_average(text: str, place: int, value: Piece, before: str) -> str:
    """Return what a number that is no change is: an average, or what has no name."""
    if _SPREAD_BESIDE.match(text, value.end) or _MEANS_ANNOUNCED.search(text, 0, place):
        return "MEAN"
    words = AVERAGE.findall(before)
    if not words and before.endswith(("M = ", "M=")):
        return "MEAN"
    return _KINDS_OF_AVERAGE.get(words[-1].lower(), "EST") if words else "EST"


def _kind_of_times(words: str) -> str:
    """Return which ratio "3.7 times" is, from words beside it."""
    lower = words.lower()
    return next((kind for name, kind in _TIMES_OF if name in lower), "")


def _ratio_in_words(value: Piece, before: str, interval: Interval) -> str:
    """Return which ratio "the risk of death was 0.66 (95% CI 0.4-1.2)" is, or ``""``."""
    near_one = not value.percent and interval.low.value > 0 and interval.high.value < _LARGE_RATIO
    match = _RELATIVE_RISK.search(before) if near_one and "." in value.text else None
    return {"o": "OR", "h": "HR"}.get(match["what"][0].lower(), "RR") if match else ""


def kind_of_change(before: str, behind: str) -> str:
    """Return what a change in per cent is: of a measure, of a risk, of a rate."""
    if PERCENT_SCALE.search(before) or PERCENT_SCALE.search(behind):
        return "MD"
    if _LESS_OFTEN.match(behind):
        return "RRR"
    if _ABSOLUTE.search(before):
        return "RD"
    if _RELATIVE_BEHIND.match(behind) or _RISK_BEHIND.match(behind) or _RATE_CUT.search(before):
        return "RRR"
    if _RISK.search(before) and (_LESS.search(before) or _LESS.search(behind)):
        return "RRR"
    relative = _COMPARATIVE.match(behind) or _COMPARATIVE_BEHIND.search(behind)
    if not (_RATE.search(before) or _RATE.search(behind)):
        return "MD"
    return "RRR" if relative else "RD"


def _is_change(
    text: str, value: Piece, before: str, interval: Interval, *, bracketed: bool
) -> bool:
    if (
        _DELTA.search(before)
        or _EXTRA.search(before)
        or CHANGE_BEFORE.search(before)
        or _CHANGE_BEHIND.match(text, value.end)
    ):
        return True
    if _HIGHER_BEHIND.match(text, interval.high.end):
        return True
    if _CHANGE_OF.search(before) and not _OF_GROUPS.search(before):
        return not _VERSUS_BEHIND.match(text, interval.high.end + 1)
    if bracketed and not value.percent and _COMPARED.search(before):
        return not _VERSUS_BEHIND.match(text, interval.high.end + 1)
    return (
        bracketed
        and bool(_DIFFER.search(before) or _FELL.search(before) or _COMPARED_BEFORE.search(before))
        and not _VERSUS_BEHIND.match(text, interval.high.end + 1)
    )
