# SPDX-License-Identifier: GPL-3.0-or-later
"""Traits of a design ("cluster-randomised", "crossover"): the words, and what they may stand beside.

Each is what a reporting guideline of its own is about: the extensions of CONSORT for cluster,
crossover, non-inferiority and pilot trials, COSMIN for the validation of scales, TRIPOD for
prediction models, GRAMMS for mixed methods, TREND and EPOC for before-and-after studies and time
series. Patterns are written in small letters, as those of :mod:`refdesk.evidence.design_rules`.
"""

from collections.abc import Mapping

from refdesk.domain.designs import TRIALS, design_of_code
from refdesk.domain.evidence import DesignFinding
from refdesk.evidence.design_rules import Rule, rule

_R = r"randomi[sz](?:ed|ation)"
_UNITS = (
    r"(?:practices|hospitals|schools|classes|classrooms|villages|communities|clinics|wards|units|"
    r"homes|centres|centers|facilities|districts|households|families|clusters|sites|pharmacies|"
    r"neighbou?rhoods|churches|worksites|icus|departments|care groups)"
)
_SCALE = (
    r"(?:scales?|scores?|questionnaires?|inventory|instruments?|index|indices|measures?|tools?)"
)

TRAITS: tuple[Rule, ...] = (
    rule(
        "cluster-trial",
        "cluster|group-randomi|group randomi|stepped|random",
        rf"\bcluster(?:ed)?[- ](?:(?:{_R}|controlled|factorial|cross-?over|design|rct|trial)\b)|"
        rf"\b{_R},? (?:[\w-]+,? ){{0,3}}?cluster|\bgroup-{_R}|\bstepped[- ]wedge\b|\bunits? of {_R}|"
        rf"\b{_UNITS} (?:[\w-]+ ){{0,4}}?were (?:[\w-]+ ){{0,4}}?random(?:i[sz]ed|ly "
        rf"(?:assigned|allocated|divided))\b|\brandomi[sz]ed (?:[\w-]+ ){{0,3}}?{_UNITS}\b(?= to\b)|"
        rf"\brandomi[sz]ed by (?:practice|school|village|clinic|ward|hospital|household|cluster)\b",
    ),
    rule(
        "crossover-trial",
        "cross|latin|own control|counterbalanced|random order|alternate days|separate occasions",
        r"\bcross(?:ed)?[- ]?over (?:[\w-]+,? ){0,3}?(?:trial|study|studies|design|fashion|manner|rct|"
        r"comparison|evaluation|experiment|investigation)\b|"
        r"\bcross-?over,(?: [\w-]+,?){0,4} (?:trial|study|design)\b|"
        r"\b(?:randomi[sz]ed|blind|controlled),? cross-?over\b|"
        r"\blatin[- ]square\b|\b(?:served|acted|acting|serving) as (?:his|her|their|its|his or her|"
        r"his/her) own controls?\b|\bcounterbalanced (?:[\w-]+ ){0,3}?(?:order|design)\b|"
        r"\b(?:in|on) (?:a )?random(?:i[sz]ed)? order\b(?=[^.]{0,60}\b(?:washout|occasions?|days|"
        r"weeks?|visits?|periods?)\b)|\bon (?:\w+ )?separate occasions\b|\bon alternate days\b",
    ),
    rule(
        "non-inferiority",
        "inferiority|equivalence|bioequivalen",
        r"\bnon-?inferiority\b|\bequivalence (?:[\w-]+ ){0,2}?(?:trial|study|design|margin)\b|"
        r"\bbioequivalence\b",
    ),
    rule(
        "pilot",
        "pilot|feasibility",
        rf"\bpilot[- ,]+(?:(?!to\b|for\b|of\b|in\b|and tested\b)[\w-]+[ ,]+){{0,7}}?(?:trial|study|studies|"
        rf"rct|project|investigation|evaluation)\b|\bfeasibility[- ](?:{_R} |controlled |cluster )*"
        rf"(?:and pilot )?(?:trial|study|rct)\b|\bfeasibility and (?:acceptability|pilot)\b",
    ),
    rule(
        "before-after",
        "before|pre|post",
        r"\b(?:before[- ](?:and[- ])?after|before[/-]after|pre-? ?(?:and |/|- ?)?post-?(?:test|"
        r"intervention)?|pretest[- /]+(?:and )?posttest) (?:[\w-]+ ){0,2}?(?:study|studies|design|"
        r"evaluation|comparison|trial|survey|analysis|intervention)\b|\buncontrolled before\b",
    ),
    rule(
        "time-series",
        "time|segmented",
        r"\b(?:interrupted )?time[- ]series (?:analys[ei]s|design|study|regression|evaluation|data)\b|"
        r"\binterrupted time[- ]series\b|\bsegmented (?:linear )?regression\b",
    ),
    rule(
        "validation",
        "psychometric|validity|validation|reliability|responsiveness|normative",
        r"\bpsychometric (?:properties|evaluation|testing|validation|assessment|study|analysis|"
        rf"characteristics|performance)\b|\b(?:(?:cross-cultural|construct|internal|external|"
        rf"initial|concurrent) )?(?:validation|validity|reliability|responsiveness)(?:,? and "
        rf"(?:validity|reliability|responsiveness|feasibility))? of (?:[\w'()-]+ ){{0,9}}?{_SCALE}\b|"
        rf"\b(?:{_SCALE}): (?:[\w-]+ ){{0,3}}?(?:validation|validity|reliability)\b|"
        rf"\bvalidation study\b|\binter-?rater reliability\b[^.]{{0,80}}\bvalidity\b|"
        rf"\bto validate (?:[\w'()-]+ ){{0,8}}?{_SCALE}\b|"
        rf"\btest-retest reliability\b|\bnormative data\b",
    ),
    rule(
        "prediction-model",
        "predict|prognostic|risk score|nomogram",
        r"\b(?:risk|clinical|prognostic|outcome)?[- ]?prediction (?:models?|rules?|scores?|tools?|"
        r"algorithms?)\b|\bprognostic (?:models?|scores?|index|nomogram|classification)\b|"
        r"\bpredictive (?:models?|nomogram|score)\b|\bnomogram\b|"
        r"\b(?:develop(?:ed|ment)?|deriv(?:e|ed|ation)|validat(?:e|ed|ion))\b(?: of)?(?: and "
        r"[\w-]+)? (?:[\w-]+ ){0,5}?risk scores?\b",
    ),
    rule(
        "mixed-methods",
        "mixed",
        r"\bmixed[- ]methods?\b(?=[^.]{0,40}\b(?:study|design|approach|evaluation|research|analysis|"
        r"method))|\bmixed[- ]methods?$|: (?:an? )?(?:[\w-]+ ){0,2}mixed[- ]methods?\b",
    ),
    rule(
        "secondary-analysis",
        "analys|sub-?study|substudy|sub-study|data from",
        r"\b(?:secondary|post[- ]hoc|ancillary|exploratory subgroup|retrospective subgroup|additional)"
        r"(?:,? [\w-]+){0,2}? (?:data )?(?:re-?)?analys[ei]s\b(?= (?:of|from|was|were|on|in)\b|[:.,]|$)|"
        r"\bre-?analys[ei]s of (?:[\w-]+ ){0,3}?(?:data|trial|study)\b|\bsubgroup analys[ei]s of "
        r"(?:[\w-]+ ){0,8}?(?:trial|study)\b|\bsub-?study (?:of|to|within|nested)\b|"
        r"\b(?:using|used|analy[sz]ed) data (?:collected )?(?:from|of|in) (?:[\w-]+,? ){0,8}?"
        r"(?:trials?|rct)\b|\bdata from (?:[\w-]+,? ){0,8}?(?:trials?|rct)\b(?= (?:[^.]{0,90} )?were "
        r"(?:re-?)?analy[sz]ed)",
    ),
)  # fmt: skip

_TRIALS = TRIALS | {"protocol"}
_STUDIES = _TRIALS | {
    "cohort",
    "case-control",
    "cross-sectional",
    "observational",
    "clinical-study",
    "diagnostic",
    "qualitative",
    "economic",
}
_BESIDE = {
    "cluster-trial": _TRIALS,
    "crossover-trial": _TRIALS,
    "non-inferiority": _TRIALS,
    "pilot": _STUDIES,
    "before-after": _STUDIES - {"rct"},
    "time-series": _STUDIES,
    "validation": _STUDIES,
    "prediction-model": _STUDIES,
    "mixed-methods": _STUDIES,
    "secondary-analysis": _STUDIES,
}
"""The designs of which one must be the paper's: a review of crossover trials is none itself."""
_AGAINST = {
    "before-after": frozenset({"rct", "protocol"}),
    # the power calculation and the plan of analysis of a protocol
    "secondary-analysis": frozenset({"protocol"}),
    "validation": frozenset({"protocol"}),
}
_SYNTHESES = frozenset(
    {"network-meta-analysis", "meta-analysis", "systematic-review", "scoping-review", "guideline"}
)


def is_trait(code: str) -> bool:
    """Whether a code is that of a trait."""
    design = design_of_code(code)
    return design is not None and design.trait


def fitting(found: Mapping[str, DesignFinding]) -> dict[str, DesignFinding]:
    """Return the designs with those traits that fit one of them; trials have their traits alone."""
    kept = {code: finding for code, finding in found.items() if not is_trait(code)}
    for code in found.keys() - kept.keys():
        if (
            not _BESIDE[code].isdisjoint(kept)
            and _SYNTHESES.isdisjoint(kept)
            and _AGAINST.get(code, frozenset()).isdisjoint(kept)
        ):
            kept[code] = found[code]
    return kept
