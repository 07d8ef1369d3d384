# SPDX-License-Identifier: GPL-3.0-or-later
"""What one clause says its results are of: its subject, its object, what differs, what people did."""

from dataclasses import dataclass

from refdesk.evidence.clauses import Clause, has_verb, parts_of, without_lead
from refdesk.evidence.outcome_phrases import Naming, is_anaphoric, is_measure, is_people
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import HIDDEN

_ABOUT = Pattern(
    r"(?i)^[\s\x00]*(?:for|in|on|regarding|as for|concerning) (?P<what>.{3,60}?)"
    r"(?:,? (?:it|this|there|that|no|we)\b|(?P<comma>, ))"
)
"""What a clause says it is about: "For verbal fluency there was no evidence"."""
_FOR_IT = Pattern(r"(?i)[\s\x00]*(?:for|regarding|as for|concerning)\b")
_HEDGE = Pattern(
    r"(?i)^\s*(?:(?:not|also|significantly|markedly|slightly|on average|generally|statistically|only|"
    r"the|an?|no|any|some|to have|with|in|by|more|less|greater|higher|lower|longer|shorter|fewer|"
    r"better|worse|larger|smaller|improved|increased|reduced|decreased|similar|significant|superior|"
    r"marked|substantial|faster|slower|comparable|mean|median|average|stronger|earlier)\b[ ,]*)+"
)
_TAIL = Pattern(
    r"(?i),? (?:as )?(?:compared|in comparison|relative) (?:to|with) (?P<than>[^,]*)$|"
    r",? (?:even |also )?(?:(?:when|after|once) )?(?:the )?(?:(?:analys[ei]s|models?|data|"
    r"results) )?(?:(?:was|were) )?"
    r"(?:adjust(?:ed|ing|ment)|controll(?:ed|ing)|correct(?:ed|ing|ion)) for .*$"
)
_MEASURED_BY = Pattern(
    r"(?i) (?:in terms of|with (?:respect|regard) to|as (?:measured|assessed|judged|determined|evaluated) "
    r"(?:by|with|using|from)|based on|relating to|regarding) (?P<what>[^;:]{3,140})$"
)
"""What a treatment is better or worse in: "tea was inferior to coffee in terms of sleep"."""
_EFFECT_ON = Pattern(
    r"(?i)^(?:[\w-]+ ){0,3}(?:effects?|impact|influence|efficacy) of .+ (?:on|in reducing|"
    r"in preventing) (?P<what>.+)$"
)
_LIKELY = Pattern(
    r"(?i)\b(?:more|less|as|equally|most|least|un)[- ]?likely (?:not )?to (?:have |be |experience |"
    r"develop |report |achieve |receive |undergo |that |a )*(?P<what>[^,;:]{3,90})$",
    hints=("likely",),
)
_SHARE_WHO = Pattern(
    r"(?i)\b(?:proportions?|percentages?|numbers?|rates?|majority|shares?|fractions?|%) "
    r"(?:of (?:[\w-]+ ){0,6}?)?(?:(?:who|that|which) (?:had |were |was |have |has )?|achieving |reaching |"
    r"with "
    r"(?:an? )?|reporting |having |requiring |receiving |needing |experiencing |developing |achieved |"
    r"had |reported )(?P<what>[^,;:]{3,90}?)(?= (?:was|were|is|are|in|from|between|among|at|than|"
    r"following|compared|decreased|increased|significantly)\b|$)",
)
_MORE_WITH = Pattern(
    r"(?i)\b(?:fewer|more|less|as many) (?:women|men|patients|children|participants|subjects|infants|babies|"
    r"people|adults|of (?:the|those) [\w ]{3,30}?) (?:in (?:the )?[\w/ -]{2,40}? (?:groups?|arms?) )?"
    r"(?:with|requiring|needing|having|reporting|developing|achieving|experiencing|(?:who|that) (?:had|were|"
    r"required|needed|developed|reported|achieved|experienced)) (?P<what>[^,;:]{3,90})$"
)
"""Who is counted by what they had: "fewer women in the tea group with a fracture"."""
_GOVERNED = Pattern(
    r"(?i)\b(?P<how>differences?|changes?|improvements?|reductions?|increases?|decreases?|declines?|"
    r"effects?|benefits?|impact|influence|advantages?|superiority|gains?|differ(?:ed|s)?|similar|comparable|"
    r"equivalent|drop|fall|rise|interactions?|trends?|differential|evidence)\b"
)
_OF_WHAT = Pattern(
    r"(?i) (?:in terms of|with respect to|with regard to|regarding|in|on|of|for|as to|concerning|"
    r"towards?) (?P<what>(?!terms\b|respect\b|regard\b)[^;:]{3,140})$"
)
_BETWEEN = Pattern(
    r"(?i)(?:correlations?|associations?|relationships?|agreement|correlated|related)\b"
    r"(?: [\w-]+){0,6}? (?:between|with|to) (?P<what>[^;:]{3,120})$"
)
_PREPOSITION = Pattern(
    r" (?:in terms of|with respect to|with regard to|regarding|in|on|for|of|as to|concerning|towards?) "
)
_COMPARED_REST = Pattern(
    r"(?i)^ (?:also |not |\w+ly |\w*fold )*(?:higher|lower|greater|less|more (?:frequent|common)|similar|"
    r"comparable|different|reduced|increased|decreased|longer|shorter|better|worse|improved)\b"
)
_WORD = 4
_AHEAD = 160
_SENTENCE_END = Pattern(r"[,;:.](?: |$)")
_PEOPLE_DID = Pattern(
    r"(?i)(?:\b(?:patients|women|men|children|participants|subjects|infants|people|adults|those|"
    r"individuals|girls|boys|who|group|arm|controls|more|fewer|pairs|households|students)\b|%|\d|\x00)"
    r"[^;:]*? (?:(?:were|was|remained|became) (?:more |less |significantly |often |still |also )*"
    r"(?P<state>(?!not\b|significant|similar|compar|random|assign|allocat|treat|given|follow|includ|enrol|"
    r"analy[sz]|\w+ly\b|well|likely|different|differ|more|less|no\b|observed|seen|found|noted|higher|"
    r"lower|greater|"
    r"\w*matched|on\b|in\b|the\b|an?\b|at\b|to\b|associated|evaluated|measured)[a-z-]{4,}[^,;:]{0,70})|"
    r"(?P<act>(?:died|survived|relapsed|recovered|responded|withdrew|discontinued|completed|converted|"
    r"dropped out|abstained|progressed|conceived|adhered|complied|agreed|attended|quit|failed|chose|"
    r"preferred|opted|refused|returned)\b[^,;:]{0,80}))$"
)
"""What people did or how they were: "Of 80 women given tea, 4 died", "12 patients were cured"."""


@dataclass(frozen=True, slots=True)
class Found:
    """An outcome; a list goes on with ``items`` of its sort, or else with groups of one outcome."""

    text: str
    items: bool = False
    factor: str = ""
    """What is related to the outcome, where the result stands by it: a risk factor."""


class ClauseOutcomes:
    """Reads the outcomes of clauses of one paper."""

    def __init__(self, naming: Naming) -> None:
        """Take what may name an outcome in the paper."""
        self._naming = naming

    def of(self, segment: str) -> Found | None:
        """Return the outcome that a clause before a result is about."""
        if about := self._about(segment):
            return Found(about)
        text = without_lead(segment)
        text = _without_tail(text)
        clause = parts_of(text)
        if did := self._people_did(clause, text):
            return Found(did)
        for pattern, items in ((_LIKELY, True), (_SHARE_WHO, False), (_MORE_WITH, True)):
            if (match := pattern.search(text)) and (what := self._naming.tidy(match["what"])):
                return Found(what, items=items)
        agent = not clause.subject.strip() or self._naming.is_agent(clause.subject)
        own = "" if clause.transitive else self._own_subject(clause, agent=agent)
        by = None if is_measure(own) else _MEASURED_BY.search(text)
        if by and self._naming.usable(by["what"]):
            return Found(self._naming.tidy(by["what"]), items=True)
        if own:
            return Found(own)
        if found := self._told_to_differ(text):
            return found
        if (match := _BETWEEN.search(text)) and self._naming.usable(match["what"]):
            return Found(self._naming.tidy(match["what"]))
        if clause.verb and not clause.transitive and not is_people(clause.subject):
            return None  # "the difference was not significant", "use of statins was common"
        what = self._naming.tidy(_HEDGE.sub("", clause.rest))
        there = clause.subject.strip().lower().endswith("there")
        if what and not there and self._naming.usable(clause.rest) and not is_anaphoric(what):
            return Found(what, items=True)
        own = self._own_subject(clause, agent=agent) if clause.transitive else ""
        return Found(own) if own else None

    def _about(self, segment: str) -> str:
        """Return what a clause says first that it is about: "For sleep, tea was better"."""
        about = _ABOUT.match(segment)
        if not about or not self._naming.usable(about["what"]):
            return ""
        text = without_lead(segment[about.end("what") :])
        own = self._own_subject(parts_of(text), agent=False)
        certain = is_measure(about["what"]) and _FOR_IT.match(segment)
        named = not is_measure(own) and (certain or not about["comma"])
        return self._naming.tidy(about["what"]) if named else ""

    def _people_did(self, clause: Clause, text: str) -> str:
        if clause.transitive or (clause.verb and not is_people(clause.subject)):
            return ""
        did = _PEOPLE_DID.search(text)
        return self._naming.tidy(did["state"] or did["act"]) if did else ""

    def behind(self, before: str, rest: str) -> str:
        """Return what people did whose share stands before the verb: "9 of 12 (75%) had a stroke"."""
        clause = parts_of("people " + rest[:_AHEAD].lstrip(f")] {HIDDEN}"))
        subject = without_lead(before).replace(HIDDEN, "").strip(" (")
        if not clause.verb or has_verb(subject) or not is_people(subject):
            return ""
        if not clause.transitive:
            did = _PEOPLE_DID.search(f"{clause.subject}{clause.verb}{clause.rest}")
            return self._naming.tidy(did["state"] or did["act"]) if did else ""
        what = self._naming.tidy(_HEDGE.sub("", _SENTENCE_END.split(clause.rest)[0]))
        return what if self._naming.usable(what) and not is_anaphoric(what) else ""

    def _own_subject(self, clause: Clause, *, agent: bool) -> str:
        """Return the subject of a clause where it is an outcome, no people and no treatment."""
        effect = _EFFECT_ON.match(clause.subject)
        own = self._naming.tidy(effect["what"] if effect else clause.subject)
        if not clause.verb or not own or is_anaphoric(own):
            return ""
        if is_anaphoric(self._naming.tidy(clause.subject.rpartition(", ")[2])):
            return ""  # "when age, sex, and weight were included, the adjusted difference was"
        compared = not clause.transitive and _COMPARED_REST.match(clause.rest)
        return own if not agent or (compared and not is_people(clause.subject)) else ""

    def _told_to_differ(self, text: str) -> Found | None:
        """Return what changes or differs: "no difference between the groups in pain"."""
        for match in _GOVERNED.finditer(text):
            named = [
                self._naming.tidy(what["what"])
                for place in _PREPOSITION.finditer(text, match.end())
                if (what := _OF_WHAT.match(text, place.start()))
                and self._naming.usable(what["what"])
            ]
            if named:
                best = next((what for what in reversed(named) if is_measure(what)), named[-1])
                return Found(best, items=True)
        return None


def _without_tail(text: str) -> str:
    """Return a clause without what it is compared with or adjusted for."""
    tail = _TAIL.search(text)
    if tail and tail.start() > _WORD and not (tail["than"] and has_verb(tail["than"])):
        return text[: tail.start()]
    return text
