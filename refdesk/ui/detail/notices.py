# SPDX-License-Identifier: GPL-3.0-or-later
"""What the banner over a paper says: retraction first, then concern, then corrections."""

from dataclasses import dataclass

from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Correction, Reference
from refdesk.ui.detail.words import notice_source, notice_word
from refdesk.ui.html import link
from refdesk.ui.theme import Scheme as ColourScheme

_TONES = {
    "RetractionIn": "danger",
    "WithdrawalIn": "danger",
    "PartialRetractionIn": "danger",
    "ExpressionOfConcernIn": "danger",
    "RetractedandRepublishedIn": "warning",
    "CorrectedandRepublishedIn": "warning",
    "ErratumIn": "warning",
    "UpdateIn": "info",
    "RepublishedIn": "info",
    "RetractionOf": "info",
    "ErratumFor": "info",
    "ExpressionOfConcernFor": "info",
}
_ORDER = list(_TONES)
_LOUDNESS = {"danger": 0, "warning": 1, "info": 2}


@dataclass(frozen=True, slots=True)
class Notice:
    """The banner's text as HTML and spoken, and its tone."""

    html: str
    plain: str
    tone: str


def has_notice(reference: Reference) -> bool:
    """Whether anything must be said over a paper."""
    return reference.is_retracted or any(notice_word(c.kind) for c in reference.corrections)


def notice_of(reference: Reference, scheme: ColourScheme) -> Notice | None:
    """Return what must be said over a paper; ``None`` where there is nothing."""
    found = [c for c in reference.corrections if notice_word(c.kind)]
    found.sort(key=lambda c: _ORDER.index(c.kind))
    if reference.is_retracted and not any(
        c.kind in {"RetractionIn", "WithdrawalIn"} for c in found
    ):
        found.insert(0, Correction("RetractionIn"))
    if not found:
        return None
    tone = min((_TONES[c.kind] for c in found), key=_LOUDNESS.__getitem__)
    colour = {"danger": scheme.danger, "warning": scheme.warning}.get(tone, scheme.link)
    html: list[str] = []
    plain: list[str] = []
    for kind in dict.fromkeys(c.kind for c in found):
        same = [c for c in found if c.kind == kind]
        word = notice_word(kind)
        heavy = f"<b>{escape(word)}</b>" if _TONES[kind] == "danger" else escape(word)
        html.append(" ".join([heavy, *(_where(c, colour) for c in same)]))
        plain.append(word)
    return Notice("<br>".join(html), " ".join(plain), tone)


def _where(correction: Correction, colour: str) -> str:
    """Return the notice's place, linked where it has an address, and who reported it."""
    address = None
    if correction.pmid:
        address = Identifier(Scheme.PMID, correction.pmid).url
    elif correction.doi:
        address = Identifier(Scheme.DOI, correction.doi).url
    label = correction.text or correction.doi or (correction.pmid and f"PMID {correction.pmid}")
    if not label:
        return ""
    shown = escape(label if len(label) <= 120 else label[:119] + "…")
    if address:
        shown = link(address, shown, colour=colour, underlined=True)
    return f"{shown} ({notice_source(correction.source)})"
