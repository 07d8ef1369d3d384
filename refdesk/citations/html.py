# SPDX-License-Identifier: GPL-3.0-or-later
"""What the engine prints, made a safe fragment of HTML, and the plain text of it."""

import re
from html import escape, unescape
from urllib.parse import quote

from refdesk.domain.csl_titles import WORD_JOINER
from refdesk.domain.html_reading import HtmlReader
from refdesk.domain.markup import to_plain

_ALIASES = {"em": "i", "strong": "b"}
_PLAIN = frozenset({"i", "b", "sup", "sub"})
_STYLES = {
    "font-variant:small-caps": "font-variant:small-caps",
    "font-style:normal": "font-style:normal",
    "font-weight:normal": "font-weight:normal",
}
_URL_SAFE = ":/?&=#%@!$'()*+,;~-._[]"
_NOT_MARKUP = re.compile(r"</?(?:span|a)\b[^>]*>")
# In-text numbers such as 1,3–5; other superscripts are read as those of titles.
_RAISED_LIST = re.compile(r"<sup>(\d[\d,–-]*)</sup>")
_RAISED_WORDS = re.compile(r"<sup>(?![\d,–-]*</sup>)((?:(?!</?sup>).)*)</sup>")
_RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def safe_fragment(html: str) -> str:
    """Return engine output with nothing but ``i b sup sub br``, three spans, and https links.

    The number that numbered styles set in the margin stands before a tab.
    """
    cleaner = _Cleaner()
    cleaner.feed(html)
    cleaner.close()
    return cleaner.result()


def plain_text(fragment: str) -> str:
    """Return the text of a safe fragment; superscripts and subscripts as in titles."""
    text = _NOT_MARKUP.sub("", fragment.replace("<br>", "\n"))
    return to_plain(_RAISED_LIST.sub(lambda match: match[1].translate(_RAISED), text))


def plain_numbers(fragment: str) -> str:
    """Return the text of an in-text citation by numbers.

    Raised words, which have no raised letters in Unicode, stand in brackets: ``[1(p4)]``.
    """
    return plain_text(_RAISED_WORDS.sub(r"[\1]", fragment))


class _Cleaner(HtmlReader):
    """Copies what is allowed; of all other tags only the content stays."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._open: list[tuple[str, str]] = []

    def result(self) -> str:
        self._parts.extend(closing for _, closing in reversed(self._open))
        self._open.clear()
        text = re.sub(r"[ \n]+", " ", "".join(self._parts))
        text = re.sub(r" ?(\t|<br>) ?", r"\1", text)
        return re.sub(r"^(?:<br>|\s)+|(?:<br>|\s)+$", "", text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag = _ALIASES.get(tag, tag)
        attributes = {name: value or "" for name, value in attrs}
        opening, closing = _tags(tag, attributes)
        self._parts.append(opening)
        if tag not in {"br", "img", "hr", "input", "meta", "link"}:
            self._open.append((tag, closing))

    def handle_endtag(self, tag: str) -> None:
        tag = _ALIASES.get(tag, tag)
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, closing = self._open.pop()
            self._parts.append(closing)
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        self._parts.append(escape(data.replace(f"<{WORD_JOINER}", "<"), quote=False))


def _tags(tag: str, attributes: dict[str, str]) -> tuple[str, str]:
    """Return what stands for a tag and for its end."""
    if tag in _PLAIN:
        return f"<{tag}>", f"</{tag}>"
    if tag == "span":
        style = _STYLES.get(attributes.get("style", "").replace(" ", "").rstrip(";"))
        return (f'<span style="{style}">', "</span>") if style else ("", "")
    if tag == "a":
        href = unescape(attributes.get("href", "")).replace(WORD_JOINER, "")
        if href.lower().startswith("https://"):
            return f'<a href="{escape(quote(href, safe=_URL_SAFE))}">', "</a>"
        return "", ""
    if tag == "div":
        return {
            "csl-left-margin": ("", "\t"),
            "csl-block": ("<br>", ""),
            "csl-indent": ("<br>", ""),
        }.get(attributes.get("class", ""), ("", ""))
    return ("<br>", "") if tag == "br" else ("", "")
