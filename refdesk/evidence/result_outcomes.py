# SPDX-License-Identifier: GPL-3.0-or-later
"""The outcome that a result is of: read from the clause that the result stands in.

In order: a label in the result's own bracket, the item in front of that bracket in a list, what a
clause says to differ, the subject of the clause, or its object where the subject is people or a
treatment; else the outcome of the result before, which the text speaks on of.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.phrases import readable
from refdesk.evidence.text import HIDDEN, Document, Sentence
from refdesk.evidence.vocabulary import OUTCOME_HEADS, PEOPLE, VAGUE_OUTCOME, word_set

_RATIOS = frozenset({"HR", "OR", "RR", "IRR", "PR", "RRR", "BETA", "SMR"})
_LONGEST = 90
_FOR = Pattern(
    r"(?i)(?:ratios?|risks?|odds|differences?|reductions?|changes?|[HORI]Rs?|MD)(?: [(\[][\w% ]{2,8}[)\]])*"
    r" (?:for|of|in) (?P<what>(?!the difference|men\b|women\b)[^,;:()=\[\]]{2,70}?)"
    r"(?= (?:was|were|is|of|compared|in the|with|at|among|between|per|over)\b| [-+]?\d|[,;:(=\[]|$)",
    hints=(" for ", " of ", " in "),
)
"""A measure that names its outcome: "the odds ratio for death at 5 years was"."""
_CLAUSE = Pattern(
    r"(?i)[;:](?: |\x00)|\. (?=[A-Z])|,? \b(?:whereas|while|although|though|but|yet)\b|"
    r", and (?=(?!the (?:\w+ )?(?:group|arm)s?\b)[^,;]{2,70}? (?:was|were|had|did|is|are)\b)|"
    r" and (?=(?:they|it|more (?:were|had)|fewer (?:were|had)) )|"
    r" and (?=(?:the|an?) (?!(?:\w+ )?(?:group|arm)s?\b)[^,;]{2,60}? (?:was|were|had|did)\b)"
)
_NO_VERB = r"(?:(?!\b(?:was|were|had|did|is|are|showed|received|reported|(?:in|de)creased|improved)\b)(?:[^,]|,(?=\d)))*"
_LEAD = Pattern(
    r"(?i)^(?:(?:in|at|after|among|for|during|compared|comparing|with|within|on|from|by|over|between|when|"
    rf"following|adjusting|controlling|using|based|relative|as|of|regarding|throughout|upon|under){_NO_VERB},|"
    rf"(?:whilst|while|although|though|despite|because|since|when)\b[^,]*,|"
    r"in the [^,]{2,40}? (?:group|arm|trial|cohort|study|population)s?(?= (?:the|an?|mean|median|there) )|"
    r"at (?:this time|baseline|follow-up|the end of [\w ]{3,20})(?= (?!of))|at \d+ (?:weeks|months|years|days|h)\b|"
    r"(?:we|it was|our \w+|(?:the |these )?(?:results|data|findings|study|analys[ei]s|trial))(?: \w+)? "
    r"(?:found|showed|indicated|revealed|demonstrated|suggested|observed|noted) that |"
    r"(?:similarly|however|overall|conversely|moreover|furthermore|in addition|additionally|thus|finally|"
    r"interestingly|importantly|notably|likewise|also|secondly|first|second|nevertheless|specifically|"
    r"results|therefore|consequently|subsequently|again|indeed|hence|only|and|but)\b),? ?"
)
_ABOUT = Pattern(
    r"(?i)^(?:for|in|on|regarding|as for|concerning) (?P<what>.{3,60}?),? (?:it|this|there|that|no|we)\b"
)
"""What a clause says it is about: "For verbal fluency there was no evidence"."""
_VERB = Pattern(
    r"(?i)(?<=\s)(?:(?P<be>was|were|is|are|remained|became|differed|occurred|developed|did not differ|"
    r"declined|rose|fell|dropped|correlated|tended|appeared|seemed|favou?red|ranged|averaged|"
    r"reached|returned)|(?P<turn>improved|decreased|increased|changed|worsened|varied)|"
    r"(?P<do>had|has|have|showed|shows|demonstrated|achieved|experienced|reported|required|received|found|"
    r"provided?|reduced|lowered|prolonged|shortened|enhanced|attenuated|prevented|produced|caused|"
    r"yielded|led to|resulted in|exhibited|revealed|displayed|gained|lost|used|made|spent|consumed|"
    r"ingested|needed|maintained|attained|obtained|presented|exercised|induced|affected|suppressed|"
    r"inhibited|elevated|raised|accelerated|delayed|(?<=not )(?:decrease|increase|reduce|improve|affect|"
    r"prevent|prolong|show|differ|have)))\b"
)
_TURNS_ITSELF = Pattern(
    r"(?i)(?: (?:significantly|markedly|slightly|also|further|more|less|faster|similarly|progressively))*"
    r"(?: (?:in|by|from|at|after|over|during|with|to|between|within|among|significantly|following|on|for)\b|"
    r"\W*$|,)"
)
_HEDGE = Pattern(
    r"(?i)^\s*(?:(?:not|also|significantly|markedly|slightly|on average|generally|statistically|only|"
    r"the|an?|no|any|some|to have|with|in|by|more|less|greater|higher|lower|longer|shorter|fewer|"
    r"better|worse|larger|smaller|improved|increased|reduced|decreased|similar|significant|superior|"
    r"marked|substantial|faster|slower|comparable|mean|median|average|stronger|earlier)\b[ ,]*)+"
)
_LIKELY = Pattern(
    r"(?i)\b(?:more|less|as|equally|most|least|un)[- ]?likely (?:not )?to (?:have |be |experience |develop |report |"
    r"achieve |receive |undergo |a )*(?P<what>[^,;:]{3,90})$",
    hints=("likely",),
)
_SHARE_WHO = Pattern(
    r"(?i)\b(?:proportions?|percentages?|numbers?|rates?|majority|shares?|fractions?|%) of "
    r"(?:[\w-]+ ){0,6}?(?:(?:who|that|which) (?:had |were |was |have |has )?|achieving |reaching |with "
    r"(?:an? )?|reporting |having |requiring |receiving |needing |experiencing |developing |achieved |"
    r"had |reported )(?P<what>[^,;:]{3,90}?)(?= (?:was|were|is|are|in|from|between|among|at|than|"
    r"following|compared|decreased|increased|significantly)\b|$)",
)
_GOVERNED = Pattern(
    r"(?i)\b(?P<how>differences?|changes?|improvements?|reductions?|increases?|decreases?|declines?|effects?|"
    r"benefits?|impact|influence|advantages?|superiority|gains?|differ(?:ed|s)?|similar|comparable|"
    r"equivalent|drop|fall|rise|interactions?|trends?|differential|evidence)\b"
)
_OF_WHAT = Pattern(
    r"(?i) (?:in terms of|with respect to|with regard to|regarding|in|on|of|for|as to|concerning|towards?)"
    r" (?P<what>(?!terms\b|respect\b|regard\b)[^;:]{3,140})$"
)
_BETWEEN = Pattern(
    r"(?i)(?:correlations?|associations?|relationships?|agreement|correlated|related)\b"
    r"(?: [\w-]+){0,6}? (?:between|with|to) (?P<what>[^;:]{3,120})$"
)
_ASSOCIATED = Pattern(
    r"(?i)\b(?:(?:risk |prognostic |protective |causal )factors?|predictors?|determinants?|correlates?)"
    r"(?: \w+){0,2}? (?:for|of)(?: developing| having)? (?P<factor>[^,;:.\x00]{3,70}?)"
    r"(?= (?:were|was|are|is|included?|in|among|after|at|by|on)\b|[,;:.\x00]|$)|"
    r"\b(?:associated with|predict(?:ed|s|ive of)|related to|linked (?:with|to)|contributed to)"
    r" (?P<with>[^,;:.\x00]{3,80}?)(?= (?:were|was|are|is|independent|compared)\b|[,;:.\x00]|$)"
)
_ITEM = Pattern(
    r"(?i)^[\s,;.\x00)\]]*(?:(?:and|or|as well as|but not|nor|plus|but)\b)?[\s,]*"
    r"(?P<joint>(?:for|in|on|of|with|to|from|at|by|between)\b)?\s*(?:the |an? |both )*"
    r"(?P<what>[^\s\d,;:.][^,;:]{0,80}?)?[\s,(\[\x00]*$"
)
_GROUP = Pattern(
    r"(?i)\b(?:groups?|arms?|placebo|controls?|cohorts?|populations?|versus|vs|patients|women|men|children|"
    r"participants|subjects|girls|boys|males|females|adults|infants|trial|study|analys[ei]s|weeks?|"
    r"months?|years?|days?|hours?|min(?:utes)?|baseline|follow-?up|matching|PSM|IPTW|ITT|per-protocol|"
    r"quartiles?|tertiles?|quintiles?|before|after|respectively|formulas?|drugs?|regimens?|smokers|users|"
    r"who|those|compared|than|phase|period|stage|subgroups?|centers?|centres?|"
    r"model|adjust\w+|unadjusted|multivariable|univariate|dose)\b|^(?:or|and|to|was|were|is|are)\b"
)
_IS_GROUP = Pattern(r"(?i) (?:groups?|arms?)\b")
_CUT = Pattern(
    r"(?i),? (?:in comparison|however|at (?!least|risk|work|home|night)|after|during|between|compared|versus|vs\b|than|within|from|"
    r"over|following|by (?!the (?:mother|patient))|when|which|that (?:was|were)|who|(?<!well )as (?!well)|per |in favou?r|"
    r"across|among|until|throughout|on (?:day|the)|(?:in|for|of) (?:the )?(?:[\w-]+ ){0,3}?(?:groups?|arms?|patients|"
    r"women|men|children|participants|subjects|placebo|controls?|trial|study|cohorts?|both|all|adults|"
    r"infants|either|those|people|smokers|animals|rats|mice|cells)\b(?!')|was|were|is|are|had|did|through|"
    r"associated|versus|while|whereas|but|respectively|using|relative to|with (?:the )?(?:a )?(?:drug|placebo|"
    r"treatment|respect))\b|\x00|[\[(]| [<>≥≤=]? ?\d[\d.,]*(?: ?%| ?±| ?\+/-| of \d|$| to \d| (?:vs|versus)\b)"
)
_START = Pattern(
    r"(?i)^(?:(?:the|an?|no|any|in|on|of|for|to|with|by|and|or|but|not|only|both|all|also|there|"
    r"significant(?:ly)?|statistically|mean|median|average|adjusted|overall (?=rates? of)|(?:un)?changed|"
    r"marked(?:ly)?|similar|similarly|greater|higher|lower|longer|shorter|fewer|more|less|better|worse|"
    r"larger|smaller|improved|improvements?(?= in)|increased|reduced|reductions?(?= (?:in|of))|decreased|"
    r"increases?(?= in)|decreases?(?= in)|changes?(?= in)|differences?(?= in)|its|their|his|her|our|this|"
    r"these|such|superior|substantial(?:ly)?|clinically|relevant|between-group|"
    r"absolute|relative|slower|faster|comparable|specifically|particularly|especially|having|have|had|"
    r"numbers?(?= of)|rates?(?= of)|proportions?(?= of)|frequency(?= of)|incidence(?= of)|"
    r"risks?(?= (?:of|for))|(?:odds|hazard|risk|rate) ratios?(?= (?:of|for|in))|likelihood(?= of)|odds(?= of)|percentages?(?= of))\b\s*)+"
)
_ANAPHORIC = Pattern(
    r"(?i)^(?:(?:adjusted|unadjusted|baseline|rate|risk|mean|median|absolute|relative|pooled|overall|"
    r"between-?group|group|estimated|treatment|hazard|odds|largest|highest|greatest|main|corresponding|"
    r"intergroup) )*(?:this|these|it|they|that|those|such|which|one|there|differences?|effects?|associations?|"
    r"results?|values?|findings?|improvements?|reductions?|benefits?|changes?|increases?|decreases?|trends?|"
    r"correlations?|significance|prevalences?|incidences?|rates?|delay|scores?|parameters?|directions? of.*|"
    r"odds|estimates?|risks?|ratios?|coefficients?|analys[ei]s|model|intervention|treatment|therapy|"
    r"area under.*|no|evidence|statistical.*)$"
)
_TREATMENT = Pattern(
    r"(?i)\b(?:treatment|therapy|intervention|program(?:me)?|regimen|supplementation|use|training|exercise|"
    r"administration|addition|surgery|vaccine|vaccination|aid|diet|drug|placebo|group|groups|arm|arms|"
    r"control|controls|infusion|injection|inclusion|adjustment|conditioning|analysis|regression|model|models|"
    r"test|device|education|counsell?ing|neither|nor)\s*$|^(?:use|addition|inclusion|inhibition|exposure|"
    r"administration|those|we|they|compar\w+|significantly|participants|patients|people|neither)\b"
)
_LABEL = Pattern(
    r"^(?P<what>[A-Za-z][\w /%+-]{1,50}?)(?: \x00+)?(?:[:,]?\s*$|,(?= [A-Za-z]{3}[^\d]*$)|"
    r"(?= (?:increased|decreased|was|were)\b))"
)
_NO_LABEL = Pattern(
    r"(?i)^(?:n|p|r|d|b|t|f|mean|median|adjusted|unadjusted|crude|pooled|hazard|odds|risk|relative|95|CI|difference|"
    r"interaction|OR|HR|RR|MD|SMD|IRR|AUC|test|log-?rank|average|effect|absolute|time|estimated|both|all|all of|"
    r"mcnemar|fisher\w*|mann\w*|wilcoxon|student\w*|chi\w*|anova|range|SD|SE|see|table|fig\w*|weighted|standardi[sz]ed|between|within|multi\w+|uni\w+|change|beta|i|ii|"
    r"iii|iv|v|from|vs|versus|respectively|one|two|per|area|sensitivity|specificity|ES|as|and|or|in|with|"
    r"treatment|least|LS|net|baseline)\b"
)
_PRIMARY = Pattern(r"(?i)^(?:the )?(?:co-?)?primary (?:\w+ )?(?:outcomes?|end-? ?points?)")
_PREPOSITION = Pattern(
    r" (?:in terms of|with respect to|with regard to|regarding|in|on|for|of|as to|concerning|towards?) "
)
_PASSIVE = Pattern(
    r"(?i) (?:been |not )?(?:increased|decreased|improved|been|changed|declined|reduced) (?:by|in|from)\b"
)
_FOR_BEHIND = Pattern(
    r"(?i)[)\]]* for (?P<what>[^,;:()=\[\]\d]{3,70}?)(?= (?:in|at|with|among)\b|[,;:.(\[]|$)"
)
_BESIDE = 2
_NUMBERS = Pattern(r"\d ?%|\d\.\d")
_NAMED_BY_RATE = frozenset({"SMR"})
_NO_OUTCOME = Pattern(
    r"(?i)(?:than|that|those|as|if|to|compared|resulting|being|rather|who|when|did|do|was|were|had|has|not|"
    r"no|there|its|in|by)\b|.*\b(?:it|they|this)$"
)
_AND = Pattern(r",? (?:and|or|as well as) |, (?:and |or )?")
_CONTENT = Pattern(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a result stands in its sentence, and its kind."""

    start: int
    end: int
    anchor: int
    """Where its number starts: a measure's name may stand far in front."""
    kind: str


@dataclass(frozen=True, slots=True)
class _Found:
    """An outcome; a list goes on with ``items`` of its sort, or else with groups of one outcome."""

    text: str
    items: bool = False


class ResultOutcomes:
    """Finds the outcomes of the results of one document, sentence by sentence, in order."""

    def __init__(
        self, document: Document, compared: Collection[str] = (), primary: str = ""
    ) -> None:
        """Take names of what the document compares, which are no outcomes, and the primary outcome."""
        self._sentences = document.sentences
        self._numbers = {(s.section, s.start): n for n, s in enumerate(document.sentences)}
        self._compared = {name.lower() for name in compared}
        self._primary = primary
        self._last = ""
        self._section = -1

    def of(self, sentence: Sentence, places: Sequence[Place]) -> list[str]:
        """Return the outcome of each result of ``sentence``; ``""`` where the text does not say."""
        if sentence.section != self._section:
            self._section, self._last = sentence.section, ""
        found: list[_Found] = []
        for k, place in enumerate(places):
            since = _bracket_end(sentence.plain, places[k - 1].end) if k else 0
            found.append(self._one(sentence, since, place, found[-1] if found else None, places))
        outcomes = _distributed(sentence.text, [item.text for item in found])
        if outcomes and outcomes[-1]:
            self._last = outcomes[-1]
        return outcomes

    def _one(
        self,
        sentence: Sentence,
        since: int,
        place: Place,
        before: _Found | None,
        places: Sequence[Place],
    ) -> _Found:
        plain = sentence.plain
        opened = _bracket_start(plain, place.anchor)
        at = opened if opened >= 0 else place.anchor
        own = place.start if place.start > opened else place.anchor
        inner = sentence.text[max(opened + 1, since) : own] if opened >= 0 else ""
        label = self._label(inner)
        if not label and place.kind != "P":
            label = self._named(sentence.text, place, since)
        if opened >= 0 and since > opened and before:
            return _Found(label, items=True) if label else before  # more in the same bracket
        outer = (
            None
            if label and _is_measure(label)
            else self._outer(sentence, since, at, before, place, places)
        )
        if label and (outer is None or not _is_measure(outer.text) or _is_measure(label)):
            return _Found(label, items=True)
        if outer:
            return outer
        if before:
            return before
        behind = self._behind(plain[_bracket_end(plain, place.end) :])
        return _Found(behind or self._told_before(sentence) or self._last)

    def _outer(self, sentence: Sentence, since: int, at: int, before: _Found | None,
               place: Place, places: Sequence[Place]) -> _Found | None:  # fmt: skip
        """Return what the words before a result, outside of its bracket, say it is of."""
        plain = sentence.plain
        if cause := self._associated(plain, at, place, places):
            return _Found(cause)
        if before and (found := self._item(plain[since:at], before)):
            return found
        return self._of_clauses(plain, since, at, before)

    def _of_clauses(
        self, plain: str, since: int, at: int, before: _Found | None = None
    ) -> _Found | None:
        """Return what the nearest clause before ``at`` is about that is about anything."""
        bounds = [since, *(match.end() for match in _CLAUSE.finditer(plain, since, at)), at]
        for start, end in reversed(list(pairwise(bounds))):
            segment = plain[start:end]
            listless = before is not None and start == since and not _VERB.search(f" {segment}")
            colon = plain[max(0, start - 2) : start].strip() == ":"
            if listless:
                return before  # only numbers and groups since the result before
            found = self._governing(segment)
            if found and not (colon and start != since and not _is_measure(found.text) and (
                (other := self._of_clauses(plain, since, start - 2)) and _is_measure(other.text)
            )):  # fmt: skip
                return found
            if found:
                return other
        return None

    def _label(self, inner: str) -> str:
        """Return the label that a bracket opens with: "(CGI-I: relative risk 1.01"."""
        text = inner.strip(" ;,.")
        match = _LABEL.match(text) if text else None
        if not match or _NO_LABEL.match(match["what"]) or not self._usable(match["what"]):
            return ""
        return "" if re.search(r"\btest\b", match["what"]) else self._tidy(match["what"])

    def _named(self, text: str, place: Place, since: int) -> str:
        """Return what a measure says it is of: "HR for OS was 0.93", "OR of 0.8 (0.2-3) for death"."""
        match = _FOR.search(text, max(since, place.start - 12), place.end)
        if match and self._usable(match["what"]):
            return self._tidy(match["what"])
        if place.kind in _NAMED_BY_RATE:
            return "mortality" if "mortal" in text[place.start : place.anchor].lower() else ""
        behind = _FOR_BEHIND.match(text, place.end)
        if behind and _is_measure(behind["what"]) and self._usable(behind["what"]):
            return self._tidy(behind["what"])
        return ""

    def _associated(self, plain: str, at: int, place: Place, places: Sequence[Place]) -> str:
        """Return what factors are associated with: of each ratio of a list the same."""
        match = _ASSOCIATED.search(plain)
        if not match:
            return ""
        ratio = place.kind in _RATIOS
        if match["factor"]:
            return self._tidy(match["factor"]) if ratio or match.end() <= at else ""
        what = self._tidy(match["with"])
        if match.start() > at:
            apart = _CLAUSE.search(plain, at, match.start())
            return what if ratio and not apart else ""
        listed = sum(other.kind in _RATIOS and other.anchor > match.end() for other in places) > 1
        if ratio and listed:
            subject = _without_lead(plain[: match.start()])
            own = self._tidy(subject)
            named = own and not self._is_agent(subject) and not _ANAPHORIC.match(own)
            return own if named and (_is_measure(own) or not _is_measure(what)) else ""
        return what if at - match.end() <= _BESIDE or ratio else ""

    def _item(self, gap: str, before: _Found) -> _Found | None:
        """Return the next item of a list, or the outcome before where it is only a group."""
        gap = gap.replace(HIDDEN, " ")
        if _NUMBERS.search(gap):
            return before
        if ";" in gap or _VERB.search(f" {gap}"):
            return None
        head, _, last = gap.rpartition(" and ")
        if head and last and not self._usable(head) and _CONTENT.search(last):
            gap = f"and {last}"  # "among men and in usual activities"
        match = _ITEM.match(gap)
        if not match:
            return None
        what = match["what"] or ""
        if not _CONTENT.search(what) or not self._usable(what):
            return before
        if not before.items and not _is_measure(what):
            return before
        item = self._tidy(what)
        return _Found(item, items=True) if item else before

    def _governing(self, segment: str) -> _Found | None:
        """Return the outcome that a clause before a result is about."""
        text = _without_lead(segment)
        if not text:
            return None
        if (about := _ABOUT.match(text)) and self._usable(about["what"]):
            return _Found(self._tidy(about["what"]))
        for pattern, items in ((_LIKELY, True), (_SHARE_WHO, False)):
            if (match := pattern.search(text)) and (what := self._tidy(match["what"])):
                return _Found(what, items=items)
        subject, verb, rest, transitive = _parts(text)
        own = self._tidy(subject)
        agent = not subject.strip() or self._is_agent(subject)
        if verb and own and not transitive and not agent and not _ANAPHORIC.match(own):
            return _Found(own)
        if found := self._told_to_differ(text):
            return found
        if (match := _BETWEEN.search(text)) and self._usable(match["what"]):
            return _Found(self._tidy(match["what"]))
        if not verb:
            rest = text
        elif subject.strip().lower().endswith("there"):
            return None
        elif not transitive and (not agent or not subject.strip()):
            return None  # "the difference was not significant", "but was not observed"
        what = self._tidy(_HEDGE.sub("", rest))
        if what and self._usable(rest) and not _ANAPHORIC.match(what):
            return _Found(what, items=True)
        if verb and transitive and own and not agent and not _ANAPHORIC.match(own):
            return _Found(own)
        return None

    def _told_to_differ(self, text: str) -> _Found | None:
        """Return what changes or differs: "no difference between the groups in pain"."""
        match = _GOVERNED.search(text)
        while match:
            places = [m.start() for m in _PREPOSITION.finditer(text, match.end())]
            for at in reversed(places):
                what = _OF_WHAT.match(text, at)
                if what and self._usable(what["what"]):
                    return _Found(self._tidy(what["what"]), items=True)
            match = _GOVERNED.search(text, match.end())
        return None

    def _behind(self, rest: str) -> str:
        """Return the outcome named behind a result: "(OR 2.1) predicted death"."""
        match = _ASSOCIATED.search(rest)
        if match and match.start() < _LONGEST:
            return self._tidy(match["factor"] or match["with"])
        return ""

    def _told_before(self, sentence: Sentence) -> str:
        """Return what the sentence before is about."""
        number = self._numbers.get((sentence.section, sentence.start), 0)
        if not number or self._sentences[number - 1].section != sentence.section:
            return ""
        plain = self._sentences[number - 1].plain
        found = self._of_clauses(plain, 0, len(plain))
        return found.text if found and _is_measure(found.text) else ""

    def _is_agent(self, subject: str) -> bool:
        """Whether the subject of a clause is people or a treatment, whose outcome is the object."""
        core = _CUT.split(subject.strip())[0].strip()
        words = core.lower().split()
        return (
            not words
            or words[-1].strip(",") in PEOPLE
            or self._is_foreign(core)
            or bool(_TREATMENT.search(core))
            or words[0] in {"there", "we", "they"}
        )

    def _usable(self, phrase: str) -> bool:
        """Whether a phrase names an outcome: no group, no time, no people, no treatment compared."""
        tidy = self._tidy(phrase)
        if not tidy or self._is_foreign(tidy):
            return False
        group = _IS_GROUP.match(phrase, phrase.find(tidy) + len(tidy))
        return _is_measure(tidy) or not (group or _GROUP.search(tidy))

    def _is_foreign(self, phrase: str) -> bool:
        lower = phrase.lower()
        return lower in self._compared or lower.split()[-1] in PEOPLE

    def _tidy(self, text: str) -> str:
        """Return a phrase fit to read: no time, no group, no comparison; ``""`` where none is left."""
        if _PRIMARY.match(text.strip()) and self._primary:
            return self._primary
        phrase = text.strip(" ,;:.\x00")
        phrase = _START.sub("", phrase)
        if cut := _CUT.search(phrase):
            phrase = phrase[: cut.start()]
        phrase = readable(_START.sub("", phrase.replace(HIDDEN, "")))
        if len(phrase) > _LONGEST:
            phrase = phrase[: phrase.rfind(" ", 0, _LONGEST)]
        if not _CONTENT.search(phrase) or phrase.lower() in VAGUE_OUTCOME | _EMPTY:
            return ""
        return "" if _NO_OUTCOME.match(phrase) else phrase


_EMPTY = word_set(
    "was were is are had did not significant significantly both all none either mean median versus "
    "respectively patients women men it they this there these which group groups and or the also more"
)


def _is_measure(phrase: str) -> bool:
    """Whether a phrase holds a word that names what was measured."""
    words = [word.strip("()[],.").lower() for word in phrase.split()]
    return any(word in OUTCOME_HEADS or word.rstrip("s") in OUTCOME_HEADS for word in words)


def _without_lead(text: str) -> str:
    """Return a clause without what stands before its subject: "In the trial, "."""
    text = text.strip(" ,;:.\x00")
    while match := _LEAD.match(text):
        text = text[match.end() :].lstrip(" ,")
    return text


def _parts(text: str) -> tuple[str, str, str, bool]:
    """Return subject, verb and rest of a clause, and whether the rest is its object."""
    for match in _VERB.finditer(f" {text}"):
        verb, rest = match[0], f" {text}"[match.end() :]
        transitive = bool(match["do"]) and not _PASSIVE.match(rest)
        if match["turn"]:
            transitive = not _TURNS_ITSELF.match(rest)
        return text[: max(0, match.start() - 1)], verb, rest, transitive
    return "", "", text, False


def _bracket_start(plain: str, at: int) -> int:
    """Return where the outermost bracket around ``at`` opens; -1 for none."""
    if plain[at : at + 1] != HIDDEN:
        return -1
    while at and plain[at - 1] == HIDDEN:
        at -= 1
    return at


def _bracket_end(plain: str, end: int) -> int:
    """Return where the outermost bracket around the end of a result closes."""
    while end < len(plain) and plain[end] == HIDDEN:
        end += 1
    return end


def _distributed(text: str, outcomes: list[str]) -> list[str]:
    """Give each of a list of outcomes to its result: "A, B and C (P = .1, .2 and .3, respectively)"."""
    if "respectively" not in text:
        return outcomes
    k = 0
    while k < len(outcomes):
        last = k
        while last + 1 < len(outcomes) and outcomes[last + 1] == outcomes[k]:
            last += 1
        items = [item for item in _AND.split(outcomes[k]) if item]
        if last > k and len(items) == last - k + 1:
            outcomes[k : last + 1] = items
        k = last + 1
    return outcomes
