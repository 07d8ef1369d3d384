# SPDX-License-Identifier: GPL-3.0-or-later
"""Citations of a paper: APA, MLA, and any style one likes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget

from refdesk.domain.citation import StyleInfo
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.citation_box import CitationBox
from refdesk.ui.detail.seam import Jobs, Latest, Services
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import Reading
from refdesk.ui.widgets.surfaces import Column

APA, MLA = "apa", "modern-language-association"
_FIRST_CHOICES = ("nlm-citation-sequence", "vancouver", "american-medical-association")
_ID = Qt.ItemDataRole.UserRole


class CitationsTab(Column):
    """Formatted citations, made when the tab is looked at; old answers are dropped."""

    status_message = Signal(str)
    style_chosen = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("citationsTab")
        self._services = services
        self._stored: StoredReference | None = None
        self._done: tuple[int, int] | None = None
        self._locale = "en-US"
        self._style = ""
        self._styles_question = Latest(jobs, self)
        self._styles_asked = False
        self.apa = CitationBox(Latest(jobs, self), "apaText", "copyApaButton")
        self.mla = CitationBox(Latest(jobs, self), "mlaText", "copyMlaButton")
        self.chosen = CitationBox(Latest(jobs, self), "styleText", "copyStyleButton")
        self.chooser = QComboBox()
        self.chooser.setObjectName("styleChooser")
        self.chooser.setEditable(True)
        self.chooser.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.chooser.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.chooser.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.chooser.setMinimumContentsLength(12)
        self.chooser.setMaxVisibleItems(16)
        self.chooser.activated.connect(self._choose)
        editor = self.chooser.lineEdit()
        if editor is not None:
            editor.editingFinished.connect(self._name_again)
        self.chosen.head.insertWidget(1, self.chooser, 10)
        for box in (self.apa, self.mla, self.chosen):
            box.status_message.connect(self.status_message)
            self.body.addWidget(box)
            self.body.addSpacing(24)
        self.body.addStretch(1)
        self.retranslate()
        self.set_reading(Reading())

    def show_paper(self, stored: StoredReference) -> None:
        """Take another paper; its citations come with :meth:`load`."""
        self._stored = stored
        for box in (self.apa, self.mla, self.chosen):
            box.is_retracted = stored.reference.is_retracted
        if self._done != (stored.id, stored.revision):
            self._done = None  # what was asked for it last time is never answered now
            for box in (self.apa, self.mla, self.chosen):
                box.question.forget()

    def load(self) -> None:
        """Make the citations, unless they are there."""
        stored = self._stored
        if stored is None:
            return
        self._load_styles()
        if self._done == (stored.id, stored.revision):
            return
        self._done = (stored.id, stored.revision)
        self._make(self.apa, APA)
        self._make(self.mla, MLA)
        if self._style:
            self._make(self.chosen, self._style)

    def choose_style(self, style_id: str, locale: str = "") -> None:
        """Show ``style_id`` in the third place, in ``locale`` where one is given."""
        if locale and locale != self._locale:
            self._locale = locale
            self._done = None
        self._style = style_id
        index = self.chooser.findData(style_id, _ID)
        if index >= 0:
            self.chooser.setCurrentIndex(index)
            self._name_chosen()
        if self._done is not None:
            self._make(self.chosen, style_id)

    def set_reading(self, reading: Reading) -> None:
        """Set the texts in another face or size."""
        self.set_measure(reading.measure)
        for box in (self.apa, self.mla, self.chosen):
            box.set_reading(reading)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.apa.title.setText(self.tr("APA 7"))
        self.apa.say("APA", self.tr("Copy APA"))
        self.mla.title.setText(self.tr("MLA 9"))
        self.mla.say("MLA", self.tr("Copy MLA"))
        self.chosen.title.setText(self.tr("Style"))
        self._name_chosen()
        self.chooser.setAccessibleName(self.tr("Citation style"))
        self.chooser.setToolTip(self.tr("Type to search all styles"))

    # Inside

    def _make(self, box: CitationBox, style: str) -> None:
        stored, locale = self._stored, self._locale
        if stored is None:
            return
        box.wait()
        box.question.ask(
            lambda: self._services.citing.format_one(stored.id, style, locale),
            box.show_citation,
            box.show_error,
        )

    def _load_styles(self) -> None:
        if self._styles_asked:
            return
        self._styles_asked = True
        citing = self._services.citing
        self._styles_question.ask(
            lambda: (citing.default_styles(), citing.styles()),
            lambda lists: self._fill(*lists),
            lambda _error: None,
        )

    def _fill(self, first: list[StyleInfo], rest: list[StyleInfo]) -> None:
        self.chooser.blockSignals(True)  # filling is no choice
        self.chooser.clear()
        usual = {style.id for style in first}
        for style in first:
            self.chooser.addItem(style.title, style.id)
        others = [style for style in rest if style.id not in usual]
        if first and others:
            self.chooser.insertSeparator(len(first))
        for style in others:
            self.chooser.addItem(style.title, style.id)
        completer = QCompleter(self.chooser.model(), self.chooser)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setMaxVisibleItems(12)
        popup = completer.popup()
        if popup is not None:
            mark(popup, kind="popup")
        completer.activated.connect(self._choose_text)
        self.chooser.setCompleter(completer)
        wanted = (self._style, *_FIRST_CHOICES, *(s.id for s in first if s.id not in {APA, MLA}))
        known = [i for s in wanted if s and (i := self.chooser.findData(s, _ID)) >= 0]
        self.chooser.setCurrentIndex(known[0] if known else 0)
        self.chooser.blockSignals(False)
        if self.chooser.count() and self.chooser.currentData(_ID) != self._style:
            self._choose(self.chooser.currentIndex())
        self._name_chosen()

    def _choose_text(self, title: str) -> None:
        index = self.chooser.findText(title, Qt.MatchFlag.MatchExactly)
        if index >= 0:
            self.chooser.setCurrentIndex(index)
            self._choose(index)

    def _choose(self, index: int) -> None:
        style = self.chooser.itemData(index, _ID)
        if not style or (style == self._style and self._done is not None):
            return
        self._style = style
        self._name_chosen()
        self._make(self.chosen, style)
        self.style_chosen.emit(style)

    def _name_again(self) -> None:
        """Say the chosen style again where what was typed is none."""
        chosen = self.chooser.itemText(self.chooser.currentIndex())
        if self.chooser.findText(self.chooser.currentText(), Qt.MatchFlag.MatchExactly) < 0:
            self.chooser.setEditText(chosen)
            self._name_chosen()

    def _name_chosen(self) -> None:
        editor = self.chooser.lineEdit()
        if editor is not None:
            editor.setCursorPosition(0)  # a long name shows its beginning
        self.chosen.say(self.chooser.currentText() or self.tr("Style"), self.tr("Copy"))
        self.chosen.button.setAccessibleName(
            self.tr("Copy citation in the style {0}").format(self.chooser.currentText())
        )
