# SPDX-License-Identifier: GPL-3.0-or-later
"""The words by which a paper names its own design.

Patterns are written in small letters: a sentence is lowered before it is read.
"""

from dataclasses import dataclass

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import METHOD_ROLES, Role


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that name a design, and where in a paper they say what the paper itself is."""

    code: str
    pattern: Pattern
    roles: frozenset[Role]
    hints: tuple[str, ...]
    """Bits of words of which every match holds one: a rule without is not run, which takes long."""


SELF = METHOD_ROLES | {Role.TITLE, Role.OBJECTIVE}
ANY = SELF | {Role.RESULTS, Role.CONCLUSIONS, Role.BACKGROUND}
TITLE = frozenset({Role.TITLE})
_RANDOM = r"randomi[sz](?:ed|ation)"


def _rule(code: str, hints: str, pattern: str, roles: frozenset[Role] = SELF) -> Rule:
    return Rule(code, Pattern(pattern), roles, tuple(hints.split("|")))


RULES: tuple[Rule, ...] = (
    _rule(
        "retraction-notice",
        "retraction",
        r"^retraction\b(?: (?:notice|note))?(?::| of\b| to\b|$)",
        TITLE,
    ),
    _rule(
        "erratum",
        "erratum|corrigendum|correction",
        r"^(?:erratum|corrigendum|correction)\b(?::| to\b|$)",
        TITLE,
    ),
    _rule("concern", "concern", r"\bexpression of concern\b", TITLE),
    _rule(
        "network-meta-analysis",
        "meta",
        r"\b(?:network|multiple[- ]treatments?|mixed[- ]treatment) meta-?analys[ei]s\b",
    ),
    _rule(
        "meta-analysis",
        "meta|pooled",
        r"\b(?<!reviews and )meta-?analys[ei]s\b(?! of (?:variance|covariance))|"
        r"\bmeta-analy[sz]ed\b|\bpooled (?:individual|patient)[- ]level data from \w+ trials",
    ),
    _rule(
        "systematic-review",
        "systematic|cochrane|medline|pubmed|embase",
        r"\bsystematic(?:ally)? (?:literature )?(?:review|search|overview)(?:ed|s)?\b|\bcochrane "
        r"review\b|\bsearched\b[^.]{0,80}\b(?:medline|pubmed|embase|cochrane)\b|\b(?:search of|"
        r"from) (?:the )?(?:medline|pubmed|embase|cochrane)\b",
    ),
    _rule("scoping-review", "scoping", r"\bscoping review\b"),
    _rule(
        "guideline",
        "guideline|consensus|position",
        r"\b(?:clinical practice guidelines?|practice guidelines?|consensus statement|consensus "
        r"guidelines?|guidelines? (?:for|on|of) (?:the )?\w+|position (?:statement|paper))\b",
        TITLE,
    ),
    _rule(
        "rct",
        "random|rct",
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
        "random|quasi|controlled before|control|field trial|cross",
        r"\b(?:non-?randomi[sz]ed|quasi-?(?:experimental|randomi[sz]ed)|controlled before[- "
        r"]and[- ]after)\b(?:[ ,-][\w-]+){0,4}? ?(?:trial|study|design|intervention)?|"
        r"\bcontrol(?:led)? (?:clinical |field |intervention )?trials?\b|\bfield trials?\b|"
        r"\bcross-?over (?:study|design|trial|fashion|manner)\b",
    ),
    _rule(
        "clinical-trial",
        "before|pre",
        r"\b(?:before[- ](?:and[- ])?after|pre-?post|pre-? and post-?(?:test|intervention)?) "
        r"(?:study|design|evaluation|comparison|intervention study)\b",
        TITLE,
    ),
    _rule("phase-4-trial", "phase", r"\bphase[- ](?:iv|4)\b(?! clinical trials? (?:are|is|have))"),
    _rule(
        "phase-3-trial",
        "phase",
        r"\bphase[- ](?:ii/)?(?:iii|3)[ab]?\b(?=[^.]{0,60}\b(?:trial|study|stud))",
    ),
    _rule(
        "phase-2-trial",
        "phase",
        r"\bphase[- ](?:i/)?(?:ii|2)[ab]?\b(?!/iii)(?=[^.]{0,60}\b(?:trial|study|stud))",
    ),
    _rule(
        "phase-1-trial",
        "phase",
        r"\bphase[- ](?:i|1)[ab]?\b(?=[^.]{0,60}\b(?:trial|study|stud|dose))",
    ),
    _rule(
        "clinical-trial",
        "trial|study|design|comparison",
        r"\b(?:clinical|single[- ]arm|open[- ]label|uncontrolled|pilot|feasibility|crossover|"
        r"cross-over|placebo-controlled|double-?(?:blind|masked)(?:ed)?)"
        r"(?:[ ,-]+[\w-]+){0,4}? (?:trial|clinical study)\b"
        r"|\b(?:placebo-controlled|double-?(?:blind|masked)(?:ed)?)(?:[ ,-]+[\w-]+){0,4}? "
        r"(?:study|design|comparison)\b",
    ),
    _rule(
        "protocol",
        "protocol|rationale|design|methodology",
        r"\b(?:study|trial|research) protocol\b|\bprotocol (?:for|of) (?:a|an|the) (?:[\w-]+ "
        r"){0,6}?(?:trial|study|review|rct)\b|: (?:a |an )?(?:[\w-]+ ){0,5}protocol\b"
        r"|\b(?:rationale|design)(?:,? (?:and|&) (?:[\w-]+ ){0,2}?\w+)? (?:of|for) (?:a|an|the) "
        r"(?:[\w()@-]+ ){0,9}?(?:trial|study|rct)\b"
        r"|(?:: |^)(?:methodology|design) (?:of|for) (?:a|an|the) |: (?:study )?design(?: and "
        r"(?:methods|rationale|methodology))?(?: of [^.]*)?$",
        TITLE,
    ),
    _rule(
        "protocol",
        "protocol|rationale|design|methodology",
        r"\bthis (?:article|paper|report|study protocol) (?:\w+ )?(?:describes|presents|"
        r"provides|outlines|reports) "
        r"(?:on )?(?:the )?(?:\w+ (?:and )?){0,3}?(?:rationale|protocol|design|methodology)\b|"
        r"\bwe (?:describe|present|report|outline) (?:here )?the (?:\w+ )?(?:rationale|"
        r"protocol|design|methodology)\b",
        ANY,
    ),
    _rule(
        "cohort",
        "cohort|retrospective|prospective|longitudinal|real-world|observational|follow-up study",
        r"\bcohort\b(?=[^.]{0,40}\b(?:study|studies|analysis|design|of \w+))|\b(?:retrospective|"
        r"prospective|historical|population-based|real-world|registry-based|longitudinal|"
        r"nationwide|"
        r"observational|propensity[- ](?:score[- ])?matched)(?:[ ,-]+[\w-]+){0,4}? (?:cohort|"
        r"follow-up study|rwd study)\b|\bcohort study\b|"
        r"\b(?:retrospective|real-world|longitudinal)(?:[ ,]+[\w-]+){0,3} (?:study|analysis|"
        r"review|comparison|"
        r"review of (?:patients|records|charts|data))\b|\bretrospectively (?:reviewed|"
        r"analy[sz]ed|collected|evaluated|identified|studied)\b"
        r"|\bprospectively (?:followed|enrolled|collected)\b(?=[^.]{0,80}\bcohort\b)",
    ),
    _rule(
        "case-control",
        "case|control",
        r"\b(?:nested )?case-?[ /-]?control(?:led)?\b(?: (?:study|design|analysis))?|\bcases? "
        r"and (?:matched )?controls were\b",
    ),
    _rule(
        "cross-sectional",
        "sectional|survey|prevalence",
        r"\bcross-?[ ]?sectional(?:ly)?\b(?! (?:area|area|image|imaging|diameter|view|plane))|"
        r"\b(?:questionnaire|online|postal|web-based|national|population|telephone|mail) "
        r"survey\b|\bprevalence (?:study|survey)\b",
    ),
    _rule(
        "diagnostic",
        "diagnos|sensitivity|receiver",
        r"\bdiagnostic (?:accuracy|performance|test accuracy|study|value|yield)\b|"
        r"\b(?:sensitivity and specificity|receiver operating)\b(?=[^.]{0,120}\b(?:diagnos|"
        r"detect|test|reference standard))",
    ),
    _rule(
        "observational",
        "observational",
        r"\bobservational(?:[ ,-]+[\w-]+){0,3} (?:study|analysis|design)\b",
    ),
    _rule(
        "qualitative",
        "qualitative|interview|focus group|thematic|grounded",
        r"\bqualitative (?:study|research|interview|analysis|descriptive|exploration|methods?|"
        r"approach)\b|\bsemi-?structured interviews?\b|\bfocus groups?\b(?! on)|\bthematic "
        r"analysis\b|\bgrounded theory\b",
    ),
    _rule(
        "economic",
        "cost|economic|budget",
        r"\bcost[- ](?:effectiveness|utility|benefit|minimi[sz]ation|consequences?) "
        r"(?:analys[ei]s|study|evaluation|model)\b|\beconomic (?:evaluation|analysis|model)\b|"
        r"\bbudget impact\b",
    ),
    _rule(
        "case-report",
        "case|report of",
        r"\bcase (?:report|series|study of a)\b|\b(?:a|two|three) cases? (?:of|with|report)\b|"
        r"\breport of (?:a|one|two|three|\d+) cases?\b",
        TITLE,
    ),
    _rule(
        "case-report",
        "case|we report|we present|we describe",
        r"\bwe (?:report|present|describe)(?: here)? (?:a|the|an?|two|three)(?: (?:rare|unusual|"
        r"first|unique|\w+))? cases?\b|\bwe (?:report|present|describe) (?:a|an) \d+[- ](?:year|"
        r"month|day|week)",
        ANY,
    ),
    _rule(
        "case-report",
        "old",
        r"\b(?:an?|the|our) (?:\w+[- ]){0,2}?\d{1,3}[- ](?:year|month|week|day)s?[- ]old "
        r"(?:[\w-]+ ){0,3}?"
        r"(?:man|woman|male|female|boy|girl|patient|child|infant|lady|gentleman)\b",
        ANY,
    ),
    _rule(
        "case-report",
        "case |a patient|one patient",
        r"\b(?:a|the|one|this) (?:[\w-]+ )?case (?:of [^.]{0,90}? )?(?:is|was) (?:described|"
        r"reported|presented)\b|"
        r"\bin this case report\b|\bwe (?:report|present|describe) (?:here )?(?:the case of "
        r")?(?:a|one) patient\b",
        ANY,
    ),
    _rule(
        "animal",
        "rat|mice|mouse|murine|rabbit|dog|beagle|canine|pig|swine|porcine|sheep|ovine|"
        "lamb|goat|calves|cattle|cow|bovine|heifer|horse|equine|mare|monkey|macaque|"
        "baboon|primate|zebrafish|minnow|trout|salmon|xenopus|tadpole|chicken|broiler|"
        "hen|hamster|gerbil|cat|feline|duck|camel|drosophila|c. elegans|ferret|steer|ewe|"
        "sow|gilt|sprague|wistar|balb|c57bl",
        r"\b(?:rats?|mice|mouse|murine|rabbits?|beagles?|dogs|canine|pigs?|piglets?|swine|"
        r"porcine|sheep|ovine|lambs?|goats?|calves|cattle|cows?|bovine|heifers|horses|equine|"
        r"mares|monkeys?|macaques?|baboons?|primates|"
        r"zebrafish|minnows?|trout|salmon|xenopus|tadpoles|chickens?|broilers?|hens|guinea "
        r"pigs|hamsters?|gerbils|cats|felines?|ducks|"
        r"ducklings|camels|drosophila|c\. elegans|ferrets?|steers|ewes|sows|gilts|sprague-dawley|"
        r"wistar|balb/c|c57bl/6\w?)\b",
    ),
    _rule(
        "in-vitro",
        "vitro|culture|plates|wells|specimens|bone blocks|teeth|molars|dentin|"
        "cell|cadaver|extracted|cultured|isolated|dissociated|primary|mitochondria|"
        "patch-clamp|neurons|rna|transfected|knock",
        r"\bin vitro\b|\bcell lines?\b(?=[^.]{0,60}\b(?:were|was|treated|cultured|study))|"
        r"\b(?:cultured|isolated|dissociated|primary) (?:[\w-]+ ){0,3}?(?:neurons?|hepatocytes|"
        r"(?:cardio)?myocytes|fibroblasts|keratinocytes|macrophages|osteoblasts|chondrocytes|"
        r"mitochondria)\b|"
        r"\b(?:liver|heart|brain|rat|mouse) mitochondria\b|\bpatch-clamp\b|\bsensory neurons\b|"
        r"\b(?:sirna|shrna|transfected|knockdown|knocked down)\b|"
        r"\bextracted (?:human )?(?:teeth|molars|premolars)\b|\bcultured (?:human )?\w+ cells\b|"
        r"\bcadaver(?:ic|s)?\b|"
        r"\b(?:culture dishes|(?:culture|96-well|well) plates|wells|specimens|bone blocks|"
        r"teeth|molars|premolars|dentine? (?:discs|disks|samples)) "
        r"(?:[\w-]+ ){0,3}?were (?:then )?(?:randomly|randomi[sz]ed)\b",
    ),
    _rule(
        "review",
        "review|overview",
        r"\b(?:narrative|literature|state-of-the-art|critical|comprehensive|mini|clinical|"
        r"integrative|umbrella)[ -]review\b|\b(?:a|an) (?:[\w-]+ )?(?:review|overview)\b(?! of "
        r"(?:records|charts|patients))|\bthis review\b|: (?:a )?review(?: of the literature)?$|"
        r"^review\b",
        TITLE,
    ),
    _rule(
        "review",
        "review|overview|summari|discusses",
        r"\b(?:this|our|the present|the current) (?:narrative |mini-?|brief |comprehensive |"
        r"literature )?(?:review|"
        r"article reviews|paper reviews|overview)\b|\bwe (?:will |also )?(?:summari[sz]e|review) "
        r"(?:the |recent |current )|\bwe (?:here )?review(?:ed)? (?:the )?(?:literature|"
        r"current|available|"
        r"recent|published|evidence)\b|\bthis article (?:will review|reviews|discusses|"
        r"summari[sz]es)\b",
        ANY,
    ),
    _rule("editorial", "editor", r"^(?:editorial|editor's)\b", TITLE),
    _rule(
        "letter",
        "letter|reply|response",
        r"^(?:letter|reply|response) to\b|\bletter to the editor\b",
        TITLE,
    ),
    _rule(
        "comment", "comment", r"^(?:comment(?:ary)? on|commentary)\b|: (?:a )?commentary$", TITLE
    ),
)
