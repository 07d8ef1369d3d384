# SPDX-License-Identifier: GPL-3.0-or-later
"""What a name of a measure means where it stands: a measure, or a word like others."""

from collections.abc import Mapping

from refdesk.evidence.notation import Piece, Token
from refdesk.evidence.pattern import Pattern

_LABELLED = Pattern(
    r"(?i)\b(?:groups?|arms?|cohort|type|class|grade|stage|hepatitis|influenza|vitamin|panel|model|"
    r"phase|part|option|study) $"
)
"""Stands before a letter that names a group or a kind: "Group B was"."""
_EQUALS_BEHIND = Pattern(r" ?=")
_SAID_BEHIND = Pattern(r" ?(?:[=:≈,(<>]|of |was |is |values? )")
_OTHER_SENSITIVITY = Pattern(
    r"(?i)\b(?:insulin|contrast|pain|retinal|field|light|drug|antibiotic|anti\w+|dentin\w*|tooth|thermal|"
    r"mechanical|tactile|sound|glucose|cold|heat|corneal|skin|salt|steroid|CO2|baroreflex|baroreceptor|"
    r"visual|cultural|olfactory|taste|chemo|vagal)[- ]+$"
)
"""Stands before a sensitivity that is no share of the ill whom a test finds."""
_KINETICS = Pattern(
    r"\b(?:Cmax|C max|C\(max\)|GMRs?|[Pp]harmacokinetic\w*|bioequivalen\w*|concentration-time)\b|"
    r"\b[nµμm]?g ?[·./*] ?h\b|\bIAUC|\biAUC|concentrations?[- ](?:versus )?time\b|"
    r"AUC ?[(_]?(?:0-|\d+(?![.\d])|inf|last|tau|t\b)",
    hints=("AUC", "area", "Area"),
)
"""Stands where an area under a curve is of concentrations over time."""


def _is_other(text: str, piece: Piece) -> bool:
    """Whether a name of a measure means something else here: "insulin sensitivity"."""
    if piece.kind == "AUC":
        return bool(_KINETICS.search(text))
    if piece.text in {"g", "d"} and not _SAID_BEHIND.match(text, piece.end):
        return True  # grams, days: "130 (CI 1, 250) g"
    if len(piece.text) == 1 and not _EQUALS_BEHIND.match(text, piece.end):
        return bool(_LABELLED.search(text[max(0, piece.start - 12) : piece.start]))
    if piece.kind != "SENS":
        return False
    return bool(_OTHER_SENSITIVITY.search(text[max(0, piece.start - 24) : piece.start]))


def as_meant(text: str, piece: Piece, redefined: Mapping[str, str]) -> Piece:
    """Return a name as what it means in this text: another measure, or a word like others."""
    kind = redefined.get(piece.text, piece.kind)
    if not kind or _is_other(text, piece):
        return Piece(Token.WORD, piece.start, piece.end, piece.text)
    return piece if kind == piece.kind else piece._replace(token=Token.MEASURE, kind=kind)
