# SPDX-License-Identifier: GPL-3.0-or-later
"""MEDLINE's way with titles: a final stop, brackets around a translation, "[Not Available]"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_REMARKS = re.compile(r"(?:\s*\[[^\[\]]*\]\.?)+\s*$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title as a reference keeps it, and whether NLM translated it. ``text`` is markup."""

    text: str
    translated: bool = False


def medline_title(markup: str, vernacular: str, languages: Sequence[str]) -> Title:
    """Return MEDLINE's title without final stop and without the brackets of a translation.

    A title that is not available is ``""`` where there is a vernacular one to show.
    """
    title = without_stop(markup)
    inner = unbracketed(title)
    if inner is None or not languages or "eng" in languages:
        return Title(title)
    if inner.lower().rstrip(".") == "not available":
        return Title("" if vernacular else title)
    return Title(without_stop(inner), translated=True)


def without_remarks(title: str) -> str:
    """Return a title without what databases add behind it: ``[Review] [72 refs]``."""
    return _REMARKS.sub("", title)


def without_stop(markup: str) -> str:
    """Drop exactly one final full stop, also inside closing tags; an ellipsis or "et al." stays."""
    match = re.fullmatch(r"(.*?)\.((?:</(?:i|b|u|sup|sub)>)*)", markup, re.DOTALL)
    if not match or match[1].endswith((".", "et al")):
        return markup
    return match[1] + match[2]


def unbracketed(markup: str) -> str | None:
    """Return a title without the brackets that enclose the whole of it; ``None`` if none do.

    Brackets around nothing enclose nothing: they are all that there is.
    """
    if not (markup.startswith("[") and markup.endswith("]")):
        return None
    depth = 0
    for place, character in enumerate(markup):
        depth += (character == "[") - (character == "]")
        if depth == 0 and place < len(markup) - 1:
            return None
    return (markup[1:-1].strip() or None) if depth == 0 else None
