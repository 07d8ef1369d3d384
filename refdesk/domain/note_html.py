# SPDX-License-Identifier: GPL-3.0-or-later
"""A person's note: the plain part of Markdown as safe HTML.

Every character of the note is text until one of these rules makes a tag of its own around it: headings,
paragraphs, lists, quotes, code, bold, italic, and links to the web. Tags and pictures in a note stay text.
"""

import re
from collections.abc import Iterator

_HEADING = re.compile(r"(#{1,6})[ \t]+(\S.*?)[ \t]*#*")
_ITEM = re.compile(r"[ \t]{0,12}(?:[-*+]|(\d{1,9})[.)])[ \t]+(\S.*)")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?(.*)")
_RULE = re.compile(r"[ \t]{0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})")
_FENCE = re.compile(r"[ \t]{0,3}```.*")
_INLINE = re.compile(
    r"`(?P<code>[^`\n]{1,500})`"
    r"|\[(?P<label>[^\[\]\n]{1,300})\]\((?P<address>(?:https?://|mailto:)[^\s()<>\"]{1,1000})\)"
    r"|(?P<bare>https?://[^\s<>\"()]{3,1000}[^\s<>\"().,;:!?'])"
    r"|\*\*(?P<bold>[^*\s](?:[^*\n]{0,500}[^*\s])?)\*\*"
    r"|(?<![\w*])[*_](?P<italic>[^*_\s](?:[^*_\n]{0,500}[^*_\s])?)[*_](?![\w*])"
)
_DEEPEST = 8


def note_html(text: str, depth: int = 0) -> str:
    """Return a note as HTML of ``h3 h4 p ul ol li blockquote pre code b i a hr br`` alone."""
    parts: list[str] = []
    for kind, lines in _blocks(text.replace("\r\n", "\n").split("\n")):
        match kind:
            case "heading":
                match_ = _HEADING.fullmatch(lines[0])
                assert match_ is not None
                tag = "h3" if len(match_[1]) == 1 else "h4"
                parts.append(f"<{tag}>{_inline(match_[2])}</{tag}>")
            case "rule":
                parts.append("<hr>")
            case "code":
                code = "\n".join(lines)
                parts.append(f"<pre>{_escaped(code)}</pre>")
            case "quote":
                inner = "\n".join(
                    (m[1] if (m := _QUOTE.fullmatch(line)) else line) for line in lines
                )
                body = (
                    note_html(inner, depth + 1) if depth < _DEEPEST else f"<p>{_inline(inner)}</p>"
                )
                parts.append(f"<blockquote>{body}</blockquote>")
            case "ul" | "ol":
                parts.append(f"<{kind}>{''.join(_items(lines))}</{kind}>")
            case _:
                parts.append(f"<p>{'<br>'.join(map(_inline, lines))}</p>")
    return "".join(parts)


def _kind(line: str) -> str:
    """Return what a line belongs to."""
    if not line.strip():
        return ""
    if _FENCE.fullmatch(line):
        return "code"
    if _HEADING.fullmatch(line):
        return "heading"
    if _RULE.fullmatch(line):
        return "rule"
    if _QUOTE.fullmatch(line):
        return "quote"
    item = _ITEM.fullmatch(line)
    return ("ol" if item[1] else "ul") if item else "text"


def _blocks(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield lines that belong together, with what they are."""
    kind, block = "", list[str]()
    fenced = False
    for line in lines:
        is_fence = _FENCE.fullmatch(line) is not None
        if fenced and not is_fence:
            block.append(line)
            continue
        own = _kind(line)
        goes_on = own == kind and own in {"text", "quote", "ul", "ol"}
        continues = own == "text" and kind in {"ul", "ol"} and line.startswith(" ")
        if not (goes_on or continues):
            if kind and (block or kind == "code"):
                yield kind, block
            kind, block = ("" if fenced else own), []
        fenced = is_fence and not fenced
        if own and not is_fence:
            block.append(line)
    if kind and block:
        yield kind, block


def _items(lines: list[str]) -> Iterator[str]:
    item: list[str] = []
    for line in lines:
        match = _ITEM.fullmatch(line)
        if match and item:
            yield f"<li>{'<br>'.join(map(_inline, item))}</li>"
            item = []
        item.append(match[2] if match else line.strip())
    if item:
        yield f"<li>{'<br>'.join(map(_inline, item))}</li>"


def _escaped(text: str) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def _inline(text: str, depth: int = 0) -> str:
    parts: list[str] = []
    position = 0
    for match in _INLINE.finditer(text):
        parts.append(_escaped(text[position : match.start()]))
        position = match.end()
        kind = match.lastgroup
        inner = match[kind] if kind else ""
        if kind == "code":
            parts.append(f"<code>{_escaped(inner)}</code>")
        elif kind == "address":
            parts.append(f'<a href="{_escaped(inner)}">{_escaped(match["label"])}</a>')
        elif kind == "bare":
            parts.append(f'<a href="{_escaped(inner)}">{_escaped(inner)}</a>')
        else:
            tag = "b" if kind == "bold" else "i"
            body = _inline(inner, depth + 1) if depth < _DEEPEST else _escaped(inner)
            parts.append(f"<{tag}>{body}</{tag}>")
    parts.append(_escaped(text[position:]))
    return "".join(parts)
