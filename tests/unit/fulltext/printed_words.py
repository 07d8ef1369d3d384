"""The words that a page must show, counted by a walk of its own over the source.

It shares nothing with the reader but the XML parser. What a page does not show:

* ``object-id``, ``alt-text``, ``long-desc``: data about an element, not its text;
* what is in a formula: a formula has several forms, one is shown (formulas are counted instead);
* ``ref-list``: shown as references, from data, in another style;
* the heading of a section that only lists files, and the sentence that the files follow: they are
  listed at the end instead.

Two things that a page shows are not in their place in the source: an ``xref`` without text prints
the label of what it points to, an ``ext-link`` without text its address.
"""

import re
import string
from collections import Counter
from html.parser import HTMLParser

from lxml import etree

WORD = re.compile(r"[^\W_]+")

NOT_SHOWN = {"object-id", "alt-text", "long-desc", "ref-list"}
FORMULAS = {"inline-formula", "disp-formula", "math", "tex-math"}
IN_LINE = {
    *(
        "italic",
        "bold",
        "sup",
        "sub",
        "sc",
        "monospace",
        "underline",
        "overline",
        "strike",
        "roman",
    ),
    *(
        "sans-serif",
        "styled-content",
        "named-content",
        "abbrev",
        "email",
        "uri",
        "ext-link",
        "xref",
    ),
    *("target", "milestone-start", "milestone-end", "inline-graphic", "graphic", "hr"),
    *("private-char", "related-object", "award-id", "funding-source", "index-term"),
    "inline-supplementary-material",
}
POINTER = re.compile(r"\s*below is the link to the electronic supplementary material\.?\s*", re.I)
EMPTY = "\x00"
ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
MARKS = {
    "order": [str(n) for n in range(1, 100)],
    "alpha-lower": string.ascii_lowercase,
    "alpha-upper": string.ascii_uppercase,
    "roman-lower": ROMAN,
    "roman-upper": [number.upper() for number in ROMAN],
}


def name_of(element):
    return etree.QName(element).localname


def printed_parts(article):
    for part in article:
        if name_of(part) in {"body", "back", "floats-group", "floats-wrap"}:
            yield part


def front_parts(article):
    """Title, subtitle and abstracts; the title without the marks of its footnotes."""
    meta = article.find("front/article-meta")
    meta = article.find("front") if meta is None else meta
    for group in [] if meta is None else meta.findall("title-group"):
        for title in group.findall("article-title")[:1] + group.findall("subtitle")[:1]:
            for mark in list(title.iter("xref", "fn")):
                etree.strip_elements(mark.getparent(), "xref", "fn", with_tail=False)
            yield title
    if meta is not None:
        yield from [*meta.iter("abstract"), *meta.iter("trans-abstract")]


def echoes_its_parent(sec):
    """Whether a section begins another one and only repeats its title, which is then said once."""
    above = sec.getparent()
    mine, other = sec.find("title"), above.find("title")
    first = next((e for e in above if name_of(e) not in {"title", "label"}), None)
    if mine is None or other is None or first is not sec or sec.find("label") is not None:
        return False
    words = ["".join(title.itertext()) for title in (mine, other)]
    titles = [" ".join(text.split()).strip(" .:").casefold() for text in words]
    return titles[0] == titles[1] != ""


def own_words(p):
    """The text of a paragraph without that of the files in it."""
    parts = [p.text or ""]
    for child in p:
        if name_of(child) not in {"supplementary-material", "media"}:
            parts.append("".join(child.itertext()))
        parts.append(child.tail or "")
    return "".join(parts)


def lists_only_files(sec):
    """Whether a section holds files, perhaps behind one sentence that says so, and no more."""
    files = False
    for part in sec:
        name = name_of(part)
        if name in {"title", "label"}:
            continue
        if name == "supplementary-material" or (name == "media" and part.get("id") is not None):
            files = True
        elif name == "p":
            own = own_words(part)
            if own.strip() and not POINTER.fullmatch(own):
                return False
            files = files or any(name_of(e) in {"supplementary-material", "media"} for e in part)
        elif name == "sec" and lists_only_files(part):
            files = True
        else:
            return False
    return files


class SourceWords:
    def __init__(self, article, *, as_text=False):
        self.as_text = as_text
        self.by_id = {}
        for part in printed_parts(article):
            for element in part.iter():
                self.by_id.setdefault(element.get("id"), element)
        self.pieces = []
        self.formulas = 0
        for part in printed_parts(article):
            self.walk(part)
        self.counts = self.take()
        formulas = self.formulas
        for part in front_parts(article):
            self.walk(part)
        self.counts_above = self.take()
        self.formulas = formulas

    def take(self):
        """The words since the last time."""
        words, self.pieces = Counter(WORD.findall("".join(self.pieces))), []
        return words

    def walk(self, element):
        name = name_of(element)
        if name in NOT_SHOWN:
            return
        if name in FORMULAS:
            self.count_formula(element)
            return
        if name == "list":
            self.print_numbers(element)
        raised = name == "sup" or element.get("ref-type") in {"fn", "table-fn"}
        border = "" if name in IN_LINE and not (raised and self.as_text) else " "
        self.pieces.append(border)
        if name == "p" and self.only_points_to_files(element):
            for child in element:
                if name_of(child) in {"supplementary-material", "media"}:
                    self.walk(child)
            return
        if not "".join(element.itertext()).strip():
            self.print_empty(element)
        echo = name == "sec" and echoes_its_parent(element)
        files_only = name in {"sec", "app", "notes"} and lists_only_files(element)
        self.pieces.append(element.text or "")
        for child in element:
            left_out = files_only and name_of(child) in {"title", "label"}
            if not left_out and not (echo and name_of(child) == "title"):
                self.walk(child)
            self.pieces.append(child.tail or "")
        self.pieces.append(border)

    def count_formula(self, element):
        self.formulas += 1
        for label in element.iter("label"):
            self.pieces += [" ", "".join(label.itertext()), " "]
        self.pieces.append(" " if name_of(element) == "disp-formula" else EMPTY)

    def print_numbers(self, element):
        """Text has the numbers that a page leaves to its list."""
        marks = MARKS.get(element.get("list-type")) if self.as_text else None
        items = element.findall("list-item")
        for place, item in enumerate(items if marks else ()):
            if item.find("label") is None:
                self.pieces.append(f" {marks[place]} ")

    def print_empty(self, element):
        if name_of(element) == "xref":
            self.print_label(element)
        elif name_of(element) in {"ext-link", "uri"}:
            self.pieces.append(element.get("{http://www.w3.org/1999/xlink}href") or "")

    def only_points_to_files(self, p):
        above = p.getparent()
        in_list = name_of(above) == "sec" and lists_only_files(above)
        return in_list and bool(POINTER.fullmatch(own_words(p)))

    def print_label(self, xref):
        for target in (xref.get("rid") or "").split():
            element = self.by_id.get(target)
            if element is not None:
                label = element.find("label")
                if label is not None:
                    self.pieces += [" ", "".join(label.itertext()), " "]


class PageWords(HTMLParser):
    """The words of a page; what stands for an image, a formula or a file's name is left out."""

    GLUED = {"a", "b", "i", "u", "s", "sup", "sub", "code", "span", "img"}
    VOID = {"img", "br", "hr"}
    HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.pieces = []
        self.open = []
        self.formulas = 0
        self.headings, self.doubled = [], []
        self.heading, self.between = None, True
        self.feed(html)
        self.close()
        assert not self.open, self.open
        self.counts = Counter(WORD.findall("".join(self.pieces)))

    def handle_starttag(self, tag, attrs):
        classes = (dict(attrs).get("class") or "").split()
        left_out = bool({"image", "file"} & set(classes)) or (
            tag == "span" and "formula" in classes
        )
        self.formulas += tag == "span" and "formula" in classes
        if tag not in self.VOID:
            self.open.append((tag, left_out))
        if tag not in self.GLUED or "label" in classes:
            self.pieces.append(" ")
        if left_out:
            self.pieces.append(EMPTY)
        if tag in self.HEADINGS:
            self.heading = []

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag
        if tag not in self.GLUED:
            self.pieces.append(" ")
        if tag in self.HEADINGS:
            self.end_heading()

    def handle_data(self, data):
        if not any(left_out for _, left_out in self.open):
            self.pieces.append(data)
        if self.heading is not None:
            self.heading.append(data)
        elif data.strip():
            self.between = True

    def end_heading(self):
        """Note a title, and whether it repeats the one before with nothing in between."""
        title = " ".join(WORD.findall("".join(self.heading)))
        if self.headings and title == self.headings[-1] and not self.between:
            self.doubled.append(title)
        self.headings.append(title)
        self.heading, self.between = None, False


def titles_of_sections(article):
    """The titles of the sections of body and back, in the order of the source."""
    found = []
    for part in printed_parts(article):
        for sec in part.iter("sec", "app", "ack", "glossary", "notes", "bio", "fn-group"):
            title = sec.find("title")
            above = {name_of(element) for element in sec.iterancestors()}
            if title is None or above & {"boxed-text", "ref-list"} or lists_only_files(sec):
                continue
            if name_of(sec) == "sec" and echoes_its_parent(sec):
                continue
            if not FORMULAS & {name_of(element) for element in title.iter()}:
                label = (
                    "".join(sec.find("label").itertext()) if sec.find("label") is not None else ""
                )
                found.append(" ".join(WORD.findall(f"{label} {''.join(title.itertext())}")))
    return [title for title in found if title]
