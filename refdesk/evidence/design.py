# SPDX-License-Identifier: GPL-3.0-or-later
"""Study designs: from NLM's publication types, and from the words of the paper itself.

A design counts only where the paper speaks of itself: its title, methods and aims, or a sentence
that says "this", "our" or "we". What the background says of earlier trials, and what the
conclusion asks of future ones, does not count.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from refdesk.domain.designs import DESIGNS, design_of_code, designs_of
from refdesk.domain.evidence import DesignFinding
from refdesk.domain.indexing import PublicationType
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import METHOD_ROLES, Document, Role, Sentence


@dataclass(frozen=True, slots=True)
class _Rule:
    code: str
    pattern: Pattern
    roles: frozenset[Role]


_SELF = METHOD_ROLES | {Role.TITLE, Role.OBJECTIVE}
_ANY = _SELF | {Role.RESULTS, Role.CONCLUSIONS, Role.BACKGROUND}
_TITLE = frozenset({Role.TITLE})
_RANDOM = r"randomi[sz](?:ed|ation)"


def _rule(code: str, pattern: str, roles: frozenset[Role] = _SELF) -> _Rule:
    return _Rule(code, Pattern(pattern), roles)


_RULES: tuple[_Rule, ...] = (
    _rule("retraction-notice", r"^retraction\b(?: (?:notice|note))?(?::| of\b| to\b|$)", _TITLE),
    _rule("erratum", r"^(?:erratum|corrigendum|correction)\b(?::| to\b|$)", _TITLE),
    _rule("concern", r"\bexpression of concern\b", _TITLE),
    _rule(
        "network-meta-analysis",
        r"\b(?:network|multiple[- ]treatments?|mixed[- ]treatment) meta-?analys[ei]s\b",
    ),
    _rule(
        "meta-analysis",
        r"\bmeta-?analys[ei]s\b(?! of (?:variance|covariance))|\bmeta-analy[sz]ed\b|\bpooled "
        r"(?:individual|patient)[- ]level data from \w+ trials",
    ),
    _rule(
        "systematic-review",
        r"\bsystematic(?:ally)? (?:literature )?(?:review|search|overview)(?:ed|s)?\b|\bcochrane "
        r"review\b|\bsearched\b[^.]{0,80}\b(?:medline|pubmed|embase|cochrane)\b|\b(?:search of|"
        r"from) (?:the )?(?:medline|pubmed|embase|cochrane)\b",
    ),
    _rule("scoping-review", r"\bscoping review\b"),
    _rule(
        "guideline",
        r"\b(?:clinical practice guidelines?|practice guidelines?|consensus statement|consensus "
        r"guidelines?|guidelines? (?:for|on|of) (?:the )?\w+|position (?:statement|paper))\b",
        _TITLE,
    ),
    _rule(
        "rct",
        rf"\b(?:cluster[- ]|individually |double-?blind,? |open[- ]label,? "
        rf")?{_RANDOM.replace('|ation', '')}"
        r"[ ,-]{1,2}(?:[\w-]+[ ,]+){0,9}?(?:trial|study|studies|comparison|evaluation|design|"
        r"cross-?over|investigation|experiment|rct)\b"
        r"|\brct\b"
        rf"|\b(?:were|was|are|been|being|patients|participants|subjects|women|children|men|"
        rf"adults) (?:\w+ ){{0,2}}?{_RANDOM.replace('|ation', '')}\b"
        r"|\brandom(?:ly)? (?:assign|allocat|divid|distribut|given|select(?:ed)? to receive|"
        r"separated|categori[sz]ed into|receiv)\w*"
        r"|\b(?:assigned|allocated|divided|distributed)(?: \w+){0,3} (?:randomly|at random)\b"
        r"|\bwe randomi[sz]ed\b|\brandomi[sz]ation (?:was|to)\b|\brandomi[sz]ed (?:to|into|in a|"
        r"controlled|double|clinical|placebo)\b"
        r"|\bin random order\b|\brandomly (?:assigned|allocated)\b|"
        r"\brandomi[sz]ed\b(?=[^.]{0,60}\b(?:trial|placebo|blind))",
    ),
    _rule(
        "controlled-trial",
        r"\b(?:non-?randomi[sz]ed|quasi-?(?:experimental|randomi[sz]ed)|controlled before[- "
        r"]and[- ]after)\b(?:[ ,-][\w-]+){0,4}? ?(?:trial|study|design|intervention)?",
    ),
    _rule("phase-4-trial", r"\bphase[- ](?:iv|4)\b(?! clinical trials? (?:are|is|have))"),
    _rule(
        "phase-3-trial", r"\bphase[- ](?:ii/)?(?:iii|3)[ab]?\b(?=[^.]{0,60}\b(?:trial|study|stud))"
    ),
    _rule(
        "phase-2-trial",
        r"\bphase[- ](?:i/)?(?:ii|2)[ab]?\b(?!/iii)(?=[^.]{0,60}\b(?:trial|study|stud))",
    ),
    _rule("phase-1-trial", r"\bphase[- ](?:i|1)[ab]?\b(?=[^.]{0,60}\b(?:trial|study|stud|dose))"),
    _rule(
        "clinical-trial",
        r"\b(?:clinical|single[- ]arm|open[- ]label|uncontrolled|pilot|feasibility|crossover|"
        r"cross-over|placebo-controlled|double-?(?:blind|masked)(?:ed)?)"
        r"(?:[ ,-]+[\w-]+){0,4}? (?:trial|clinical study)\b"
        r"|\b(?:placebo-controlled|double-?(?:blind|masked)(?:ed)?)(?:[ ,-]+[\w-]+){0,4}? "
        r"(?:study|design|comparison)\b",
    ),
    _rule(
        "protocol",
        r"\b(?:study|trial|research) protocol\b|\bprotocol (?:for|of) (?:a|an|the) (?:[\w-]+ "
        r"){0,6}?(?:trial|study|review|rct)\b|: (?:a |an )?(?:[\w-]+ ){0,5}protocol\b"
        r"|\b(?:rationale|design)(?:,? (?:and|&) (?:[\w-]+ ){0,2}?\w+)? (?:of|for) (?:a|an|the) "
        r"(?:[\w-]+ ){0,8}?(?:trial|study|rct)\b",
        _TITLE,
    ),
    _rule(
        "cohort",
        r"\bcohort\b(?=[^.]{0,40}\b(?:study|studies|analysis|design|of \w+))|\b(?:retrospective|"
        r"prospective|historical|population-based|real-world|registry-based|longitudinal|"
        r"nationwide|"
        r"observational|propensity[- ](?:score[- ])?matched)(?:[ ,-]+[\w-]+){0,4}? (?:cohort|"
        r"follow-up study|rwd study)\b|\bcohort study\b|"
        r"\b(?:retrospective|real-world|longitudinal)(?:[ ,]+[\w-]+){0,3} (?:study|analysis|"
        r"review of (?:patients|records|charts|data))\b|\bretrospectively (?:reviewed|"
        r"analy[sz]ed|collected|evaluated|identified|studied)\b"
        r"|\bprospectively (?:followed|enrolled|collected)\b(?=[^.]{0,80}\bcohort\b)",
    ),
    _rule(
        "case-control",
        r"\b(?:nested )?case-?[ /-]?control(?:led)?\b(?: (?:study|design|analysis))?|\bcases? "
        r"and (?:matched )?controls were\b",
    ),
    _rule(
        "cross-sectional",
        r"\bcross-?[ ]?sectional(?:ly)?\b(?! (?:area|area|image|imaging|diameter|view|plane))|"
        r"\b(?:questionnaire|online|postal|web-based|national|population|telephone|mail) "
        r"survey\b|\bprevalence (?:study|survey)\b",
    ),
    _rule(
        "diagnostic",
        r"\bdiagnostic (?:accuracy|performance|test accuracy|study|value|yield)\b|"
        r"\b(?:sensitivity and specificity|receiver operating)\b(?=[^.]{0,120}\b(?:diagnos|"
        r"detect|test|reference standard))",
    ),
    _rule("observational", r"\bobservational(?:[ ,-]+[\w-]+){0,3} (?:study|analysis|design)\b"),
    _rule(
        "qualitative",
        r"\bqualitative (?:study|research|interview|analysis|descriptive|exploration|methods?|"
        r"approach)\b|\bsemi-?structured interviews?\b|\bfocus groups?\b(?! on)|\bthematic "
        r"analysis\b|\bgrounded theory\b",
    ),
    _rule(
        "economic",
        r"\bcost[- ](?:effectiveness|utility|benefit|minimi[sz]ation|consequences?) "
        r"(?:analys[ei]s|study|evaluation|model)\b|\beconomic (?:evaluation|analysis|model)\b|"
        r"\bbudget impact\b",
    ),
    _rule(
        "case-report",
        r"\bcase (?:report|series|study of a)\b|\b(?:a|two|three) cases? (?:of|with|report)\b|"
        r"\breport of (?:a|one|two|three|\d+) cases?\b",
        _TITLE,
    ),
    _rule(
        "case-report",
        r"\bwe (?:report|present|describe)(?: here)? (?:a|the|an?|two|three)(?: (?:rare|unusual|"
        r"first|unique|\w+))? cases?\b|\bwe (?:report|present|describe) (?:a|an) \d+[- ](?:year|"
        r"month|day|week)",
        _ANY,
    ),
    _rule(
        "animal",
        r"\b(?:rats?|mice|mouse|murine|rabbits?|beagles?|dogs|canine|pigs?|piglets?|swine|"
        r"porcine|sheep|ovine|lambs?|goats?|calves|cattle|cows?|bovine|heifers|horses|equine|"
        r"mares|monkeys?|macaques?|baboons?|primates|"
        r"zebrafish|chickens?|broilers?|hens|guinea pigs|hamsters?|gerbils|cats|felines?|ducks|"
        r"ducklings|camels|drosophila|c\. elegans|ferrets?|steers|ewes|sows|gilts|sprague-dawley|"
        r"wistar|balb/c|c57bl/6\w?)\b",
    ),
    _rule(
        "in-vitro",
        r"\bin vitro\b|\bcell lines?\b(?=[^.]{0,60}\b(?:were|was|treated|cultured|study))|"
        r"\bextracted (?:human )?(?:teeth|molars|premolars)\b|\bcultured (?:human )?\w+ cells\b|"
        r"\bcadaver(?:ic|s)?\b",
    ),
    _rule(
        "review",
        r"\b(?:narrative|literature|state-of-the-art|critical|comprehensive|mini|clinical|"
        r"integrative|umbrella)[ -]review\b|\b(?:a|an) (?:[\w-]+ )?(?:review|overview)\b(?! of "
        r"(?:records|charts|patients))|\bthis review\b|: (?:a )?review(?: of the literature)?$|"
        r"^review\b",
        _TITLE,
    ),
    _rule(
        "review",
        r"\bthis (?:narrative |mini-?|brief )?(?:review|article reviews|paper reviews|"
        r"overview)\b|\bwe (?:here )?review(?:ed)? (?:the )?(?:literature|current|available|"
        r"recent|published|evidence)\b|\bthis article (?:reviews|discusses|summari[sz]es)\b",
        _ANY,
    ),
    _rule("editorial", r"^(?:editorial|editor's)\b", _TITLE),
    _rule("letter", r"^(?:letter|reply|response) to\b|\bletter to the editor\b", _TITLE),
    _rule("comment", r"^(?:comment(?:ary)? on|commentary)\b|: (?:a )?commentary$", _TITLE),
)

_OWN = Pattern(r"(?i)\b(?:this|our|present|current|we|here|in parallel)\b")
_FOREIGN = Pattern(
    r"(?i)\b(?:previous(?:ly)?|prior|earlier|other|recent|published|several|many|most|few|"
    r"some|numerous|existing|available|"
    r"lack of|no|without|further|future|additional|large(?:r|-scale)?|well-designed|ongoing|"
    r"pending|until|needed|warranted|"
    r"required|not|non|absence of|evidence from|data from|results (?:from|of)|unlike|should "
    r"be|future|awaits?)\b"
)
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
_SYNTHESIS = frozenset(
    {
        "network-meta-analysis",
        "meta-analysis",
        "systematic-review",
        "scoping-review",
        "review",
        "guideline",
    }
)
_TRIALS = frozenset(
    {
        "rct",
        "controlled-trial",
        "phase-4-trial",
        "phase-3-trial",
        "phase-2-trial",
        "phase-1-trial",
        "clinical-trial",
        "cohort",
        "case-control",
        "cross-sectional",
        "diagnostic",
        "observational",
    }
)
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


def _counts(rule: _Rule, sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether the words at ``match`` say what this paper itself is."""
    text = sentence.text
    before = text[max(0, match.start() - 45) : match.start()]
    if rule.code == "rct" and re.search(r"(?i)(?:non|not|quasi)[- ]?$", before):
        return False
    if sentence.role is Role.TITLE or rule.roles is _ANY:
        return not re.search(r"(?i)\b(?:protocol of|need for|lack of|evidence from)\s*$", before)
    if _FOREIGN_AFTER.search(text[match.end() :]):
        return False
    foreign = list(_FOREIGN.finditer(before))
    if foreign and not _OWN.search(before[foreign[-1].end() :]):
        return bool(_EXTENDS.search(before))
    return True


def _from_text(document: Document) -> dict[str, DesignFinding]:
    found: dict[str, DesignFinding] = {}
    for sentence in document.sentences:
        # in small letters, as the rules are: twice as fast as without regard to case
        lower = sentence.text.lower()
        lower = lower if len(lower) == len(sentence.text) else sentence.text
        own = sentence.role in _SELF or (
            sentence.role in {Role.CONCLUSIONS, Role.BACKGROUND, Role.RESULTS}
            and bool(_OWN.search(sentence.text))
        )
        for rule in _RULES:
            if rule.code in found or not (own or rule.roles is _ANY):
                continue
            if rule.roles is _TITLE and sentence.role is not Role.TITLE:
                continue
            for match in rule.pattern.finditer(lower):
                if match.end() > match.start() and _counts(rule, sentence, match):
                    span = document.span(sentence, match.start(), match.end())
                    found[rule.code] = DesignFinding(rule.code, span.text, "text", span)
                    break
    return found


_HUMAN = Pattern(
    r"(?i)\b(?:patients?|participants?|women|men|children|volunteers?|adults|infants|human subjects)\b"
)


def _in_title(finding: DesignFinding) -> bool:
    return finding.span is not None and finding.span.section == "title"


def _plausible(found: dict[str, DesignFinding], document: Document) -> dict[str, DesignFinding]:
    """Drop designs that belong to the studies a review covers, and what others imply."""
    title = " ".join(s.text for s in document.sentences if s.role is Role.TITLE)
    dropped: set[str] = set()
    if "guideline" in found and {"rct", "cohort", "controlled-trial"} & set(found):
        dropped.add("guideline")
    if any(code in found and _in_title(found[code]) for code in ("rct", "protocol")):
        # a trial that searched the literature first is still a trial
        dropped |= {code for code in _SYNTHESIS & set(found) if not _in_title(found[code])}
    synthesis = (_SYNTHESIS & set(found)) - dropped
    if synthesis - {"review"} or ("review" in synthesis and "rct" not in found):
        dropped |= _TRIALS
    elif "review" in synthesis:
        dropped.add("review")
    if "animal" in found:
        body = " ".join(s.text for s in document.sentences)
        animal_title = _in_title(found["animal"])
        if len(_HUMAN.findall(body)) >= 3 and not (animal_title and not _HUMAN.search(title)):
            dropped.add("animal")
        else:
            dropped |= {"rct", "controlled-trial", "clinical-trial", "cohort"}
    if (
        "in-vitro" in found
        and len(_HUMAN.findall(" ".join(s.text for s in document.sentences))) >= 2
    ):
        dropped.add("in-vitro")
    if "case-report" in found and {"rct", "cohort"} & set(found):
        dropped.add("case-report")
    for code in found:
        if code not in dropped:
            dropped |= _IMPLIED.get(code, set())
    return {code: finding for code, finding in found.items() if code not in dropped}


def read_designs(
    document: Document, publication_types: Sequence[PublicationType]
) -> tuple[DesignFinding, ...]:
    """Return every design of the paper with its proof, primary first.

    A publication type is proof by itself; a design found both ways keeps the words of the text as
    evidence too, so that a reader can see them. A protocol comes first: it has no results yet.
    """
    text = _plausible(_from_text(document), document)
    found: dict[str, DesignFinding] = {}
    for design, publication_type in designs_of(tuple(publication_types)):
        span = text[design.code].span if design.code in text else None
        found[design.code] = DesignFinding(
            design.code, publication_type.name, "publication type", span
        )
    for code, finding in text.items():
        superfluous = any(code in _IMPLIED.get(known, set()) for known in found)
        if (
            code not in found
            and not superfluous
            and not (code in _TRIALS and _SYNTHESIS & set(found) - {"review"})
        ):
            found[code] = finding
    order = [design.code for design in DESIGNS]
    return tuple(sorted(found.values(), key=lambda f: _place(f, order)))


def _place(finding: DesignFinding, order: Sequence[str]) -> tuple[int, int, int]:
    design = design_of_code(finding.design)
    first = finding.design in {"protocol", "animal"} and finding.source == "text"
    return (0 if first else 1, design.rank if design else 99, order.index(finding.design))
