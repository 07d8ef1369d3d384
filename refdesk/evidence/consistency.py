# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers that must agree with each other: arms and total, counts and percentages.

Rules are strict about what they read and lenient about what they flag: only forms that leave one
reading ("226 patients (114 in ... and 112 in ...)", "67 of 114 patients (58.8%)") are checked, and
a sum that is far off is taken for a misreading, not for a slip (``NEAR``).
"""

import re
from collections.abc import Iterable, Sequence

from refdesk.domain.evidence import NumberRemark, Span, Statistic
from refdesk.evidence.pattern import Pattern
from refdesk.evidence.people_counts import Count, Counts
from refdesk.evidence.phrases import NUMBER, number_of
from refdesk.evidence.text import Document, Role, Sentence, normalise

NEAR = 0.1
"""Largest gap between parts and total, as a share of the total, that reads like a slip."""

_SHARE = Pattern(
    r"(?<![\w.,/-])(?P<n>\d{1,3}(?:,\d{3})+|\d{1,6})(?: ?/ ?|(?: \w+)? (?:out )?of (?:the |"
    r"these |all )?)(?P<total>\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.,]\d)"
    r"(?: (?!and\b|or\b|vs\b)[A-Za-z-]+){0,4}?[ ,]*(?:\(|\[|; |, | ?= "
    r"?)(?P<pct>\d{1,3}(?:\.\d+)?) ?%(?=[)\];, ]|\.(?!\d)|$)(?! ?(?:CI|confidence))"
)
_SHARE_AFTER = Pattern(
    r"(?<![\w.,-])(?P<pct>\d{1,3}(?:\.\d+)?) ?% ?[(\[](?P<n>\d{1,6})(?: ?/ ?| (?:out )?of "
    r"(?:the )?)(?P<total>\d{1,6})(?=[)\];, ])"
)
_PART = Pattern(
    rf"\b[nN] ?= ?(?P<a>\d{{1,3}}(?:,\d{{3}})+|\d{{1,6}})(?=[)\];, ])|"
    rf"(?<![\w.,/-])(?P<b>{NUMBER})(?= (?:\w+ ){{0,2}}?(?:in|to|into|received|who received|"
    rf"with|on|for|assigned|allocated|"
    r"treated|given|were assigned|were allocated|were randomi[sz]ed|who|controls?|placebo|"
    r"(?:women|men|males|females|girls|boys)\b)(?![\w-]))"
)
_SPLIT = Pattern(
    r"(?i)\b(?:randomi[sz]ed|randomly|assigned|allocated|divided|split|including|comprising|"
    r"consisting of|composed of)\b"
)
_PAREN = Pattern(r"\((?P<inside>[^()\d]*\d[^()]*(?:\([^()]*\)[^()]*){0,6})\)")
_SUBSET = Pattern(
    r"(?i)\b(?:completed|analy[sz]ed|evaluable|excluded|dropped|withdr[ae]w|lost|discontinued|leaving|remaining|"
    r"per-protocol|of whom|mean|years|aged|died|at least|including \d+ with|"
    r"three|four|five|six|third|fourth|1:1:1|2:1:1|crossover|cross-over|sites|centers|"
    r"centres|%|non-randomi[sz]ed|eligible|declined|refused|screened)\b|%"
)


def _value(text: str) -> int:
    return int(text.replace(",", ""))


def _shares(document: Document, sentence: Sentence) -> Iterable[NumberRemark]:
    """Check "n of N (p %)" and "p % (n/N)"."""
    for pattern in (_SHARE, _SHARE_AFTER):
        for match in pattern.finditer(sentence.text):
            n, total, printed = _value(match["n"]), _value(match["total"]), float(match["pct"])
            if not total > 0 or n > total or total < 3:
                continue
            decimals = len(match["pct"].partition(".")[2])
            unit = 10.0**-decimals
            exact = 100 * n / total
            gap = abs(exact - printed)
            if gap <= unit / 2 + 1e-9:
                continue
            # one unit off: truncated, or rounded twice; far off: the percentage is of something else
            verdict = "remark" if gap <= 1.5 * unit + 1e-9 else "alarm"
            if gap > max(15.0, 0.5 * printed):
                continue
            span = document.span(sentence, match.start(), match.end("pct"))
            facts = (str(n), str(total), f"{exact:.{max(1, decimals)}f}", match["pct"])
            message = "{} of {} is {} %, printed {} %.".format(*facts)
            yield NumberRemark("percentage", verdict, message, (span,), facts)


def _parts(text: str, start: int, end: int) -> list[tuple[int, int, int]]:
    """Return ``(value, start, end)`` of the counts of arms in ``[start, end)``."""
    found: list[tuple[int, int, int]] = []
    for match in _PART.finditer(text, start, end):
        group = "a" if match["a"] else "b"
        value = number_of(match[group])
        if value is not None and value >= 2:
            found.append((value, match.start(group), match.end(group)))
    return found


def _sums(
    document: Document, people: Sequence[Count], sentence: Sentence
) -> Iterable[NumberRemark]:
    """Check a total against the two arms that the same sentence gives."""
    text = sentence.text
    counts = [c for c in people if c.value >= 8]
    if not counts:
        return
    total = counts[0]
    bracket = next(
        (m for m in _PAREN.finditer(text, total.stop) if len(_parts(text, *m.span("inside"))) >= 2),
        None,
    )
    if bracket and bracket.start() - total.stop <= 60:
        scope = bracket.span("inside")
    elif split := _SPLIT.search(text, total.stop):
        scope = (split.end(), len(text))
    elif _SPLIT.search(text, max(0, total.start - 30), total.start):
        scope = (total.stop, len(text))  # "We randomised 60 patients to A (n = 30) or B (n = 30)"
    else:
        return
    parts = _parts(text, *scope)
    plain = _SUBSET.search(text[total.end : scope[1]])
    if len(parts) != 2 or plain or any(value >= total.value for value, _, _ in parts):
        return
    found = sum(value for value, _, _ in parts)
    gap = abs(found - total.value)
    if not gap or gap > NEAR * total.value:
        return
    # "69 patients with 74 tumours", "64 women and 54 men": the arms divide something else
    if re.search(rf"(?<!\d){found}(?!\d)", text) or any(c.start < scope[0] for c in counts[1:]):
        return
    spans = (
        document.span(sentence, total.start, total.end),
        *(document.span(sentence, a, b) for _, a, b in parts),
    )
    listing = " + ".join(str(value) for value, _, _ in parts)
    facts = (listing, str(found), str(total.value))
    yield NumberRemark("arms-total", "alarm", "{} = {}, not {}.".format(*facts), spans, facts)


_ARM = Pattern(
    r"(?i)\b(?P<n>\d{2,6}) (?:(?:patients?|participants?|subjects?|women|men|people)? ?(?:in|"
    r"to|of) (?:the )?)?(?P<who>controls?(?: group| arm)?|placebo(?: group| arm)?|"
    r"[A-Z][A-Za-z0-9-]{1,12} (?:group|arm))\b",
    hints=("ontrol", "lacebo", " group", " arm"),
)


def _across(document: Document, people: Counts) -> Iterable[NumberRemark]:
    """Compare the size of the same arm in abstract and body, where a body is there."""
    seen: dict[tuple[int, str], tuple[int, Span]] = {}
    total: int | None = None
    for number, sentence in enumerate(document.sentences):
        if sentence.role is Role.BACKGROUND:
            continue
        counts = people[number]
        if (
            counts
            and counts[0].who in {"patients", "participants", "subjects"}
            and counts[0].value >= 20
        ):
            total = counts[0].value
        for match in _ARM.finditer(sentence.text):
            arm = re.sub(r"(?i)s$| group$| arm$", "", match["who"].lower()).rstrip("s")
            value = int(match["n"])
            if total is None or not total * 0.15 < value < total or arm == "the":
                continue
            if value * 0.9 > total:
                continue
            span = document.span(sentence, match.start("n"), match.end("n"))
            key = (total, arm)
            if key not in seen:
                seen[key] = (value, span)
            elif (
                0 < abs(seen[key][0] - value) <= NEAR * value
                and seen[key][1].section != span.section
            ):
                facts = (str(seen[key][0]), str(value), str(total))
                message = "The same arm has {} in one place and {} in another (of {}).".format(
                    *facts
                )
                yield NumberRemark("arm-size", "remark", message, (seen[key][1], span), facts)
                return


def read_remarks(document: Document, counts: Counts) -> tuple[NumberRemark, ...]:
    """Return what does not add up, in reading order."""
    found: list[NumberRemark] = []
    for number, sentence in enumerate(document.sentences):
        if sentence.role is Role.OTHER:
            continue
        if "%" in sentence.text:
            found.extend(_shares(document, sentence))
        found.extend(_sums(document, counts[number], sentence))
    found.extend(_across(document, counts))
    return tuple(found)


_COMPARED = ("value", "ci_low", "ci_high", "p")
_PRINTED = {
    "value": "value_text",
    "ci_low": "ci_low_text",
    "ci_high": "ci_high_text",
    "p": "p_text",
}
_MESSAGES = {
    "value": "{kind} with the interval {known}",
    "ci_low": "The lower limit of {kind} {known}",
    "ci_high": "The upper limit of {kind} {known}",
    "p": "P of {kind} {known}",
}
_DIFFERS = " is {one} in the abstract and {other} in the full text ({where})."


def read_differences(
    abstract: Sequence[Statistic], body: Sequence[Statistic]
) -> tuple[NumberRemark, ...]:
    """Return results of the abstract that the body prints with one number changed.

    Only a result whose interval is printed counts, and only where the body has no equal one but
    one that agrees in kind and in all numbers but one: then they are the same result.
    ``facts`` are the kind of result, what is the same in both, the number's name, the abstract's
    digits and the body's, and where in the body they stand.
    """
    found: list[NumberRemark] = []
    for result in abstract:
        if not _is_whole(result):
            continue
        alike = [other for other in body if other.kind == result.kind and _is_whole(other)]
        gaps = [_differing(result, other) for other in alike]
        if not gaps or min(map(len, gaps)) != 1:
            continue
        other, (name,) = next((o, g) for o, g in zip(alike, gaps, strict=True) if len(g) == 1)
        known = result.ci_text if name == "value" else _shown(result, "value")
        one, there = _shown(result, name), _shown(other, name)
        facts = (result.kind, known, name, one, there, other.span.section)
        message = (_MESSAGES[name] + _DIFFERS).format(
            kind=result.kind, known=known, one=one, other=there, where=other.span.section
        )
        spans = (result.span, other.span)
        found.append(NumberRemark("abstract-body", "remark", message, spans, facts))
    return tuple(found)


def _is_whole(result: Statistic) -> bool:
    return None not in (result.value, result.ci_low, result.ci_high)


def _shown(result: Statistic, name: str) -> str:
    return str(getattr(result, _PRINTED[name]) or f"{getattr(result, name):g}")


def _differing(one: Statistic, other: Statistic) -> list[str]:
    """Return the names of the numbers in which two results differ beyond their rounding."""
    return [name for name in _COMPARED if _differ(one, other, name)]


def _differ(one: Statistic, other: Statistic, name: str) -> bool:
    a, b = getattr(one, name), getattr(other, name)
    if a is None or b is None:
        return name != "p"
    first, second = (_decimals(_shown(result, name)) for result in (one, other))
    if first == second:
        return bool(a != b)
    # one is rounded further: "79" and "79.1"
    return abs(float(a) - float(b)) > 0.5 * 10.0 ** -min(first, second) * 1.001


def _decimals(digits: str) -> int:
    return len(normalise(digits).partition(".")[2])
