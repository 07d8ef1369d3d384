# SPDX-License-Identifier: GPL-3.0-or-later
"""Styles that a person added: the files of one folder."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from refdesk.citations.tree import MAX_STYLE_BYTES, Node, StyleHead, read_document, style_head
from refdesk.domain.citation import StyleInfo
from refdesk.domain.errors import StyleError, UnreadableError
from refdesk.domain.file_names import file_name

PREFIX = "user:"
"""What ids of a person's own styles begin with: none of them can be taken for one that is shipped."""


@dataclass(frozen=True, slots=True)
class OwnStyle:
    """A style of the folder, as far as its head tells."""

    info: StyleInfo
    path: Path
    head: StyleHead


class OwnStyles:
    """Reads the folder when first asked and after :meth:`changed`. Any thread may call."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._known: dict[str, OwnStyle] | None = None

    def all(self) -> list[OwnStyle]:
        """Return the styles by title; files that are none are left out."""
        with self._lock:
            if self._known is None:
                self._known = {style.info.id: style for style in self._read()}
            return sorted(self._known.values(), key=lambda style: style.info.title.casefold())

    def find(self, style_id: str) -> OwnStyle:
        """Return a style by its id.

        Raises:
            StyleError: there is none.
        """
        found = next((style for style in self.all() if style.info.id == style_id), None)
        if found is None:
            raise StyleError(style_id.removeprefix(PREFIX), "unknown")
        return found

    def place_for(self, name: str, document: bytes) -> Path:
        """Return where a style belongs: in place of its older version, else under a name of its own.

        Args:
            name: what its file was called; cleaned here.
            document: what it holds, checked before.

        Raises:
            StyleError: there is no folder for styles, or the document is none.
        """
        if self.folder is None:
            raise StyleError(name, "unreadable", "no folder for styles")
        uri = style_head(parsed(document, name)).uri
        stem = file_name(Path(name).stem)
        known = {style.path.stem.casefold(): style for style in self.all()}
        taken = {path.stem.casefold() for path in _files(self.folder)}
        wanted, number = stem, 1
        while wanted.casefold() in taken:
            same = known.get(wanted.casefold())
            if same is not None and uri and same.head.uri == uri:
                return same.path
            number += 1
            wanted = f"{stem}-{number}"
        return self.folder / f"{wanted}.csl"

    def unreadable(self) -> list[Path]:
        """Return the files of the folder that are no style."""
        found = []
        for path in _files(self.folder) if self.folder is not None else ():
            try:
                style_head(parsed(file_bytes(path), str(path)))
            except StyleError:
                found.append(path)
        return found

    def changed(self) -> None:
        """Read the folder again when next asked."""
        with self._lock:
            self._known = None

    def _read(self) -> Iterator[OwnStyle]:
        for path in _files(self.folder) if self.folder is not None else ():
            try:
                head = style_head(parsed(file_bytes(path), str(path)))
            except StyleError:
                continue
            title = head.title or path.stem
            info = StyleInfo(
                f"{PREFIX}{path.stem}",
                title,
                "" if head.short_title == title else head.short_title,
                head.parent,
                fields=head.fields,
                is_own=True,
            )
            yield OwnStyle(info, path, head)


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.glob("*.csl") if path.is_file())
    except OSError:
        return []


def file_bytes(path: Path) -> bytes:
    """Return what a style's file holds.

    Raises:
        StyleError: reasons ``missing``, ``too-large``, ``unreadable``.
    """
    try:
        if path.stat().st_size > MAX_STYLE_BYTES:
            raise StyleError(str(path), "too-large")
        return path.read_bytes()
    except FileNotFoundError:
        raise StyleError(str(path), "missing") from None
    except OSError as error:
        raise StyleError(str(path), "unreadable", error.strerror or str(error)) from None


def parsed(document: bytes, name: str) -> Node:
    """Return a style's tree.

    Raises:
        StyleError: reasons ``too-large``, ``malformed``.
    """
    try:
        tree = read_document(document, name)
    except UnreadableError as error:
        reason = "too-large" if error.reason == "too-large" else "malformed"
        detail = error.detail or error.reason
        raise StyleError(name, reason, detail, error.line or 0) from None
    if tree["name"] != "style":
        raise StyleError(name, "malformed", f"<{tree['name']}>")
    return tree
