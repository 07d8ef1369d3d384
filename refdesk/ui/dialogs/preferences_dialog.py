# SPDX-License-Identifier: GPL-3.0-or-later
"""Preferences: every choice takes effect at once, what is typed when the window closes."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from refdesk.domain.citation import StyleInfo
from refdesk.domain.file_pattern import PATTERN, PLACES
from refdesk.settings import Appearance, Filing, Identity
from refdesk.ui.preferences import Preferences
from refdesk.ui.reader.reading_menu import FACES, PAGES, WIDTHS, choice_words
from refdesk.ui.stylesheet import mark
from refdesk.ui.theme import READING_SIZES
from refdesk.ui.widgets.surfaces import WrappedLabel

LANGUAGES = ("system", "en", "ko")
THEMES = ("system", "light", "dark")
LOCALES = ("en-US", "en-GB", "ko-KR")


class PreferencesDialog(QDialog):
    """Shows and changes the settings of the program."""

    def __init__(
        self,
        preferences: Preferences,
        styles: list[StyleInfo],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preferencesDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        settings = preferences.settings
        look = settings.appearance
        self._language = self._choice("languageChooser", LANGUAGES, look.language)
        self._theme = self._choice("themeChooser", THEMES, look.theme)
        self._face = self._choice("fontChooser", FACES, look.reading_font)
        self._size = QComboBox()
        self._size.setObjectName("fontSize")
        for size in sorted({*READING_SIZES, look.reading_size}):
            self._size.addItem(str(size), size)
        self._size.setCurrentIndex(self._size.findData(look.reading_size))
        self._width = self._choice("widthChooser", WIDTHS, look.reading_width)
        self._page = self._choice("pageChooser", PAGES, look.reading_page)
        self._style = self._style_choice(styles, settings.citing.style)
        self._locale = self._choice("localeChooser", LOCALES, settings.citing.locale)
        self._email = QLineEdit(settings.identity.email)
        self._email.setObjectName("emailEdit")
        self._key = QLineEdit(settings.identity.ncbi_api_key)
        self._key.setObjectName("apiKeyEdit")
        self._key.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self._offline = QCheckBox()
        self._offline.setObjectName("offlineBox")
        self._offline.setChecked(settings.offline)
        self._pattern = QLineEdit(settings.filing.pattern)
        self._pattern.setObjectName("filePattern")
        self._places = WrappedLabel(role="small")
        self._labels = [QLabel() for _ in range(11)]
        self._headings = [QLabel() for _ in range(4)]
        self._why = WrappedLabel(role="small")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self._buttons.rejected.connect(self.accept)
        self._lay_out()
        self.retranslate()
        for chooser in self.findChildren(QComboBox):
            chooser.currentIndexChanged.connect(self._apply)
        self._offline.toggled.connect(self._apply)
        self._email.editingFinished.connect(self._apply)
        self._key.editingFinished.connect(self._apply)
        self._pattern.editingFinished.connect(self._apply)
        self.finished.connect(self._apply)

    def _choice(self, name: str, values: tuple[str, ...], chosen: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for value in values:
            box.addItem(value, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _style_choice(self, styles: list[StyleInfo], chosen: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName("preferredStyle")
        for style in styles:
            box.addItem(style.title, style.id)
        if box.findData(chosen) < 0:
            box.addItem(chosen, chosen)
        box.setCurrentIndex(box.findData(chosen))
        box.setMinimumContentsLength(28)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _lay_out(self) -> None:
        rows: tuple[tuple[QWidget, ...], ...] = (
            (self._language, self._theme, self._face, self._size, self._width, self._page),
            (self._style, self._locale),
            (self._pattern,),
            (self._email, self._key),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 12)
        layout.setSpacing(8)
        labels = iter(self._labels)
        for heading, fields in zip(self._headings, rows, strict=True):
            mark(heading, role="heading")
            layout.addWidget(heading)
            form = QFormLayout()
            form.setContentsMargins(0, 0, 0, 12)
            form.setVerticalSpacing(8)
            form.setHorizontalSpacing(16)
            form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
            for field in fields:
                label = next(labels)
                label.setMinimumWidth(130)
                label.setBuddy(field)
                form.addRow(label, field)
            if heading is self._headings[2]:
                form.addRow(QLabel(), self._places)
            if heading is self._headings[-1]:
                form.addRow(QLabel(), self._why)
                form.addRow(QLabel(), self._offline)
            layout.addLayout(form)
        layout.addStretch(1)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(520)
        self.resize(600, 640)

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self.setWindowTitle(self.tr("Preferences"))
        names = (
            self.tr("Appearance"), self.tr("Citations"), self.tr("Files"), self.tr("Services"),
        )  # fmt: skip
        for heading, name in zip(self._headings, names, strict=True):
            heading.setText(name)
        texts = (
            self.tr("Language"),
            self.tr("Theme"),
            self.tr("Reading font"),
            self.tr("Reading size"),
            self.tr("Line width"),
            self.tr("Page of full texts"),
            self.tr("Preferred style"),
            self.tr("Citation language"),
            self.tr("Names of files"),
            self.tr("E-mail address"),
            self.tr("NCBI API key"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self._name(self._language, (self.tr("As the system"), "English", "한국어"))
        self._name(self._theme, (self.tr("As the system"), self.tr("Light"), self.tr("Dark")))
        self._name(self._face, (self.tr("Serif"), self.tr("Sans serif")))
        words = choice_words()
        self._name(self._width, tuple(words[width] for width in WIDTHS))
        self._name(self._page, tuple(words[page] for page in PAGES))
        self._name(
            self._locale, (self.tr("English (US)"), self.tr("English (UK)"), self.tr("Korean"))
        )
        for place in range(self._size.count()):
            text = self.tr("{size} px").format(size=self._size.itemData(place))
            self._size.setItemText(place, text)
        places = " ".join(f"{{{place}}}" for place in PLACES)
        self._places.setText(
            self.tr("How attached files are called. Places that are filled in: {places}").format(
                places=places
            )
        )
        self._offline.setText(self.tr("Work offline"))
        self._why.setText(
            self.tr(
                "Sent to NCBI and Crossref with each question, so that they can reach you if "
                "something goes wrong. A key lets PubMed answer faster. Both may stay empty."
            )
        )
        close = self._buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(self.tr("Close"))

    def _name(self, box: QComboBox, names: tuple[str, ...]) -> None:
        for place, name in enumerate(names):
            box.setItemText(place, name)

    def _apply(self) -> None:
        settings = self._preferences.settings
        look = settings.appearance
        appearance = Appearance(
            language=str(self._language.currentData()),
            theme=str(self._theme.currentData()),
            reading_font=str(self._face.currentData()),
            reading_size=int(self._size.currentData()),
            reading_width=str(self._width.currentData()),
            reading_page=str(self._page.currentData()),
        )
        citing = replace(
            settings.citing,
            style=str(self._style.currentData()),
            locale=str(self._locale.currentData()),
        )
        identity = Identity(self._email.text().strip(), self._key.text().strip())
        changed = replace(
            settings,
            appearance=appearance if appearance != look else look,
            citing=citing,
            identity=identity,
            filing=Filing(self._pattern.text().strip() or PATTERN),
            offline=self._offline.isChecked(),
        )
        self._preferences.change(changed)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
