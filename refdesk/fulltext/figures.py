# SPDX-License-Identifier: GPL-3.0-or-later
"""Figures, groups of figures, supplementary files."""

from collections.abc import Iterable

from refdesk.domain.fulltext import Block, Figure, Paragraph, Supplement
from refdesk.fulltext.inlines import choose, read_inlines
from refdesk.fulltext.links import file_name, safe_url
from refdesk.fulltext.reading import Reading
from refdesk.fulltext.tables import permissions_paragraph, read_caption
from refdesk.fulltext.tree import Element, child, child_text, children, get, href, spaced
from refdesk.xml.safe import local_name

_THUMBNAILS = frozenset({"thumb", "thumbnail"})
_OWN_PARTS = frozenset(
    [
        "label",
        "caption",
        "graphic",
        "inline-graphic",
        "media",
        "alternatives",
        "permissions",
        "fig",
        "fig-group",
        "attrib",
    ]
)


def read_figure(element: Element, reading: Reading) -> list[Block]:
    """Read a ``fig``, ``fig-group`` or ``chem-struct-wrap``."""
    return [_figure(element, reading)]


def _figure(element: Element, reading: Reading) -> Figure:
    own = [below for below in element if local_name(below) in _OWN_PARTS]
    parts = [below for below in own if local_name(below) in {"fig", "fig-group"}]
    permissions = child(element, "permissions")
    caption: list[Block] = list(read_caption(element, reading))
    caption.extend(reading.flow(element, frozenset(own)))
    for film in _films(own):
        caption.extend(_film_words(film, reading))
    for attribution in children(element, "attrib"):
        caption.append(Paragraph(read_inlines(attribution, reading), role="attrib"))
    return Figure(
        get(element, "id"),
        child_text(element, "label"),
        tuple(caption),
        _graphics(own),
        tuple(_figure(part, reading) for part in parts),
        spaced(permissions),
    )


def _chosen(parts: Iterable[Element]) -> Iterable[Element]:
    for part in parts:
        if local_name(part) == "alternatives":
            yield from choose(part)
        else:
            yield part


def _graphics(parts: Iterable[Element]) -> tuple[str, ...]:
    """Return the images' file names; a thumbnail only where there is nothing else."""
    images = [part for part in _chosen(parts) if local_name(part) in {"graphic", "inline-graphic"}]
    large = [image for image in images if get(image, "content-type") not in _THUMBNAILS]
    names = [file_name(href(image)) for image in large or images]
    return tuple(dict.fromkeys(name for name in names if name))


def _films(parts: Iterable[Element]) -> list[Element]:
    return [part for part in _chosen(parts) if local_name(part) == "media"]


def _film_words(film: Element, reading: Reading) -> list[Block]:
    """Return what a film inside a figure says of itself."""
    supplement = _supplement(film, reading)
    return [supplement] if supplement.label or supplement.caption else []


def read_supplement(element: Element, reading: Reading) -> list[Block]:
    """Read ``supplementary-material`` or a ``media`` that stands alone."""
    return [_supplement(element, reading)]


def _supplement(element: Element, reading: Reading) -> Supplement:
    """Read one file with its words; a first ``media`` inside is the file itself."""
    own = [below for below in element if local_name(below) in {"label", "caption", "permissions"}]
    caption = list(read_caption(element, reading))
    label, target = child_text(element, "label"), href(element)
    media = _first_file(element)
    if media is not None:
        own.append(media)
        inner = _supplement(media, reading)
        caption.extend(inner.caption)
        if label and inner.label:
            caption.insert(0, Paragraph(read_inlines(child(media, "label"), reading)))
        label, target = label or inner.label, target or href(media)
    caption.extend(reading.flow(element, frozenset(own)))
    caption.extend(map(permissions_paragraph, children(element, "permissions")))
    anchor = get(element, "id")
    return Supplement(anchor, label, tuple(caption), safe_url(target) or file_name(target))


def _first_file(element: Element) -> Element | None:
    if local_name(element) == "media":
        return None
    return child(element, "media")
