# SPDX-License-Identifier: GPL-3.0-or-later
"""What a disk may hold after a power cut: what was flushed, and of the rest any sectors or none.

The shim has written down what each write replaced and each flush. Of every file the bytes as they were
at its last flush are made again; then chance takes each sector that was written since from there or
from what was written. That is the model of SQLite's own crash tests. What it leaves out: names. A
renaming counts as kept once it was done, as journalling file systems keep it with the next flush.
"""

import random
import struct
from collections import defaultdict
from pathlib import Path

SECTOR = 512
_HEAD = struct.Struct("QQqqq")
_WRITE, _SYNC = 1, 2


def cut(root: Path, log: Path, chance: random.Random | None) -> int:
    """Take back what was not flushed below a folder; return how many files lost something.

    Args:
        root: the folder.
        log: what the shim wrote down.
        chance: what decides for each sector; without one all that was not flushed is lost.
    """
    undone: defaultdict[int, list[tuple[int, int, bytes]]] = defaultdict(list)
    data = log.read_bytes() if log.exists() else b""
    place = 0
    while place + _HEAD.size <= len(data):
        kind, inode, offset, size, length = _HEAD.unpack_from(data, place)
        place += _HEAD.size
        old = data[place : place + length]
        place += length
        if kind == _SYNC:
            undone.pop(inode, None)
        else:
            undone[inode].append((offset, size, old))
    files = {path.stat().st_ino: path for path in root.rglob("*") if path.is_file()}
    lost = 0
    for inode, writes in undone.items():
        path = files.get(inode)
        if path is None or path.name.endswith("-shm"):
            continue
        now = path.read_bytes()
        flushed = bytearray(now)
        for offset, size, old in reversed(writes):
            flushed[offset : offset + len(old)] = old
            if len(flushed) < size:
                flushed += bytes(size - len(flushed))
            del flushed[size:]
        if bytes(flushed) == now:
            continue
        path.write_bytes(_mixed(bytes(flushed), now, chance))
        lost += 1
    return lost


def _mixed(flushed: bytes, written: bytes, chance: random.Random | None) -> bytes:
    if chance is None:
        return flushed
    size = chance.choice((len(flushed), len(written)))
    one, other = flushed.ljust(size, b"\0"), written.ljust(size, b"\0")
    pieces = (
        chance.choice((one, other))[start : start + SECTOR] for start in range(0, size, SECTOR)
    )
    return b"".join(pieces)[:size]
