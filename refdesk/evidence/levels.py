# SPDX-License-Identifier: GPL-3.0-or-later
"""What a lone P value compares: the shares or means in front of it, as they are printed."""

from refdesk.evidence.pattern import Pattern

_COUNT = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r"(?= (?:days?|weeks?|months?|years?|hours?|minutes?|h|min)\b)"
)
_NUMBER = (
    r"(?:(?<![\w.,/-])(?<![\d\u00b1-] )[-\u2212+]?(?:[£$€] ?)?\d(?:[\d,]*\d)?(?:[.·]\d+)?"
    r"(?![\d.,]*/\d+ ?(?:\(|[a-z]))"
    r"(?: ?(?:±|\+/-|\+-) ?\d+(?:[.·]\d+)?)?(?: ?%| percent\b| per cent\b)?"
    rf"|(?<![\w.,/-])\d+/\d+|\b{_COUNT})"
)
_UNIT = (
    r"(?:[ -](?!(?:vs?|versus|and|to|in|of|or|for|with|on|at|by|than|per cent|percent|but|while|"
    r"whereas|against|compared|respectively|was|were|had|P)\b)[a-zA-Zµμ°][\w/%²³·.*^-]{0,12}){0,2}"
)
_ASIDE = r"(?: ?[(\[][^()\[\]]{1,40}[)\]])?"
_VALUE = rf"{_NUMBER}{_UNIT}{_ASIDE}"
_WHOM = (
    r"(?: (?:in|for|with|without|of|among|on|by|during|after|at|under|given|receiving)"
    r" (?:(?!more than|less than)[^,;:()\[\]\d]){2,60}?)"
)
_VERSUS = r"(?:vs\.?|versus|v\.?|compared (?:with|to)|against)"
_JOINT = rf"(?:{_VERSUS}|and|than|but|whereas|while|or)"
_FILLER = r"(?:(?:only|was|were|had|the|those|an? (?:mean|median) of|that) )*"
_GOT = r"(?: (?:received|had|were|was|achieved|reported|experienced|showed|underwent|died) ?[a-z -]{0,40})?"
_TEST = (
    r"(?:(?:[\w' \u03c7-]{2,30} (?:test|analysis|interaction)|log-?rank|ANOVA|both|all|respectively"
    r"|n ?= ?\d+|[Aa]djusted)[,;:]? ?)?"
)
_TAIL = rf"(?:,? respectively)?[)\]]?[,;:.]?[ ,;]*[(\[]?{_TEST}$"

_SIDE_BY_SIDE = Pattern(
    rf"(?P<levels>(?:(?:{_VALUE},? and )?{_VALUE},? {_VERSUS} {_FILLER}{_VALUE}"
    rf"(?:,? (?:{_VERSUS}|and) {_VALUE})?"
    rf"|from {_FILLER}{_VALUE}{_WHOM}? to {_FILLER}{_VALUE}"
    rf"|{_VALUE}(?:, {_VALUE}){{0,3}},? and {_VALUE}(?=,? respectively)"
    rf"|\d[\d.·]* ?%{_ASIDE} and \d[\d.·]* ?%{_ASIDE}"
    rf"|{_VALUE}{_WHOM},? {_JOINT} {_FILLER}{_VALUE}{_WHOM}?)"
    rf"{_WHOM}?){_GOT}{_TAIL}"
)
_IN_BRACKETS = Pattern(
    rf"(?P<more>[)\]],?(?: and| or)? [^()\[\];]{{1,40}})?"
    rf"[(\[](?P<first>{_VALUE})[)\]],? (?:[^()\[\];]{{1,70}}? )?(?:{_VERSUS}|and|than|but) "
    rf"[^()\[\];]{{2,70}}? ?[(\[](?P<second>{_VALUE})(?:[)\]])?{_TAIL}"
)
_CHANGED = (
    r"\b(?:increas|decreas|reduc|improv|declin|dropp?|fell|rose|lower|higher|shorter|longer"
    r"|gain|lost|loss|rais|differen)\w*(?: [a-z-]{1,14}){0,3}? (?:by|of) "
    rf"(?:(?:only|an?|about|approximately|mean|median|average|of) )*{_VALUE}{_WHOM}?"
)
_CHANGE = Pattern(
    r"(?<!\b[tT]o an )(?<!\b[tT]o a )(?<!with an )(?<!with a )(?<!than an )(?<!than a )"
    rf"(?P<levels>(?:{_CHANGED},? {_JOINT} (?:[a-z]+ )?)?{_CHANGED}){_TAIL}"
)
_DIGIT = Pattern(r"\d")
_BRACKET = Pattern(r"[(\[][^()\[\]]*[)\]]")
_NUMBER_ALONE = Pattern(
    r"(?<![\w.,-])[-\u2212+]?[£$€]?\d[\d,.·]*(?:/\d+)?(?: ?(?:±|\+/-) ?\d[\d.·]*)?(?: ?%)?(?![\w-])"
)
_REACH = 220
"""Characters in front of a P value in which what it compares may stand."""


def levels_before(text: str, since: int, at: int) -> tuple[tuple[int, int], ...]:
    """Return where the values stand that the P value at ``at`` compares; nothing for none.

    One place where they stand side by side ("35% in the one and 20% in the other"), two where
    each has its bracket ("higher (35%) than with placebo (20%)").

    Args:
        text: The sentence.
        since: Where the result before ends; nothing in front of it is looked at.
        at: Where the P value starts.
    """
    start = max(since, at - _REACH)
    window = text[start:at]
    if not _DIGIT.search(window):
        return ()
    found = _SIDE_BY_SIDE.search(window) or _CHANGE.search(window)
    if found:
        return ((start + found.start("levels"), start + found.end("levels")),)
    found = _IN_BRACKETS.search(window)
    # of three groups, each with its bracket, two are not the comparison
    if found and not found["more"]:
        return tuple((start + found.start(n), start + found.end(n)) for n in ("first", "second"))
    return ()


def numbers_alone(levels: str) -> str:
    """Return the two numbers of what is compared, without whom they are of; all where it is not two.

    "53.3% for tea and 40% (n = 20) for milk" becomes "53.3% vs 40%".
    """
    numbers = [found.strip() for found in _NUMBER_ALONE.findall(_BRACKET.sub("", levels))]
    return " vs ".join(numbers) if len(numbers) == 2 else levels
