# SPDX-License-Identifier: GPL-3.0-or-later
"""The styles that come with the program.

Those of the CSL project and all locales are data that was made at build time, in one read-only
file; refdesk's own are files.
"""

import sqlite3
import threading
import zlib
from functools import cached_property
from pathlib import Path

from refdesk.citations.shipped import PackedStyle, shipped_styles
from refdesk.domain.citation import StyleInfo
from refdesk.domain.errors import StyleError
from refdesk.resources import resource

ENGINE_FILE = "citeproc_commonjs.js"
_PACK_FILE = "styles.sqlite3"
_LINES = (
    "SELECT s.id, s.title, s.short_title, s.parent, coalesce(p.title, ''),"
    " CASE s.fields WHEN '' THEN coalesce(p.fields, '') ELSE s.fields END"
    " FROM styles s LEFT JOIN styles p ON p.id = s.parent"
)


def _info(row: tuple[object, ...]) -> StyleInfo:
    style_id, title, short_title, parent, parent_title, fields = map(str, row)
    return StyleInfo(style_id, title, short_title, parent, parent_title, tuple(fields.split()))


class StylePack:
    """All styles and locales. Opened at the first use; any thread may call."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._dictionary = b""

    def engine_source(self) -> str:
        """Return citeproc-js.

        Raises:
            StyleError: reason ``no-data``.
        """
        try:
            return (self._folder / ENGINE_FILE).read_text(encoding="utf-8")
        except OSError as error:
            raise StyleError("", "no-data", str(error)) from None

    def info(self, style_id: str) -> StyleInfo | None:
        """Return the style of this id, or of the id that it was renamed to."""
        shipped = self._shipped.get(style_id)
        if shipped is not None:
            return shipped.info
        rows = self._rows(f"{_LINES} WHERE s.id = ?", style_id) or self._rows(
            f"{_LINES} WHERE s.id = (SELECT new FROM renamed WHERE old = ?)",  # noqa: S608
            style_id,
        )
        return _info(rows[0]) if rows else None

    def all(self) -> list[StyleInfo]:
        """Return every style, by title."""
        found = [_info(row) for row in self._rows(_LINES)]
        found = [info for info in found if info.id not in self._shipped]
        found += [style.info for style in self._shipped.values()]
        return sorted(found, key=lambda info: (info.title.casefold(), info.id))

    def style(self, style_id: str) -> PackedStyle | None:
        """Return a style with its document; a dependent one has its parent's."""
        shipped = self._shipped.get(style_id)
        info = self.info(style_id)
        if shipped is not None or info is None:
            return shipped
        rows = self._rows(
            "SELECT s.locale, b.body FROM styles s, styles p, bodies b"
            " WHERE s.id = ? AND p.id = ? AND b.number = p.body",
            info.id,
            info.parent or info.id,
        )
        if not rows:
            return None
        parent = self._shipped.get(info.parent)
        document = parent.document if parent else self._inflated(rows[0][1])
        return PackedStyle(info, str(rows[0][0]), document)

    def locales(self) -> list[str]:
        """Return the codes of all locales."""
        return [str(code) for (code,) in self._rows("SELECT code FROM locales ORDER BY code")]

    def locale(self, code: str) -> bytes | None:
        """Return the locale with this code, else one of the same language."""
        rows = self._rows(
            "SELECT body FROM locales WHERE code = ? OR code LIKE ?"
            " ORDER BY code <> ?, code LIMIT 1",
            code,
            code.partition("-")[0] + "%",
            code,
        )
        return self._inflated(rows[0][0]) if rows else None

    def shipped_locale(self, code: str) -> bytes | None:
        """Return refdesk's own words of a locale, which go before those of :meth:`locale`."""
        return self._shipped_locales.get(code)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.close()

    @cached_property
    def _shipped(self) -> dict[str, PackedStyle]:
        return shipped_styles(resource("citations"))

    @cached_property
    def _shipped_locales(self) -> dict[str, bytes]:
        files = resource("citations").glob("locales-*.xml")
        return {path.stem.partition("-")[2]: path.read_bytes() for path in files}

    def _inflated(self, body: object) -> bytes:
        assert isinstance(body, bytes)
        return zlib.decompressobj(zdict=self._dictionary).decompress(body)

    def _rows(self, statement: str, *parameters: str) -> list[tuple[object, ...]]:
        with self._lock:
            try:
                return self._opened().execute(statement, parameters).fetchall()
            except sqlite3.Error as error:
                raise StyleError("", "no-data", str(error)) from None

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            path = (self._folder / _PACK_FILE).resolve()
            connection = sqlite3.connect(
                f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            row = connection.execute("SELECT value FROM meta WHERE key = 'dictionary'").fetchone()
            self._dictionary = bytes(row[0])
            self._connection = connection
        return self._connection
