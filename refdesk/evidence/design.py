# SPDX-License-Identifier: GPL-3.0-or-later
"""Study designs: from NLM's publication types, and from the words of the paper itself.

A design counts only where the paper speaks of itself: its title, methods and aims, or a sentence
that says "this", "our" or "we". What the background says of earlier trials, and what the
conclusion asks of future ones, does not count.
"""

import re
from collections.abc import Mapping, Sequence

from refdesk.domain.designs import DESIGNS, SYNTHESES, TRIALS, design_of_code, designs_of
from refdesk.domain.evidence import DesignFinding
from refdesk.domain.indexing import PublicationType
from refdesk.evidence.design_rules import ANY, OWN, RULES, SELF, TITLE, Rule, own_words
from refdesk.evidence.design_signs import in_title, unnamed
from refdesk.evidence.design_traits import TRAITS, fitting
from refdesk.evidence.design_within import of_another_trial
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import Document, Role, Sentence

_FOREIGN = Pattern(
    r"(?i)\b(?:previous(?:ly)?|prior|earlier|other|recent|published|several|many|most|few|"
    r"some|numerous|existing|available|"
    r"lack of|no|without|further|future|additional|larger|large-scale|well-designed|ongoing|"
    r"pending|until|needed|warranted|"
    r"required|not|non|absence of|evidence from|data from|results (?:from|of)|unlike|should "
    r"be|future|awaits?)\b"
)
_NONE = Pattern(r"(?i)^(?:no|without|lack of|absence of|not)$")
"""Of these words: there is no such study, whatever "data from" may stand between."""
_MANY = Pattern(r"(?:trials|studies|rcts|designs)$")
_MANY_BEHIND = Pattern(r"(?i)(?:,? (?:controlled|clinical|cluster|placebo-controlled))*,? trials\b")
_COUNTED = Pattern(
    r"(?i)\b(?:both|our|these|two|three|four|five|six|\d+|pooled|following|different) (?:[\w-]+,? ){0,8}$"
)
"""Before trials in the plural: those of the paper itself, and not trials as such."""
_FOREIGN_AFTER = Pattern(
    r"(?i)^[^.;]{0,60}\b(?:(?:are|is|will be|would be|should be) (?:\w+ )?(?:needed|"
    r"warranted|required|necessary|lacking|scarce|limited|conducted)|"
    r"have (?:shown|demonstrated|reported|suggested|failed)|has (?:shown|been shown))\b"
)
_EXTENDS = Pattern(
    r"(?i)\b(?:extended|extension|long[- ]term|continued|secondary|post[- ]hoc|ancillary|"
    r"sub-?study|re-?analysis|follow-up|"
    r"subset|subgroup|analysis|data|outcomes?) (?:\w+ ){0,4}?(?:of|from|to|in) (?:the |a |an "
    r"|our |this |two |three )?(?:[\w-]+ ){0,3}$"
)
_SYNTHESIS = SYNTHESES | {"guideline"}
_STUDIES = TRIALS | {
    "cohort",
    "case-control",
    "cross-sectional",
    "diagnostic",
    "observational",
}
_IMPLIED = {
    "rct": {"controlled-trial", "clinical-trial", "clinical-study"},
    "controlled-trial": {"clinical-trial"},
    "meta-analysis": {"review"},
    "systematic-review": {"review"},
    "network-meta-analysis": {"review", "meta-analysis"},
    "cohort": {"observational"},
    "case-control": {"observational"},
    "cross-sectional": {"observational"},
    "phase-1-trial": {"clinical-trial"},
    "phase-2-trial": {"clinical-trial"},
    "phase-3-trial": {"clinical-trial"},
    "phase-4-trial": {"clinical-trial"},
}
"""Broader designs that a narrower one makes superfluous among those read from the text."""
_OPINIONS = frozenset({"editorial", "comment"})
"""Publication types of texts that speak of the studies of others.

A letter is none of them: research is published as a letter too.
"""

_WORK_ON = Pattern(
    r"(?i)\b(?:involved|engaged|involvement|participat\w+|roles?|experience|training|"
    r"librarians?|working|work|expertise)(?: of [\w-]+)? (?:in|on|with) "
    r"(?:(?:conducting|doing|the conduct of) )?$"
)
"""Before the name of a synthesis: what people do for others', not what the paper is."""


_WILL_BE_TESTED = Pattern(
    r"(?i)\bwill (?:then |later |next |now )?be (?:[\w-]+ ){1,3}?(?:by means of|through|in) "
    r"(?:a|an|the) (?:[\w-]+,? ){0,3}$"
)
"""Before the name of a trial: one to come, where the paper has results already."""


_DATA_SPLIT = Pattern(
    r"(?i)[^.;]{0,60}\b(?:in)?to [^.;]{0,40}\b(?:training|derivation|development|discovery)\b[^.;]{0,30}"
    r"\b(?:sets?|cohorts?|samples?)\b"
)
"""At "randomised": the data were split for a model, and nobody was given anything."""


def _counts(rule: Rule, sentence: Sentence, match: re.Match[str], *, reported: bool) -> bool:
    """Whether the words at ``match`` say what this paper itself is, ``reported`` with results."""
    text = sentence.text
    before = text[max(0, match.start() - 45) : match.start()]
    if rule.code == "rct" and re.search(r"(?i)(?:non|not|quasi|partially)[- ]?$", before):
        return False
    if rule.code == "systematic-review" and _WORK_ON.search(text[: match.start()]):
        return False
    if reported and rule.code in TRIALS and _WILL_BE_TESTED.search(text[: match.start()]):
        return False
    if rule.code == "rct" and _DATA_SPLIT.match(text, match.start()):
        return False
    many = rule.code == "rct" and (_MANY.search(match[0]) or _MANY_BEHIND.match(text, match.end()))
    if many and not _COUNTED.search(text[: match.start()]):
        return False
    if sentence.role is Role.TITLE or rule.roles is ANY:
        return not re.search(r"(?i)\b(?:protocol of|need for|lack of|evidence from)\s*$", before)
    if _FOREIGN_AFTER.search(text[match.end() :]):
        return False
    foreign = list(_FOREIGN.finditer(before))
    if any(_NONE.search(word[0]) for word in foreign):
        return False
    if foreign and not OWN.search(before[foreign[-1].end() :].lower()):
        return bool(_EXTENDS.search(before))
    return True


def _from_text(document: Document) -> dict[str, DesignFinding]:
    found: dict[str, DesignFinding] = {}
    whole = "\n".join(sentence.text for sentence in document.sentences).lower()
    rules = [rule for rule in (*RULES, *TRAITS) if rule.hinted(whole)]
    reported = any(sentence.role is Role.RESULTS for sentence in document.sentences)
    for sentence in document.sentences:
        # in small letters, as the rules are: twice as fast as without regard to case
        lower = sentence.text.lower()
        lower = lower if len(lower) == len(sentence.text) else sentence.text
        own = True if sentence.role in SELF else None if sentence.role in ANY else False
        for rule in rules:
            if rule.code in found or not rule.hinted(lower):
                continue
            if rule.roles is TITLE and sentence.role is not Role.TITLE:
                continue
            if rule.roles is not ANY:
                if own is None:
                    own = own_words(sentence.role, lower)
                if not own:
                    continue
            for match in rule.pattern.finditer(lower):
                if match.end() > match.start() and _counts(
                    rule, sentence, match, reported=reported
                ):
                    span = document.span(sentence, match.start(), match.end())
                    found[rule.code] = DesignFinding(rule.code, span.text, "text", span)
                    break
    return found


_SAYS = Pattern(r"(?i)(?:this|our|the (?:present|current)) ")
"""How a review speaks of itself, whatever trials it names."""
_HUMAN = Pattern(
    r"(?i)\b(?:patients?|participants?|women|men|children|volunteers?|adults|infants|human "
    r"subjects)\b"
)


_HUMAN_CELLS = 4
"""How often people may be named in a paper on cells: that many are studied themselves."""
_WILL = Pattern(
    r"(?i)\bwill (?:then |also |all )?(?:be|receive|undergo|participate|include|recruit|"
    r"randomi[sz]e|compare|"
    r"evaluate|assess|determine|measure|investigate|examine|perform|conduct|test|have|complete)\b|"
    r"\b(?:is|are) (?:expected|planned|scheduled) to (?:start|begin|open|recruit|enrol\w*|be)\b",
    hints=("will", "Will", "expected", "planned", "scheduled"),
)
_DESIGN_LABEL = Pattern(r"(?i)methods? ?(?:/|and|&) ?(?:study )?design")


_FINDS = Pattern(
    r"(?i)\bp ?[<=>] ?0?\.\d|\bCI\b|\bsignificant|\bwe found\b|\bresults (?:show|suggest|indicate)"
)
_TRIAL = Pattern(
    r"(?i)\brandomi[sz]ed\b.{0,80}\b(?:trial|study)\b|\btrial\b", hints=("trial", "Trial", "study")
)


def _a_trial(sentences: Sequence[Sentence]) -> bool:
    return any(_TRIAL.search(sentence.text) for sentence in sentences)


def _planned(document: Document) -> DesignFinding | None:
    """Return a protocol that does not call itself one: what will be done, and no results.

    Proof is the first "will be" of the methods. Journals that print protocols name the section
    "Methods/Design"; there, no results are proof enough.
    """
    sentences = document.sentences
    if any(sentence.role is Role.RESULTS for sentence in sentences):
        return None
    bare = not any(s.role in SELF - TITLE for s in sentences)
    methods = [
        s for s in sentences if s.role in SELF - TITLE or (bare and s.role is not Role.TITLE)
    ]
    if bare and (_FINDS.search(" ".join(s.text for s in methods)) or not _a_trial(sentences)):
        return None
    plans = [(s, match) for s in methods if (match := _WILL.search(s.text))]
    labelled = any(_DESIGN_LABEL.search(section.name) for section in document.sections)
    if len(plans) >= 2 or (plans and labelled):
        sentence, match = plans[0]
        span = document.span(sentence, match.start(), match.end())
        return DesignFinding("protocol", span.text, "text", span)
    for sentence in methods if labelled else ():
        if _DESIGN_LABEL.search(document.sections[sentence.section].name):
            span = document.span(sentence, 0, len(sentence.text))
            return DesignFinding("protocol", span.text, "text", span)
    return None


def _plausible(found: dict[str, DesignFinding], document: Document) -> dict[str, DesignFinding]:
    """Drop designs that belong to the studies a review covers, and what others imply."""
    dropped = (
        _beside_a_synthesis(found) | _beside_a_report(found) | _beside_the_bench(found, document)
    )
    for code in found:
        if code not in dropped:
            dropped |= _IMPLIED.get(code, set())
    return {code: finding for code, finding in found.items() if code not in dropped}


def _beside_a_synthesis(found: dict[str, DesignFinding]) -> set[str]:
    """Return what to drop where a paper names a review and studies: the one or the other."""
    dropped: set[str] = set()
    if "guideline" in found and {"rct", "cohort", "controlled-trial"} & set(found):
        dropped.add("guideline")
    if any(code in found and in_title(found[code]) for code in ("rct", "protocol")):
        # a trial that searched the literature first is still a trial
        dropped |= {code for code in _SYNTHESIS & set(found) if not in_title(found[code])}
    synthesis = (_SYNTHESIS & set(found)) - dropped
    says_review = "review" in synthesis and bool(_SAYS.match(found["review"].evidence))
    says_review &= not ("rct" in found and in_title(found["rct"]))
    if synthesis - {"review"} or says_review or ("review" in synthesis and "rct" not in found):
        dropped |= _STUDIES | {"animal"}
    elif "review" in synthesis:
        dropped.add("review")
    return dropped


def _beside_a_report(found: dict[str, DesignFinding]) -> set[str]:
    """Return what to drop of case reports and cohorts beside what says more."""
    dropped: set[str] = set()
    if "case-report" in found and {"rct", "cohort"} & set(found):
        dropped.add("case-report")
    if "case-report" in found and "review" in found and not in_title(found["review"]):
        dropped.add("review")  # of the literature on such cases
    if "rct" in found and "cohort" in found and _COHORT_OF.match(found["cohort"].evidence):
        dropped.add("cohort")  # "in a cohort of women": whom the trial was done with
    return dropped


def _beside_the_bench(found: dict[str, DesignFinding], document: Document) -> set[str]:
    """Return what to drop of animals, cells and people, where a paper names several of them."""
    title = " ".join(s.text for s in document.sentences if s.role is Role.TITLE)
    dropped: set[str] = set()
    if not {"animal", "in-vitro"} & set(found):
        return dropped
    people = len(_HUMAN.findall(" ".join(s.text for s in document.sentences)))
    if "animal" in found:
        if people >= 3 and not (in_title(found["animal"]) and not _HUMAN.search(title)):
            dropped.add("animal")
        else:
            dropped |= {"controlled-trial", "clinical-trial", "cohort"}
            if not ("rct" in found and in_title(found["rct"]) and _of_patients(title)):
                dropped.add("rct")
    if "in-vitro" in found and people >= (_HUMAN_CELLS if _CELLS.search(title) else 2):
        dropped.add("in-vitro")
    elif "in-vitro" in found:
        trials = ("rct", "controlled-trial", "clinical-trial")
        dropped |= {code for code in trials if code in found and not in_title(found[code])}
    return dropped


_COHORT_OF = Pattern(r"(?i)cohort$")
_ANIMAL_PATIENTS = Pattern(
    r"(?i)\b(?:horses?|equine|mares|dogs?|canine|beagles|cats?|feline|cattle|cows?|heifers|calves|"
    r"bovine|sheep|ewes|lambs|goats)\b"
)


def _of_patients(title: str) -> bool:
    """Whether a title names animals that are patients themselves, and are no model of people."""
    return bool(_ANIMAL_PATIENTS.search(title)) and "model" not in title.lower()


def read_designs(
    document: Document, publication_types: Sequence[PublicationType]
) -> tuple[DesignFinding, ...]:
    """Return every design of the paper with its proof, primary first.

    A publication type is proof by itself; a design found both ways keeps the words of the text as
    evidence too, so that a reader can see them. A protocol comes first: it has no results yet.
    """
    read = _from_text(document)
    said = of_another_trial(read, document)
    if "protocol" not in said and (plan := _planned(document)) and not _SYNTHESIS & set(said):
        said["protocol"] = plan
    types = designs_of(tuple(publication_types))
    known = [design.code for design, _ in types]
    text = _plausible(unnamed(said, document, known), document)
    found: dict[str, DesignFinding] = {}
    for design, publication_type in types:
        span = text[design.code].span if design.code in text else None
        found[design.code] = DesignFinding(
            design.code, publication_type.name, "publication type", span
        )
    opinion = not _OPINIONS.isdisjoint(found)
    for code, finding in text.items():
        if opinion and code not in _OPINIONS:
            continue
        superfluous = any(code in _IMPLIED.get(known, set()) for known in found)
        if (
            code not in found
            and not superfluous
            and not (code in _STUDIES and _SYNTHESIS & set(found) - {"review"})
            and not (code in _STUDIES and "review" in found and not in_title(finding))
            and not (code == "review" and "case-report" in found and not in_title(finding))
        ):
            found[code] = finding
    if {"meta-analysis", "systematic-review", "network-meta-analysis"} & set(found):
        found.pop("review", None)  # NLM gives both types to a systematic review
    order = [design.code for design in DESIGNS]
    title = " ".join(s.text for s in document.sentences if s.role is Role.TITLE)
    lead = _lead(title, found, within=bool(TRIALS & (read.keys() - said.keys())))
    return tuple(sorted(fitting(found).values(), key=lambda f: _place(f, order, lead)))


_COSTS = Pattern(
    r"(?i)^(?:the )?costs?\b|\b(?:changes in|healthcare|health care|total|direct|medical) costs\b|"
    r"\bcost[- ](?:utility|benefit|minimi[sz]ation)\b|(?<!and )\bcost-effectiveness (?:of|"
    r"analys[ei]s|study|evaluation)\b|\beconomic (?:evaluation|analysis)\b"
)
_INSTRUMENT = Pattern(
    r"(?i)\b(?:psychometric|normative|validation of|validity|reliability|responsiveness|prevalence of)\b"
)
_CELLS = Pattern(
    r"(?i)\b(?:cells?|neurons|mitochondria\w*|in vitro|signal(?:l)?ing|receptors?|channels?|enzymes?|"
    r"kinases?|phosphorylat\w+|transcription\w*|proteins?|coactivator|pathway)\b"
)


_NAMED = ("case-control", "cross-sectional", "qualitative", "diagnostic", "observational", "cohort")
"""Designs that may lead a trial where the title gives them, the most exact first."""


def _lead(title: str, found: Mapping[str, DesignFinding], *, within: bool) -> str:
    """Return the design that a title puts first, against the usual order; ``""`` for none.

    A trial's cost-effectiveness is an economic study of its data, a scale tested in a trial's
    patients a cross-sectional one; a paper on cells that used animals too is about the cells. So
    is a trial's cohort ("case-control study, nested in a trial") what its title calls it, and a
    study ``within`` the trial of others what it is beside that.
    """
    if "protocol" in found:
        return ""
    if "economic" in found and _COSTS.search(title):
        return "economic"
    if "cross-sectional" in found and _INSTRUMENT.search(title):
        return "cross-sectional"
    if {"in-vitro", "animal"} <= set(found) and _CELLS.search(title):
        return "" if in_title(found["animal"]) else "in-vitro"
    if {"animal", "rct"} <= set(found) and in_title(found["rct"]) and _of_patients(title):
        return "rct"
    if "diagnostic" in found and not TRIALS & found.keys():
        return "diagnostic"  # whoever its cohort or its cases are
    trial = next((found[code] for code in ("rct", "controlled-trial") if code in found), None)
    if trial is None:
        return ""
    if within:
        return next((code for code in _NAMED if code in found), "")
    if trial.source == "text" and not in_title(trial):
        named = (c for c in _NAMED if c in found and in_title(found[c]))
        if lead := next((c for c in named if not _FOLLOWED.match(found[c].evidence)), ""):
            return lead
        if not _NAMES_A_STUDY.search(trial.evidence):
            said = (c for c in _NAMED[:3] if c in found)
            return next((c for c in said if _NAMES_A_STUDY.search(found[c].evidence)), "")
    return ""


_NAMES_A_STUDY = Pattern(r"(?i)\b(?:trial|study|studies|survey|rct|design|comparison)\b")
"""Words for the whole: a "qualitative study" in which people "were randomised" is qualitative."""
_FOLLOWED = Pattern(r"(?i)(?:prospective|longitudinal)")
"""A trial may call itself so in its title: its people were followed."""


def _place(finding: DesignFinding, order: Sequence[str], lead: str) -> tuple[int, int, int]:
    design = design_of_code(finding.design)
    read = finding.source == "text"
    first = finding.design == "protocol" or (finding.design == "animal" and read)
    head = 0 if finding.design == lead else 1 if first else 2
    return (head, design.rank if design else 99, order.index(finding.design))
