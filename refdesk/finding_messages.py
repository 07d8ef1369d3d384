# SPDX-License-Identifier: GPL-3.0-or-later
"""The words for what a check finds and for backups that fail; of commands and of the window."""

from collections.abc import Callable

from refdesk.domain.errors import BackupError
from refdesk.domain.findings import Finding

Translate = Callable[[str, str], str]


def finding_words(finding: Finding, translate: Translate) -> str:
    """Return what was found, and which one or how many where that is known."""
    words = _library(translate) | _around(translate)
    said = words.get(finding.kind, finding.kind)
    return f"{said}: {finding.detail}" if finding.detail else said


def _library(translate: Translate) -> dict[str, str]:
    return {
        "damaged": translate("Findings", "The library file is damaged"),
        "orphans": translate("Findings", "Rows that belong to no paper, in the table"),
        "stale-index": translate("Findings", "The search index does not match the papers"),
        "fulltext-mark": translate("Findings", "Papers whose full-text mark is wrong"),
        "open-documents": translate("Findings", "What lay open the last time cannot be read"),
        "missing-file": translate("Findings", "A file of a paper is not in the folder of files"),
        "orphan-file": translate("Findings", "A file that no paper needs"),
        "orphan-figures": translate("Findings", "Figures of an article that no paper has"),
        "backup-damaged": translate("Findings", "A backup that is not whole"),
    }


def _around(translate: Translate) -> dict[str, str]:
    return {
        "settings-damaged": translate(
            "Findings", "The settings cannot be read; the usual ones are used"
        ),
        "folder-closed": translate("Findings", "Nothing can be written to this folder"),
        "little-space": translate("Findings", "Little space is left for the library and a copy"),
        "network-folder": translate(
            "Findings", "The library lies on a network: use it from one computer at a time"
        ),
        "cloud-folder": translate(
            "Findings",
            "A service copies the library to other computers: close refdesk here before you open it there",
        ),
        "conflict-copy": translate(
            "Findings", "Another version of the library, kept by the service that copies it"
        ),
        "sqlite-lacks": translate(
            "Findings", "The SQLite of this computer cannot do what is needed"
        ),
        "no-window": translate(
            "Findings", "Only commands work here: a part of the window is missing"
        ),
        "style-unreadable": translate("Findings", "A citation style that you added cannot be read"),
        "cache-damaged": translate("Findings", "Kept answers of services that cannot be read"),
        "logs-large": translate("Findings", "The log takes much space"),
        "leftover": translate("Findings", "A file that was left half written"),
    }


def backup_failure(error: BackupError, translate: Translate) -> str:
    """Return why a backup was not made or not put back, and what to do."""
    if error.reason == "loses-much" and error.task == "bundle":
        return translate(
            "Backups",
            "This bundle holds much less than the library. The library was not replaced; "
            "say so expressly if that is meant.",
        )
    if error.reason == "loses-much":
        return translate(
            "Backups",
            "This backup holds much less than the library. It was not restored; "
            "say so expressly if that is meant.",
        )
    reasons = {
        "disk-full": translate("Backups", "the disk is full"),
        "read-only": translate("Backups", "the folder is read-only"),
        "no-permission": translate("Backups", "nothing may be written there"),
        "missing-folder": translate("Backups", "there is no such folder"),
        "locked": translate("Backups", "another window or program has the library open"),
        "damaged": translate("Backups", "the file is damaged"),
        "not-a-library": translate("Backups", "the file is no refdesk library"),
        "too-new": translate("Backups", "a newer version of refdesk made it"),
        "io-error": translate("Backups", "the disk cannot be read or written"),
        "unknown": translate("Backups", "there is no backup of that name"),
    }
    said = reasons.get(error.reason) or error.detail or error.reason
    templates = {
        "make": translate("Backups", "No backup was made: {reason}. The older ones are kept."),
        "bulk": translate(
            "Backups",
            "Nothing was changed, because no backup could be made before: {reason}. Make room, or "
            "switch backups off in the preferences.",
        ),
        "restore": translate(
            "Backups", "The backup was not restored: {reason}. The library is as it was."
        ),
        "bundle": translate("Backups", "The library was not replaced: {reason}. It is as it was."),
    }
    return templates[error.task].format(reason=said)
