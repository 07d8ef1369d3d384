# SPDX-License-Identifier: GPL-3.0-or-later
"""What the licence of a text allows, and which of two licences to honour."""

import re
from dataclasses import dataclass

_ADDRESS = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses/|(publicdomain)/)([a-z-]+)", re.IGNORECASE
)
_WRITTEN = re.compile(
    r"cc[\s_-]+(by(?:[\s_-]+(?:nc|nd|sa))*)(?:[\s_-]+v?\d(?:\.\d)?)?", re.IGNORECASE
)
_FREE = re.compile(r"(?:cc[\s_-]?0|cc[\s_-]?zero)(?:[\s_-]+\d(?:\.\d)?)?", re.IGNORECASE)
_UNOWNED = re.compile(
    r"(?:public[\s_-]?domain|cc[\s_-]?pdm?|pdm?)(?:[\s_-]+\d(?:\.\d)?)?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may be done with a text beyond reading and searching it oneself.

    A licence that is not known allows nothing of this; that is what copyright law says of it.
    """

    share: bool = False
    """Pass copies on."""
    adapt: bool = False
    """Pass on translations and other changed versions."""
    commercial: bool = False
    """Do so for money."""
    credit: bool = True
    """Only with the authors named."""
    alike: bool = False
    """Changed versions only under the same licence."""
    mine: bool = False
    """Text mining is allowed in so many words."""


def allowance(code: str) -> Allowance:
    """Return what a licence allows.

    Args:
        code: class of the licence: ``CC BY`` and its kin, ``CC0``, ``public domain``,
            ``BMC 2002`` (copies of the whole, unchanged), ``TDM``, or ``""``.
    """
    if code in {"CC0", "public domain"}:
        return Allowance(share=True, adapt=True, commercial=True, credit=False, mine=True)
    if code == "BMC 2002":
        return Allowance(share=True, commercial=True)
    if code == "TDM":
        return Allowance(mine=True)
    terms = _terms(code)
    if terms is None:
        return Allowance()
    return Allowance(
        share=True,
        adapt="ND" not in terms,
        commercial="NC" not in terms,
        alike="SA" in terms,
        mine=True,
    )


def licence_class(written: str) -> str:
    """Return the class of a licence as services write it: ``cc-by-nc-nd``, an address, ``pd``.

    ``""`` where it is none of those: "free to read", or terms of a house of its own.
    """
    text = written.strip()
    if address := _ADDRESS.match(text):
        if address[1]:
            return "CC0" if address[2].lower().startswith("zero") else "public domain"
        text = f"cc-{address[2]}"
    if _FREE.fullmatch(text):
        return "CC0"
    if _UNOWNED.fullmatch(text):
        return "public domain"
    match = _WRITTEN.fullmatch(text)
    return _joined(frozenset(re.split(r"[\s_-]+", match[1].upper()))) if match else ""


def stricter_licence(one: str, other: str) -> str:
    """Return the licence to honour where two sources disagree.

    Two Creative Commons licences add up: what either forbids is forbidden. Any other licence is
    taken to be stricter than these.
    """
    if not one or not other or one == other:
        return one or other
    parts = [_terms(code) for code in (one, other)]
    if parts[0] is None or parts[1] is None:
        others = [c for c, p in zip((one, other), parts, strict=True) if p is None]
        return "TDM" if "TDM" in others else others[0]
    terms = parts[0] | parts[1]
    if not terms:
        return "CC0"
    if "ND" in terms:
        terms -= {"SA"}  # what may not be changed cannot be shared alike
    return _joined(terms)


def _joined(terms: frozenset[str]) -> str:
    return "CC " + "-".join(term for term in ("BY", "NC", "ND", "SA") if term in terms)


def _terms(code: str) -> frozenset[str] | None:
    """Return the terms of a Creative Commons licence; ``None`` for any other."""
    if code in {"CC0", "public domain"}:
        return frozenset()
    name, _, terms = code.upper().partition(" ")
    found = frozenset(terms.split("-"))
    return found if name == "CC" and found <= {"BY", "NC", "ND", "SA"} else None
