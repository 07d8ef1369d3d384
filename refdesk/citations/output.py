# SPDX-License-Identifier: GPL-3.0-or-later
"""Citations in other forms than HTML: Markdown and Rich Text Format."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

_TOKEN = re.compile(r"<(/?)(i|b|sup|sub|span|a|br)\b([^>]*)>")
_HREF = re.compile(r'href="([^"]*)"')
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_RTF_SPECIAL = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\t": "\\tab ", "\n": "\\line "}
_RTF_OPEN = {"i": "{\\i ", "b": "{\\b ", "sup": "{\\super ", "sub": "{\\sub "}
_RTF_HEAD = "{\\rtf1\\ansi\\deff0\\uc1{\\fonttbl{\\f0\\froman Times New Roman;}}\\f0\\fs24\n"
_RTF_PARAGRAPH = "{\\pard\\sa120\\fi-480\\li480 %s\\par}\n"


def to_markdown(html: str) -> str:
    """Return a safe fragment as Markdown; sub- and superscripts stay as HTML, which it allows."""
    parts: list[str] = []
    link_start = 0
    href = ""
    for name, closing, attributes, text in _tokens(html):
        if not name:
            parts.append(_MARKDOWN_SPECIAL.sub(r"\\\1", text))
        elif name in {"i", "b"}:
            parts.append("*" if name == "i" else "**")
        elif name in {"sup", "sub"}:
            parts.append(f"<{closing}{name}>")
        elif name == "br":
            parts.append("  \n")
        elif name == "a" and not closing:
            match = _HREF.search(attributes)
            href, link_start = unescape(match[1]) if match else "", len(parts)
        elif name == "a":
            label = "".join(parts[link_start:])
            plain = label.replace("\\", "")
            parts[link_start:] = [f"<{href}>" if plain == href else f"[{label}]({href})"]
    return "".join(parts).replace("\t", " ")


def to_rtf(html: str | Sequence[str]) -> str:
    """Return safe fragments as one RTF document, a paragraph with a hanging indent each."""
    fragments = [html] if isinstance(html, str) else html
    body = "".join(_RTF_PARAGRAPH % _rtf(fragment) for fragment in fragments)
    return f"{_RTF_HEAD}{body}}}\n"


def _rtf(fragment: str) -> str:
    parts: list[str] = []
    spans: list[str] = []
    for name, closing, attributes, text in _tokens(fragment):
        if not name:
            parts.append("".join(map(_rtf_character, text)))
        elif name in _RTF_OPEN:
            parts.append("}" if closing else _RTF_OPEN[name])
        elif name == "br":
            parts.append("\\line ")
        elif name == "span" and closing:
            parts.append(spans.pop() if spans else "")
        elif name == "span":
            opening = _rtf_span(attributes)
            spans.append("}" if opening else "")
            parts.append(opening)
    return "".join(parts)


def _rtf_span(attributes: str) -> str:
    if "small-caps" in attributes:
        return "{\\scaps "
    if "font-style:normal" in attributes:
        return "{\\i0 "
    return "{\\b0 " if "font-weight:normal" in attributes else ""


def _rtf_character(character: str) -> str:
    if character in _RTF_SPECIAL:
        return _RTF_SPECIAL[character]
    if character.isascii():
        return character
    units = character.encode("utf-16-le")
    numbers = (
        int.from_bytes(units[i : i + 2], "little", signed=True) for i in (0, 2)[: len(units) // 2]
    )
    return "".join(f"\\u{number}?" for number in numbers)


def _tokens(html: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield tags as (name, "/" or "", attributes, "") and text as ("", "", "", text)."""
    position = 0
    for match in _TOKEN.finditer(html):
        if match.start() > position:
            yield "", "", "", unescape(html[position : match.start()])
        yield match[2], match[1], match[3], ""
        position = match.end()
    if position < len(html):
        yield "", "", "", unescape(html[position:])
