# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person marked in a PDF, as a note."""

from collections.abc import Iterable, Sequence


def annotations_note(rows: Iterable[Sequence[object]], title: str) -> str:
    """Return marked passages as quotes, each with its page and the comment on it; ``""`` of none.

    Args:
        rows: passage, comment and page of each annotation, in the order of the file.
        title: what the file is called.
    """
    pieces: list[str] = []
    for text, comment, page in rows:
        where = f" (p. {page})" if page else ""
        passage = " ".join(str(text or "").split())
        remark = str(comment or "").strip()
        if passage:
            pieces.append(f"> {passage}{where}")
            where = ""
        if remark:
            pieces.append(f"{remark}{where}")
    return "\n\n".join([f"### {title}", *pieces] if title else pieces) if pieces else ""
