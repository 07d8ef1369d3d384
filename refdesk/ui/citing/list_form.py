# SPDX-License-Identifier: GPL-3.0-or-later
"""The choices that make a reference list: papers, style, language, order, heading."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from refdesk.domain.citation import ListOrder
from refdesk.settings import Citing
from refdesk.ui.citing.choices import ListChoices
from refdesk.ui.citing.locale_names import FIRST_LOCALES, named_locales
from refdesk.ui.citing.paper_set import PaperSet
from refdesk.ui.citing.style_chooser import StyleChooser
from refdesk.ui.seam import Services
from refdesk.worker import JobRunner, Lane


class ListForm(QWidget):
    """Two columns of choosers; says so when the list is another one."""

    changed = Signal()

    def __init__(
        self,
        services: Services,
        jobs: JobRunner,
        sets: Sequence[PaperSet],
        choices: ListChoices,
        citing: Citing,
    ) -> None:
        super().__init__()
        self._sets = sets
        self._choices = choices
        self._papers, self._locale, self._order = (
            self._combo(name)
            for name in ("bibliographyPapers", "bibliographyLocale", "bibliographyOrder")
        )
        self.chooser = StyleChooser(services, jobs)
        self.chooser.setObjectName("bibliographyStyle")
        self.title = QLineEdit(choices.title)
        self.title.setObjectName("bibliographyTitle")
        self._labels = [QLabel() for _ in range(5)]
        for _ in sets:
            self._papers.addItem("")
        for order in ListOrder:
            self._order.addItem("", str(order))
        self._order.setCurrentIndex(max(0, self._order.findData(choices.order)))
        self._show_locales(FIRST_LOCALES)
        self._lay_out()
        self.retranslate()
        for box in (self._papers, self._locale, self._order):
            box.activated.connect(self.changed)
        self.chooser.style_chosen.connect(self.changed)
        self.chooser.load((*citing.recent, *citing.favourites))
        self.chooser.show_id(choices.style)
        jobs.submit("", lambda _: services.citing.locales(), Lane.READ, self, self._show_locales)

    def _combo(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(14)
        return box

    def _lay_out(self) -> None:
        left, right = QFormLayout(), QFormLayout()
        for form in (left, right):
            form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            form.setVerticalSpacing(8)
            form.setHorizontalSpacing(12)
        places = (
            (left, self._papers),
            (left, self.chooser),
            (left, self.title),
            (right, self._locale),
            (right, self._order),
        )
        for label, (form, field) in zip(self._labels, places, strict=True):
            form.addRow(label, field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addLayout(left, 3)
        row.addLayout(right, 2)

    # What is chosen

    @property
    def ids(self) -> Sequence[int]:
        """The papers."""
        return self._sets[max(0, self._papers.currentIndex())].ids

    def read(self) -> ListChoices:
        """Return what is chosen; what stands elsewhere is as it was given."""
        style = self.chooser.chosen
        return replace(
            self._choices,
            style=style.id if style is not None else self._choices.style,
            locale=str(self._locale.currentData()),
            order=str(self._order.currentData()),
            title=self.title.text().strip(),
        )

    def _show_locales(self, codes: Sequence[str]) -> None:
        chosen = str(self._locale.currentData() or self._choices.locale)
        self._locale.clear()
        for code, name in named_locales(codes if chosen in codes else (*codes, chosen)):
            self._locale.addItem(name, code)
        self._locale.setCurrentIndex(max(0, self._locale.findData(chosen)))

    # Words

    def retranslate(self) -> None:
        """Set all words anew."""
        words = (
            self.tr("Papers"),
            self.tr("Style"),
            self.tr("Heading"),
            self.tr("Language"),
            self.tr("Order"),
        )
        named = (self._papers, None, self.title, self._locale, self._order)
        for label, field, text in zip(self._labels, named, words, strict=True):
            label.setText(text)
            if field is not None:
                field.setAccessibleName(text)
        for number, papers in enumerate(self._sets):
            self._papers.setItemText(number, papers.name())
        orders = {
            ListOrder.STYLE: self.tr("As the style asks"),
            ListOrder.GIVEN: self.tr("As in the list of papers"),
            ListOrder.AUTHOR: self.tr("By author"),
            ListOrder.YEAR: self.tr("By year, oldest first"),
            ListOrder.NEWEST: self.tr("By year, newest first"),
            ListOrder.TITLE: self.tr("By title"),
        }
        for order, text in orders.items():
            self._order.setItemText(self._order.findData(str(order)), text)
        self.title.setPlaceholderText(self.tr("No heading"))
        self.chooser.retranslate()
