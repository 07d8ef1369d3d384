# SPDX-License-Identifier: GPL-3.0-or-later
"""The part of Preferences that sets up a language model; every choice takes effect at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication, QEvent, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from refdesk.korean.lock import Lock
from refdesk.messages import sentence
from refdesk.net.endpoints import is_loopback
from refdesk.settings import LanguageModel
from refdesk.ui.detail.machine_words import doubt_words
from refdesk.ui.preferences import Preferences
from refdesk.ui.stylesheet import mark
from refdesk.ui.widgets.focus import chain
from refdesk.ui.widgets.surfaces import WrappedLabel
from refdesk.worker import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from refdesk.domain.errors import RefdeskError
    from refdesk.domain.jobs import JobContext
    from refdesk.ui.beyond_seam import Beyond, ModelTrial
    from refdesk.ui.detail.seam import JobHandle, Jobs

INTERFACES = ("", "ollama", "openai")
KINDS = ("translation", "summary")
PRESETS = {"ollama": "http://localhost:11434", "openai": "https://api.openai.com"}


class ModelServices(Protocol):
    """What is asked of the services; not touched before a button is pressed."""

    @property
    def beyond(self) -> Beyond:
        """See :class:`refdesk.ui.beyond_seam.Beyond`."""


class ModelSection(QWidget):
    """Interface, address, model, key, and what it is to write; a list of models and a trial on demand."""

    def __init__(
        self,
        preferences: Preferences,
        services: ModelServices,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("modelSection")
        self._preferences, self._services, self._jobs = preferences, services, jobs
        self._job: JobHandle | None = None
        self._said: Callable[[], tuple[str, str]] = _nothing
        model = preferences.settings.model
        self._interface = self._choice("modelInterface", INTERFACES, model.interface)
        self._address = self._typed("modelAddress", model.address)
        self._address.addItems(list(PRESETS.values()))
        self._address.setEditText(model.address)
        self._name = self._typed("modelName", model.name)
        self._key = QLineEdit(model.key)
        self._key.setObjectName("modelKey")
        self._key.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)
        self._kind = self._choice("modelKind", KINDS, model.kind)
        self._list = self._button("modelList")
        self._test = self._button("modelTest")
        self._stop = self._button("modelStop")
        self._why = WrappedLabel(role="small")
        self._where = WrappedLabel()
        self._where.setObjectName("modelWhere")
        self._result = WrappedLabel()
        self._result.setObjectName("modelResult")
        for label in (self._where, self._result):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._labels = [QLabel() for _ in range(5)]
        self._lay_out()
        self._connect()
        self.retranslate()

    def _choice(self, name: str, values: tuple[str, ...], chosen: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        for value in values:
            box.addItem(value, value)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        return box

    def _typed(self, name: str, text: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(name)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setMinimumContentsLength(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setEditText(text)
        return box

    def _button(self, name: str) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(8)
        self._form.setHorizontalSpacing(16)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        names = QHBoxLayout()
        names.setSpacing(8)
        names.addWidget(self._name, 1)
        names.addWidget(self._list)
        self._fields = (self._interface, self._address, self._name, self._key, self._kind)
        for label, buddy in zip(self._labels, self._fields, strict=True):
            label.setMinimumWidth(130)
            label.setBuddy(buddy)
        self._form.addRow(self._labels[0], self._interface)
        self._form.addRow(self._labels[1], self._address)
        self._form.addRow(QLabel(), self._where)
        self._form.addRow(self._labels[2], names)
        self._form.addRow(self._labels[3], self._key)
        self._form.addRow(self._labels[4], self._kind)
        tests = QHBoxLayout()
        tests.setSpacing(8)
        tests.addWidget(self._test)
        tests.addWidget(self._stop)
        tests.addStretch(1)
        self._form.addRow(QLabel(), tests)
        self._form.addRow(QLabel(), self._result)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._why)
        column.addLayout(self._form)
        column.addStretch(1)
        chain([*self._fields[:3], self._list, *self._fields[3:], self._test, self._stop])

    def _connect(self) -> None:
        self._interface.currentIndexChanged.connect(self._interface_chosen)
        for box in (self._address, self._name):
            box.activated.connect(self._apply)
            edit = box.lineEdit()
            assert edit is not None
            edit.editingFinished.connect(self._apply)
        self._key.editingFinished.connect(self._apply)
        self._kind.currentIndexChanged.connect(self._apply)
        self._list.clicked.connect(self._list_models)
        self._test.clicked.connect(self._try)
        self._stop.clicked.connect(self._cancel)
        self._preferences.changed.connect(self._enable)  # no lambda: it would outlive this
        self._preferences.keys_told.connect(self._key_lent)

    def _key_lent(self) -> None:
        """Show a key that came from the keyring, unless another is being typed."""
        if not self._key.isModified():
            self._key.setText(self._preferences.settings.model.key)

    # What is shown

    def retranslate(self) -> None:
        """Say its words in the language that is now in use."""
        self._why.setText(
            self.tr(
                "A language model of your own can translate or summarise abstracts in Korean. It is "
                "asked only when you press its button, and every number, unit, sign and drug name that "
                "it writes is held to the abstract."
            )
        )
        words = (
            self.tr("Interface"), self.tr("Address"), self.tr("Model"), self.tr("Key"), self.tr("Writes"),
        )  # fmt: skip
        for label, field, word in zip(self._labels, self._fields, words, strict=True):
            label.setText(word)
            field.setAccessibleName(self.tr("Language model: {0}").format(word))
        self._call(
            self._interface,
            (self.tr("No language model"), "Ollama", self.tr("OpenAI or compatible")),
        )
        self._call(
            self._kind, (self.tr("A translation of each section"), self.tr("A short summary"))
        )
        self._key.setPlaceholderText(self.tr("A local model needs none"))
        self._list.setText(self.tr("List models"))
        self._list.setToolTip(self.tr("Ask the server which models it has"))
        self._test.setText(self.tr("Test"))
        self._test.setToolTip(self.tr("Have one sentence translated"))
        self._stop.setText(self.tr("Cancel"))
        self._enable()
        self._say(self._said)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _call(self, box: QComboBox, names: tuple[str, ...]) -> None:
        for place, name in enumerate(names):
            box.setItemText(place, name)

    def _enable(self, *_: object) -> None:
        model = self._preferences.settings.model
        busy = self._job is not None
        for part in (*self._fields[1:], self._list, self._test):
            part.setEnabled(bool(model.interface))
        self._list.setEnabled(bool(model.interface and model.address) and not busy)
        self._test.setEnabled(model.is_set and not busy)
        self._stop.setVisible(busy)
        text, role = self._where_words(model)
        self._where.setText(text)
        self._where.setVisible(bool(text))
        mark(self._where, role=role)

    def _where_words(self, model: LanguageModel) -> tuple[str, str]:
        if not model.interface or not model.address.strip():
            return "", "small"
        address = model.address.strip()
        whole = address if "://" in address else f"//{address}"
        try:
            split = urlsplit(whole)
            host = split.hostname or ""
        except ValueError:
            return "", "small"
        if not host or is_loopback(whole):
            return self.tr(
                "This computer: the abstract does not leave it, and it works offline."
            ), "small"
        if split.scheme == "http":
            words = self.tr(
                "{host} is another computer and the address is not https: it is not asked, for others "
                "could read the text on its way."
            )
            return words.format(host=host), "danger"
        words = self.tr("{host} receives the abstract of each paper that you have translated.")
        return words.format(host=host), "warning"

    def _say(self, said: Callable[[], tuple[str, str]]) -> None:
        """Show a result; it is asked again for its words in another language."""
        self._said = said
        text, role = said()
        self._result.setText(text)
        self._result.setVisible(bool(text))
        mark(self._result, role=role)

    # What the person does

    def _interface_chosen(self) -> None:
        interface = str(self._interface.currentData())
        typed = self._address.currentText().strip()
        if interface and (not typed or typed in PRESETS.values()):
            self._address.setEditText(PRESETS[interface])
        self._apply()

    def _apply(self) -> None:
        settings = self._preferences.settings
        model = replace(
            settings.model,
            interface=str(self._interface.currentData()),
            address=self._address.currentText().strip(),
            name=self._name.currentText().strip(),
            key=self._key.text().strip() if self._key.isModified() else settings.model.key,
            kind=str(self._kind.currentData()),
        )
        if model != settings.model:
            self._cancel()
            self._say(_nothing)
            self._preferences.change(replace(settings, model=model))
        self._enable()

    def _list_models(self) -> None:
        self._apply()
        model, services = self._preferences.settings.model, self._services

        def names(context: JobContext) -> Sequence[str]:
            return services.beyond.machine_korean.names(model, context)

        self._begin(names, self._listed)

    def _listed(self, names: Sequence[str]) -> None:
        self._end()
        typed = self._name.currentText()
        with QSignalBlocker(self._name):
            self._name.clear()
            self._name.addItems(list(names))
            self._name.setEditText(typed or (names[0] if names else ""))
        self._apply()

        def said() -> tuple[str, str]:
            if not names:
                return self.tr("The server has no model yet."), "warning"
            return self.tr("%n model(s) to choose from.", "", len(names)), "small"

        self._say(said)
        self._name.setFocus()

    def _try(self) -> None:
        self._apply()
        model, services = self._preferences.settings.model, self._services

        def trial(context: JobContext) -> ModelTrial:
            return services.beyond.machine_korean.trial(model, context)

        self._begin(trial, self._tried)

    def _tried(self, trial: ModelTrial) -> None:
        self._end()
        (held,) = (Lock(trial.source).hold(trial.text),)
        doubts = [doubt for one in held.sentences for doubt in one.doubts]

        def said() -> tuple[str, str]:
            answer = self.tr("It answers: “{text}”").format(text=trial.text[:200])
            if doubts:
                return f"⚠ {answer} " + " ".join(doubt_words(doubt) for doubt in doubts), "warning"
            return answer, "success"

        self._say(said)

    def _begin(self, function: Callable[[JobContext], object], done: Callable[..., None]) -> None:
        self._say(lambda: (self.tr("Waiting for the model…"), "small"))
        self._job = self._jobs.submit(
            "", function, Lane.NETWORK, self, on_done=done, on_error=self._failed
        )
        if not self._job.is_active:
            self._job = None
        self._enable()

    def _end(self) -> None:
        self._job = None
        self._enable()

    def _failed(self, error: RefdeskError) -> None:
        self._end()
        self._say(lambda: (sentence(error, QCoreApplication.translate), "danger"))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._say(_nothing)
        self._end()


def _nothing() -> tuple[str, str]:
    return "", "small"
