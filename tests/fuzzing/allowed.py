# SPDX-License-Identifier: GPL-3.0-or-later
"""HTML that was made of somebody else's text: only what is allowed may stand in it."""

import re
from collections.abc import Collection
from html.parser import HTMLParser

_VOID = frozenset({"br", "hr", "img", "col", "meta"})
INLINE = frozenset({"i", "b", "u", "sub", "sup"})
NOTE = frozenset(
    {"h3", "h4", "p", "ul", "ol", "li", "blockquote", "pre", "code", "b", "i", "a", "hr", "br"}
)
CITATION = INLINE | {"br", "span", "a"}
PAGE = INLINE | frozenset(
    ["a", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "thead", "tbody", "tfoot",
     "tr", "th", "td", "caption", "blockquote", "pre", "code", "hr", "br", "img", "span", "div", "dl", "dt",
     "dd", "em", "strong", "small", "tt", "s", "section", "figure", "figcaption", "colgroup", "col", "nobr",
     "html", "head", "meta", "title", "style", "body", "center", "kbd", "samp", "var", "del"]
)  # fmt: skip
_ADDRESSES = ("href", "src", "background", "action", "formaction", "poster", "data", "srcset")
_MARK = re.compile(r"/?formula(?::\d+)?")
"""Where a formula is drawn later; nothing of the text."""
_SCHEMES = ("http://", "https://", "mailto:", "#")


class ForbiddenError(Exception):
    """A tag, an attribute or an address that must not be there."""


class _Looker(HTMLParser):
    def __init__(self, tags: Collection[str], schemes: tuple[str, ...]) -> None:
        super().__init__(convert_charrefs=True)
        self._tags, self._schemes = tags, schemes

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self._tags:
            raise ForbiddenError(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on"):
                raise ForbiddenError(f"{name}=")
            address = (value or "").strip().lower()
            if name in _ADDRESSES and address and not address.startswith(self._schemes):
                raise ForbiddenError(f'{name}="{address[:80]}"')
            if name == "style" and ("url(" in address or "expression" in address or "@" in address):
                raise ForbiddenError(f'style="{address[:80]}"')

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            raise ForbiddenError(f"<!{decl[:40]}")

    def handle_comment(self, data: str) -> None:
        if not _MARK.fullmatch(data):
            raise ForbiddenError(f"<!--{data[:40]}")

    def handle_pi(self, data: str) -> None:
        raise ForbiddenError(f"<?{data[:40]}")


def look(html: str, tags: Collection[str], *, more: tuple[str, ...] = ()) -> None:
    """Look at every tag of a text.

    Raises:
        ForbiddenError: one of them must not be there.
    """
    looker = _Looker(tags, (*_SCHEMES, *more))
    looker.feed(html)
    looker.close()
