# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as papers print them and people paste them, in whatever style."""

from collections.abc import Iterator

from refdesk.domain.errors import UnreadableError
from refdesk.formats.base import Format, ReadRecord, ReadReference, decode_text
from refdesk.formats.references.reading import reference_of

def read(data: bytes, source: str) -> Iterator[ReadRecord]:
    for n, line in enumerate(decode_text(data).split("\n"), 1):
        if line.strip():
            yield ReadReference(reference_of(line), n)

FORMAT = Format("references", "Reference list (text)", (".txt",), lambda _: 0.0, read)
