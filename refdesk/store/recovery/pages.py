# SPDX-License-Identifier: GPL-3.0-or-later
"""The file format of SQLite, as far as rows are read out of it (https://sqlite.org/fileformat2.html).

Nothing here trusts a number that stands in the file.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Value = int | float | str | bytes | None

TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER = 0x0D, 0x05, 0x0A, 0x02
LEAVES = frozenset({TABLE_LEAF, INDEX_LEAF})
_KINDS = frozenset({TABLE_LEAF, TABLE_INNER, INDEX_LEAF, INDEX_INNER})
_USUAL_SIZE = 4096
_SAMPLES = 1000
_ALIKE = 0.7
_KEPT = 64
"""Pages that are kept in memory: each is looked at a few times in a row."""
_SIZES: tuple[int, ...] = tuple(1 << n for n in range(9, 17))
_LENGTHS = (0, 1, 2, 3, 4, 6, 8, 8, 0, 0)
_MOST_COLUMNS = 200
_LOG_MAGIC = {0x377F0682: "<", 0x377F0683: ">"}


@dataclass(frozen=True, slots=True)
class Row:
    """One record. ``rowid`` is 0 in an index; ``is_cut``: its end could not be read."""

    rowid: int
    values: tuple[Value, ...]
    is_cut: bool = False


class PageFile:
    """The pages of a database file, from 1, with those that its log has newer."""

    def __init__(self, path: Path) -> None:
        """Open a file, and the log beside it as far as its sums are right.

        Raises:
            OSError: it cannot be read at all. A stretch that cannot be is empty.
        """
        self._file = path.open("rb", buffering=0)
        self._length = path.stat().st_size
        self._kept: dict[int, bytes] = {}
        self.size = self._page_size()
        log = path.with_name(path.name + "-wal")
        self._newer = dict(_log_pages(log.read_bytes(), self.size)) if log.exists() else {}
        self.count = max(-(-self._length // self.size), max(self._newer, default=0))

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def page(self, number: int) -> bytes:
        """Return a page; what is not there is empty, what is cut off is short."""
        found = self._newer.get(number) or self._kept.get(number)
        if found is None:
            found = self._read((number - 1) * self.size, self.size)
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[number] = found
        return found

    def _read(self, at: int, length: int) -> bytes:
        try:
            self._file.seek(at)
            return self._file.read(length) or b""
        except OSError:  # a bad place of the disk
            return b""

    def _page_size(self) -> int:
        head = self._read(0, 100)
        told = int.from_bytes(head[16:18], "big")
        told = 65536 if told == 1 else told
        if head.startswith(b"SQLite format 3\0") and told in _SIZES:
            return told
        # The header is gone: the least size at which about as many places as at any look like the
        # beginning of a page. At its multiples just as many do.
        looks = {size: self._look(size) for size in _SIZES}
        best = max(looks.values())
        return min(size for size in _SIZES if looks[size] >= _ALIKE * best) if best else _USUAL_SIZE

    def _look(self, size: int) -> float:
        """Return the share of some places that look like the beginning of a page of this size."""
        step = max(1, self._length // size // _SAMPLES) * size
        pages = [self._read(at, size) for at in range(size, self._length - size, step)]
        fit = sum(page[0] in _KINDS and _is_sane(page, 0, size) for page in pages if page)
        return fit / max(1, len(pages))

    def kind(self, number: int) -> int:
        """Return what kind of tree a page is part of, 0 for none."""
        page = self.page(number)
        start = 100 if number == 1 else 0
        if len(page) < start + 8:
            return 0
        kind = page[start]
        return int(kind) if kind in _KINDS and _is_sane(page, start, self.size) else 0

    # Trees

    def children(self, number: int) -> list[int]:
        """Return the pages below an inner page, in order; some may not be there."""
        page = self.page(number)
        start = 100 if number == 1 else 0
        if len(page) < start + 12:
            return []
        found = [
            int.from_bytes(page[at : at + 4], "big")
            for at in _cells(page, start, 12)
            if at + 4 <= len(page)
        ]
        found.append(int.from_bytes(page[start + 8 : start + 12], "big"))
        return [child for child in found if child > 1]

    def rows(self, number: int) -> Iterator[Row]:
        """Yield the records of a page; those that make no sense are left out."""
        page = self.page(number)
        start = 100 if number == 1 else 0
        kind = self.kind(number)
        if kind not in {TABLE_LEAF, INDEX_LEAF, INDEX_INNER}:
            return
        for at in _cells(page, start, 12 if kind == INDEX_INNER else 8):
            try:
                row = self._row(page, at + (4 if kind == INDEX_INNER else 0), kind)
            except (IndexError, ValueError, struct.error, OverflowError):
                continue
            if row is not None:
                yield row

    def _row(self, page: bytes, at: int, kind: int) -> Row | None:
        length, at = _varint(page, at)
        rowid = 0
        if kind == TABLE_LEAF:
            rowid, at = _varint(page, at)
            rowid = rowid - (1 << 64) if rowid >= 1 << 63 else rowid
        if not 0 < length <= self.count * self.size:
            return None
        local = self._local(length, is_table=kind == TABLE_LEAF)
        payload = page[at : at + local]
        if length > local:
            payload += self._overflow(page[at + local : at + local + 4], length - local)
        values = _record(payload, length)
        return None if values is None else Row(rowid, values[0], values[1])

    def _local(self, length: int, *, is_table: bool) -> int:
        """Return how many bytes of a record lie on its own page."""
        most = self.size - 35 if is_table else (self.size - 12) * 64 // 255 - 23
        if length <= most:
            return length
        least = (self.size - 12) * 32 // 255 - 23
        wanted = least + (length - least) % (self.size - 4)
        return wanted if wanted <= most else least

    def _overflow(self, pointer: bytes, length: int) -> bytes:
        parts: list[bytes] = []
        seen: set[int] = set()
        number = int.from_bytes(pointer, "big")
        while length > 0 and 1 < number <= self.count and number not in seen:
            seen.add(number)
            page = self.page(number)
            parts.append(page[4 : 4 + length])
            length -= len(parts[-1]) or length
            number = int.from_bytes(page[:4], "big")
        return b"".join(parts)

    # Pages that are free

    def free(self) -> set[int]:
        """Return the pages of the list of free ones, as far as it can be followed."""
        found: set[int] = set()
        trunk = int.from_bytes(self.page(1)[32:36], "big")
        while 1 < trunk <= self.count and trunk not in found:
            found.add(trunk)
            page = self.page(trunk)
            if len(page) < 8:
                break
            leaves = min(int.from_bytes(page[4:8], "big"), self.size // 4 - 2)
            for place in range(leaves):
                leaf = int.from_bytes(page[8 + 4 * place : 12 + 4 * place], "big")
                if 1 < leaf <= self.count:
                    found.add(leaf)
            trunk = int.from_bytes(page[:4], "big")
        return found


def _is_sane(page: bytes, start: int, size: int) -> bool:
    cells = int.from_bytes(page[start + 3 : start + 5], "big")
    content = int.from_bytes(page[start + 5 : start + 7], "big") or 65536
    inner = page[start] in {TABLE_INNER, INDEX_INNER}
    pointers_end = start + (12 if inner else 8) + 2 * cells
    return pointers_end <= content <= size and page[start + 7] <= 60


def _cells(page: bytes, start: int, head: int) -> list[int]:
    """Return where the cells of a page begin."""
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    first = start + head
    places = struct.unpack_from(f">{min(count, (len(page) - first) // 2)}H", page, first)
    return [at for at in places if first <= at < len(page)]


def _varint(data: bytes, at: int) -> tuple[int, int]:
    byte = data[at]
    if byte < 0x80:
        return byte, at + 1
    value = byte & 0x7F
    for place in range(1, 9):
        byte = data[at + place]
        if place == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if byte < 0x80:
            return value, at + place + 1
    raise AssertionError


def _record(payload: bytes, length: int) -> tuple[tuple[Value, ...], bool] | None:
    """Return the values of a record, and whether its end is missing; ``None`` if it is none."""
    head, at = _varint(payload, 0)
    if not 1 < head <= length or head > len(payload):
        return None
    types: list[int] = []
    while at < head:
        kind, at = _varint(payload, at)
        if kind in {10, 11} or len(types) >= _MOST_COLUMNS:
            return None
        types.append(kind)
    lengths = [_LENGTHS[kind] if kind < 10 else (kind - 12) // 2 for kind in types]
    if at != head or head + sum(lengths) != length:
        return None
    values: list[Value] = []
    cut = False
    for kind, size in zip(types, lengths, strict=True):
        raw = payload[head : head + size]
        value, whole = _value(kind, raw, size)
        cut = cut or not whole
        values.append(value)
        head += size
    return tuple(values), cut


def _value(kind: int, raw: bytes, size: int) -> tuple[Value, bool]:
    """Return a value, and whether all of it was there."""
    if kind >= 12:
        if kind % 2 == 0:
            return raw, len(raw) == size
        text, nul, _ = raw.partition(b"\0")  # no text of ours has one
        try:
            return text.decode(), len(raw) == size and not nul
        except UnicodeDecodeError as error:
            return text[: error.start].decode(), False
    if len(raw) < size:
        return None, False
    if kind == 0:
        return None, True
    if kind == 7:
        return float(struct.unpack(">d", raw)[0]), True
    if kind in {8, 9}:
        return kind - 8, True
    return int.from_bytes(raw, "big", signed=True), True


# The log


def _log_pages(log: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    """Yield the pages of whole transactions, oldest first, up to the first frame whose sum is wrong."""
    if len(log) < 32 or (order := _LOG_MAGIC.get(int.from_bytes(log[:4], "big"))) is None:
        return
    if int.from_bytes(log[8:12], "big") != size or _sum(log[:24], (0, 0), order) != _pair(log, 24):
        return
    salts, running = log[16:24], _pair(log, 24)
    waiting: list[tuple[int, bytes]] = []
    for at in range(32, len(log) - size - 23, size + 24):
        if log[at + 8 : at + 16] != salts:
            return
        running = _sum(log[at : at + 8] + log[at + 24 : at + 24 + size], running, order)
        if running != _pair(log, at + 16):
            return
        number, commits = struct.unpack_from(">II", log, at)
        waiting.append((number, log[at + 24 : at + 24 + size]))
        if commits:
            yield from waiting
            waiting = []


def _pair(data: bytes, at: int) -> tuple[int, int]:
    first, second = struct.unpack_from(">II", data, at)
    return first, second


def _sum(data: bytes, before: tuple[int, int], order: str) -> tuple[int, int]:
    one, other = before
    words = iter(struct.unpack(f"{order}{len(data) // 4}I", data))
    for first in words:
        one = (one + first + other) & 0xFFFFFFFF
        other = (other + next(words) + one) & 0xFFFFFFFF
    return one, other
