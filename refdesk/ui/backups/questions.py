# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking before a backup takes the library's place: once, and once more where much would be lost."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from refdesk.domain.backups import Backup, Counts
from refdesk.ui.backups import words
from refdesk.ui.widgets.focus import hand_back

translate = QCoreApplication.translate


def ask_restore(
    backup: Backup, present: Counts | None, then: Callable[[], None], parent: QWidget
) -> None:
    """Ask whether to restore; ``then`` is called after every yes that is needed."""

    def go_on() -> None:
        much = backup.counts is not None and present is not None
        if much and backup.counts.loses_much(present):  # type: ignore[union-attr, arg-type]
            _ask_loss(backup, present, then, parent)  # type: ignore[arg-type]
        else:
            then()

    text = translate("Backups", "Restore the backup of {moment}?").format(
        moment=words.moment(backup)
    )
    facts = []
    if backup.counts is not None:
        facts.append(words.held(backup.counts))
        if present is not None:
            facts.append(words.difference(backup.counts, present))
    facts.append(
        translate(
            "Backups",
            "What is in the library now is kept as a backup of its own. refdesk closes and starts again.",
        )
    )
    box = _box(parent, QMessageBox.Icon.Question, "restoreQuestion", text, "\n\n".join(facts))
    _answer(box, translate("Backups", "Restore and restart"), go_on)


def _ask_loss(backup: Backup, present: Counts, then: Callable[[], None], parent: QWidget) -> None:
    counts = backup.counts
    assert counts is not None
    text = translate("Backups", "This backup holds much less than the library.")
    numbers = translate(
        "Backups",
        "Papers: {papers} instead of {papers_now}. Notes: {notes} instead of {notes_now}.\n\n"
        "Restore it all the same?",
    ).format(
        papers=words.number(counts.papers),
        papers_now=words.number(present.papers),
        notes=words.number(counts.notes),
        notes_now=words.number(present.notes),
    )
    box = _box(parent, QMessageBox.Icon.Warning, "restoreLossQuestion", text, numbers)
    _answer(box, translate("Backups", "Restore despite the loss"), then)


def _box(parent: QWidget, icon: QMessageBox.Icon, name: str, text: str, more: str) -> QMessageBox:
    box = QMessageBox(icon, translate("Backups", "Restore backup"), text, parent=parent)
    box.setObjectName(name)
    box.setInformativeText(more)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return box


def _answer(box: QMessageBox, yes: str, then: Callable[[], None]) -> None:
    """Show a question whose answer is no unless ``yes`` is chosen on purpose."""
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    agree.setObjectName("restoreYes")
    refuse = box.addButton(translate("Backups", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    refuse.setObjectName("restoreNo")
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    agree.clicked.connect(lambda _=False: then())
    hand_back(box)
    box.open()
