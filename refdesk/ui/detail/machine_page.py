# SPDX-License-Identifier: GPL-3.0-or-later
"""How the language model's Korean is laid out: who made it, the text, what is wrong, what can be done."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from refdesk.domain.errors import RefdeskError
from refdesk.messages import sentence
from refdesk.ui.detail.machine_text_view import SIGN, MachineTextView
from refdesk.ui.widgets.buttons import LinkButton, LongButton
from refdesk.ui.widgets.flow import FlowLayout
from refdesk.ui.widgets.focus import chain
from refdesk.ui.widgets.surfaces import Picture, WrappedLabel


class MachinePage(QWidget):
    """Knows no model and no library: it is told what to say, inside :meth:`said_anew`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hint = self._label("machineKoreanHint", "small")
        self.set_up = LinkButton()
        self.set_up.setObjectName("machineKoreanSetUp")
        self.ask = LongButton()
        self.ask.setObjectName("machineKoreanButton")
        self.stop = self._button("machineKoreanCancel")
        self.progress = self._label("machineKoreanProgress", "small")
        self.made = self._label("machineKoreanMark", "small")
        self._sign = Picture("info", "text_secondary", 14)
        self.state = self._label("machineKoreanState", "warning")
        self.text = MachineTextView()
        self.text.setObjectName("machineKoreanText")
        self.error = self._label("machineKoreanError", "danger")
        self.again = LongButton()
        self.again.setObjectName("machineKoreanAgain")
        self.copy = self._button("machineKoreanCopy")
        self.delete = self._button("machineKoreanDelete")
        self._lay_out()
        chain([self.set_up, self.ask, self.stop, self.text, self.again, self.copy, self.delete])
        self._parts = (
            self.hint, self.set_up, self._offer, self.ask, self.stop, self.progress, self._whose, self.state,
            self.text, self.error, self._foot, self.again, self.copy, self.delete,
        )  # fmt: skip
        self._shown: set[QWidget] = set()
        self.retranslate()
        with self.said_anew():
            pass

    def _label(self, name: str, role: str) -> WrappedLabel:
        label = WrappedLabel(role=role)
        label.setObjectName(name)
        label.setTextFormat(
            Qt.TextFormat.PlainText
        )  # names of models and words of servers stand in it
        return label

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self._offer = QWidget()
        row = QHBoxLayout(self._offer)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self.ask, self.stop):
            row.addWidget(widget)
        row.addWidget(self.progress, 1)
        row.addStretch(0)
        self._whose = QWidget()
        whose = QHBoxLayout(self._whose)
        whose.setContentsMargins(0, 0, 0, 0)
        whose.setSpacing(8)
        whose.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        whose.addWidget(self.made, 1)
        self._foot = QWidget()
        foot = FlowLayout(self._foot, gap=8)
        for button in (self.again, self.copy, self.delete):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 12)
        column.setSpacing(8)
        column.addWidget(self.hint)
        column.addWidget(self.set_up, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._whose, self.state, self._offer, self.text, self.error, self._foot):
            column.addWidget(part)
        column.addStretch(1)

    # What it says

    @contextmanager
    def said_anew(self) -> Iterator[None]:
        """Have said inside what there is to say: only what is said no more goes.

        What stays is not hidden in between: it would lose the keyboard, many times while a text comes.
        """
        self._shown.clear()
        yield
        for part in self._parts:
            part.setVisible(part in self._shown)

    def offer_setting_up(self) -> None:
        """Say that there is no model, and how to have one."""
        self._shown |= {self.hint, self.set_up}

    def offer(self, words: str) -> None:
        """Offer to ask a model."""
        self.ask.set_full(words)
        self._shown |= {self._offer, self.ask}

    def say_progress(self, words: str) -> None:
        """Say how far a model is, and let it be stopped."""
        self.progress.setText(words)
        self._shown |= {self._offer, self.stop, self.progress}

    def say_made(self, who: str, host: str, *, finished: bool = True) -> None:
        """Say who made the text that is shown, and how it was found."""
        found = self._found(finished=finished)
        place = self.tr("asked at {host}").format(host=host) if host else ""
        head = f"{who} ({place})" if place else who
        self.made.setText(f"{head}. {found}".strip())
        picture = ("warning", "warning") if self.text.reasons else ("info", "text_secondary")
        self._sign.change(*picture)
        self._shown |= {self._whose, self.text}
        self.text.setAccessibleName(who)
        self.text.setAccessibleDescription(" ".join((found, *self.text.reasons)))

    def _found(self, *, finished: bool) -> str:
        doubtful = len(self.text.reasons)
        if doubtful:
            words = self.tr(
                "%n sentence(s) say what the abstract does not; underlined and marked {sign}.",
                "",
                doubtful,
            )
            return words.format(sign=SIGN)
        if not finished:
            return ""
        return self.tr(
            "Its numbers, units, signs, drug names and Latin words are all in the abstract; nothing else "
            "was checked."
        )

    def say_stale(self) -> None:
        """Say that the abstract has changed since."""
        self._say_state(self.tr("The abstract has changed since this was written."))

    def say_incomplete(self, *, stopped: bool) -> None:
        """Say that the text has no end."""
        words = (
            self.tr("Incomplete: it was stopped. It is not kept.")
            if stopped
            else self.tr("Incomplete: it broke off. It is not kept.")
        )
        self._say_state(words)

    def say_error(self, error: RefdeskError) -> None:
        """Say why a model did not write."""
        self.error.setText(sentence(error, QCoreApplication.translate))
        self._shown.add(self.error)

    def offer_again(self, words: str) -> None:
        """Offer to ask once more."""
        self.again.set_full(words)
        self._shown |= {self._foot, self.again}

    def offer_try(self) -> None:
        """Offer to try once more what failed."""
        self.offer_again(self.tr("Try again"))

    def offer_keeping(self) -> None:
        """Offer what can be done with a whole text."""
        self._shown |= {self._foot, self.copy, self.delete}

    def retranslate(self) -> None:
        """Say what is always the same in the language that is now in use."""
        self.hint.setText(
            self.tr(
                "A language model of your own, on this computer or elsewhere, can translate the "
                "abstract. No model is set up."
            )
        )
        self.set_up.set_full(self.tr("Set up a language model…"))
        self.stop.setText(self.tr("Cancel"))
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy the Korean with who made it and when"))
        self.delete.setText(self.tr("Delete"))
        self.delete.setToolTip(self.tr("Delete this text from the library"))

    def _say_state(self, words: str) -> None:
        self.state.setText(f"{SIGN} {words}")
        self.state.setAccessibleName(words)
        self._shown.add(self.state)
