# SPDX-License-Identifier: GPL-3.0-or-later
"""Phrases that name the outcome of a result: what they are cut down to, and what names none."""

from collections.abc import Collection

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.text import HIDDEN
from refdesk.evidence.vocabulary import OUTCOME_HEADS, PEOPLE, VAGUE_OUTCOME, word_set

_LONGEST = 90
_PAIR = 2
"""Two items with two results may be one outcome at two times; of more, each has its own."""
_GROUP = Pattern(
    r"(?i)\b(?:groups?|arms?|placebo|controls?|cohorts?|populations?|versus|vs|patients|women|men|"
    r"children|participants|subjects|girls|boys|males|females|adults|infants|trial|study|analys[ei]s|"
    r"(?<!-)(?:weeks?|months?|years?|days?(?! (?:alive|free|of|with|without|off)\b)|hours?|min(?:utes)?)|"
    r"baseline|follow-?up|matching|PSM|IPTW|ITT|"
    r"per-protocol|quartiles?|tertiles?|quintiles?|before|after|respectively|formulas?|drugs?|regimens?|"
    r"smokers|users|who|those|compared|than|phase|period|stage|subgroups?|subsets?|strat(?:um|a)|centers?|centres?|model|"
    r"adjust\w+|unadjusted|multivariable|univariate|dose)\b|^(?:or|and|to|was|were|is|are)\b"
)
"""Words of a group, a time or an analysis."""
_IS_GROUP = Pattern(r"(?i) (?:groups?|arms?)\b")
_CUT = Pattern(
    r"(?i),? (?:in comparison|however|because|due to|determined|assessed|measured|evaluated|"
    r"at (?!least|risk|work|home|night)|after|during|between|compared|versus|vs\b|than|within|"
    r"from (?!any)|over|following|by (?!the (?:mother|patient))|when|which|that (?:was|were)|who|"
    r"(?<!well )as (?!well)|per |in favou?r|across|among|until|throughout|"
    r"(?<!score )(?<!scores )on (?:day|the)|"
    r"(?:in|for|of) (?:the )?(?:[\w-]+ ){0,3}?(?:groups?|arms?|patients|women|men|children|participants|"
    r"subjects|placebo|controls|trial|study|cohorts?|both|all|adults|infants|either|those|people|smokers|"
    r"animals|rats|mice|cells)\b(?!')|was|were|is|are|had|did|through|associated|significantly|markedly|"
    r"substantially|(?<!-)(?:reveal|show|demonstrat)ed|while|whereas|but|"
    r"respectively|using|relative to|with (?:the )?(?:a )?(?:drug|placebo|treatment|respect))\b|[\[(]|"
    r" [<>≥≤=]? ?\d[\d.,]*(?: ?%| ?±| ?\+/-| of \d|$| to \d| (?:vs|versus)\b)"
)
"""Ends a phrase: a time, a group, a comparison, a way to measure, a value."""
_START = Pattern(
    r"(?i)^(?:(?:the|an?|no|any|in|on|of|for|to|with|by|and|or|but|not|only|both|all(?!-)|also|there|"
    r"pooled|summary|"
    r"significant(?:ly)?|statistically|mean|median|average|adjusted|overall (?=rates? of)|(?:un)?changed|"
    r"marked(?:ly)?|similar|similarly|greater|higher|lower|longer|shorter|fewer|more|less|better|worse|"
    r"larger|smaller|improved|improvements?(?= in)|increased|reduced|reductions?(?= (?:in|of))|decreased|"
    r"increases?(?= in)|decreases?(?= in)|changes?(?= in)|differences?(?= in)|its|their|his|her|our|this|"
    r"these|such|superior|substantial(?:ly)?|clinically|relevant|between-group|small|large|medium|"
    r"equal|absolute|relative|slower|faster|comparable|specifically|particularly|especially|having|have|had|"
    r"likely (?:not )?to (?:suffer|have|develop|experience|undergo|receive|report)|"
    r"resulting in|leading to|(?:mainly |largely |mostly )?due to|mainly|largely|"
    r"numbers?(?= of)|rates?(?= of)|proportions?(?= of)|frequency(?= of)|incidence(?= of)|"
    r"risks?(?= (?:of|for))|(?:odds|hazard|risk|(?:incidence )?rate) ratios?(?= (?:of|for|in))|"
    r"likelihood(?= of)|odds(?= of)|percentages?(?= of))\b\s*)+"
)
_CHANGE = Pattern(
    r"(?i)^(?:(?:significant|non-?significant|borderline|slight|modest|moderate|marked|greater|smaller|"
    r"further|clear|parallel|mild|similar|large|small|\d[\d.-]*%) )*(?:increases?|decreases?|reductions?|"
    r"improvements?|declines?|differences?|"
    r"changes?|rises?|drop|fall|gains?|trends?) (?:in|for|towards?) (?:an? |the )*(?!(?:patients|"
    r"women|men|children|participants|subjects|those|both|all|group|either|control|placebo)\b)(?=[a-z]{3})"
)
"""What happened to an outcome, in front of it: "a borderline increase in"."""
_ANAPHORIC = Pattern(
    r"(?i)^(?:(?:parallel|borderline|non-?significant|significant|further|slight|modest|moderate|marked|"
    r"clear|greater|smaller|large|small|similar|adjusted|unadjusted|baseline|rate|risk|mean|median|"
    r"absolute|relative|pooled|overall|"
    r"between-?group|group|estimated|treatment|hazard|odds|largest|highest|greatest|main|corresponding|"
    r"intergroup) )*(?:this|these|it|they|that|those|such|which|one|there|differences?|effects?|figures?|"
    r"associations?|results?|values?|findings?|improvements?|reductions?|benefits?|changes?|increases?|"
    r"decreases?|"
    r"trends?|correlations?|significance|prevalences?|incidences?|rates?|delay|scores?|parameters?|"
    r"directions? of.*|odds|estimates?|risks?|ratios?|effect sizes?|[HORI]Rs?|ARR|NNT|MDs?|"
    r"SMDs?|AUCs?|coefficients?|"
    r"analys[ei]s|model|intervention|treatment|therapy|"
    r"area under.*|no|evidence|statistical.*|declines?|.*\bsignificance|.*magnitude of effect|"
    r"contrasts?|interactions?)$"
)
_TREATMENT = Pattern(
    r"(?i)\b(?:treatment|therapy|intervention|program(?:me)?|regimen|supplementation|use|training|"
    r"exercise|administration|addition|surgery|vaccine|vaccination|aid|diet|drug|placebo|group|groups|arm|"
    r"arms|"
    r"control|controls|infusion|injection|inclusion|adjustment|conditioning|analysis|regression|"
    r"model|models|test|device|education|counsell?ing|strateg(?:y|ies)|neither|nor)\s*$|^(?:use|addition|"
    r"inclusion|inhibition|exposure|"
    r"administration|those|we|they|compar\w+|significantly|participants|patients|people|neither)\b"
)
_PRIMARY = Pattern(r"(?i)^(?:the )?(?:co-?)?primary (?:\w+ )?(?:outcomes?|end-? ?points?)")
_HEAD_END = Pattern(
    r"(?i),? (?:in|with|who|of|from|on|receiving|at|given|treated|taking|allocated|assigned)\b"
)
_GROUP_HEADS = word_set("group groups arm arms those")
_SHARE_OF = Pattern(
    r"(?i)^(?:[\w.,%/-]+[ \x00]+){1,4}?of (?:the |these |all |those |\d+ )*(?=(?:[\w-]+ )?"
    r"(?:patients|women|men|children|participants|subjects|infants|people|those|who)\b)"
)
"""The share that a group is of more people: "35 of 48 patients", "most of the women"."""
_HIDDEN_BRACKET = Pattern(r" ?\x00{3,}")
_NO_OUTCOME = Pattern(
    r"(?i)(?:although|among|pooling|combined,|respectively,|cohen|given|randomi[sz]ed|it|compare|assess|evaluate|determine|investigate|examine|than|that|"
    r"those|as|if|to|compared|"
    r"resulting|being|rather|who|when|did|do|was|were|had|"
    r"has|not|no|there|its|in|by)\b|.*\b(?:it|they|this|such)$|[^A-Za-z]*\d(?:\.|/)\d+ |"
    r"\d+(?:st|nd|rd|th)?[- ]?(?:h|hours?|min|minutes?|days?|weeks?|wk|months?|years?|y)$"
)
_SCRAP = Pattern(
    r"(?i)^(?:(?:the|an?|and|or|to|in|of|from|with|by|as|at|even|more|most|less|much|very|far|still|then|"
    r"which|same|similar|further|there|them|nonetheless|nevertheless|however|moreover|late|later|early|"
    r"earlier|greater|greatest|quicker|slower|sooner|faster|better|worse|lack|degree|extent|magnitude|"
    r"marginal|partial|non-?significant|notion|relationships?|enhancements?|reductions?|increases?|"
    r"decreases?|improvements?|findings?|statements?|data|datasets?|lowered|raised|reached|spent|viewed|"
    r"analy[sz]ed|found|numbers?|means?|geometric|changes?|correlations?|positive|negative|relation|"
    r"stud(?:y|ies)|trials?|one|two|three|four|five|six|seven|eight|nine|ten|first|second|third|"
    r"trimester|weeks?|months?|years?|days?|hours?|minutes?|seconds?|mm ?Hg|points?|units?|kg|cm|"
    r"\d[\d.-]*|[a-z]{3,}ly)(?![\w'])[\s,-]*)+$"
)
"""Words of degree, number, time and reference: they name no outcome, alone or together."""
_EXCEPT = Pattern(r"(?i)^.*? except(?:ing)?(?: for)? (?=\w)")
_ADVERBS = Pattern(r"(?i)(?: (?:\w{3,}ly|also|not|all|both))+$")
_CONTENT = Pattern(r"[A-Za-z]{2}")
_AND = Pattern(r",? (?:and|or|as well as) |, (?:and |or )?")
_EMPTY = word_set(
    "was were is are had did not significant significantly both all none either mean median versus "
    "respectively favour favor patients women men it they this there these which group groups and or "
    "the also more positive negative treated"
)
_MEASURED = OUTCOME_HEADS | word_set(
    "questionnaire inventory subscale hb platelet neutrophil leukocyte hematuria fev1 fvc "
)


def is_measure(phrase: str) -> bool:
    """Whether a phrase holds a word that names what was measured."""
    words = [word.strip("()[],.").lower() for word in phrase.split()]
    return any(word in _MEASURED or word.rstrip("s") in _MEASURED for word in words)


def is_people(subject: str) -> bool:
    """Whether the head of a subject is people, or a group of them."""
    words = _HEAD_END.split(_SHARE_OF.sub("", subject.strip()))[0].lower().split()
    return bool(words) and (words[-1] in PEOPLE or words[-1] in _GROUP_HEADS)


def is_anaphoric(phrase: str) -> bool:
    """Whether a phrase only points back to an outcome: "the adjusted difference", "it"."""
    return _ANAPHORIC.match(phrase) is not None


def is_scrap(phrase: str) -> bool:
    """Whether a phrase is words of degree, number or time alone: "even greater"."""
    return _SCRAP.match(phrase.strip(" ,;:.")) is not None


def has_content(text: str) -> bool:
    """Whether a text holds a word at all."""
    return _CONTENT.search(text) is not None


def distributed(text: str, outcomes: list[str]) -> list[str]:
    """Give each of a list of outcomes to its result: "A, B and C (P = .1, .2 and .3, respectively)"."""
    told = "respectively" in text
    k = 0
    while k < len(outcomes):
        last = k
        while last + 1 < len(outcomes) and outcomes[last + 1] == outcomes[k]:
            last += 1
        items = [item for item in _AND.split(outcomes[k]) if item]
        if last > k and len(items) == last - k + 1 and (told or len(items) > _PAIR):
            outcomes[k : last + 1] = items
        k = last + 1
    return outcomes


class Naming:
    """What may name an outcome in one paper."""

    def __init__(self, compared: Collection[str] = (), primary: str = "") -> None:
        """Take names of what the paper compares, which are no outcomes, and its primary outcome."""
        self._compared = {name.lower() for name in compared}
        self._primary = primary

    def is_agent(self, subject: str) -> bool:
        """Whether the subject of a clause is people or a treatment, whose outcome is the object."""
        core = _CUT.split(_HIDDEN_BRACKET.sub("", subject).strip())[0].strip()
        words = _HEAD_END.split(_ADVERBS.sub("", core))[0].lower().split()
        return (
            not words
            or words[-1].strip(",") in PEOPLE
            or self._is_foreign(core)
            or bool(_TREATMENT.search(" ".join(words)))
            or words[0] in {"there", "we", "they", "neither"}
        )

    def usable(self, phrase: str) -> bool:
        """Whether a phrase names an outcome: no group, no time, no people, no treatment compared."""
        tidy = self.tidy(phrase)
        if not tidy or self._is_foreign(tidy):
            return False
        group = _IS_GROUP.match(phrase, phrase.find(tidy) + len(tidy))
        return is_measure(tidy) or not (group or _GROUP.search(tidy))

    def _is_foreign(self, phrase: str) -> bool:
        lower = phrase.lower()
        return lower in self._compared or lower.split()[-1] in PEOPLE

    def tidy(self, text: str) -> str:
        """Return a phrase fit to read: no time, no group, no comparison; ``""`` where none is left."""
        if _PRIMARY.match(text.strip()) and self._primary:
            return self._primary
        # what is hidden alone is the point of a number
        phrase = _HIDDEN_BRACKET.sub("", text).replace(HIDDEN, ".").strip(" ,;:.")
        phrase = _EXCEPT.sub("", _START.sub("", _CHANGE.sub("", _START.sub("", phrase))))
        if cut := _CUT.search(phrase):
            phrase = phrase[: cut.start()]
        phrase = readable(_ADVERBS.sub("", _START.sub("", phrase)))
        if len(phrase) > _LONGEST:
            phrase = phrase[: phrase.rfind(" ", 0, _LONGEST)]
        if not _CONTENT.search(phrase) or phrase.lower() in VAGUE_OUTCOME | _EMPTY:
            return ""
        return "" if _NO_OUTCOME.match(phrase) or _SCRAP.match(phrase) else phrase
