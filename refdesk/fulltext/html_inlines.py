# SPDX-License-Identifier: GPL-3.0-or-later
"""Inlines as HTML: everything escaped, links checked, images only from where the caller says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from refdesk.domain.fulltext import (
    CrossReference,
    Formula,
    InlineImage,
    Inlines,
    LineBreak,
    Link,
    Style,
    Styled,
    Text,
)
from refdesk.fulltext.citing_places import CitingPlaces, ranges_together
from refdesk.fulltext.drawn import marked
from refdesk.fulltext.links import safe_url

_TAGS = {
    Style.ITALIC: ("<i>", "</i>"),
    Style.BOLD: ("<b>", "</b>"),
    Style.UNDERLINE: ("<u>", "</u>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.MONOSPACE: ("<code>", "</code>"),
    Style.STRIKE: ("<s>", "</s>"),
    Style.SMALL_CAPS: ('<span class="small-caps">', "</span>"),
    Style.OVERLINE: ('<span class="overline">', "</span>"),
}
_REMOTE = ("http:", "https:", "ftp:", "//", "\\\\", "javascript:")

_PICTURE = ("data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,")
"""Begin the addresses that hold a picture themselves."""


def text_html(text: str) -> str:
    """Return characters as HTML text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute_html(text: str) -> str:
    """Return characters for use between double quotes."""
    return text_html(text).replace('"', "&quot;")


def anchor_html(anchor: str) -> str:
    """Return the target of links to ``anchor``; nothing for ``""``."""
    return f'<a name="{attribute_html(anchor)}"></a>' if anchor else ""


@dataclass(frozen=True)
class Images:
    """Where graphics are.

    ``base`` is a prefix for all names, or says for each name where its file is. A place on
    another machine counts as none.
    """

    base: str | Mapping[str, str] = ""
    missing: str = "▣"
    formulas: list[Formula] | None = None
    """Takes up the formulas that may be drawn, each marked by its place in it."""
    places: CitingPlaces | None = None
    """For a text that is read in the window: which places cite what; else ``None``."""

    def tag(self, name: str, *, alt: str = "") -> str:
        """Return the image, or what stands for it."""
        source = self._source(name)
        if not source:
            return f'<span class="image missing">{text_html(self.missing)}</span>'
        described = f' alt="{attribute_html(alt)}"' if alt else ""
        return f'<img class="image" src="{attribute_html(source)}"{described}>'

    def _source(self, name: str) -> str:
        if not self.base or not name:
            return ""
        if isinstance(self.base, str):
            source = f"{self.base.rstrip('/')}/{quote(name)}"
        else:
            source = self.base.get(name, "")
        lower = source.lower()
        if lower.startswith("data:") and not lower.startswith(_PICTURE):
            return ""
        return "" if lower.startswith(_REMOTE) else source


def inlines_html(inlines: Inlines, images: Images) -> str:
    """Return inlines as HTML."""
    if images.places is None:
        return "".join([_WRITERS[type(inline)](inline, images) for inline in inlines])
    together = ranges_together(inlines)
    return "".join(
        [
            _whole_reference(inline, images, together.get(index, ()))
            if isinstance(inline, CrossReference)
            else _WRITERS[type(inline)](inline, images)
            for index, inline in enumerate(inlines)
        ]
    )


def _text(inline: Text, _images: Images) -> str:
    return text_html(inline.text)


def _styled(inline: Styled, images: Images) -> str:
    before, after = _TAGS[inline.style]
    return before + inlines_html(inline.children, images) + after


def _cross_reference(inline: CrossReference, images: Images) -> str:
    inner = inlines_html(inline.children, images)
    target = attribute_html(inline.targets[0]) if inline.targets else ""
    return f'<a class="xref" href="#{target}">{inner}</a>' if target else inner


def _whole_reference(inline: CrossReference, images: Images, others: tuple[str, ...]) -> str:
    """Return a link that names all its targets, those of its range behind its own."""
    assert images.places is not None
    inner = inlines_html(inline.children, images)
    targets = " ".join(dict.fromkeys((*inline.targets, *others)))
    if not targets:
        return inner
    name = images.places.name_for(inline.targets)
    named = f' name="{name}"' if name else ""
    return f'<a class="xref"{named} href="#{attribute_html(targets)}">{inner}</a>'


def _link(inline: Link, images: Images) -> str:
    inner = inlines_html(inline.children, images)
    url = safe_url(inline.url)
    return f'<a class="link" href="{attribute_html(url)}">{inner}</a>' if url else inner


def formula_html(formula: Formula, images: Images) -> str:
    """Return a formula without its label."""
    if formula.children:
        inner = inlines_html(formula.children, images)
    elif formula.graphic:
        inner = images.tag(formula.graphic, alt=formula.text)
    else:
        inner = text_html(formula.text)
    html = f'<span class="formula">{inner}</span>'
    if images.formulas is None or not (formula.mathml or formula.tex):
        return html
    images.formulas.append(formula)
    return marked(html, len(images.formulas) - 1)


def _inline_formula(formula: Formula, images: Images) -> str:
    label = f' <span class="label">{text_html(formula.label)}</span>' if formula.label else ""
    return formula_html(formula, images) + label


def _image(inline: InlineImage, images: Images) -> str:
    return images.tag(inline.href, alt=inline.alt)


def _break(_inline: LineBreak, _images: Images) -> str:
    return "<br>"


_WRITERS: dict[type, Callable[[Any, Images], str]] = {
    Text: _text,
    Styled: _styled,
    CrossReference: _cross_reference,
    Link: _link,
    Formula: _inline_formula,
    InlineImage: _image,
    LineBreak: _break,
}
