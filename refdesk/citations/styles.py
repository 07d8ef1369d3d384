# SPDX-License-Identifier: GPL-3.0-or-later
"""Which styles there are: by id, old name, everyday name, or a person's own file."""

import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path

from refdesk.citations.amended import amended
from refdesk.citations.pack import StylePack
from refdesk.citations.tree import (
    MAX_STYLE_BYTES,
    Node,
    Traits,
    absent_macros,
    british,
    cleaned,
    read_document,
    style_head,
    traits_of,
)
from refdesk.domain.citation import StyleInfo
from refdesk.domain.errors import StyleError, UnreadableError

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

_ALIASES = {
    "ama": "american-medical-association",
    "apa7": "apa",
    "apa-7": "apa",
    "apa-7th": "apa",
    "chicago": "chicago-author-date",
    "chicago-notes": "chicago-notes-bibliography",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
    "mla9": "modern-language-association",
    "mla-9": "modern-language-association",
    "nlm": "nlm-citation-sequence",
    "pubmed": "nlm-citation-sequence",
    "vancouver": "nlm-citation-sequence",
}
_KEPT_STYLES = 24


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

    def __init__(self, pack: StylePack) -> None:
        self._pack = pack
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Style] = OrderedDict()
        self._searchable: list[tuple[str, StyleInfo]] = []

    def info(self, name: str) -> StyleInfo:
        """Return what is known of a style.

        Raises:
            StyleError: there is none of this name.
        """
        if _is_path(name):
            return self.style(name).info
        return self._packed_info(name)

    def search(self, query: str) -> list[StyleInfo]:
        """Return the styles whose id, titles or everyday names hold all words of ``query``."""
        words = query.casefold().split()
        return [info for text, info in self._index() if all(word in text for word in words)]

    def style(self, name: str) -> Style:
        """Return a style, parsed.

        Raises:
            StyleError: reasons ``unknown``, ``missing``, ``malformed``, ``too-large``, ``no-data``.
        """
        if _is_path(name):
            return self._from_file(Path(name).expanduser())
        info = self._packed_info(name)
        return self._remembered(info.id) or self._keep(self._from_pack(info.id))

    def _packed_info(self, name: str) -> StyleInfo:
        style_id = name.strip().removesuffix(".csl").rstrip("/").rpartition("/")[2].lower()
        style_id = _ALIASES.get(style_id, style_id)
        info = self._pack.info(style_id) or self._pack.info(style_id.replace(" ", "-"))
        if info is None:
            raise StyleError(name, "unknown")
        return info

    def _index(self) -> list[tuple[str, StyleInfo]]:
        with self._lock:
            known = self._searchable
        if known:
            return known
        names = {style_id: [style_id] for style_id in DEFAULT_STYLES}
        for alias, style_id in _ALIASES.items():
            names[style_id].append(alias)
        rank = {style_id: place for place, style_id in enumerate(DEFAULT_STYLES)}
        styles = sorted(self._pack.all(), key=lambda info: rank.get(info.id, len(rank)))
        found = [
            (" ".join((info.id, info.title, info.short_title, *names.get(info.id, ()))), info)
            for info in styles
        ]
        searchable = [(text.casefold(), info) for text, info in found]
        with self._lock:
            self._searchable = searchable
        return searchable

    def _from_pack(self, style_id: str) -> Style:
        packed = self._pack.style(style_id)
        if packed is None:
            raise StyleError(style_id, "unknown")
        own_id = packed.info.parent or packed.info.id
        return _made(packed.info, own_id, packed.document, packed.locale, key=style_id)

    def _from_file(self, path: Path) -> Style:
        document = _file_bytes(path)
        key = f"{path}#{hashlib.sha256(document).hexdigest()}"
        style = self._remembered(key)
        if style is not None:
            return style
        head = style_head(_parsed(document, str(path)))
        info = StyleInfo(str(path), head.title or path.stem, head.short_title, head.parent)
        if not head.parent:
            return self._keep(_made(info, path.stem, document, head.locale, key=key))
        parent = self._pack.style(head.parent)
        if parent is None:
            raise StyleError(str(path), "malformed", f"unknown parent {head.parent}")
        own_id = parent.info.parent or parent.info.id
        return self._keep(_made(info, own_id, parent.document, head.locale, key=key))

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
    path = Path(name).expanduser()
    return path.is_absolute() or len(path.parts) > 1 or path.exists()


def _file_bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_STYLE_BYTES:
            raise StyleError(str(path), "too-large")
        return path.read_bytes()
    except FileNotFoundError:
        raise StyleError(str(path), "missing") from None
    except OSError as error:
        raise StyleError(str(path), "unreadable", error.strerror or str(error)) from None


def _parsed(document: bytes, name: str) -> Node:
    try:
        tree = read_document(document, name)
    except UnreadableError as error:
        reason = "too-large" if error.reason == "too-large" else "malformed"
        place = f" (line {error.line})" if error.line else ""
        raise StyleError(name, reason, f"{error.detail or error.reason}{place}") from None
    if tree["name"] != "style":
        raise StyleError(name, "malformed", f"root element {tree['name']}")
    return tree


def _made(info: StyleInfo, own_id: str, document: bytes, locale: str, *, key: str) -> Style:
    tree = cleaned(_parsed(document, info.id))
    locale = locale or style_head(tree).locale or ("en-GB" if british(tree) else "")
    traits = traits_of(tree, own_id)
    if not traits.has_citation:
        raise StyleError(info.id, "malformed", "no citation part")
    absent = absent_macros(tree)
    if absent:
        raise StyleError(info.id, "malformed", f"no macro {', '.join(absent)}")
    return Style(info, key, amended(tree, traits, own_id), traits, locale)
