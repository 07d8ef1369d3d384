# SPDX-License-Identifier: GPL-3.0-or-later
"""What a section is about: one of five classes, from its type or its title."""

import re

_TYPES = {
    "intro": "intro",
    "introduction": "intro",
    "background": "intro",
    "methods": "methods",
    "method": "methods",
    "materials": "methods",
    "subjects": "methods",
    "patients": "methods",
    "results": "results",
    "findings": "results",
    "discussion": "discussion",
    "conclusions": "conclusions",
    "conclusion": "conclusions",
}
_TITLES = (
    (r"introduction|background|objectives?|aims?|purpose|rationale|서론|배경|목적", "intro"),
    (
        r"(patients?|subjects?|participants?|materials?|data|design|population)?( and |, | & |/)*"
        r"((research|study|statistical) )?(design|methods?|methodology)( and materials?| section|s)*|"
        r"(patients?|subjects?|participants?|materials?) and methods?|"
        r"experimental (procedures?|section|methods?)|연구 ?방법|대상 및 방법|방법",
        "methods",
    ),
    (r"(main |study )?(results?|findings)( and discussion)?|결과", "results"),
    (r"(general )?(discussion|comments?|interpretation)( and conclusions?)?|고찰", "discussion"),
    (r"conclusions?( and .*)?|concluding remarks|결론", "conclusions"),
)
_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), name) for pattern, name in _TITLES)
_NUMBER = re.compile(r"^(section\s+)?([\dIVX]+[.)]?(\d+\.?)*|[A-Z][.)])\s+", re.IGNORECASE)


def category_of(section_type: str, title: str) -> str:
    """Return ``intro methods results discussion conclusions`` or ``""``.

    Args:
        section_type: JATS ``sec-type``; several are joined by ``|``.
        title: the section's heading as plain text.
    """
    for name in re.split(r"[|\s]+", section_type.lower()):
        if name in _TYPES:
            return _TYPES[name]
    text = _NUMBER.sub("", title.strip()).strip(" .:")
    for pattern, name in _PATTERNS:
        if pattern.fullmatch(text):
            return name
    return ""
