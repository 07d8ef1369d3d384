# SPDX-License-Identifier: GPL-3.0-or-later
"""Notes of other programs, which are HTML, made the Markdown that notes are here."""

import re
from collections import defaultdict

from refdesk.domain.html_reading import HtmlReader

_HTML = re.compile(
    r"</?(?:p|div|br|span|h[1-6]|[oubia]l?|li|strong|em|a|blockquote|pre|table)\b", re.I
)
_BLOCKS = frozenset({"p", "div", "blockquote", "pre", "table", "tr", "ul", "ol", "hr"})
_MARKS = {
    "b": "**", "strong": "**", "i": "*", "em": "*", "code": "`", "s": "~~", "strike": "~~",
    "del": "~~",
}  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "title"})
_MEANT = re.compile(r"[\\*`\[\]]|(?<!\w)_|_(?!\w)|<(?=[A-Za-z/!])")
_LINE_MARK = re.compile(r"^(\s*)(#{1,6}(?=\s)|>|[-+](?=\s)|\d{1,9}[.)](?=\s))")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_DEEPEST = 20
_SAFE_LINK = re.compile(r"(?i)(?:https?|mailto|zotero|doi):")


def note_from(text: str) -> str:
    """Return a note as Markdown, whether it is HTML or plain text."""
    return markdown_from_html(text) if _HTML.search(text) else text.strip()


def markdown_from_html(html: str) -> str:
    """Return HTML as Markdown: headings, paragraphs, lists, links, quotes, tables, emphasis."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.text()


class _Writer(HtmlReader):
    """Writes block by block; what it does not know it passes over, keeping the text."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: list[str] = []
        self._line: list[str] = []
        self._open: defaultdict[str, list[int]] = defaultdict(list)
        """Where emphasis began in the line."""
        self._lists: list[int | None] = []
        """The next number of each open list, ``None`` of one without numbers."""
        self._item = ""
        self._heading = 0
        self._quotes = 0
        self._pre = False
        self._silent = 0
        self._links: list[str] = []
        self._cells: list[str] | None = None
        self._rows = 0

    def text(self) -> str:
        """Return what was written."""
        self._end_block()
        return re.sub(r"\n{3,}", "\n\n", "".join(self._blocks)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br":
            self._line.append("\n" if self._pre else "  \n")
        elif tag == "li":
            self._end_block()
            depth = min(max(len(self._lists), 1), _DEEPEST) - 1
            number = self._lists[-1] if self._lists else None
            self._item = "  " * depth + ("- " if number is None else f"{number}. ")
            if number is not None:
                self._lists[-1] = number + 1
        elif tag in {"td", "th"}:
            self._line = []
            self._open.clear()
        elif tag == "a":
            self._links.append(dict(attrs).get("href") or "")
            self._line.append("[" if _SAFE_LINK.match(self._links[-1]) else "")
        elif tag == "img":
            self._line.append(dict(attrs).get("alt") or "")
        elif tag in _MARKS and not self._pre:
            self._open[_MARKS[tag]].append(len(self._line))
            self._line.append("")
        elif tag in _BLOCKS or re.fullmatch("h[1-6]", tag):
            self._start_block(tag)

    def _start_block(self, tag: str) -> None:
        if not (
            self._item and not self._said()
        ):  # a paragraph that opens an item stays on its line
            self._end_block()
        if tag[0] == "h" and tag != "hr":
            self._heading = int(tag[1])
        elif tag in {"ul", "ol"}:
            self._lists.append(None if tag == "ul" else 1)
        elif tag == "blockquote":
            self._quotes += 1
        elif tag == "pre":
            self._pre = True
        elif tag == "table":
            self._rows = 0
        elif tag == "tr":
            self._cells = []
        elif tag == "hr":
            self._blocks.append("---\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "a" and self._links:
            link = self._links.pop()
            if _SAFE_LINK.match(link):
                self._line.append(f"]({link.replace(' ', '%20').replace(')', '%29')})")
        elif tag in _MARKS and not self._pre:
            self._end_mark(_MARKS[tag])
        elif tag in {"td", "th"} and self._cells is not None:
            self._cells.append(" ".join(self._said().replace("|", "\\|").split()))
            self._line = []
        elif tag == "tr" and self._cells is not None:
            self._end_row()
        elif tag in _BLOCKS or tag == "li" or re.fullmatch("h[1-6]", tag):
            self._end_of(tag)

    def _end_mark(self, mark: str) -> None:
        """Close emphasis; none of nothing, and blanks at its edges stand outside."""
        opened = self._open[mark]
        start = opened.pop() if opened else len(self._line)
        if start >= len(self._line):
            return
        inner = "".join(self._line[start + 1 :])
        del self._line[start:]
        text = inner.strip()
        before, after = inner[: len(inner) - len(inner.lstrip())], inner[len(inner.rstrip()) :]
        self._line.append(f"{before}{mark}{text}{mark}{after}" if text else inner)

    def _end_of(self, tag: str) -> None:
        self._end_block()
        if tag in {"ul", "ol"} and self._lists:
            self._lists.pop()
            if not self._lists:
                self._blocks.append("\n")
        elif tag == "blockquote":
            self._quotes = max(0, self._quotes - 1)
        elif tag == "pre":
            self._pre = False
        elif tag == "table":
            self._blocks.append("\n")

    def _end_row(self) -> None:
        cells, self._cells = self._cells or [], None
        if not cells:
            return
        self._blocks.append(f"| {' | '.join(cells)} |\n")
        if not self._rows:
            self._blocks.append(f"|{' --- |' * len(cells)}\n")
        self._rows += 1

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._pre:
            self._line.append(data)
            return
        self._line.append(_MEANT.sub(r"\\\g<0>", _BLANKS.sub(" ", data)))

    def _said(self) -> str:
        text = "".join(self._line)
        if self._pre:
            return text.strip("\n")
        return re.sub(r" {3,}\n", "  \n", text).strip().removesuffix("  \n").strip()

    def _end_block(self) -> None:
        text = self._said()
        heading, item = self._heading, self._item
        self._line, self._heading = [], 0
        self._open.clear()
        if not text:
            return
        self._item = ""
        if self._pre:
            text = "\n".join(f"    {line}" for line in text.split("\n"))
        elif heading:
            text = f"{'#' * heading} {' '.join(text.split())}"
        else:
            text = _LINE_MARK.sub(r"\1\\\2", text)
        if item:
            hanging = " " * len(item)
            text = item + text.replace("\n", f"\n{hanging}")
        if self._quotes:
            mark = "> " * min(self._quotes, _DEEPEST)
            text = "\n".join(mark + line for line in text.split("\n"))
        self._blocks.append(text + ("\n" if item else "\n\n"))
