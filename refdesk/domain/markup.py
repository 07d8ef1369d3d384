# SPDX-License-Identifier: GPL-3.0-or-later
"""The inline markup that titles and abstracts keep: a closed subset of HTML, held in a ``str``.

A *markup* string contains character data in which ``&``, ``<`` and ``>`` are written as
``&amp;``, ``&lt;`` and ``&gt;``, and the tags ``<i> <b> <u> <sup> <sub>`` without attributes,
properly nested. Nothing else. A *plain* string is ordinary text.

Readers of outside data build markup with ``escape`` and :func:`wrap`, or from lenient
HTML-like text with :func:`from_html`; everything else only reads it.
"""

import re
from html import unescape

from refdesk.domain.escaping import escape
from refdesk.domain.html_reading import HtmlReader

TAGS = ("i", "b", "u", "sup", "sub")
"""The only tags a markup string may contain."""

_ALIASES = {"em": "i", "italic": "i", "strong": "b", "bold": "b", "underline": "u"}
_TOKEN = re.compile(r"<(/?)(i|b|u|sup|sub)>")

_SUPERSCRIPT = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_SUPERSCRIPT_OK = frozenset("0123456789+-−=()ni")


_RAISED_SIGNS = {"TM": "™", "SM": "℠"} | {sign: sign for sign in "®™©℠"}
_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "re", "ère", "ème", "ers"})


def wrap(tag: str, inner: str) -> str:
    """Return ``inner`` (markup) inside ``tag``; nothing where ``inner`` is empty.

    Raises:
        ValueError: ``tag`` is not one of :data:`TAGS`.
    """
    if tag not in TAGS:
        raise ValueError(tag)
    return f"<{tag}>{inner}</{tag}>" if inner else ""


def collapse(text: str) -> str:
    """Return ``text`` with runs of ASCII white space made one space, and trimmed."""
    for blank in "\t\r\n\f\v":  # ten times as fast as a pattern, which stops at every space
        if blank in text:
            text = text.replace(blank, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return text.strip(" ")


def _superscript(text: str) -> str:
    """Return a superscript so that it never reads as part of the number before it."""
    if text and all(c in _SUPERSCRIPT_OK for c in text):
        return text.translate(_SUPERSCRIPT)
    if text in _ORDINALS:
        return text
    if text in _RAISED_SIGNS:  # raised by themselves: no number to be mistaken for
        return _RAISED_SIGNS[text]
    return f"^{text}" if len(text) == 1 else f"^({text})"


def to_plain(markup: str) -> str:
    """Return the text of a markup string.

    Superscripts become Unicode superscripts where these exist and ``^x`` otherwise, so that
    ``10<sup>9</sup>`` is never read as 109. Subscripts stay on the line: ``CO2``.
    """
    if "<" not in markup:
        return unescape(markup) if "&" in markup else markup
    parts: list[str] = []
    raised: list[str] = []
    depth = 0
    position = 0
    for match in _TOKEN.finditer(markup):
        (raised if depth else parts).append(unescape(markup[position : match.start()]))
        position = match.end()
        if match[2] != "sup":
            continue
        if not match[1]:
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                parts.append(_superscript("".join(raised)))
                raised.clear()
    parts.extend(raised)
    parts.append(unescape(markup[position:]))
    return "".join(parts)


class _Cleaner(HtmlReader):
    """Reads HTML-like text and keeps the allowed tags, balanced; a lone ``<`` is text."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.open: list[str] = []
        self._times_open = dict.fromkeys(TAGS, 0)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        tag = _ALIASES.get(tag, tag)
        if tag in TAGS:
            self.open.append(tag)
            self._times_open[tag] += 1
            self.parts.append(f"<{tag}>")
        elif tag in {"p", "br", "div", "li", "h4"}:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        tag = _ALIASES.get(tag, tag)
        if not self._times_open.get(tag):
            return
        while self.open:
            last = self.open.pop()
            self._times_open[last] -= 1
            self.parts.append(f"</{last}>")
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data))


# A "<" that opens no tag is a "less than" sign or a bracket: "P<0.001", "<chronic pain>". A word
# in capitals is a tag where it is one of HTML's: "<ORIGINAL>" is text.
_STRAY = re.compile(
    r"<(?!/?(?:jats:)?(?!(?-i:[A-Z]{3,})(?<!SUP|SUB|DIV|COL|PRE)(?<!SPAN|FONT|CITE|CODE)"
    r"(?<!SMALL|TITLE)(?<!STRONG|CENTER)\s*>)[a-z][a-z0-9]{0,15}"
    r"(?:\s+[\w:-]+\s*=[^<>]*)?\s*/?>)",
    re.IGNORECASE,
)
_HTML_LEFT = re.compile(
    r"</?(?:i|b|u|em|strong|sup|sub|inf)>|&(?:amp|lt|gt|#\d+|#x[\da-f]+);", re.I
)
_TAG_LIKE = re.compile(r"</?[A-Za-z!?]")
_DROPPED = re.compile(r"<(?:!--|(script|style)\b)", re.IGNORECASE)
_ENDS = {
    "": re.compile("-->"),
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
}


def _without_scripts(text: str) -> str:
    """Return the text without comments, scripts and styles; what is not closed stays."""
    parts: list[str] = []
    kept = place = 0
    unclosed: set[str] = set()
    while match := _DROPPED.search(text, place):
        place = match.end()
        kind = (match[1] or "").lower()
        end = None if kind in unclosed else _ENDS[kind].search(text, place)
        if end is None:
            unclosed.add(kind)
        else:
            parts.append(text[kept : match.start()])
            kept = place = end.end()
    return "".join((*parts, text[kept:])) if parts else text


def has_html(text: str) -> bool:
    """Whether plain text has HTML left in it, as some publishers and databases send it."""
    return _HTML_LEFT.search(text) is not None


def from_html(text: str) -> str:
    """Return HTML-like text of unknown quality as markup: allowed tags kept, all else as text.

    Unknown tags go, their content stays; scripts, styles and comments go whole.
    """
    if not _TAG_LIKE.search(text):
        return collapse(escape(unescape(text)))
    cleaner = _Cleaner()
    text = _without_scripts(text).replace("<jats:", "<").replace("</jats:", "</")
    cleaner.feed(_STRAY.sub("&lt;", text))
    cleaner.close()
    cleaner.parts.extend(f"</{tag}>" for tag in reversed(cleaner.open))
    return collapse("".join(cleaner.parts))
