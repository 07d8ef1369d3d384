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

    def hinted(self, lower: str) -> bool:
        """Whether a text in small letters holds one of the hints."""
        return any(map(lower.__contains__, self.hints))


SELF = METHOD_ROLES | {Role.TITLE, Role.OBJECTIVE}
ANY = SELF | {Role.RESULTS, Role.CONCLUSIONS, Role.BACKGROUND}
TITLE = frozenset({Role.TITLE})
OWN = Pattern(r"\b(?:this|our|present|current|we|here|in parallel)\b")
_DONE = Pattern(
    r"\b(?:was|were) (?:\w+ly |then )?"
    r"(?:designed|conducted|performed|carried out|undertaken|examined|studied|evaluated|compared|"
    r"investigated|assessed|measured|randomi[sz]ed|assigned|allocated|divided|treated|given|"
    r"administered|enrol{1,2}ed|recruited|included|entered|described)\b|\bentered\b|\bis described\b"
)
"""What was done: an abstract without labels may tell that where a background is expected."""


_IN_A_STUDY = Pattern(r"in an? (?:[\w-]+,? ){1,8}?(?:trial|study|design|fashion|manner)\b")
"""How such an abstract opens what was done: "In a randomized, double-blind trial 34 women"."""


def own_words(role: Role, lower: str) -> bool:
    """Whether a sentence outside title, aims and methods, in small letters, is on the paper itself."""
    if OWN.search(lower):
        return True
    return role is Role.BACKGROUND and bool(_DONE.search(lower) or _IN_A_STUDY.match(lower))


_RANDOM = r"randomi[sz](?:ed|ation)"


def rule(code: str, hints: str, pattern: str, roles: frozenset[Role] = SELF) -> Rule:
    """Return a rule; ``hints`` are cut at their bars."""
    return Rule(code, Pattern(pattern), roles, tuple(hints.split("|")))


_TISSUE = (
    r"[ -](?:(?!in\b|were\b|with\b|was\b|and\b|received\b|model)[\w-]+ ){0,3}?(?:cells?\b|cell lines?|"
    r"neurons?|"
    r"(?:cardio)?myocytes?|hepatocytes?|fibroblasts?|mitochondria|microsomes?|homogenates?|slices|serum|"
    r"albumin|anti-?(?:human|body|bodies)|antibod\w+|igg|monoclonal|polyclonal|insulin|thrombin|"
    r"trypsin|heparin|oocytes|membranes|synaptosomes|aort(?:a|ic) rings|dander|allergens?|meat|milk|"
    r"bites?|(?:immun\w*globulins?|"
    r"immune globulins?|antitoxins?|antiven\w+)|"
    r"consumption|products|farms?|owners?|farmers|collagen|surfactant)"
)
"""Behind a species: what was taken from it, or what people have to do with it, is no animal study."""

RULES: tuple[Rule, ...] = (
    rule(
        "retraction-notice",
        "retraction",
        r"^retraction\b(?: (?:notice|note))?(?::| of\b| to\b|$)",
        TITLE,
    ),
    rule(
        "erratum",
        "erratum|corrigendum|correction",
        r"^(?:erratum|corrigendum|correction)\b(?::| to\b|$)",
        TITLE,
    ),
    rule("concern", "concern", r"\bexpression of concern\b", TITLE),
    rule(
        "network-meta-analysis",
        "meta",
        r"\b(?:network|multiple[- ]treatments?|mixed[- ]treatment) meta-?analys[ei]s\b",
    ),
    rule(
        "meta-analysis",
        "meta|pooled",
        r"\b(?<!reviews and )meta-?analys[ei]s\b(?! of (?:variance|covariance))|"
        r"\bmeta-analy[sz]ed\b|\bpooled (?:individual|patient)[- ]level data from \w+ trials",
    ),
    rule(
        "systematic-review",
        "systematic|cochrane|medline|pubmed|embase",
        r"\bsystematic(?:ally)? (?:literature )?(?:review|search|overview)(?:ed|s)?\b|\bcochrane "
        r"review\b|\bsearched\b[^.]{0,80}\b(?:medline|pubmed|embase|cochrane)\b|\b(?:search of|"
        r"from) (?:the )?(?:medline|pubmed|embase|cochrane)\b",
    ),
    rule(
        "systematic-review",
        "searched",
        r"\b(?:medline|pubmed|embase|cochrane)\b[^.]{0,120}\b(?:was|were) (?:[\w-]+ ){0,2}searched\b|"
        r"\b(?:trials? register|databases) (?:was|were) (?:[\w-]+ ){0,2}searched\b",
        ANY,
    ),
    rule("scoping-review", "scoping", r"\bscoping review\b"),
    rule(
        "guideline",
        "guideline|consensus|position",
        r"\b(?:clinical practice guidelines?|practice guidelines?|consensus statement|consensus "
        r"guidelines?|guidelines? (?:for|on|of) (?:the )?\w+|position (?:statement|paper))\b",
        TITLE,
    ),
    rule(
        "rct",
        "random|rct",
        rf"\b(?:cluster[- ]|individually |double-?blind,? |open[- ]label,? "
        rf")?{_RANDOM.replace('|ation', '')}"
        r"[ ,-]{1,2}(?:[\w-]+[ ,]+){0,9}?(?:[\w-]+-)?(?:trial|study|studies|comparison|evaluation|design|"
        r"cross-?over|investigation|experiment|rct)\b"
        r"|\brct\b"
        rf"|\b(?:were|was|are|been|being|patients|participants|subjects|women|children|men|"
        rf"adults) (?:\w+ ){{0,2}}?{_RANDOM.replace('|ation', '')}\b(?! (?:controlled )?(?:clinical )?trials)"
        rf"|\b{_RANDOM.replace('|ation', '')},? (?:two|three|four|[234])?[- ]?(?:parallel|arm|group)\b"
        r"|\brandom(?:ly)?(?:,? |-)(?:(?:and|but) \w+ )?(?:\w+ly )?(?:assign|allocat|allot|divid|"
        r"distribut|given|"
        r"select(?:ed)? to receive|separated|split|grouped|categori[sz]ed into|receiv|expos|treated)\w*"
        r"|\b(?:assigned|allocated|divided|distributed|exposed|treated)(?: [\w-]+){0,8}? "
        r"(?:randomly|at random)\b"
        r"|\b(?:by|balanced|block(?:ed)?|stratified|computer\w*|controlled,?) (?:[\w-]+,? ){0,2}?"
        r"randomi[sz]ation\b"
        r"|\bin a (?:prospective,? )?randomi[sz]ed,? (?:prospective |controlled )?(?:manner|fashion)\b|"
        r"\brandomi[sz]ed (?:patients|participants|subjects|women|children) (?:received|were)\b"
        r"|\bwe randomi[sz]ed\b|\brandomi[sz]ation (?:was|to)\b|\brandomi[sz]ed[- ](?:to|into|in a|"
        r"controlled|double|clinical|placebo)\b"
        r"|\b(?:in|with) (?:an? )?random(?:i[sz]ed)?,? (?:and )?(?:counter-?balanced )?order\b|"
        r"\b(?:randomly selected|selected randomly) and (?:then )?(?:divided|assigned)\b|"
        r"\brandomi[sz]ed\b(?=[^.]{0,60}\b(?:trial|placebo|blind(?!\w* (?:fashion|manner|order))))",
    ),
    rule(
        "controlled-trial",
        "non-randomi|nonrandomi|non randomi|quasi|controlled|control trial|control clinical|control field|"
        "control intervention|field trial|trial comparing|comparative|crossover|cross-over|cross over|"
        "two-arm",
        r"\b(?:non-?randomi[sz]ed|quasi-?(?:experimental|randomi[sz]ed)|controlled before[- "
        r"]and[- ]after)\b(?:[ ,-][\w-]+){0,4}? ?(?:trial|study|design|intervention)?|"
        r"(?<!case[- ])\bcontrolled (?:clinical |intervention(?:al)? |experimental )study\b|"
        r"\btrial comparing\b|\bcomparative (?:clinical )?trial\b|"
        r"\btwo-arm (?:intervention(?:al)? )?study\b|"
        r"\bcontrol(?:led)? (?:clinical |field |intervention )?trials?\b|\bfield trials?\b|"
        r"\bcross[- ]?over (?:[\w-]+ ){0,2}?(?:study|design|trial|fashion|manner)\b|"
        r"\bcross[- ]?over, (?:[\w-]+,? ){1,4}?(?:study|design|trial)\b",
    ),
    rule(
        "clinical-trial",
        "before|pre",
        r"\b(?:before[- ](?:and[- ])?after|pre-?post|pre-? and post-?(?:test|intervention)?) "
        r"(?:study|design|evaluation|comparison|intervention study)\b",
        TITLE,
    ),
    rule("phase-4-trial", "phase", r"\bphase[- ](?:iv|4)\b(?! clinical trials? (?:are|is|have))"),
    rule(
        "phase-3-trial",
        "phase",
        r"\bphase[- ](?:ii/)?(?:iii|3)[ab]?\b(?=[^.]{0,60}\b(?:trial|study|stud))",
    ),
    rule(
        "phase-2-trial",
        "phase",
        r"\bphase[- ](?:i/)?(?:ii|2)[ab]?\b(?!/iii)(?=[^.]{0,60}\b(?:trial|study|stud))",
    ),
    rule(
        "phase-1-trial",
        "phase",
        r"\bphase[- ](?:i|1)[ab]?\b(?=[^.]{0,60}\b(?:trial|study|stud|dose))",
    ),
    rule(
        "clinical-trial",
        "trial|clinical study|placebo|blind|mask",
        r"\b(?:clinical|single[- ]arm|open[- ]label|uncontrolled|pilot|feasibility|crossover|intervention|"
        r"prevention|treatment|efficacy|"
        r"cross-over|placebo[- ]controlled|(?:single|double)[- ]?(?:blind|masked)(?:ed)?)"
        r"(?:[ ,-]+[\w-]+){0,4}? (?:trial|clinical study)\b"
        r"|\b(?:placebo[- ]controlled|(?:single|double)[- ]?(?:blind|masked)(?:ed)?)(?:[ ,-]+[\w-]+){0,4}? "
        r"(?:study|design|comparison)\b",
    ),
    rule(
        "protocol",
        "protocol|rationale|design|methodology",
        r"\b(?:study|trial|research) protocol\b|\bprotocol (?:for|of) (?:a|an|the) (?:[\w-]+ "
        r"){0,6}?(?:trial|study|review|rct)\b|: (?:a |an )?(?:[\w-]+ ){0,5}protocol\b(?! (?:versus|vs|"
        r"and|or|compared)\b)|^protocol (?:for|of)\b"
        r"|\b(?:rationale|design)(?:,? (?:and|&) (?:[\w-]+ ){0,2}?\w+)? (?:of|for) (?:a|an|the) "
        r"(?:[\w()@-]+ ){0,9}?(?:trial|study|rct)\b"
        r"|(?:: |^)(?:methodology|design) (?:of|for) (?:a|an|the) |: (?:study )?design(?: and "
        r"(?:methods|rationale|methodology))?(?: of [^.]*)?$",
        TITLE,
    ),
    rule(
        "protocol",
        "protocol|rationale|design|methodology",
        r"\bthis (?:article|paper|report|study protocol) (?:\w+ )?(?:describes|presents|"
        r"provides|outlines|reports) "
        r"(?:on )?(?:the )?(?:\w+ (?:and )?){0,3}?(?:rationale|protocol|design|methodology)\b|"
        r"\bwe (?:describe|present|report|outline) (?:here )?the (?:\w+ )?(?:rationale|"
        r"protocol|design|methodology)\b",
        ANY,
    ),
    rule(
        "cohort",
        "cohort|retrospective|prospective|longitudinal|real-world|observational|follow-up study|"
        "review|charts|records",
        r"\bcohort\b(?=[^.]{0,40}\b(?:study|studies|analysis|design|of \w+))|\b(?:retrospective|"
        r"prospective|historical|population-based|real-world|registry-based|longitudinal|"
        r"nationwide|"
        r"observational|propensity[- ](?:score[- ])?matched)(?:[ ,-]+[\w-]+){0,4}? (?:cohort|"
        r"follow-up study|rwd study)\b|\bcohort study\b|"
        r"\b(?:retrospective(?:ly)?|real-world|longitudinal)(?:[ ,]+[\w-]+){0,3} (?:study|analysis|"
        r"review|comparison|"
        r"review of (?:patients|records|charts|data))\b|\bretrospectively (?:reviewed|"
        r"analy[sz]ed|collected|evaluated|identified|studied)\b"
        r"|\bprospectively (?:followed|enrolled|collected)\b(?=[^.]{0,80}\bcohort\b)"
        r"|\breviewed (?:[\w-]+ ){0,3}?(?:the )?(?:medical |hospital |clinical |case |patients?' )?"
        r"(?:records|charts)\b|\b(?:chart|medical records?) review\b|\b(?:records|charts) "
        r"(?:of [^.;]{0,160} )?were (?:[\w-]+ ){0,2}?(?:reviewed|examined|analy[sz]ed)\b|"
        r"\breviewed our (?:[\w-]+ ){0,3}?experience\b|\b(?:retrieved|extracted|abstracted) (?:[\w-]+ ){0,3}?"
        r"(?:charts|medical records|records of)\b",
    ),
    rule(
        "case-control",
        "case|control",
        r"\b(?:nested )?case-?[ /-]?control(?:led)?\b(?: (?:study|design|analysis))?|\bcases? "
        r"and (?:matched )?controls were\b",
    ),
    rule(
        "cross-sectional",
        "sectional|survey|prevalence|questionnaire",
        r"\bcross-?[ ]?sectional(?:ly)?\b(?! (?:area|area|image|imaging|diameter|view|plane))|"
        r"\b(?:questionnaire|online|postal|web-based|national|population|telephone|mail) "
        r"survey\b|\bquestionnaire study\b|\bprevalence (?:study|survey)\b|\bquestionnaires? (?:was|"
        r"were) (?:[\w-]+ ){0,2}?"
        r"(?:sent|mailed|e-?mailed|posted|distributed)\b",
    ),
    rule(
        "diagnostic",
        "diagnos|sensitivity|receiver",
        r"\bstudy \(diagnos[ei]s\)|\bdiagnostic (?:accuracy|performance|test accuracy|study|value|yield)\b|"
        r"\b(?:sensitivity and specificity|receiver operating)\b(?=[^.]{0,120}\b(?:diagnos|"
        r"detect|test|reference standard))",
    ),
    rule(
        "observational",
        "observational",
        r"\bobservational(?:[ ,-]+[\w-]+){0,3} (?:study|analysis|design)\b",
    ),
    rule(
        "qualitative",
        "qualitative|interview|focus group|thematic|grounded|ethnograph|phenomenolog|lived exp",
        r"\bqualitative (?:study|research|interview|analysis|descriptive|exploration|methods?|"
        r"approach)\b|\b(?:semi-?structured|in-?depth|key[- ]informant) (?:[\w-]+ ){0,2}?interviews?\b|"
        r"\binterview data\b|\binterviews (?:[\w-]+ ){0,3}?were (?:[\w-]+,? ){0,3}?(?:transcribed|"
        r"audio-?recorded|tape-?recorded)\b|\bfocus groups?\b(?! on)|\bthematic "
        r"analysis\b|\bgrounded theory\b|\bethnograph\w*\b|\bphenomenological (?:study|approach|"
        r"analysis|method|design)\b|\blived experiences?\b",
    ),
    rule(
        "economic",
        "cost|economic|budget",
        r"\bcost[- ](?:effectiveness|utility|benefit|minimi[sz]ation|consequences?) "
        r"(?:analys[ei]s|study|evaluation|model)\b|\beconomic (?:evaluation|analysis|model)\b|"
        r"\bbudget impact\b|\b(?:evaluat|assess|estimat|determin|compar|examin|investigat|model|"
        r"analy[sz])\w* "
        r"(?:the )?(?:[\w-]+,? ){0,4}?cost[- ](?:effectiveness|utility)\b",
    ),
    rule(
        "economic",
        "cost",
        r"\b(?:changes in|healthcare|health care|total|direct|medical) costs\b|\bcost (?:analysis|"
        r"comparison|of illness|savings?)\b|^(?:the )?costs? of\b|"
        r"\bcost[- ](?:effectiveness|utility|benefit) of\b",
        TITLE,
    ),
    rule(
        "case-report",
        "case|report of|in a patient|in one patient|in two patients|in three patients",
        r"\bcase (?:report|series|study of a)\b|\b(?:a|two|three) cases? (?:of|with|report)\b|"
        r"\breport of (?:a|one|two|three|\d+) cases?\b|\bin (?:a|one|two|three) patients? with\b",
        TITLE,
    ),
    rule(
        "case-report",
        "case|we report|we present|we describe",
        r"\bwe (?:report|present|describe)(?: here)? (?:a|the|an?|two|three|four|five|six|\d|1\d)"
        r"(?: (?:rare|unusual|first|unique|\w+))? cases?\b|"
        r"\bwe (?:report|present|describe) (?:a|an) \d+[- ](?:year|month|day|week)",
        ANY,
    ),
    rule(
        "case-report",
        " old|-old",
        r"\b(?:an?|the|our) (?:\w+[- ]){0,2}?\d{1,3}[- ](?:year|month|week|day)s?[- ]old "
        r"(?:[\w-]+ ){0,3}?"
        r"(?:man|woman|male|female|boy|girl|patient|child|infant|lady|gentleman)\b",
        ANY,
    ),
    rule(
        "case-report",
        "case |a patient|one patient",
        r"\b(?:a|the|one|this) (?:[\w-]+ )?case (?:of [^.]{0,90}? )?(?:is|was) (?:described|"
        r"reported|presented)\b|"
        r"\bin this case report\b|\bwe (?:report|present|describe) (?:here )?(?:the case of "
        r")?(?:a|one) patient\b",
        ANY,
    ),
    rule(
        "animal",
        "rat|mice|mouse|murine|rabbit|dog|beagle|canine|pig|swine|porcine|sheep|ovine|"
        "lamb|goat|calves|cattle|cow|bovine|heifer|horse|equine|mare|monkey|macaque|"
        "baboon|primate|zebrafish|minnow|trout|salmon|xenopus|tadpole|chicken|broiler|"
        "hen|hamster|gerbil|cat|feline|duck|camel|drosophila|c. elegans|ferret|steer|ewe|"
        "sow|gilt|turkey|poultry|quail|sprague|wistar|balb|c57bl",
        r"\b(?:rats?|mice|mouse|murine|rabbits?|beagles?|dogs|canine|pigs?|piglets?|swine|"
        r"porcine|sheep|ovine|lambs?|goats?|calves|cattle|cows?|bovine|heifers|horses|equine|"
        r"mares|monkeys?|macaques?|baboons?|primates|"
        r"zebrafish|minnows?|trout|salmon|xenopus|tadpoles|chickens?|broilers?|hens|quails?|turkeys|"
        r"guinea pigs|hamsters?|gerbils|cats|felines?|poultry|ducks|"
        r"ducklings|camels|drosophila|c\. elegans|ferrets?|steers|ewes|sows|gilts|sprague-dawley|"
        rf"wistar|balb/c|c57bl/6\w?)\b(?!{_TISSUE})",
        SELF | {Role.RESULTS},
    ),
    rule(
        "in-vitro",
        "vitro|culture|plates|wells|specimens|bone blocks|teeth|molars|dentin|manikin|chips|"
        "cell|cadaver|extracted|cultured|isolated|dissociated|primary|mitochondria|"
        "patch-clamp|neurons|rna|transfected|knock",
        r"\bin vitro\b(?! (?:fertili[sz]ation|maturation))|\bcell lines?\b(?=[^.]{0,60}\b(?:were|was|"
        r"treated|cultured|study|tested))|"
        r"\b(?:cultured|isolated|dissociated|primary) (?:[\w-]+ ){0,3}?(?:neurons?|hepatocytes|"
        r"(?:cardio)?myocytes|fibroblasts|keratinocytes|macrophages|osteoblasts|chondrocytes|"
        r"mitochondria)\b|"
        r"\b(?:liver|heart|brain|rat|mouse) mitochondria\b|\bpatch-clamp\b|\bsensory neurons\b|"
        r"\b(?:sirna|shrna|transfected|knockdown|knocked down)\b|"
        r"\bextracted (?:human )?(?:teeth|molars|premolars)\b|\bcultured (?:human )?\w+ cells\b|"
        r"\bcadaver(?:ic|s)?\b|"
        r"\b(?:culture dishes|(?:culture|96-well|well) plates|wells|specimens|bone blocks|"
        r"teeth|molars|premolars|chips|dentine? (?:discs|disks|samples)) "
        r"(?:[\w-]+ ){0,3}?were (?:then )?(?:divided )?(?:randomly|randomi[sz]ed)\b|"
        r"\b(?:performed|compressions|ventilat\w+|intubat\w+|resuscitation) (?:[\w-]+ ){0,5}?(?:on|of|in) "
        r"(?:an? |the )?(?:[\w-]+ ){0,3}?mani?kins?\b",
    ),
    rule(
        "review",
        "review|overview",
        r"\b(?:narrative|literature|state-of-the-art|critical|comprehensive|mini|clinical|"
        r"integrative|umbrella)[ -]review\b|\b(?:a|an) (?:[\w-]+ )?(?:review|overview)\b(?! of "
        r"(?:records|charts|patients))|\bthis review\b|: (?:a )?review(?: of the literature)?$|"
        r"^review\b",
        TITLE,
    ),
    rule(
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
    rule(
        "review",
        "review|article|paper|discuss|overview",
        r"\b(?:aim|purpose|objective|goal)s? of (?:this|the present|the) (?:paper|article|review|chapter|"
        r"overview) (?:is|was|are) (?:[\w-]+ )?to (?:[\w-]+ )?(?:review|summari[sz]e|discuss|provide|"
        r"present|describe|highlight|outline|give)\b|\b(?:in|the aim of|the purpose of) this (?:article|"
        r"paper|review|chapter),? (?:we|the authors?) (?:will |also )?(?:review|discuss|summari[sz]e|"
        r"highlight|outline|focus on)\b|\bthis (?:article|paper|chapter|review) (?:will )?(?:briefly |"
        r"also |critically )?(?:reviews?|discuss(?:es)?|summari[sz]es?|highlights?|outlines?|"
        r"provides? an (?:overview|update)|focus(?:es)? on|gives? an overview)\b|"
        r"\b(?:are|is) (?:also )?(?:reviewed|summari[sz]ed|discussed) (?:in this|here|herein)\b",
        ANY,
    ),
    rule("editorial", "editor", r"^(?:editorial|editor's)\b", TITLE),
    rule(
        "letter",
        "letter|reply|response",
        r"^(?:letter|reply|response) to\b|\bletter to the editor\b",
        TITLE,
    ),
    rule("comment", "comment", r"^(?:comment(?:ary)? on|commentary)\b|: (?:a )?commentary$", TITLE),
    rule("comment", "commentary", r"\b(?:this|the present) commentary\b", ANY),
)
