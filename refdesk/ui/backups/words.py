# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for backups: why one was made, what it holds, how that differs from now."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from refdesk.domain.backups import Backup, Counts, Reason

translate = QCoreApplication.translate


def moment(backup: Backup) -> str:
    """Return when a backup was made, as the person's clock shows it."""
    return backup.at.astimezone().strftime("%Y-%m-%d %H:%M")


def size(count: int) -> str:
    """Return a number of bytes for a person."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def number(count: int) -> str:
    """Return a number with its thousands set apart."""
    return QLocale().toString(count)


def reason(backup: Backup) -> str:
    """Return why a backup was made."""
    return {
        Reason.DAILY: translate("Backups", "Daily"),
        Reason.MIGRATION: translate("Backups", "Before an update"),
        Reason.BULK: translate("Backups", "Before a large change"),
        Reason.RESTORE: translate("Backups", "Before restoring"),
        Reason.HAND: translate("Backups", "By hand"),
        Reason.BUNDLE: translate("Backups", "From a bundle"),
    }[backup.reason]


def state(backup: Backup) -> str:
    """Return whether a backup is whole, and when that was seen."""
    if backup.is_whole is None or backup.checked_at is None:
        return translate("Backups", "Not checked yet")
    if not backup.is_whole:
        return translate("Backups", "Damaged")
    at = backup.checked_at.astimezone().strftime("%Y-%m-%d")
    return translate("Backups", "Whole ({date})").format(date=at)


def held(counts: Counts) -> str:
    """Return what a library holds, in one line."""
    return " · ".join(
        f"{name}: {number(count)}"
        for name, count in zip(_names(), _values(counts), strict=True)
        if count or name == _names()[0]
    )


def difference(backup: Counts, present: Counts) -> str:
    """Return how a backup differs from the library of now."""
    more = translate("Backups", "{name}: {count} more")
    fewer = translate("Backups", "{name}: {count} fewer")
    parts = [
        (more if there > here else fewer).format(name=name, count=number(abs(there - here)))
        for name, there, here in zip(_names(), _values(backup), _values(present), strict=True)
        if there != here
    ]
    if not parts:
        return translate("Backups", "It holds as much as the library does now.")
    against = translate("Backups", "Compared with the library now: {differences}")
    return against.format(differences=" · ".join(parts))


def _names() -> Sequence[str]:
    return (
        translate("Backups", "Papers"),
        translate("Backups", "In the trash"),
        translate("Backups", "Collections"),
        translate("Backups", "Notes"),
        translate("Backups", "Highlights"),
        translate("Backups", "Files"),
    )


def _values(counts: Counts) -> Sequence[int]:
    return (
        counts.papers, counts.trashed, counts.collections, counts.notes, counts.highlights,
        counts.attachments,
    )  # fmt: skip
