# SPDX-License-Identifier: GPL-3.0-or-later
"""Which styles there are: by id, old name, everyday name, or a person's own file."""

import hashlib
import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from refdesk.citations.corrections import corrected
from refdesk.citations.own_styles import PREFIX, OwnStyles, file_bytes, parsed
from refdesk.citations.pack import StylePack
from refdesk.citations.style_index import StyleIndex
from refdesk.citations.tree import (
    Node,
    Traits,
    absent_macros,
    british,
    cleaned,
    style_head,
    traits_of,
)
from refdesk.domain.citation import StyleInfo
from refdesk.domain.errors import StyleError

DEFAULT_STYLES = (
    "apa",
    "modern-language-association",
    "nlm-citation-sequence",
    "american-medical-association",
    "chicago-author-date",
    "chicago-notes-bibliography",
    "ieee",
    "nature",
    "harvard-cite-them-right",
    "elsevier-vancouver",
)
"""What is offered before anybody searches."""

ALIASES = {
    "ama": "american-medical-association",
    "apa7": "apa",
    "apa-7": "apa",
    "apa-7th": "apa",
    "chicago": "chicago-author-date",
    "chicago-notes": "chicago-notes-bibliography",
    "harvard": "harvard-cite-them-right",
    "jkms": "korean-medical",
    "korean": "korean-medical",
    "koreamed": "korean-medical",
    "lancet": "the-lancet",
    "mla": "modern-language-association",
    "mla9": "modern-language-association",
    "mla-9": "modern-language-association",
    "nejm": "the-new-england-journal-of-medicine",
    "nlm": "nlm-pubmed",
    "pubmed": "nlm-pubmed",
    "vancouver": "nlm-citation-sequence",
}
"""Everyday names of styles, and their ids."""

_KEPT_STYLES = 24

_AUTHORS = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<citation><layout><names variable="author">
<name form="short" and="text" delimiter=", " et-al-min="3" et-al-use-first="1"/>
<substitute><names variable="editor"/><text variable="title"/></substitute>
</names></layout></citation></style>"""


@dataclass(frozen=True, slots=True)
class Style:
    """A style that can be loaded. ``key`` differs wherever the text of the style differs."""

    info: StyleInfo
    key: str
    tree: Node
    traits: Traits
    locale: str
    """The style's own language, which goes before the one that was asked for; mostly ``""``."""


class StyleShelf:
    """Finds styles and keeps the parsed ones that were used last. Any thread may call."""

    def __init__(self, pack: StylePack, own: OwnStyles) -> None:
        self._pack = pack
        self._own = own
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Style] = OrderedDict()
        self._index_lock = threading.Lock()
        self._known: StyleIndex | None = None

    def info(self, name: str) -> StyleInfo:
        """Return what is known of a style.

        Raises:
            StyleError: there is none of this name.
        """
        if name.startswith(PREFIX):
            return self._own.find(name).info
        if _is_path(name):
            return self.style(name).info
        return self._packed_info(name)

    def search(
        self, query: str = "", field: str = "", favourites: Sequence[str] = ()
    ) -> list[StyleInfo]:
        """Return styles; see :meth:`refdesk.citations.style_index.StyleIndex.search`."""
        return self._index().search(query, field, favourites)

    def changed(self) -> None:
        """Look for the person's own styles again when next asked."""
        self._own.changed()
        with self._index_lock:
            self._known = None

    def style(self, name: str) -> Style:
        """Return a style, parsed.

        Raises:
            StyleError: reasons ``unknown``, ``missing``, ``malformed``, ``too-large``, ``no-data``.
        """
        if name.startswith(PREFIX):
            return self._from_file(self._own.find(name).path, name)
        if _is_path(name):
            path = Path(os.path.expanduser(name))  # noqa: PTH111  # never raises
            return self._from_file(path, str(path))
        info = self._packed_info(name)
        return self._remembered(info.id) or self._keep(self._from_pack(info.id))

    def authors(self) -> Style:
        """Return what prints nothing but authors, short, as a sentence names them."""
        info = StyleInfo("", "Authors")
        return self._remembered("authors") or self._keep(
            _made(info, "authors", _AUTHORS, "", key="authors")
        )

    def _packed_info(self, name: str) -> StyleInfo:
        style_id = name.strip().removesuffix(".csl").rstrip("/").rpartition("/")[2].lower()
        style_id = ALIASES.get(style_id, style_id)
        info = self._pack.info(style_id) or self._pack.info(style_id.replace(" ", "-"))
        if info is None:
            raise StyleError(name, "unknown")
        return info

    def _index(self) -> StyleIndex:
        # Held while it is made, so that no index of before a change is kept after it.
        with self._index_lock:
            if self._known is None:
                own = [style.info for style in self._own.all()]
                self._known = StyleIndex([*own, *self._pack.all()], ALIASES, DEFAULT_STYLES)
            return self._known

    def _from_pack(self, style_id: str) -> Style:
        packed = self._pack.style(style_id)
        if packed is None:
            raise StyleError(style_id, "unknown")
        tree_id = packed.info.parent or packed.info.id
        return _made(packed.info, tree_id, packed.document, packed.locale, key=style_id)

    def _from_file(self, path: Path, name: str) -> Style:
        document = file_bytes(path)
        key = f"{path}#{hashlib.sha256(document).hexdigest()}"
        style = self._remembered(key)
        if style is not None:
            return style
        head = style_head(parsed(document, name))
        info = StyleInfo(
            name,
            head.title or path.stem,
            head.short_title,
            head.parent,
            fields=head.fields,
            is_own=name.startswith(PREFIX),
        )
        if not head.parent:
            # Corrections are for the text that they were made for, whatever a file is called.
            packed = self._pack.style(path.stem)
            tree_id = path.stem if packed is not None and packed.document == document else ""
            return self._keep(_made(info, tree_id, document, head.locale, key=key))
        parent = self._pack.style(head.parent)
        if parent is None:
            raise StyleError(name, "malformed", f"unknown parent {head.parent}")
        tree_id = parent.info.parent or parent.info.id
        return self._keep(_made(info, tree_id, parent.document, head.locale, key=key))

    def _remembered(self, key: str) -> Style | None:
        with self._lock:
            style = self._kept.get(key)
            if style is not None:
                self._kept.move_to_end(key)
            return style

    def _keep(self, style: Style) -> Style:
        with self._lock:
            self._kept[style.key] = style
            while len(self._kept) > _KEPT_STYLES:
                self._kept.popitem(last=False)
        return style


def _is_path(name: str) -> bool:
    if name.startswith(("http://", "https://")) or not name.lower().endswith(".csl"):
        return False
    path = Path(name)
    return path.is_absolute() or len(path.parts) > 1 or os.path.exists(name)  # noqa: PTH110  # never raises


def _made(info: StyleInfo, tree_id: str, document: bytes, locale: str, *, key: str) -> Style:
    tree = cleaned(parsed(document, info.id))
    locale = locale or style_head(tree).locale or ("en-GB" if british(tree) else "")
    traits = traits_of(tree, tree_id)
    if not traits.has_citation:
        raise StyleError(info.id, "malformed", "no citation part")
    absent = absent_macros(tree)
    if absent:
        raise StyleError(info.id, "malformed", f"no macro {', '.join(absent)}")
    return Style(info, key, corrected(tree, traits, tree_id), traits, locale)
