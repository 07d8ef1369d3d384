# SPDX-License-Identifier: GPL-3.0-or-later
"""What a language asks of a style and of its locale, where CSL's own data do not have it."""

import copy
import re

from refdesk.citations.tree import Node, elements, found

_REPLACED = frozenset({"term", "date"})
_EDITION = re.compile(r"(?<=\d) 판(?!\w)")
_NATIVE = re.compile(r"(?<=\.) Korean\.(?= |$)")
_DAY = re.compile(r"(?<!\d)(?:1[0-2]|[1-9])월 (?:3[01]|[12]\d|[1-9])(?![\d일])")


def overlaid(locale: Node, own: Node) -> Node:
    """Return a locale with the terms and dates of ``own`` in the place of its own."""
    locale = copy.deepcopy(locale)
    new = {_key(node): node for name in _REPLACED for node in found(own, name)}
    for parent in (locale, *found(locale, "terms")):
        parent["children"] = [
            child
            for child in parent["children"]
            if isinstance(child, str) or child["name"] not in _REPLACED or _key(child) not in new
        ]
    locale["children"] += elements(own)
    return locale


def in_language(style: Node, language: str) -> Node:
    """Return the style as a language joins names: Korean has a comma before the last, and no word.

    "And" is a particle in Korean, which depends on the name before it.
    """
    if language.partition("-")[0] != "ko":
        return style
    style = copy.deepcopy(style)
    for node in (
        style,
        *found(style, "name"),
        *found(style, "bibliography"),
        *found(style, "citation"),
    ):
        node["attrs"].pop("and", None)
    return style


def _key(node: Node) -> tuple[str, str, str]:
    attributes = node["attrs"]
    return node["name"], attributes.get("name", ""), attributes.get("form", "long")


def as_written(fragment: str, language: str) -> str:
    """Return a printed entry as a language writes what styles compose of parts: ``2판``, ``5월 6일``.

    That a work is in Korean, which medical styles say at the end, a list in Korean need not say.
    """
    if language.partition("-")[0] != "ko":
        return fragment
    fragment = _EDITION.sub("판", _NATIVE.sub("", fragment))
    return _DAY.sub(r"\g<0>일", fragment)
