# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for what a recovery brought back; of commands and of the window."""

from collections.abc import Callable

from refdesk.services.recovery import Recovered
from refdesk.store.recovery.salvage import Tally

Translate = Callable[[str, str], str]


def recovery_lines(recovered: Recovered, translate: Translate) -> list[str]:
    """Return what a recovery brought back and what it did not, a line each."""
    counts = recovered.counts
    text = translate("Recovery", "Papers recovered: {papers}, notes: {notes}, files: {files}.")
    lines = [
        text.format(
            papers=f"{counts.papers:,}", notes=f"{counts.notes:,}", files=f"{counts.attachments:,}"
        )
    ]
    for name, tables in _parts(translate).items():
        lines += _losses(name, recovered.tally(*tables), translate)
    if recovered.is_complete:
        lines.append(translate("Recovery", "Nothing is known to be lost."))
    if (missing := recovered.missing) is not None and missing.count:
        text = translate("Recovery", "Papers of the newest backup that are missing here: {count}.")
        lines.append(text.format(count=f"{missing.count:,}"))
        lines += [f"  {title}" for title in missing.titles]
    if not recovered.salvage.has_steps:
        lines.append(translate("Recovery", "What was done before can no longer be undone."))
    text = translate("Recovery", "The damaged file is kept: {path}")
    return [*lines, text.format(path=recovered.damaged)]


def _parts(translate: Translate) -> dict[str, tuple[str, ...]]:
    return {
        translate("Recovery", "Papers"): ("reference",),
        translate("Recovery", "Abstracts and author lists"): ("record",),
        translate("Recovery", "Identifiers"): ("identifier",),
        translate("Recovery", "Notes"): ("note",),
        translate("Recovery", "Highlights"): ("annotation",),
        translate("Recovery", "Collections"): ("collection", "collection_reference"),
        translate("Recovery", "Tags"): ("tag", "reference_tag"),
        translate("Recovery", "Attached files"): ("attachment",),
        translate("Recovery", "Full texts"): ("fulltext",),
    }


def _losses(name: str, tally: Tally, translate: Translate) -> list[str]:
    said = {
        translate("Recovery", "in part: {count}"): tally.rebuilt + tally.cut,
        translate("Recovery", "from a backup: {count}"): tally.from_backup,
        translate("Recovery", "lost: {count}"): tally.lost,
    }
    parts = [words.format(count=f"{count:,}") for words, count in said.items() if count]
    return [f"{name}: {', '.join(parts)}"] if parts else []
