# SPDX-License-Identifier: GPL-3.0-or-later
"""Mixed content to inlines: styles, links, cross-references; an unknown element keeps its words."""

from collections.abc import Callable

from refdesk.domain.fulltext import (
    CrossReference,
    Inline,
    InlineImage,
    Inlines,
    LineBreak,
    Link,
    Style,
    Styled,
    Text,
)
from refdesk.fulltext.formulas import read_formula
from refdesk.fulltext.lines import Line
from refdesk.fulltext.links import file_name, mail_url, safe_url
from refdesk.fulltext.reading import Reading
from refdesk.fulltext.tree import Element, child_text, collapse, flat, get, has_own_text, href
from refdesk.xml.safe import local_name

HIDDEN = frozenset(
    [
        "alt-text",
        "long-desc",
        "object-id",
        "index-term",
        "index-term-range-end",
        "milestone-start",
        "milestone-end",
        "sec-meta",
        "processing-meta",
        "glyph-data",
        "glyph-ref",
        "hr",
        "annotation",
        "table-wrap-continued",
        "custom-meta-group",
    ]
)
"""Elements that a page does not print."""

BLOCKS = frozenset(
    [
        "sec",
        "p",
        "list",
        "def-list",
        "table-wrap",
        "table-wrap-group",
        "table",
        "fig",
        "fig-group",
        "disp-formula",
        "disp-formula-group",
        "boxed-text",
        "disp-quote",
        "verse-group",
        "statement",
        "speech",
        "preformat",
        "code",
        "array",
        "supplementary-material",
        "media",
        "fn",
        "fn-group",
        "ref-list",
        "chem-struct-wrap",
        "app",
        "app-group",
        "ack",
        "glossary",
        "notes",
        "bio",
        "sig-block",
        "address",
        "floats-group",
        "floats-wrap",
        "question-wrap",
        "question",
        "answer",
        "explanation",
        "oasis-table",
        "title",
        "subtitle",
        "caption",
    ]
)
"""Elements that end the line they stand in."""

_STYLES = {
    "italic": Style.ITALIC,
    "bold": Style.BOLD,
    "underline": Style.UNDERLINE,
    "sup": Style.SUPERSCRIPT,
    "sub": Style.SUBSCRIPT,
    "monospace": Style.MONOSPACE,
    "strike": Style.STRIKE,
    "sc": Style.SMALL_CAPS,
    "overline": Style.OVERLINE,
}
_DATA_ONLY = frozenset(
    [
        "element-citation",
        "mixed-citation",
        "nlm-citation",
        "citation",
        "name",
        "string-name",
        "person-group",
        "product",
        "related-object",
        "related-article",
        "address",
        "institution-wrap",
        "ruby",
    ]
)
"""Elements whose children need a space between them where the source has no text there."""

_FORM_RANK = ("table", "math", "disp-formula", "inline-formula", "tex-math", "code", "preformat")


def read_inlines(element: Element | None, reading: Reading) -> Inlines:
    """Read a title, a term or the like as one line; blocks inside give their words."""
    if element is None:
        return ()
    if not len(element):
        text = collapse(element.text or "")
        return (Text(text),) if text else ()
    line = Line(flat=True)
    walk(element, line, reading)
    return line.take()


def walk(element: Element, line: Line, reading: Reading) -> None:
    """Read the content of an element into a line."""
    if element.text:
        line.text(element.text)
    for below in element:
        read_one(below, line, reading)
        if below.tail:
            line.text(below.tail)


def read_one(element: Element, line: Line, reading: Reading) -> None:
    """Read one element, not its tail, into a line."""
    name = local_name(element)
    style = _STYLES.get(name)
    if style is not None:
        line.open()
        walk(element, line, reading)
        children = line.close()
        if children:
            line.add_styled(Styled(style, children))
    elif name in _SPECIAL:
        _SPECIAL[name](element, line, reading)
    elif name in BLOCKS:
        _block_in_line(element, line, reading)
    elif name in _DATA_ONLY and not has_own_text(element):
        _spaced(element, line, reading)
    elif name not in HIDDEN:
        walk(element, line, reading)


def _block_in_line(element: Element, line: Line, reading: Reading) -> None:
    if not line.flat:
        line.hoisted.append(element)
        return
    line.text(" ")
    _spaced(element, line, reading) if not has_own_text(element) else walk(element, line, reading)
    line.text(" ")


def _spaced(element: Element, line: Line, reading: Reading) -> None:
    for below in element:
        line.text(" ")
        read_one(below, line, reading)


def _cross_reference(element: Element, line: Line, reading: Reading) -> None:
    targets = tuple(get(element, "rid").split())
    for target in targets:
        reading.mention(target)
    kind = get(element, "ref-type") or reading.kind_of(targets[0] if targets else "")
    line.open()
    walk(element, line, reading)
    children = line.close()
    if not any(_has_words(inline) for inline in children):
        labels = [label for label in map(reading.label_of, targets) if label]
        children = (Text(", ".join(labels)),) if labels else children
    known = tuple(target for target in targets if target in reading.ids)
    if known and children:
        link = CrossReference(known, kind, children)
        line.add_styled(_raised(link) if _is_low_mark(element, kind) else link)
    else:
        line.add_all(children)


def _raised(inline: Inline) -> Inline:
    return Styled(Style.SUPERSCRIPT, (inline,))


def _is_low_mark(element: Element, kind: str) -> bool:
    """Whether a footnote's mark would stand on the line and read as the end of a word."""
    above = element.getparent()
    in_raised = above is not None and local_name(above) == "sup"
    holds_raised = next(element.iter("sup"), None) is not None
    return (
        kind in {"fn", "table-fn"} and len(flat(element)) <= 2 and not (in_raised or holds_raised)
    )


def _has_words(inline: Inline) -> bool:
    if isinstance(inline, Text):
        return bool(inline.text.strip())
    if isinstance(inline, Styled | CrossReference | Link):
        return any(_has_words(below) for below in inline.children)
    return not isinstance(inline, LineBreak)


def _external_link(element: Element, line: Line, reading: Reading) -> None:
    address = href(element) or flat(element)
    line.open()
    walk(element, line, reading)
    children = line.close()
    if not children and href(element):
        next_letter = (element.tail or "")[:1]  # an address must not run into the next word
        children = (Text(href(element) + " " * next_letter.isalnum()),)
    url = safe_url(address, get(element, "ext-link-type"))
    if children:
        line.add_styled(Link(url, children))


def _email(element: Element, line: Line, reading: Reading) -> None:
    line.open()
    walk(element, line, reading)
    children = line.close()
    if children:
        line.add_styled(Link(mail_url(href(element) or flat(element)), children))


def _inline_supplement(element: Element, line: Line, reading: Reading) -> None:
    line.open()
    walk(element, line, reading)
    children = line.close()
    if children:
        line.add_styled(Link(safe_url(href(element)), children))


def _image(element: Element, line: Line, _reading: Reading) -> None:
    name = file_name(href(element))
    if name and get(element, "content-type") not in {"thumb", "thumbnail"}:
        line.add(InlineImage(name, child_text(element, "alt-text")))


def _break(_element: Element, line: Line, _reading: Reading) -> None:
    line.add(LineBreak())


def _formula(element: Element, line: Line, reading: Reading) -> None:
    def walk_here(below: Element, into: Line) -> None:
        read_one(below, into, reading)

    line.add(read_formula(element, walk_here))


def _footnote(element: Element, line: Line, reading: Reading) -> None:
    """Print a mark where a footnote is called; the note itself follows the paragraph."""
    if line.flat:
        _block_in_line(element, line, reading)
        return
    line.hoisted.append(element)
    mark = (Text(child_text(element, "label") or "*"),)
    identifier = get(element, "id")
    line.add(
        Styled(
            Style.SUPERSCRIPT,
            (CrossReference((identifier,), "fn", mark),) if identifier else mark,
        )
    )


def _definition_in_line(element: Element, line: Line, reading: Reading) -> None:
    """Print what an abbreviation or a ruby text means in brackets behind it."""
    line.text(" (")
    _spaced(element, line, reading) if not has_own_text(element) else walk(element, line, reading)
    line.text(")")


def _alternatives(element: Element, line: Line, reading: Reading) -> None:
    for chosen in choose(element):
        read_one(chosen, line, reading)


def choose(element: Element) -> list[Element]:
    """Return the one form of ``alternatives`` to show; several elements only where it is tables."""
    forms = [below for below in element if local_name(below) and local_name(below) not in HIDDEN]
    for name in _FORM_RANK:
        chosen = [below for below in forms if local_name(below) == name]
        if chosen:
            return chosen if name == "table" else chosen[:1]
    large = [f for f in forms if get(f, "content-type") not in {"thumb", "thumbnail"}]
    return (large or forms)[:1]


_SPECIAL: dict[str, Callable[[Element, Line, Reading], None]] = {
    "xref": _cross_reference,
    "ext-link": _external_link,
    "uri": _external_link,
    "self-uri": _external_link,
    "email": _email,
    "inline-supplementary-material": _inline_supplement,
    "inline-graphic": _image,
    "graphic": _image,
    "inline-media": _image,
    "break": _break,
    "inline-formula": _formula,
    "math": _formula,
    "tex-math": _formula,
    "fn": _footnote,
    "def": _definition_in_line,
    "rt": _definition_in_line,
    "alternatives": _alternatives,
}
