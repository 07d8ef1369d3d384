# SPDX-License-Identifier: GPL-3.0-or-later
"""Markup and plain text made into HTML that a rich-text widget may show; all outside text ends here."""

import re
from html import unescape

from refdesk.domain.escaping import escape
from refdesk.domain.markup import to_plain
from refdesk.ui.tips import attribute

_TAG = re.compile(r"</?(?:i|b|u|sup|sub)>")
_SIGN = re.compile("[<&]")
_ENTITY = re.compile(r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
_UNIT = re.compile(rf"(<sup>.*?</sup>)|({_TAG.pattern})|({_ENTITY.pattern})", re.DOTALL)


def inline(markup: str) -> str:
    """Return a markup string as HTML: the five tags stay, every other character is text.

    A string that claims to be markup and is not (an old file, a bug) does no harm.
    """
    parts: list[str] = []
    opened: list[str] = []
    position = 0
    for match in _TAG.finditer(markup):
        parts.append(_text(markup[position : match.start()]))
        position = match.end()
        tag = match[0].strip("</>")
        if not match[0].startswith("</"):
            opened.append(tag)
            parts.append(match[0])
        elif tag in opened:
            while opened[-1] != tag:
                parts.append(f"</{opened.pop()}>")
            parts.append(f"</{opened.pop()}>")
    parts.append(_text(markup[position:]))
    parts.extend(f"</{tag}>" for tag in reversed(opened))
    return "".join(parts)


def _text(raw: str) -> str:
    """Return character data with its entities kept and everything else escaped."""
    parts: list[str] = []
    position = 0
    for match in _ENTITY.finditer(raw):
        parts += (escape(raw[position : match.start()]), match[0])
        position = match.end()
    parts.append(escape(raw[position:]))
    return "".join(parts)


def link(address: str, label: str, *, colour: str = "", underlined: bool = False) -> str:
    """Return a link; ``label`` is HTML, ``address`` plain, ``colour`` for labels without CSS."""
    line = "underline" if underlined else "none"
    style = f' style="color:{colour};text-decoration:{line}"' if colour else ""
    return f'<a href="{attribute(address)}"{style}>{label}</a>'


def shortened(markup: str, places: int) -> str:
    """Return the beginning of a markup string that shows ``places`` places, cut in no entity or tag.

    Tags may stay open; :func:`inline` closes them.
    """
    position = shown = 0
    while position < len(markup):
        match = _TAG.match(markup, position) or _ENTITY.match(markup, position)
        if match is None:
            # As it stands up to the next sign that may begin a tag or an entity.
            following = _SIGN.search(markup, position + 1)
            text = markup[position : following.start() if following else len(markup)]
            kept = _first_places(text, places - shown)
            shown += _places(kept)
            position += len(kept)
            if len(kept) < len(text):
                break
            continue
        width = 0 if match.re is _TAG else _places(unescape(match[0]))
        if shown + width > places:
            break
        shown += width
        position = match.end()
    return markup[:position]


def document_offsets(markup: str) -> list[int]:
    """Return, for each offset into ``to_plain(markup)``, the offset into the text that is shown.

    The two differ where plain text writes a superscript as ``^(x)`` and the window raises ``x``.
    The list has one entry more than the plain text has characters.
    """
    offsets: list[int] = []
    shown = 0
    position = 0

    def run(raw: str) -> None:
        nonlocal shown
        for character in raw:
            offsets.append(shown)
            shown += _width(character)

    for match in _UNIT.finditer(markup):
        run(markup[position : match.start()])
        position = match.end()
        raised, _, entity = match.groups()
        if raised:
            visible = sum(map(_width, unescape(_TAG.sub("", raised))))
            plain = len(to_plain(raised))
            offsets.extend(shown + min(i, max(visible - 1, 0)) for i in range(plain))
            shown += visible
        elif entity:
            run(unescape(entity))
    run(markup[position:])
    offsets.append(shown)
    return offsets


def _places(text: str) -> int:
    return len(text) if text.isascii() else sum(map(_width, text))


def _first_places(text: str, places: int) -> str:
    """Return as many characters as fit into so many places."""
    if text.isascii():
        return text[: max(places, 0)]
    for number, character in enumerate(text):
        places -= _width(character)
        if places < 0:
            return text[:number]
    return text


def _width(character: str) -> int:
    """Return how many places a character takes in a QTextDocument, which counts UTF-16."""
    return 2 if ord(character) > 0xFFFF else 1
