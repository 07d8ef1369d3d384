# SPDX-License-Identifier: GPL-3.0-or-later
"""How papers write numbers, measures, intervals and P values: the tables and the scanner."""

import re
from collections.abc import Iterable
from enum import Enum, auto
from typing import NamedTuple

from refdesk.evidence.pattern import Pattern, holds_one

RATIOS = frozenset({"HR", "OR", "RR", "IRR", "PR", "SMR", "GMR", "DOR"})
"""Measures with the null at 1 and intervals symmetric on the log scale."""
DIFFERENCES = frozenset({"MD", "WMD", "SMD", "RD", "BETA"})
"""Measures with the null at 0 and intervals symmetric on the plain scale."""
PROPORTIONS = frozenset({"SENS", "SPEC", "PPV", "NPV", "ACC", "PCT"})
"""Measures that are shares: 0 to 1, or 0 to 100 with a percent sign."""
UNIT_RANGE = frozenset({"R", "R2", "AUC", "KAPPA", "ICC"})
"""Measures that never exceed 1."""


OF_ONE_GROUP = frozenset({"PCT", "MEAN", "MEDIAN", "EST"})
"""Values of one group, which compare nothing: a share, an average, a number with its interval."""


class Token(Enum):
    """What a piece of a sentence is for the reader of numbers."""

    __hash__ = (
        object.__hash__
    )  # members are single; the hash of a name is slow, and asked for often

    NUMBER = auto()
    MEASURE = auto()
    INTERVAL = auto()
    """The words that announce a confidence interval."""
    P = auto()
    """The words that announce a P value."""
    NOT_SIGNIFICANT = auto()
    RELATION = auto()
    SEPARATOR = auto()
    OPEN = auto()
    CLOSE = auto()
    DASH = auto()
    TO = auto()
    AND = auto()
    VERSUS = auto()
    WORD = auto()


class Piece(NamedTuple):
    """One scanned piece of a sentence. Only some kinds use the fields behind ``text``."""

    token: Token
    start: int
    end: int
    text: str
    value: float = 0.0
    half_unit: float = 0.0
    """Half a unit of the last printed digit."""
    percent: bool = False
    kind: str = ""
    """Measure code, or what a P value is "for" (``trend``, ``interaction`` …)."""
    adjusted: bool = False
    level: float | None = None


_ADJ = r"(?:(?:fully[- ]|multivaria(?:ble|te)[- ]|covariate[- ])?(?:adjusted|adj\.?)|multivaria(?:ble|te))"
_MOD = (
    r"(?:(?:pooled|overall|summary|crude|unadjusted|combined|estimated|weighted|stratified|"
    r"univaria(?:ble|te)|"
    r"sub-?distribution|cause-specific|diagnostic|conditional|relative|mean|median|Bayesian|common|raw) )"
)
_DIFF_MOD = (
    r"(?:(?:mean|average|absolute|estimated|adjusted|between-?group|intergroup|treatment|"
    r"least[- ]squares?|LS|overall|net|"
    r"pooled|crude|unadjusted|median|model-based|weighted|baseline[- ]adjusted|risk-adjusted|"
    r"group|placebo-adjusted|"
    r"treatment-group|between-treatment|marginal|percentage|rate|paired|age-adjusted|placebo-corrected) )"
)

# Long names, read without regard to case; first match wins, so the longer stand before.
_LONG: tuple[tuple[str, str], ...] = (
    ("HR", r"(?:hazards?|HR) (?:rate )?ratios?|relative hazards?|hazard rates?"),
    ("DOR", r"diagnostic odds ratios?"),
    ("OR", r"odds?[- ]ratios?|relative odds"),
    ("RRR", r"(?:(?:relative|proportional) )?risk reductions?"),
    ("RD", r"absolute(?= and relative risk reduction)|(?:absolute )?risk differences?|"
        r"absolute (?:rate |risk )?reductions?|"
        r"(?:incidence )?rate differences?|differences? in (?:risks?|proportions?)"),
    ("RR", r"relative risks?|risks?[- ]ratios?|relative rates?"),
    ("IRR", r"(?:(?:incidence|event|mortality|incident|adjusted) )*rate[- ]ratios?|incidence density "
        r"ratios?|"
        r"relative (?:incidence|failure|event|mortality|death|relapse|attack|infection) rates?"),
    ("PR", r"prevalence (?:rate )?ratios?"),
    ("SMR", r"standardi[sz]ed (?:mortality|incidence) (?:rate )?ratios?"),
    ("GMR", r"geometric(?: least[- ]squares?)? mean ratios?|ratios? of (?:the )?geometric means?"),
    ("SMD", r"standardi[sz]ed (?:mean )?differences?|Cohen'?s d|Hedges'?s? (?:adjusted )?g|effect "
        r"sizes?(?: d)?"),
    ("WMD", r"weighted mean differences?"),
    ("MD", rf"{_DIFF_MOD}{{1,4}}differences?|differences? in (?:the )?(?:least[- ]squares? |LS |adjusted "
        r"|group )?means?|differences? between (?:the )?means|differences?|"
        r"(?:mean |M ?)diff\b\.?|diff\.?(?= ?[=:])"),
    ("BETA", r"(?:regression|beta|path|standardi[sz]ed) (?:beta )?(?:coefficients?|weights?)|"
        r"coefficients?|beta"),
    ("R", r"(?:(?:Pearson|Spearman)(?:'?s)? )?(?:rank )?(?:correlation )?(?:coefficients?(?: "
        r"\(r\))?|rho)|Pearson'?s r|Spearman'?s r|(?:Pearson|Spearman)(?:'?s)? correlations?|"
        r"Kendall'?s tau(?:-b)?"),
    ("AUC", r"areas? under (?:the )?(?:(?:receiv\w+|ROC|summary|curve)[- \w]{0,40}? ?)?(?:\(ROC\) "
        r")?curves?|areas? under (?:the )?receiv\w+[- ]operat\w+ characteristics?"),
    ("AUC", r"receiv\w+[- ]operat\w+ characteristics? curves?(?! anal)"),
    ("AUC", r"c[- ]?(?:statistics?|ind(?:ex|ices))|concordance (?:ind(?:ex|ices)|statistics?)"),
    ("SENS", r"sensitivit(?:y|ies)(?! analys)"),
    ("SPEC", r"specificit(?:y|ies)"),
    ("PPV", r"positive predictive values?|positive(?= and negative predictive)"),
    ("NPV", r"negative predictive values?"),
    ("PLR", r"positive likelihood ratios?|positive(?= and negative likelihood)"),
    ("NLR", r"negative likelihood ratios?"),
    ("ACC", r"(?:overall |diagnostic |balanced )?accurac(?:y|ies)"),
    ("KAPPA", r"(?:Cohen'?s )?(?:weighted )?kappas?(?: coefficients?| statistics?| values?)?"),
    ("R2", r"(?:partial )?eta[- ]squared|R[- ]squared|coefficients? of determination"),
    ("ICC", r"intra-?class correlation(?: coefficients?)?"),
    ("NNT", r"numbers? needed to (?:treat|harm)"),
)  # fmt: skip
# Short names, read with regard to case.
_SHORT: tuple[tuple[str, str], ...] = (
    ("HR", r"(?:[acsmu]|cs|[Aa]dj|sd|[Aa]dj(?:usted)?[- ])?HRs?(?:adj)?|[AS]HRs?"),
    ("OR", r"(?:[acmup]|[Aa]dj|[Aa]dj(?:usted)?[- ])?ORs?(?:adj)?|AORs?|CORs?|PORs?"),
    ("DOR", r"DORs?"),
    ("IRR", r"[a]?IRRs?|AIRRs?"),
    ("RR", r"(?:[acp]|[Aa]dj|[Aa]dj(?:usted)?[- ])?RRs?(?:adj)?"),
    ("RRR", r"RRR"),
    ("RD", r"[a]?RDs?|ARDs?|ARR"),
    ("PR", r"[ac]?PRs?|APRs?"),
    ("SMR", r"SMRs?|SIRs?"),
    ("GMR", r"GMRs?|GLSMRs?|GM[TC][- ]ratios?"),
    ("SMD", r"SMDs?|ES|[dg]"),
    ("WMD", r"WMDs?"),
    ("MD", r"[a]?MDs?|LSMDs?"),
    ("BETA", r"[βß]|B|b"),
    ("R2", r"(?:[Rr]|η ?p?|np|(?:partial )?[Ee]ta)(?: ?p)? ?(?:[²2]|\(2\)|\^2)p?"),
    ("R", r"r|R|rs|r_s|ρ|rho|tau|τ"),
    ("AUC", r"AUC-values?|AUCs?|AUROCs?|AU-?ROCs?|ROC[- ]AUCs?|AUC-ROC"),
    ("PPV", r"PPVs?|ppv"),
    ("NPV", r"NPVs?|npv"),
    ("PLR", r"\+LR|LR\+|PLRs?"),
    ("NLR", r"-LR|LR-|NLRs?"),
    ("KAPPA", r"κ"),
    ("ICC", r"ICCs?"),
    ("NNT", r"NNT[BH]?s?|NNHs?"),
)
LONG_FORMS = {
    kind: Pattern("(?i)" + "|".join(p for k, p in _LONG if k == kind)) for kind, _ in _LONG
}
_LONG_KINDS = tuple(
    (kind, Pattern(rf"(?i)(?:{_ADJ} )?{_MOD}{{0,3}}(?:{p})(?:adj)?")) for kind, p in _LONG
)
_SHORT_KINDS = tuple((kind, Pattern(p)) for kind, p in _SHORT)

_NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|0\. \d{2,3}(?![\d.])|"
    r"\d+(?:\.\d+)?|\.\d+|(?:(?<=[=<>≤≥])|(?<=[=<>≤≥] "
    r"))\. \d{2,})"
)
_EXPONENT = (
    r"(?:[eE][-+]?\d{1,3}(?!\w)| ?[x×*] ?10 ?(?:[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\^? ?\(?-\d{1,3}\)?|"
    r"\^\(?\d{1,3}\)?)|(?<=[<=≤] 10)(?:\(-\d{1,3}\)|\^ ?\(?-\d{1,3}\)?|[⁻][⁰¹²³⁴⁵⁶⁷⁸⁹]+))"
)
_QUALIFIER = (
    r"(?:(?:values?)?[ -]?(?:for|of)[ -](?:the )?(?:linear )?(?P<pfor>trend|interaction|"
    r"heterogeneity|non-?inferiority|"
    r"superiority|difference|equivalence)s?|[ _-]?(?P<psub>trend|interaction|int|"
    r"heterogeneity|het|adj|corrected|adjusted|NI|"
    r"corr|FDR|log-?rank|non-?inferiority|[Cc]hi|Fisher)\b)"
)
_LEVEL = (
    r"(?P<level>(?<![\d.])(?:80|85|9\d)(?:\.\d+)?)(?: ?%| per ?cent)?[- ]?"
    r"(?:(?:two-sided|one-sided|bootstrap(?:ped)?|Bayesian|exact|BCa|bias-corrected|Wald|profile|"
    r"asymptotic|robust|simultaneous|Bonferroni(?:-adjusted)?) )?(?:(?=[(\[]CIs?[)\]])[(\[])?"
)
_CI_WORD = (
    r"(?:(?i:(?:confidence|credible|credibility|compatibility|uncertainty)[- ](?:intervals?|"
    r"limits?|levels? interval))|(?i:(?<=9\d% )confidence(?= -?\d))"
    r"|(?<=, 9\d% )(?=\d+\.\d+(?:-| to )\d+\.\d)"
    r"|CIs?|C\.I\.s?|CrIs?|UIs?|CL|IC(?= ?9)|(?<=% )IC|(?<=%)IC|"
    r"(?:(?<=9\d% )|(?<=9\d%)|(?<=[(;]))Cl(?=[,:=]? ?[-\d]))(?![A-Za-z])[\])]?"
)
_LONG_HINTS = (
    "ratio", "risk", "hazard", "relative", "reduction", "diff", "effect size", "cohen", "hedges",
    "coefficient", "weight", "beta", "rho", "tau", "pearson", "spearman", "curve", "c-stat", "c stat",
    "c-ind", "c ind", "concordance", "sensitivit", "specificit", "predictive", "accura", "kappa",
    "correlation", "needed to ", "squared",
)  # fmt: skip


def may_name_measure(text: str) -> bool:
    """Whether a text may hold the long name of a measure: a quick look at bits of words."""
    return holds_one(text.lower(), _LONG_HINTS)


_INTERVAL_AND_P = (
    rf"(?P<interval>(?:{_LEVEL})?{_CI_WORD}(?: ?[\[(](?:CIs?|CrIs?|C\.I\.|UIs?)[\])])?(?:[ "
    rf":-]?\(?(?P<after>9\d(?:\.\d+)?) ?%\)?)?)"
    rf"|(?P<p>(?<![\w.-])[Pp](?:'?s|[- ]?[Vv]alues?)?(?:{_QUALIFIER})?(?:(?![\w'/-])|(?=0?\.\d)))"
    r"|(?P<ns>(?<![\w.-])(?:NS|n\.s\b\.?|ns)(?![\w-])|(?<=[;,] )(?:not |non-?)significant(?=[)\]])|"
    r"(?<=\(difference )not significant(?=\)))"
)
_NAMES = "|".join(pattern for _, pattern in _LONG)
_LONG_NAMES = (
    rf"|(?P<long>(?:(?<![\w-])|(?<=--))(?i:(?:{_ADJ} )?{_MOD}{{0,3}}(?:{_NAMES}))(?:adj)?(?!\w))"
)
_REST = (
    rf"|(?P<short>(?<![\w/-])(?:{'|'.join(p for _, p in _SHORT)})"
    r"(?:(?<=[HOR]R)(?=\d+\.\d)|(?![\w/'’]|-\w|\.\w)))"
    rf"|(?P<number>(?:(?P<sign>\+ ?/ ?-|±|(?<![\w%.)\]])[-+]|(?:(?<=[(\[=,;])|(?<=[(\[=,;] )|(?<=to "
    rf"))-(?= )) ?(?:[£$€¥] ?)?)?(?:(?<!\w)|(?<=[HOR]R)(?=\d+\.\d)|(?<= to)|"
    rf"(?<=[( ][pP])(?=0?\.))(?P<digits>{_NUMBER})"
    rf"(?P<exp>{_EXPONENT})?(?![\d])(?P<pct> "
    rf"?%(?!-?ile| ?C)| percent\b(?! ?age| points?)| per cent\b)?(?P<points> "
    rf"?(?:percent(?:age)?|%-?)[ -]points?\b| pp\b|[ -]points?\b)?)"
    r"|(?P<relation>(?:[<>] ?or ?=|(?i:less than or equal to|less than|greater than|equal to|"
    r"equals)|[=<>≤≥≈~]+(?:/=)?))"
    r"|(?P<separator>[,;:])|(?P<open>[(\[{])|(?P<close>[)\]}])|(?P<dash>-)"
    r"|(?P<versus>(?<!\w)(?:vs?\.?|versus)(?!\w))|(?P<to>(?<!\w)(?:to|through)(?!\w)|(?<= )to(?=\d))|"
    r"(?P<and>(?<!\w)and(?!\w)|&)"
    r"|(?P<word>[^\W\d_][\w'’./]*(?:-[\w'’./]+)*)"
)
_PLAIN_WORD = (
    r"(?P<plain>(?!abso|accu|adj|age|and|area|average|balanced|base|bayes|beta|between|cause|coef|cohen|comb|comm|"
    r"compat|conc|cond|conf|corr|covar|cred|crude|curve|dens|diag|diff|effect|equal|est|eta|event|fully|geom|great|"
    r"group|hazard|hedge|inc|ind|inter|intra|kappa|ken|less|least|marg|mean|median|model|mort|multi|neg|net|non|not|number|odd|"
    r"over|pair|partial|path|pear|perc|plac|pool|posi|pred|prev|padj|pcor|phet|pint|plog|ptre|pval|rank|rate|ratio|raw|receiv|"
    r"reg|rel|rho|risk|sens|spear|spec|stand|strat|sub|summ|tau|through|treat|unad|uncert|univ|versus|weight)"
    r"[a-z]{3,}(?![\w'’./-]))|"
)
"""Words that begin no name and no sign, tried first: the scanner tries all else at every word."""
_SCANNER = Pattern(_PLAIN_WORD + _INTERVAL_AND_P + _LONG_NAMES + _REST)
_SHORT_SCANNER = Pattern(_PLAIN_WORD + _INTERVAL_AND_P + "|(?P<long>(?!))" + _REST)
"""For a sentence without long names of measures: they take most of the time."""
_RELATIONS = {
    "=": "=", "<": "<", ">": ">", "≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "=<": "<", "=>": ">=",
    "less than": "<", "greater than": ">", "equal to": "=", "equals": "=", "less than or equal to": "<=",
    "≈": "=", "~": "=", "==": "=", "<<": "<", "< or =": "<=", "> or =": ">=", "<or=": "<=", ">or=": ">=",
}  # fmt: skip
_PERCENT_POINTS = Pattern(r" ?(?:per|pp|%)")
_SUPERSCRIPT = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_TOKENS = {
    "relation": Token.RELATION, "separator": Token.SEPARATOR, "open": Token.OPEN, "close": Token.CLOSE,
    "dash": Token.DASH, "versus": Token.VERSUS, "to": Token.TO, "and": Token.AND, "word": Token.WORD,
    "ns": Token.NOT_SIGNIFICANT, "plain": Token.WORD,
}  # fmt: skip


def is_short_measure(text: str) -> str:
    """Return the measure that an abbreviation usually stands for, or ``""``."""
    return _kind_in(_SHORT_KINDS, text)


def long_measure(text: str) -> str:
    """Return the measure that a name written out in full stands for, or ``""``."""
    return _kind_in(LONG_FORMS.items(), text)


def _kind_in(table: Iterable[tuple[str, Pattern]], text: str) -> str:
    return next((kind for kind, pattern in table if pattern.fullmatch(text)), "")


def relation_of(text: str) -> str:
    """Return the relation sign of a printed relation: ``less than`` gives ``<``."""
    return _RELATIONS.get(" ".join(text.lower().split()), "=")


def _number(match: re.Match[str]) -> Piece:
    digits = match["digits"].replace(",", "").replace(" ", "")
    value = float(digits)
    decimals = len(digits.partition(".")[2])
    half = 0.5 * 10.0**-decimals
    if match["exp"]:
        exponent = match["exp"].translate(_SUPERSCRIPT)
        power = int(re.sub(r"^.*?(?:[eE]|10|^)\D*?(-?\d+)\D*$", r"\1", exponent))
        power = max(-300, min(300, power))
        if match["exp"][0] in "(^⁻":  # "10(-13)"
            digits, half = "1", 0.05
        value, half = float(f"{digits}e{power}"), half * 10.0**power
    if match["sign"] == "-":
        value = -value
    points = match["points"] or ""
    percent = bool(match["pct"] or _PERCENT_POINTS.match(points))
    spread = match["sign"] not in {None, "-", "+"}  # "±", "+/-"
    kind = "points" if points else "±" if spread else ""
    return Piece(
        Token.NUMBER, match.start(), match.end(), match[0], value, half, percent=percent, kind=kind
    )


def _measure(match: re.Match[str], table: tuple[tuple[str, Pattern], ...]) -> Piece:
    text = match[0]
    kind = _kind_in(table, text)
    lower = text.lower()
    if lower == "absolute":  # "absolute and relative risk reductions"
        kind = "RD"
    if lower == "positive":  # "positive and negative predictive values"
        behind = match.string[match.end() : match.end() + _PAIR]
        kind = "PLR" if "likelihood" in behind else "PPV"
    adjusted = (
        ("adjusted" in lower and "unadjusted" not in lower)
        or "multivar" in lower
        or (table is _LONG_KINDS and lower.endswith("adj"))
    )
    if table is _SHORT_KINDS and kind in RATIOS | {"RD", "MD"}:
        adjusted = (
            text.startswith("a") or text.endswith("adj") or text.rstrip("s") in _CAPITAL_ADJUSTED
        )
    return Piece(
        Token.MEASURE,
        match.start(),
        match.end(),
        text,
        kind=kind,
        adjusted=adjusted or "adj" in lower[:3],
    )


_PAIR = 30
"""Letters behind "positive" in which its noun follows."""
_CAPITAL_ADJUSTED = frozenset({"AHR", "AOR", "AIRR", "APR"})


def scan(text: str) -> list[Piece]:
    """Return the pieces of a normalised sentence, left to right; other characters are passed over."""
    scanner = _SCANNER if may_name_measure(text) else _SHORT_SCANNER
    pieces: list[Piece] = []
    for match in scanner.finditer(text):
        token = _TOKENS.get(match.lastgroup or "")
        if token is not None:  # most are words
            start, end = match.span()
            pieces.append(Piece(token, start, end, text[start:end]))
        else:
            pieces.append(_piece(match))
    return pieces


def _piece(match: re.Match[str]) -> Piece:
    """Return a piece that has more than its text.

    ``lastgroup`` names an inner group where one closed last, so the outer ones are asked.
    """
    if match["number"] is not None:
        return _number(match)
    if match["interval"] is not None:
        printed = match["level"] or match["after"]
        level = float(printed) if printed else None
        return Piece(Token.INTERVAL, match.start(), match.end(), match[0], level=level)
    if match["p"] is not None:
        kind = (match["pfor"] or match["psub"] or "").lower()
        return Piece(Token.P, match.start(), match.end(), match[0], kind=kind)
    return _measure(match, _SHORT_KINDS if match["long"] is None else _LONG_KINDS)
