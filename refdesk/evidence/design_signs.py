# SPDX-License-Identifier: GPL-3.0-or-later
"""What a paper is where no words name its design: what was done tells it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from refdesk.domain.evidence import DesignFinding
from refdesk.evidence.design_traits import is_trait
from refdesk.evidence.design_within import add_finding
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import Document, Role, Sentence


@dataclass(frozen=True, slots=True)
class Sign:
    """What was done, and the design that this makes.

    ``words`` are the proof, in a sentence on what was done and found. ``aim`` must stand in the
    title or an aim, ``needs`` anywhere, ``unless`` nowhere in the text.
    """

    code: str
    words: Pattern
    aim: Pattern | None = None
    needs: Pattern | None = None
    unless: Pattern | None = None
    least: int = 1
    """How many different matches of ``words`` there must be."""
    anywhere: bool = False
    """Whether ``words`` count in the background too."""


_PEOPLE = r"(?:patients|women|men|children|infants|adults|subjects|volunteers|participants|persons|students)"
_NUMBER = r"(?:\d{2,}|[Tt]en|[Ee]leven|[Tt]welve|[A-Za-z]+teen|[A-Za-z]+ty(?:-[a-z]+)?)"
_MANY_PEOPLE = Pattern(rf"\b{_NUMBER} (?:[\w-]+ ){{0,3}}?{_PEOPLE}\b")
_RETROSPECT = Pattern(
    r"(?i)\bretrospective(?:ly)?\b|\b(?:records?|charts?|registry|registries|databases?)\b"
)
_LAB = (
    r"\bwestern blot|\bRT-?q?PCR\b|\bq(?:RT-)?PCR\b|\breal[- ]time (?:\w+ )?PCR\b|\bflow cytomet|"
    r"\bimmunofluorescen|\bimmunoprecipitat|\bimmunoblot|\btransfect|\b(?:si|sh|mi|lnc)RNAs?\b|"
    r"\bRNA interference|\bknock(?:ed)?-?(?:out|down|in)\b|\bCRISPR\b|\bluciferase\b|\btranswell\b|"
    r"\bCCK-?8\b|\bMTT\b|\boverexpress|\bectopic expression|\bco-?cultured?\b|\bcell(?:s| lines?| "
    r"models?| viability| proliferation| invasion| migration| growth)\b|\bphosphorylat|\bubiquitin|"
    r"\btranscription(?:al)? (?:factor|activat|coactivat)|\bcrystal structures?|\bcrystallograph|"
    r"\bproximity label|\bdocking\b|\bbinding (?:affinity|sites?|assay)|\bIC\(?50\)?\b|\bRNA-?seq\b|"
    r"\bkinases?\b|\bDNA adduct|\bnucleosome|\bmass spectrometry\b|\bapoptosis\b|\bsignal(?:l)?ing\b"
)
_LAB_TITLE = Pattern(
    r"(?i)\b(?:cells?|in vitro|signal(?:l)?ing|pathway|axis|protein|proteome|kinase|receptors?|enzyme|"
    r"(?:si|sh|mi|lnc|circ)?-?RNAs?|gene expression|expression of|phosphorylat\w+|transcription\w*|"
    r"coactivator|degradation|mitochondria\w*|apoptosis|autophagy|histone|nucleosome|DNA|platinum|"
    r"inhibitors?|inhibition|antagonists?|molecular mechanisms?|PD-L1|tumou?r growth)\b"
)
_LABORATORY = Sign(
    "in-vitro", Pattern(f"(?i){_LAB}"), aim=_LAB_TITLE, unless=_MANY_PEOPLE, least=2, anywhere=True
)
_PREDICTS = Pattern(
    r"(?i)\b(?:predict\w*|prognos\w+|risk factors?|surviv\w+|mortality|long-term|outcomes?|"
    r"complications?|recurrence|natural history|course of|incidence)\b"
)
_EFFECT = Pattern(
    r"(?i)\b(?:effects?|efficacy|effective(?:ness)?|influence|impact|safety|comparison|versus|vs|"
    r"treatment|therapy|trial|exposure|administration|use of|response|improves?|reduces?|enhance[sd]?)\b"
)
_HEALTHY = r"(?:healthy|normal) (?:[\w-]+ )?(?:volunteers|subjects|individuals|people|persons|participants)"
_SIGNS: tuple[Sign, ...] = (
    Sign(
        "rct",
        Pattern(
            r"(?i)\brandomi[sz]ed to\b|\brandomly assigned\b|\bplacebo-(?:controlled|adjusted|corrected)\b"
        ),
        needs=Pattern(r"\bNCT ?\d{8}|\bISRCTN ?\d|(?i:\bphase (?:3|III)\b)"),
        anywhere=True,
    ),
    Sign(
        "controlled-trial",
        Pattern(
            rf"(?i)\b{_PEOPLE} (?:[\w-]+ ){{0,3}}?were (?:\w+ )?(?:divided|assigned|allocated|split|"
            r"separated) (?:\w+ )?(?:in)?to (?:(?!\b(?:according|based|depending)\b)[^.]){0,60}?\b(?:"
            r"received|receiving|treated|given|underwent|session|program(?:me)?|training|intervention|"
            r"placebo)\b|\b(?:treatment|drug|active|intervention|verum) and (?:the )?(?:placebo|sham) "
            r"groups?\b|\b(?:or|and|versus|vs|than|with|of|to) (?:an? )?(?:matching )?placebo\b|"
            r"\balternate(?:ly)? (?:assigned|allocated)\b|\balternate days\b"
        ),
        aim=_EFFECT,
        unless=_RETROSPECT,
    ),
    Sign(
        "controlled-trial",
        Pattern(
            rf"(?i)\b{_PEOPLE} [^.;]{{0,60}}?\b(?:received|given|with|either)\b [^.;]{{0,40}}?\beither "
            r"[\w-]+(?: [\w-]+){0,4} or [\w-]+|\b(?:intervention|experimental|treatment|training) group "
            r"[^.]{0,160}\bcontrol group\b"
        ),
        aim=_EFFECT,
        unless=_RETROSPECT,
    ),
    _LABORATORY,
    Sign(
        "cohort",
        Pattern(
            r"(?i)\b(?:treated|admitted|operated|performed|diagnosed|underwent|enrol{1,2}ed|identified|"
            r"recruited|followed|carried out|referred|managed)\b[^.;]{0,90}\b(?:between|from|during|in|"
            r"since) (?:[A-Z][a-z]+ )?(?:\d\d? )?(?:19|20)\d\d\b"
        ),
        needs=Pattern(rf"(?i)\b{_PEOPLE}\b"),
    ),
    Sign(
        "cohort",
        Pattern(
            r"\b(?:Cox|[Pp]roportional[- ]hazards?|Kaplan-Meier|[Ll]og-?rank|[Mm]ultivaria(?:te|ble) "
            r"(?:analys[ei]s|logistic|model|regression)|[Hh]azard ratios?|[Ll]ogistic regression|"
            r"[Ll]ong-term (?:results|follow-up))\b"
        ),
        aim=_PREDICTS,
        needs=Pattern(rf"(?i)\b{_PEOPLE}\b"),
    ),
    Sign(
        "clinical-trial",
        Pattern(
            rf"(?i)\b(?:administered|given|infused|applied|exposed|injected)\b [^.;]{{0,80}}?\b(?:to|in) "
            rf"(?:[\w-]+ ){{0,3}}?{_PEOPLE}\b|\b(?:exposed|gave|treated) {_NUMBER} (?:[\w-]+ ){{0,3}}?"
            rf"{_PEOPLE}\b|\b{_PEOPLE} (?:[\w-]+ ){{0,3}}?(?:received|ingested|consumed|inhaled|trained|"
            r"exercised|completed a|participated in|took part in)\b"
        ),
        aim=_EFFECT,
        unless=_RETROSPECT,
    ),
    Sign(
        "clinical-trial",
        Pattern(
            r"(?i)\bbefore and (?:[\w-]+ ){0,4}?after (?:the |a |an |[\w-]+ (?:days|weeks|months) (?:of )?)?"
            r"(?:[\w-]+ ){0,2}?(?:treatment|therapy|intervention|training|program(?:me)?|infusion|"
            r"administration|exercise|supplementation|course|session|rehabilitation|application)\b"
        ),
        aim=_EFFECT,
        needs=Pattern(rf"(?i)\b{_PEOPLE}\b"),
        unless=_RETROSPECT,
    ),
    Sign(
        "case-control",
        Pattern(
            rf"(?i)\b{_PEOPLE}\b[^.;]{{0,120}}?\b(?:and|versus|vs\.?|with|to|than|from) (?:the )?(?:"
            rf"{_NUMBER} )?(?:(?:age|sex|gender|matched|healthy|normal|unaffected|unrelated|and)[- ,]*)*"
            r"controls?\b(?! group)"
        ),
    ),
    Sign(
        "cross-sectional",
        Pattern(
            rf"(?i)\b{_HEALTHY}\b|\b(?:sero)?prevalences?\b|\bquestionnaires?\b|\bsurvey(?:ed|s)?\b|"
            r"\bwere (?:interviewed|surveyed|polled)\b"
        ),
        needs=Pattern(rf"(?i)\b{_PEOPLE}\b"),
    ),
)
"""In the order in which they count: what was done to people goes before how they were compared."""

_TITLE_TEST = Pattern(
    r"(?i)\bdiagnos(?:is|ing|tic|e)\b|\bdetect(?:ion|ing|s)?\b|\baccuracy\b|"
    r"\b(?:screening|index) tests?\b|\bdifferentiat(?:e|es|ing|ion)\b|\bdiscriminat(?:e|es|ing|ion)\b"
)
_ACCURACY = Pattern(
    r"(?i)\bsensitivit(?:y|ies)\b[^.;]{0,60}\bspecificit(?:y|ies)\b(?=[^;]{0,60}\d)|"
    r"\b(?:ROC|receiver[- ]operating)\b|\bAUROC\b"
)
_CASE_GROUP = Pattern(r"(?i)\bcases? group\b")
_CONTROL_GROUP = Pattern(r"(?i)\bcontrols? group\b")
_RETROSPECTIVE = Pattern(r"(?i)\bretrospective(?:ly)?\b")
_CONSECUTIVE = Pattern(
    r"(?i)\bprospectively (?:enrol{1,2}ed|recruited|included|followed|studied)\b"
    r"(?=[^.;]{0,30}\b(?:consecutive|all (?:\w+ ){0,2}(?:patients|women|men|children|infants|adults)))|"
    r"\b(?:consecutive|all) (?:\w+ ){0,3}(?:patients|women|men|children|infants|adults) (?:\w+ )"
    r"{0,4}?(?:were|was) prospectively (?:enrol{1,2}ed|recruited|included|followed|studied)\b"
)
_WEAK = frozenset({"cohort", "observational", "clinical-study", "preprint"})
"""Designs beside which the signs of an observation still say something new."""
_SILENT = frozenset({"preprint"})
"""Designs that say nothing of what was done."""


def unnamed(
    found: Mapping[str, DesignFinding], document: Document, known: Collection[str] = ()
) -> dict[str, DesignFinding]:
    """Return the designs with the one that signs give, where no words name what the paper is.

    A "case group" and a "control group" looked at in retrospect are a case-control study;
    sensitivity with specificity, or a ROC curve, in the results of a paper on detection is one of
    diagnosis; all patients enrolled prospectively are a cohort. ``known`` are the codes of the
    publication types: where they tell what the paper is, no sign is looked for.
    """
    named = {code for code in (*found, *known) if not is_trait(code)}
    kept = dict(found)
    body = [s for s in document.sentences if s.role not in {Role.BACKGROUND, Role.CONCLUSIONS}]
    if named == {"animal"}:
        _add_sign(kept, _LABORATORY, document)
    if not named <= _WEAK:
        return kept
    aims = _aims(document)
    text = " ".join(s.text for s in document.sentences if s.role is not Role.BACKGROUND)
    if _CONTROL_GROUP.search(text) and _RETROSPECTIVE.search(text):
        add_finding(kept, "case-control", _CASE_GROUP, body, document)
        if "case-control" in kept:
            kept.pop("cohort", None)  # what "retrospective" alone was taken for
            return kept
    if any(_TITLE_TEST.search(aim) for aim in aims):
        results = [s for s in body if s.role in {Role.RESULTS, Role.OTHER}]
        add_finding(kept, "diagnostic", _ACCURACY, results, document)
    add_finding(kept, "cohort", _CONSECUTIVE, body, document)
    if kept.keys() == found.keys() and named <= _SILENT:
        for sign in _SIGNS:
            if _add_sign(kept, sign, document):
                return kept
        _add_review(kept, document)
    return kept


def _aims(document: Document) -> list[str]:
    return [s.text for s in document.sentences if s.role in {Role.TITLE, Role.OBJECTIVE}]


def _add_sign(found: dict[str, DesignFinding], sign: Sign, document: Document) -> bool:
    """Add the design of a sign that the paper shows; return whether it does."""
    if sign.aim and not any(sign.aim.search(aim) for aim in _aims(document)):
        return False
    text = " ".join(s.text for s in document.sentences)
    if (sign.needs and not sign.needs.search(text)) or (sign.unless and sign.unless.search(text)):
        return False
    passed = (
        {Role.CONCLUSIONS} if sign.anywhere else {Role.CONCLUSIONS, Role.BACKGROUND, Role.TITLE}
    )
    if sign.least > 1 and len({m.lower() for m in sign.words.findall(text)}) < sign.least:
        return False
    before = len(found)
    sentences = [s for s in document.sentences if s.role not in passed]
    add_finding(found, sign.code, sign.words, sentences, document)
    return len(found) > before


_LITERATURE = Pattern(
    r"(?i)\b(?:studies|evidence|literature|reports|trials|data|research) (?:\w+ )?(?:have|has|suggests?|"
    r"indicates?|shows?|supports?)\b|\brecent(?:ly)? (?:studies|advances|evidence|data|findings|"
    r"developments)\b|\bgrowing (?:body of )?evidence\b|\bbeing (?:explored|investigated|developed)\b|"
    r"\bstud(?:ies|y) (?:are|is) needed\b"
)
_OWN_WORK = Pattern(
    r"(?i)\b(?:we (?!review|discuss|summari|propose|highlight|describe the|suggest|argue|outline|focus|"
    r"provide|also)\w+|(?:this|present|our|the current) (?:study|trial|case|investigation|experiments?|work)"
    r"|were (?:measured|recruited|enrolled|included|analy[sz]ed|treated|randomi[sz]ed|performed|studied|"
    r"collected|obtained|used)|was (?:performed|measured|conducted|synthesi[sz]ed)|p ?[<=] ?0?\.)\b"
)


def _add_review(found: dict[str, DesignFinding], document: Document) -> None:
    """Add a review: a text of some length on what others found, without any work of its own."""
    body: Sequence[Sentence] = [s for s in document.sentences if s.role is not Role.TITLE]
    if len(body) >= _SHORTEST_REVIEW and not any(_OWN_WORK.search(s.text) for s in body):
        add_finding(found, "review", _LITERATURE, body, document)


_SHORTEST_REVIEW = 4
