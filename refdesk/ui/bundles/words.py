# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for bundles: what one holds, and what came of it."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from refdesk.domain.backups import Counts
from refdesk.domain.bundles import Held, Manifest, MergeReport

translate = QCoreApplication.translate


def number(count: int) -> str:
    """Return a number with its thousands set apart."""
    return QLocale().toString(count)


def _listed(parts: Iterable[tuple[str, int]]) -> str:
    """Return what there is, without what there is none of."""
    return " · ".join(f"{name}:\u00a0{number(count)}" for name, count in parts if count)


def held(what: Held) -> str:
    """Return what a bundle holds, in one line."""
    return _listed(
        (
            (translate("Bundles", "Papers"), what.papers),
            (translate("Bundles", "In the trash"), what.trashed),
            (translate("Bundles", "Files"), what.files),
            (translate("Bundles", "Full texts"), what.fulltexts),
            (translate("Bundles", "Notes"), what.notes),
            (translate("Bundles", "Highlights"), what.highlights),
            (translate("Bundles", "Collections"), what.collections),
            (translate("Bundles", "Tags"), what.tags),
            (translate("Bundles", "Saved searches"), what.searches),
        )
    ) or translate("Bundles", "No papers")


def present(counts: Counts) -> str:
    """Return what the library that is open holds, in one line."""
    return _listed(
        (
            (translate("Bundles", "Papers"), counts.papers),
            (translate("Bundles", "In the trash"), counts.trashed),
            (translate("Bundles", "Files"), counts.attachments),
            (translate("Bundles", "Notes"), counts.notes),
            (translate("Bundles", "Highlights"), counts.highlights),
            (translate("Bundles", "Collections"), counts.collections),
        )
    ) or translate("Bundles", "No papers")


def origin(manifest: Manifest) -> str:
    """Return when a bundle was made, by which program, and how large it is unpacked."""
    size = QLocale().formattedDataSize(manifest.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
    return translate("Bundles", "Made on {date} by refdesk {version}; {size} unpacked").format(
        date=manifest.made_at.astimezone().strftime("%Y-%m-%d %H:%M"),
        version=manifest.program,
        size=size,
    )


def merged(report: MergeReport) -> str:
    """Return what came of a bundle into the library."""
    if report.is_empty:
        return translate("Bundles", "The library had all of it already.")
    brought = report.brought
    counts = _listed(
        (
            (translate("Bundles", "New papers"), report.added),
            (translate("Bundles", "Papers completed"), report.merged),
            (translate("Bundles", "Papers that were here already"), report.unchanged),
            (translate("Bundles", "Notes"), brought.notes),
            (translate("Bundles", "Files"), brought.files),
            (translate("Bundles", "Papers with new highlights"), report.highlighted),
            (translate("Bundles", "Full texts"), report.fulltexts),
            (translate("Bundles", "Saved searches"), report.searches),
        )
    )
    return counts or translate("Bundles", "Done.")
