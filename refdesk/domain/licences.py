# SPDX-License-Identifier: GPL-3.0-or-later
"""What the licence of a text allows, and which of two licences to honour."""

from dataclasses import dataclass


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
    return "CC " + "-".join(term for term in ("BY", "NC", "ND", "SA") if term in terms)


def _terms(code: str) -> frozenset[str] | None:
    """Return the terms of a Creative Commons licence; ``None`` for any other."""
    if code in {"CC0", "public domain"}:
        return frozenset()
    name, _, terms = code.upper().partition(" ")
    found = frozenset(terms.split("-"))
    return found if name == "CC" and found <= {"BY", "NC", "ND", "SA"} else None
