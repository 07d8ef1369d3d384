# SPDX-License-Identifier: GPL-3.0-or-later
"""One formatted citation with its buttons; its room stays the same while it is made."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from refdesk.documents.clip import bibliography_clip
from refdesk.domain.citation import Bibliography
from refdesk.domain.errors import RefdeskError
from refdesk.domain.escaping import escape
from refdesk.ui.clipboard import copy_clip, copy_plain
from refdesk.ui.detail.citation_deeds import CitationDeeds, Deed
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.flow import HeadRow
from refdesk.ui.widgets.skeleton import Skeleton
from refdesk.ui.widgets.surfaces import ElidedLabel, Picture
from refdesk.ui.widgets.tall_reading import TallView

_GAP = 24


class CitationBox(QWidget):
    """A citation in one style. What it cannot do by itself is asked for by :attr:`deed_wanted`."""

    status_message = Signal(str)
    deed_wanted = Signal(str)
    """With a :class:`Deed`."""

    def __init__(
        self,
        question: Latest,
        text_name: str,
        button_name: str,
        parent: QWidget | None = None,
        *,
        favourite: bool = True,
    ) -> None:
        """Name the parts.

        Args:
            question: asks for the citation.
            text_name: object name of the text.
            button_name: object name of the copy button.
            parent: see QWidget.
            favourite: whether it is one of a row, in which it can be moved.
        """
        super().__init__(parent)
        self.question = question
        self.is_retracted = False
        """Whether the paper is; said after a copy, while the person can still think again."""
        self.is_of_concern = False
        """Whether its journal has expressed concern about it; said as well."""
        self._made: Bibliography | None = None
        """The citation that is shown, with the layout of its style."""
        self._label = ""
        self.title = ElidedLabel()
        mark(self.title, role="heading")
        self._preferred, self._narrow = False, False
        self._tick = Picture("check", "accent")
        self._hint = QLabel()
        mark(self._hint, role="small")
        self.button = QPushButton()
        self.button.setObjectName(button_name)
        self.button.setEnabled(False)
        self.button.clicked.connect(self.copy)
        self.more = IconButton("more")
        self.more.setObjectName(f"{button_name}Menu")
        self.more.clicked.connect(self.open_menu)
        self.deeds = CitationDeeds(self, favourite=favourite)
        self.deeds.wanted.connect(self._do)
        self.view = TallView(padding=12)
        self.view.setObjectName(text_name)
        self.view.menu_parts.append(self._add_to_menu)
        mark(self.view, kind="quote")
        self._skeleton = Skeleton(3)
        self.head = HeadRow([self.title], [self._tick, self._hint, self.button, self.more])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, _GAP)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self._skeleton)
        column.addWidget(self.view)
        self.show_preferred(preferred=False)

    # What it says

    def say(self, label: str, button: str) -> None:
        """Name the style (for eyes and for the message after a copy) and the button."""
        self._label = label
        self.title.set_full(label)
        self.button.setText(button)
        self.view.setAccessibleName(label)
        self.button.setAccessibleName(self.tr("Copy citation in the style {0}").format(label))
        self.more.describe(self.tr("More for the style {0}").format(label))
        hint = self.tr("used for copying")
        self._hint.setText(hint)
        self._tick.setAccessibleName(hint)
        for part in (self._tick, self._hint):
            part.setToolTip(self.tr("Ctrl+Shift+C, Ctrl+Shift+A and dragging use this style"))
        self.deeds.retranslate()

    def show_preferred(self, *, preferred: bool) -> None:
        """Show whether this style is the one for copying."""
        self._preferred = preferred
        self._tick.setVisible(preferred)
        self._hint.setVisible(preferred and not self._narrow)

    def set_narrow(self, *, narrow: bool) -> None:
        """Say less where there is little room."""
        self._narrow = narrow
        self.show_preferred(preferred=self._preferred)

    def warn(self, *, retracted: bool, concern: bool = False) -> None:
        """Mark the citation of a retracted paper; ``concern``: its journal doubts it."""
        self.is_retracted, self.is_of_concern = retracted, concern
        mark(self.view, tone="danger" if retracted else "")

    # The citation

    def wait(self) -> None:
        """Wait for another citation: the old text stays in its place until the skeleton's time."""
        self._take(None)
        self._skeleton.setFixedHeight(max(self.view.height(), 60))
        self.view.hide()
        self._skeleton.start()

    def show_citation(self, made: Bibliography) -> None:
        """Show a citation: the one entry of ``made``."""
        (citation,) = made.entries
        self._take(made if citation.text else None)
        self._show(citation.html)

    def show_error(self, error: RefdeskError) -> None:
        """Say why there is none."""
        self._take(None)
        self._show(escape(error_sentence(error)))

    def show_nothing(self) -> None:
        """Take no room: no style was chosen."""
        self._take(None)
        self._skeleton.stop()
        self.view.set_content("")
        self.view.hide()

    def set_reading(self, reading: Reading) -> None:
        """Set the text in another face or size."""
        self.view.set_reading(Reading(reading.face, max(reading.size - 1, 12)))

    def copy(self) -> None:
        """Put the citation on the clipboard, rich and plain."""
        if self._made is not None:
            copy_clip(bibliography_clip(self._made))
            self.say_copied(self.tr("{0} citation copied").format(self._label))

    def say_copied(self, said: str) -> None:
        """Say what was copied, and that the paper is retracted or of concern where it is."""
        if self.is_retracted:
            said = ". ".join((said, self.tr("Careful: this paper is retracted.")))
        elif self.is_of_concern:
            words = self.tr("Careful: its journal has expressed concern about this paper.")
            said = ". ".join((said, words))
        self.status_message.emit(said)

    # The menu

    def open_menu(self) -> None:
        """Show what else there is to do, under the button."""
        menu = QMenu(self)
        menu.setObjectName("citationMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.deeds.add_to(menu)
        corner = self.more.rect().bottomRight()
        menu.popup(self.more.mapToGlobal(corner - QPoint(menu.sizeHint().width(), 0)))

    # Inside

    def _take(self, made: Bibliography | None) -> None:
        self._made = made
        self.button.setEnabled(made is not None)
        self.deeds.allow_text(there=made is not None)

    def _show(self, html: str) -> None:
        self._skeleton.stop()
        self.view.show()
        self.view.set_content(f"<p style='margin:0'>{html}</p>")

    def _add_to_menu(self, menu: QMenu, _place: QPoint) -> None:
        menu.addSeparator()
        self.deeds.add_to(menu)

    def _do(self, deed: str) -> None:
        if deed == Deed.RICH:
            self.copy()
        elif deed == Deed.PLAIN and self._made is not None:
            copy_plain(self._made.entries[0].text)
            self.say_copied(self.tr("{0} citation copied as plain text").format(self._label))
        else:
            self.deed_wanted.emit(deed)
