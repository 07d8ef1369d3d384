# SPDX-License-Identifier: GPL-3.0-or-later
"""Data without the characters that print nothing, or that mean something to refdesk alone."""

import re
from collections.abc import Hashable
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, cast

from refdesk.domain.reference import Reference

_BREAKS = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")
# Controls, characters for private use (see :mod:`.marks`), halves of pairs, no characters at all.
_SIGNS = re.compile(
    "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffe\uffff\U000f0000-\U0010ffff]"
)
_NEVER_PRINTED = frozenset(
    {"abstracts", "affiliations", "grants", "history", "keywords", "mesh", "substances"}
)


def printable(text: str) -> str:
    """Return text without such characters; breaks of lines and tabs are spaces."""
    if text.isprintable():
        return text
    return _SIGNS.sub("", _BREAKS.sub(" ", text))


def printable_reference(reference: Reference) -> Reference:
    """Return a reference without such characters in whatever of it is printed; mostly itself."""
    return cast("Reference", _cleaned(reference))


def _cleaned(value: object) -> object:
    """Return a value with printable texts: the same one, where nothing of it changes."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, tuple):
        parts = tuple(map(_cleaned, value))
        same = all(new is old for new, old in zip(parts, value, strict=True))
        return value if same else parts
    changes: dict[str, object] = {}
    for name in _names(cast("Hashable", type(value))):
        part = getattr(value, name)
        if (new := _cleaned(part)) is not part:
            changes[name] = new
    return replace(cast("Any", value), **changes) if changes else value


@cache
def _names(kind: Hashable) -> tuple[str, ...]:
    """Return the fields of a value that are printed; none of what is no dataclass."""
    names = (
        (field.name for field in fields(kind))
        if isinstance(kind, type) and is_dataclass(kind)
        else ()
    )
    return tuple(name for name in names if name not in _NEVER_PRINTED)
