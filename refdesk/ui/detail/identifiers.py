# SPDX-License-Identifier: GPL-3.0-or-later
"""The line of identifiers: each a link with a small copy button."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QWidget

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Reference
from refdesk.ui.clipboard import copy_plain
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.buttons import IconButton, LinkButton
from refdesk.ui.widgets.flow import FlowWidget

_SHOWN = (Scheme.PMID, Scheme.DOI, Scheme.PMCID, Scheme.NCT, Scheme.ARXIV, Scheme.ISBN)


@dataclass(frozen=True, slots=True)
class Shown:
    """One identifier as it stands in the line; ``url`` may be ``""``."""

    label: str
    value: str
    url: str


def shown_identifiers(reference: Reference) -> list[Shown]:
    """Return the identifiers to show, the usual ones first, trial numbers last, each once."""
    found: dict[str, Shown] = {}
    for scheme in _SHOWN:
        value = reference.identifier(scheme)
        if value:
            identifier = Identifier(scheme, value)
            found[value] = Shown(str(identifier), value, identifier.url or "")
    for trial in reference.trial_ids:
        number = trial.number.strip()
        url = Identifier(Scheme.NCT, number).url if number.upper().startswith("NCT") else None
        named = url or number.upper().startswith(trial.registry.upper())
        label = number if named else f"{trial.registry} {number}"
        if number:
            found.setdefault(number, Shown(label, number, url or ""))
    return list(found.values())


class IdentifierLine(FlowWidget):
    """Badges and identifiers of one paper, set like words."""

    open_requested = Signal(str)
    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, gap=8, line_gap=4)
        self.setObjectName("identifierLine")
        self._items: list[Shown] = []
        self._badges: list[QWidget] = []
        self._entries: list[_Entry] = []

    def show_badges(self, badges: list[QWidget]) -> None:
        """Set ``badges`` before the identifiers, whose line begins with the last of them.

        Those that went are the caller's to delete.
        """
        self._badges = badges
        self.flow.begin_line(badges[-1])
        self._arrange()

    def show_reference(self, reference: Reference) -> None:
        """Show the identifiers of ``reference``."""
        items = shown_identifiers(reference)
        if items != self._items:
            self._items = items
            self.retranslate()

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        buttons = [b for e in self._entries for b in e.findChildren(QAbstractButton)]
        return [*self._badges, *buttons]

    def retranslate(self) -> None:
        """Say the identifiers; entries are kept from paper to paper, making one takes a millisecond."""
        kept, self._entries = self._entries, []
        for number, item in enumerate(self._items):
            entry = kept[number] if number < len(kept) else None
            if entry is None or entry.is_linked != bool(item.url):
                entry = self._entry(is_linked=bool(item.url))
            entry.say(item, self.tr("Open {0}"), self.tr("Copy {0}"))
            self._entries.append(entry)
        for entry in kept:
            if entry not in self._entries:
                entry.hide()
                entry.deleteLater()
        self._arrange()

    def _arrange(self) -> None:
        while self.flow.takeAt(0) is not None:
            pass
        for widget in (*self._badges, *self._entries):
            is_new = widget.parent() is not self
            self.flow.addWidget(widget)
            if is_new:
                widget.show()  # Qt would do it later, and the height is asked for now
        self.setVisible(bool(self._badges or self._entries))
        self.updateGeometry()

    def _entry(self, *, is_linked: bool) -> "_Entry":
        entry = _Entry(is_linked=is_linked)
        entry.open_requested.connect(self.open_requested)
        entry.copy.clicked.connect(lambda: self._copy(entry.item))
        return entry

    def _copy(self, item: Shown) -> None:
        copy_plain(item.value)
        self.copied.emit(self.tr("{0} copied").format(item.label))


class _Entry(QWidget):
    """One identifier, a link where it has a page, and the button that copies it."""

    open_requested = Signal(str)

    def __init__(self, *, is_linked: bool) -> None:
        super().__init__()
        self.is_linked = is_linked
        self.item = Shown("", "", "")
        self._name = LinkButton() if is_linked else QLabel()
        if isinstance(self._name, LinkButton):
            mark(self._name, tone="small")
            self._name.clicked.connect(lambda: self.open_requested.emit(self.item.url))
        else:
            self._name.setTextFormat(Qt.TextFormat.PlainText)
            mark(self._name, role="small")
        self.copy = IconButton("copy", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._name)
        row.addWidget(self.copy)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, item: Shown, to_open: str, to_copy: str) -> None:
        """Say one identifier, with words for what its buttons do."""
        self.item = item
        if isinstance(self._name, LinkButton):
            self._name.set_full(item.label)
            self._name.setToolTip(to_open.format(item.url))
        else:
            self._name.setText(item.label)
        self.copy.describe(to_copy.format(item.label))
