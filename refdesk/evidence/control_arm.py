# SPDX-License-Identifier: GPL-3.0-or-later
"""What the controls got, where a paper calls its comparator no more than "control"."""

from refdesk.evidence.pattern import Pattern
from refdesk.evidence.text import Document, Role, Sentence

_GENERIC = Pattern(
    r"(?i)(?:an? |the |one )?(?:controls?|comparison|comparator)(?: (?:group|arm|condition|treatment|"
    r"intervention)s?)?"
)
_WHO = (
    r"(?:group|arm|condition|participants|patients|subjects|women|men|children|students|schools|practices|"
    r"clinics|animals|rats|mice|villages)s?"
)
_GIVEN = Pattern(
    rf"(?i)\b(?:controls|(?:control|comparison)(?: {_WHO})?)(?: [(\[][^()\[\]]{{1,30}}[)\]])?,? (?:who |"
    rf"which |that )?"
    r"(?:will |did |also |only |either |simply )*(?P<verb>receive[ds]?|receiving|(?:was|were|are|being) "
    r"given|got|get|"
    r"underwent|undergo|continued?|consumed?|(?:was|were) (?:treated|managed|maintained|provided|"
    r"injected|fed) (?:with|on|by)|"
    r"(?:was|were) (?:assigned|allocated) to|participated in|followed|drank|ate|used|performed|"
    r"(?:was|were) (?=wait))"
    r"(?: (?:an? |the )?(?=[\w]))?(?P<what>(?:[^.;,()\[\]]|\.(?=\d)){3,90})"
)
_CALLED = Pattern(
    r"(?i)\bcontrols?(?: (?:group|arm|condition))? [(\[:](?P<what>(?!n ?=|group|arm|con\w*|cg\b|\d+\)|"
    r"mean|p ?[<=>≤≥])"
    r"[a-z][^()\[\]=]{4,60})[)\]]"
)
_IN_BRACKET = Pattern(
    r"(?i)\b(?:or|to|and|versus|vs\.?|with|receive|receiving|received) (?:an? |the )?"
    r"(?P<what>(?:(?!or\b|to\b|and\b|versus\b|receive\b|received\b|with\b)[\w+%/-]+ ){1,7}?)[(\[](?:the "
    r")?(?:control|comparison)"
    r"(?: group| arm| condition)?[)\];,]",
    hints=("control", "Control", "comparison"),
)
_END = Pattern(
    r"(?i) (?:for|during|over|after|while|and (?=were|was|had|the)|but|at (?=\d)|whereas|until|from|in "
    r"(?=the|a|addition)|"
    r"before|throughout|as well|within|on (?=days?|the)|that|which|who)\b"
)
_VAGUE = Pattern(
    r"(?i)(?:both|the same|same|identical|similar|it|them|none|nothing|treatment|intervention|the "
    r"intervention|"
    r"significantly|no significant|a (?:mean|median)|.*\b(?:mean|median|higher|lower|significant\w*|"
    r"than)\b).*"
)
_LONGEST = 70


def is_generic(text: str) -> bool:
    """Whether a comparator's phrase says only that there were controls."""
    return _GENERIC.fullmatch(text) is not None


def given_to_controls(document: Document) -> tuple[Sentence, int, int] | None:
    """Return where a text says what its controls got; methods before the rest, ``None`` for nowhere."""
    ordered = sorted(document.sentences, key=lambda s: s.role is Role.RESULTS)
    for pattern in (_GIVEN, _CALLED, _IN_BRACKET):
        for sentence in ordered:
            if sentence.role is Role.CONCLUSIONS or "ontrol" not in sentence.text:
                continue
            for match in pattern.finditer(sentence.text):
                start, end = match.span("what")
                what = sentence.text[start:end]
                if cut := _END.search(what):
                    what = what[: cut.start()]
                what = what.rstrip(" ,-")
                if 3 < len(what) <= _LONGEST and not _VAGUE.fullmatch(what):
                    return sentence, start, start + len(what)
    return None
