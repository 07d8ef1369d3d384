# SPDX-License-Identifier: GPL-3.0-or-later
"""The signs by which :mod:`refdesk.evidence.design_signs` tells a design that no words name."""

from dataclasses import dataclass

from refdesk.evidence.pattern import Pattern


@dataclass(frozen=True, slots=True)
class Sign:
    """What was done, and the design that this makes.

    ``words`` are the proof, in a sentence on what was done and found. ``aim`` must stand in the
    title or an aim and ``but`` in none of them; ``needs`` must stand anywhere in the text and
    ``unless`` nowhere.
    """

    code: str
    words: Pattern
    aim: Pattern | None = None
    but: Pattern | None = None
    needs: Pattern | None = None
    unless: Pattern | None = None
    least: int = 1
    """How many different matches of ``words`` there must be."""
    anywhere: bool = False
    """Whether ``words`` count in the title and the background too."""


_PEOPLE = (
    r"(?:patients|women|men|children|infants|adults|subjects|volunteers|participants|persons|students|"
    r"adolescents|females|males|parturients|neonates)"
)
_ANY_PEOPLE = Pattern(rf"(?i)\b{_PEOPLE}\b")
_NUMBER = (
    r"(?:\d{2,}|(?i:ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?))"
)
MANY_PEOPLE = Pattern(rf"\b{_NUMBER} (?:[\w-]+ ){{0,3}}?{_PEOPLE}\b")
_RETROSPECT = Pattern(
    r"(?i)\bretrospective(?:ly)?\b|\b(?:records|medical record|charts?|registry|registries|databases?|"
    r"simulat\w+|finite element)\b",
    hints=("etrospect", "ecord", "hart", "egistr", "atabase", "imulat", "inite element"),
)
_BY_STATE = Pattern(
    r"(?i)\b(?:classified|categori[sz]ed) (?:\w+ )?(?:according|as|in)|\bgroups?: \d+ (?:patients|pt|"
    r"subjects)\w*\.? "
    r"with\b",
    hints=("lassified", "ategori", "roup"),
)
"""Groups by what people have or are, and not by what was done to them."""
_LAB = Pattern(
    r"(?i)\bwestern blot|\bRT-?q?PCR\b|\bq(?:RT-)?PCR\b|\breal[- ]time (?:\w+ )?PCR\b|\bflow cytomet|"
    r"\bimmunofluorescen|\bimmunoprecipitat|\bimmunoblot|\btransfect|\b(?:si|sh|mi|lnc)RNAs?\b|"
    r"\bRNA interference|\bknock(?:ed)?-?(?:out|down|in)\b|\bCRISPR\b|\bluciferase\b|\btranswell\b|"
    r"\bCCK-?8\b|\bMTT\b|\boverexpress|\bectopic expression|\bco-?cultured?\b|\bcell(?:s| lines?| "
    r"models?| viability| proliferation| invasion| migration| growth)\b|\bphosphorylat|\bubiquitin|"
    r"\btranscription(?:al)? (?:factor|activat|coactivat)|\bcrystallograph|"
    r"\bproximity label|\bdocking\b|\bbinding (?:affinity|sites?|assay)|\bIC\(?50\)?\b|\bRNA-?seq\b|"
    r"\bkinases?\b|\bDNA adduct|\bnucleosome|\bmass spectrometry\b|\bapoptosis\b|\bsignal(?:l)?ing\b|"
    r"\bproteoly|\boncogen|\bmRNA\b"
)
_LAB_TITLE = Pattern(
    r"(?i)\b(?:cells?|in vitro|signal(?:l)?ing|pathway|axis|protein|proteome|kinase|receptors?|enzyme|"
    r"(?:si|sh|mi|lnc|circ)?-?RNAs?|gene expression|expression of|phosphorylat\w+|transcription\w*|"
    r"coactivator|degradation|mitochondria\w*|apoptosis|autophagy|histone|nucleosome|DNA|platinum|"
    r"inhibitors?|inhibition|antagonists?|mechanisms?|PD-L1|tumou?r growth|proteolysis|\w*genesis|"
    r"activation|metabolism|metaboli[sz]ed|chemoresistance|drug resistance)\b"
)
_OWN_BENCH = Pattern(
    r"(?i)\b(?:we|our|here|this study|present study|these (?:results|findings|data))\b|\b(?:was|were) "
    r"(?:\w+ )?(?:investigated|examined|observed|stained|"
    r"detected|measured|treated|used|performed|analy[sz]ed|assessed|evaluated|studied|identified)\b"
)
_CULTURE = Pattern(
    r"(?i)\bin vitro\b|\bcell lines?\b|\b(?:co-?)?cultured?\b|\btransfected\b|\b(?:si|sh)RNAs?\b|"
    r"\bRNA interference\b|\bknock-?down\b|\b(?:cancer|tumou?r|carcinoma|transformed|human) cells\b"
)
CULTURE = Sign("in-vitro", _CULTURE, aim=_LAB_TITLE, anywhere=True)
"""Beside an animal study: what was done with cells too."""
_RETROSPECT_OR_STATE = Pattern(
    f"{_RETROSPECT.source}|{_BY_STATE.source.removeprefix('(?i)')}",
)
_PREDICTS = Pattern(
    r"(?i)\b(?:predict\w*|prognos\w+|risk factors?|surviv\w+|mortality|long-term|outcomes?|"
    r"complications?|recurrence|natural history|course of|incidence)\b"
)
_EFFECT = Pattern(
    r"(?i)\b(?:effects?|efficacy|effective(?:ness)?|influences?|impact|safety|versus|vs|compar\w+|"
    r"treatments?|therapy|trial|exposure|administration|response|improves?|reduces?|enhance[sd]?|"
    r"increases?|intervention|program(?:me)?|training|education\w*|prophylaxis|pharmacokinetics?|slows|"
    r"exercise|benefit|attenuates?|pilot)\b"
)
_CONDITION = Pattern(
    r"(?i)\b(?:effects? of|influence of|impact of|efficacy|training|treatment (?:of|with)|therapy with|"
    r"administration|treated with|pharmacokinetics?)\b"
)
_RELATED = Pattern(
    r"(?i)\b(?:correlat\w+|associat\w+|relation(?:s|ships?)?|prevalence|distribution|determinants)\b"
)
_BY_NATURE = (
    r"(?!\b(?:according|based|depending|index|duration of|with and without|by the|classified)\b)"
)
_UNITS = r"(?:groups?|arms?|conditions?|clinics?|areas?|clusters?|villages?|schools?)"

SIGNS: tuple[Sign, ...] = (
    Sign(
        "rct",
        Pattern(
            r"(?i)\brandomi[sz]ed to\b|\brandomly assigned\b|\bplacebo-(?:controlled|adjusted|corrected)\b",
            hints=("andom", "lacebo"),
        ),
        needs=Pattern(
            r"\bNCT ?\d{8}|\bISRCTN ?\d|(?i:\bphase (?:3|III)\b)", hints=("NCT", "ISRCTN", "hase")
        ),
        anywhere=True,
    ),
    Sign(
        "rct",
        Pattern(
            r"(?i)\brandomi[sz]ed to\b|\brandomly assigned\b|\bplacebo\b", hints=("andom", "lacebo")
        ),
        needs=Pattern(
            r"(?i)\bsub-?study\b|\b(?:post[- ]hoc|secondary|sub-?group|sub-?) ?(?:\w+ )?analys[ei]s\b",
            hints=(
                "ubstudy",
                "ub-study",
                "ost hoc",
                "ost-hoc",
                "econdary",
                "ubgroup",
                "ub-",
                "ubanal",
            ),
        ),
        anywhere=True,
    ),
    Sign(
        "rct", Pattern(r"(?i)\brandomi[sz]ed to (?:either|an?|the|no|receive)\b", hints=("andomi",))
    ),
    Sign(
        "controlled-trial",
        Pattern(
            rf"(?i)\b{_PEOPLE} (?:[\w-]+ ){{0,6}}?(?:were )?(?:divided|assigned|allocated|split|separated) "
            rf"(?:\w+ )?(?:in)?to (?:{_BY_NATURE}[^.]){{0,90}}?\b(?:received|receiving|treated|given|"
            r"underwent|session|program(?:me)?|training|intervention|placebo|control|case group)\b|"
            r"\balternate(?:ly)? (?:assigned|allocated)\b|\balternate days\b",
            hints=("divided", "assigned", "allocated", "split", "separated", "lternat"),
        ),
        unless=_RETROSPECT,
    ),
    Sign(
        "controlled-trial",
        Pattern(
            r"(?i)\b(?:divided|assigned|allocated) (?:in)?to (?:one of )?\w+ groups?\b",
            hints=("ivided", "ssigned", "llocated"),
        ),
        aim=_EFFECT,
        needs=Pattern(
            r"(?i)\bgroups? (?:[A-D1-6]|I{1,3})\b[^.]{0,60}\b(?:received|given|underwent|got|injected)\b|"
            r"\b(?:control|comparison) group\b[^.]{0,60}\b(?:received|given|no)\b|\bmg of\b"
        ),
        unless=_RETROSPECT,
    ),
    Sign(
        "controlled-trial",
        Pattern(
            r"(?i)\b(?:intervention|experimental|implementation|treatment|training|treated|study) "
            rf"{_UNITS}\b|\bplacebo\b|\bsham[- ](?!operated)\w+|\bthe others? (?:did|received|were given)\b",
            hints=(
                "group",
                "arm",
                "condition",
                "clinic",
                "area",
                "cluster",
                "village",
                "school",
                "lacebo",
                "ham",
                "other",
            ),
        ),
        aim=_EFFECT,
        needs=Pattern(
            rf"(?i)\b(?:control|comparison) (?:{_UNITS}|patients|subjects)\b|\bserved as (?:a )?controls?\b|"
            r"\bplacebo\b|\bsham\b|\bcross[- ]?over\b"
        ),
        unless=_RETROSPECT,
    ),
    Sign(
        "rct",
        Pattern(r"(?i)(?<!mendelian )\brandomi[sz]ation\b", hints=("andomi",)),
        aim=_EFFECT,
    ),
    Sign(
        "controlled-trial",
        Pattern(r"\b[Gg]roup (?:I|A|1)\b", hints=("roup",)),
        aim=_CONDITION,
        needs=Pattern(r"\b[Gg]roup (?:II|B|2)\b", hints=("roup",)),
        unless=_RETROSPECT_OR_STATE,
    ),
    Sign(
        "controlled-trial",
        Pattern(r"(?i)\bexperimental (?:groups?|conditions?)\b", hints=("xperimental",)),
        aim=_EFFECT,
        unless=_RETROSPECT,
    ),
    Sign(
        "in-vitro",
        _LAB,
        aim=_LAB_TITLE,
        needs=_OWN_BENCH,
        unless=MANY_PEOPLE,
        least=2,
        anywhere=True,
    ),
    Sign("in-vitro", _LAB, needs=_OWN_BENCH, unless=_ANY_PEOPLE, least=3, anywhere=True),
    Sign("in-vitro", _LAB, needs=_OWN_BENCH, unless=MANY_PEOPLE, least=5, anywhere=True),
    Sign(
        "case-report",
        Pattern(
            r"\b(?:in|of|[Oo]ne|[Tt]wo|[Tt]hree) (?:one|two|three|young|other)? ?(?:\w+ )?"
            r"(?:patients?|cases) (?:with|are|is|were|was|who)\b.{0,60}\b(?:described|reported|presented)\b|"
            r"\bused in (?:one|two|three) patients\b|\b(?:[Tt]wo|[Tt]hree) young patients\b|"
            r"\b[Tt]h(?:is case|ese cases|ese case studies) (?:underlines?|illustrates?|shows?|supports?|"
            r"highlights?|demonstrates?|suggests?)\b",
            hints=("patient", "case"),
        ),
        unless=MANY_PEOPLE,
        anywhere=True,
    ),
    Sign(
        "cohort",
        Pattern(
            r"(?i)\b(?:treated|admitted|operated|performed|diagnosed|underwent|enrol{1,2}ed|identified|"
            r"recruited|followed|carried out|referred|managed|done|experience|hysterectomies)\b"
            r"[^.;]{0,90}\b(?:between|from|during|in|since) (?:the period )?(?:from )?(?:[A-Z][a-z]+ )?"
            r"(?:\d\d? )?(?:19|20)\d\d\b|^(?:between|from) [^,;]{0,20}(?:19|20)\d\d (?:and|to) [^;.]{0,60}"
            r"\b(?:patients|women|men|children|cases)\b",
            hints=("19", "20"),
        ),
        needs=Pattern(r"(?i)\b(?:patients|women|men|children|cases|infants|adults|implants)\b"),
    ),
    Sign(
        "cohort",
        Pattern(
            r"\b(?:Cox|[Pp]roportional[- ]hazards?|Kaplan-Meier|[Ll]og-?rank|[Mm]ultivaria(?:te|ble) "
            r"(?:analys[ei]s|logistic|model|regression)|[Hh]azard ratios?|[Ll]ogistic regression|"
            r"[Ll]ong-term (?:results|follow-up))\b",
            hints=("Cox", "azard", "aplan", "og-rank", "ogrank", "ultivari", "ogistic", "ong-term"),
        ),
        aim=_PREDICTS,
        needs=_ANY_PEOPLE,
    ),
    Sign(
        "clinical-trial",
        Pattern(
            rf"\b(?:administered|infused|applied|exposed|injected)\b [^.;]{{0,80}}?\b(?:to|in) "
            rf"(?:[\w-]+ ){{0,3}}?{_PEOPLE}\b|\b(?:exposed|gave|treated|provided) {_NUMBER} (?:[\w-]+ )"
            rf"{{0,3}}?{_PEOPLE}\b|\b(?i:{_PEOPLE}) (?:[\w-]+ ){{0,3}}?(?:ingested|inhaled|trained|"
            r"exercised|completed (?:a|two|three)|participated in|took part in|attended|volunteered)\b|"
            r"\b(?:[Rr]eceived|given|administered|infused|treated with)\b[^.;]{0,90}\d ?(?:mg|µg|μg|mcg|"
            r"microg|g|IU|ml|mL|U|Gy|%)\b"
        ),
        aim=_EFFECT,
        needs=_ANY_PEOPLE,
        unless=_RETROSPECT,
    ),
    Sign(
        "clinical-trial",
        Pattern(r"\badministered\b [^.;]{0,60}\bin \w+ (?:healthy )?(?:subjects|volunteers)\b"),
    ),
    Sign(
        "clinical-trial",
        Pattern(
            r"(?i)\bbefore(?: and|,| or| versus)? (?:[\w-]+ ){0,6}?after\b|\bat baseline and (?:following|"
            r"after|at the end)\b|\bpre-? ?(?:intervention|treatment|training|test)\b|"
            r"\bbaseline and (?:\w+ ){0,3}end\b",
            hints=("efore", "aseline", "re-", "rein", "retr", "rete"),
        ),
        aim=_EFFECT,
        needs=_ANY_PEOPLE,
        unless=_RETROSPECT,
    ),
    Sign(
        "clinical-trial",
        Pattern(
            r"(?i)\b(?:healthy|normal) (?:[\w-]+ ){0,2}?(?:volunteers|subjects|men|women|adults)\b",
            hints=("ealthy", "ormal"),
        ),
        aim=_EFFECT,
        unless=_RETROSPECT,
    ),
    Sign(
        "case-control",
        Pattern(
            rf"(?i)\b(?:{_PEOPLE}|cases)\b[^.;]{{0,120}}?\b(?:and|versus|vs\.?|with|to|than|from) (?:the )?"
            rf"(?:{_NUMBER} )?(?:(?:age|sex|gender|matched|healthy|normal|unaffected|unrelated|and)[- ,]*)*"
            r"controls\b",
            hints=("controls",),
        ),
        but=_CONDITION,
    ),
    Sign(
        "cross-sectional",
        Pattern(
            r"\b(?:sero)?prevalences?\b|\bsurvey(?:ed|s)?\b|\bwere (?:interviewed|surveyed|polled)\b|"
            r"\bquestionnaires? (?:was|were) (?:[\w-]+ ){0,2}?(?:sent|mailed|posted|distributed)\b|"
            r"\bhealthy (?:[\w-]+ )?(?:volunteers|subjects|individuals|people|participants|controls)\b",
            hints=("revalence", "urvey", "nterviewed", "polled", "uestionnaire", "ealthy"),
        ),
        needs=_ANY_PEOPLE,
        but=_CONDITION,
    ),
    Sign(
        "cohort",
        Pattern(r"(?i)\bfollow(?:ed)?[- ]?up\b|\bsurvival\b", hints=("ollow", "urviv")),
        needs=_ANY_PEOPLE,
        but=_CONDITION,
    ),
    Sign(
        "cross-sectional",
        Pattern(
            r"(?i)\bcorrelat(?:ed|ions?)\b|\bassociat(?:ed|ions?) (?:with|between)\b",
            hints=("orrelat", "ssociat"),
        ),
        aim=_RELATED,
        needs=MANY_PEOPLE,
        but=_CONDITION,
    ),
    Sign(
        "cohort",
        Pattern(r"(?i)\b(?:predict(?:ed|ors?|s)?|prognostic)\b", hints=("redict", "rognostic")),
        aim=_PREDICTS,
        needs=_ANY_PEOPLE,
        but=_CONDITION,
    ),
    Sign(
        "clinical-trial",
        Pattern(r"\d ?(?:mg|µg|μg|mcg|microg|IU)\b(?! ?/ ?(?:d?l|L|mL|ml))"),
        aim=_CONDITION,
        needs=MANY_PEOPLE,
        unless=_RETROSPECT,
    ),
)
"""In the order in which they count: what was done to people goes before how they were compared."""
