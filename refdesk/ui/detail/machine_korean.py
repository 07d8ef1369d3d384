# SPDX-License-Identifier: GPL-3.0-or-later
"""A translation or summary of an abstract by the language model that the person set up."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from refdesk.domain.errors import ModelError, RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.domain.machine_text import MachineText, TextPart, digest, source_parts
from refdesk.domain.markup import to_plain
from refdesk.domain.stored import StoredReference
from refdesk.settings import LanguageModel
from refdesk.ui.detail.abstract_tab import MachineView
from refdesk.ui.detail.machine_page import MachinePage
from refdesk.ui.detail.machine_run import Run, held_parts
from refdesk.ui.detail.machine_words import ask_words, made_words, making_words, progress_words
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.dialogs.sending_dialog import SendingDialog
from refdesk.ui.theme import Reading
from refdesk.worker import Lane

_LOOK_MS = 80
"""How often the page looks for what came: as smooth as reading needs, and no more often."""
_KINDS = ("translation", "summary")


class MachineKorean(MachineView):
    """Asks the model when the person says so, shows what comes, and never takes it for the paper's own."""

    preferences_requested = Signal()
    """No model is set up, and the person wants to set one up."""
    model_changed = Signal(object)
    """With the :class:`LanguageModel` from now on: another host was agreed to; the window remembers it."""
    status_message = Signal(str)

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("machineKorean")
        self._services, self._jobs = services, jobs
        self._model = LanguageModel()
        self._stored: StoredReference | None = None
        self._source: tuple[TextPart, ...] = ()
        self._made: MachineText | None = None
        self._is_read = False
        self._runs: dict[int, Run] = {}
        self._refusal: RefdeskError | None = None
        self.page = MachinePage(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.page)
        self.page.set_up.clicked.connect(self.preferences_requested)
        self.page.ask.clicked.connect(self._ask)
        self.page.again.clicked.connect(self._ask)
        self.page.stop.clicked.connect(self._stop)
        self.page.copy.clicked.connect(self._copy)
        self.page.delete.clicked.connect(self._delete)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._show()

    # What is shown

    def show_paper(self, stored: StoredReference) -> None:
        """Show what a model wrote of a paper, or writes now, or offer to have it written."""
        if self._stored is None or self._stored.id != stored.id:
            self._refusal = None
        self._stored = stored
        abstract = stored.reference.abstract
        is_korean = abstract is not None and abstract.language == "kor"
        self._source = () if abstract is None or is_korean else source_parts(abstract)
        self._is_read = False
        self._made = None
        if self.isVisible():
            self._read()
        self._show()

    def set_model(self, model: LanguageModel) -> None:
        """Ask another model from now on, or in another way."""
        if model == self._model:
            return
        self._model = model
        self._refusal = None
        self._is_read = False
        if self.isVisible():
            self._read()
        self._show()

    def set_reading(self, reading: Reading) -> None:
        """Set the text in another face or size."""
        self.page.text.set_reading(reading)

    def showEvent(self, event: QShowEvent) -> None:
        """See QWidget: what is not looked at is not read from the library."""
        super().showEvent(event)
        if not self._is_read:
            self._read()
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.page.retranslate()
            self._show()

    @property
    def _run(self) -> Run | None:
        return self._runs.get(self._stored.id) if self._stored is not None else None

    def _read(self) -> None:
        """Look for what the library has: of the kind that is chosen, or else of the other."""
        self._is_read = True
        self._made = None
        if self._stored is None or not self._source:
            return
        for kind in sorted(_KINDS, key=lambda kind: kind != self._model.kind):
            self._made = self._made or self._services.library.machine_texts.of(
                self._stored.id, kind
            )

    def _show(self) -> None:
        page, run = self.page, self._run
        page.setVisible(bool(self._source))
        if not self._source:
            return
        with page.said_anew():
            if run is not None and run.is_of(self._source):
                self._show_run(run)
            elif self._made is not None:
                self._show_made(self._made)
            elif self._model.is_set:
                page.offer(ask_words(self._model))
            else:
                page.offer_setting_up()
            if self._refusal is not None:
                page.say_error(self._refusal)
        active = run is not None and run.is_active
        if active and not self._looking.isActive():
            self._looking.start()

    def _show_made(self, made: MachineText) -> None:
        page = self.page
        page.text.show_parts(held_parts(made.kind, made.parts, self._source))
        page.say_made(made_words(made), made.host)
        if made.source != digest(self._source):
            page.say_stale()
        if self._model.is_set:
            page.offer_again(ask_words(self._model, again=True))
        page.offer_keeping()

    def _show_run(self, run: Run) -> None:
        page = self.page
        parts = run.parts()
        page.text.show_parts(parts)
        if parts:
            page.say_made(making_words(run.model), "", finished=False)
        if run.is_active:
            done = len(run.held)
            place = min(done + 1, len(run.questions))
            page.say_progress(progress_words(place, len(run.questions), begun=bool(parts)))
            return
        if parts:
            page.say_incomplete(stopped=run.stopped)
        if run.error is not None:
            page.say_error(run.error)
        if self._made is not None and not parts and run.stopped:
            self._runs.pop(self._stored.id if self._stored else 0, None)
            self._show_made(self._made)
            return
        page.offer_try()

    def _look(self) -> None:
        """Show what came since the last look."""
        run = self._run
        if run is None or not run.is_active:
            self._looking.stop()
        elif self.isVisible() and run.hearing.look()[0] != run.seen:
            with self.page.said_anew():
                self._show_run(run)

    # What the person does

    def _ask(self) -> None:
        if self._stored is None or not self._source:
            return
        self._refusal = None
        try:
            place = self._services.beyond.machine_korean.place(self._model)
        except ModelError as error:
            self._refusal = error
            self._show()
            return
        run = Run(self._model, self._source)
        start = partial(self._start, self._stored, run)
        if place.host in self._model.seen:
            start()
            return
        dialog = SendingDialog(
            self._model.name, place.host, run.questions, self.window(), is_local=place.is_local
        )
        dialog.accepted.connect(partial(self._agreed, place.host, start))
        dialog.open()

    def _agreed(self, host: str, start: Callable[[], None]) -> None:
        self._model = replace(self._model, seen=(*self._model.seen, host))
        self.model_changed.emit(self._model)
        start()

    def _start(self, stored: StoredReference, run: Run) -> None:
        self._runs[stored.id] = run
        beyond, hearing, model = self._services.beyond, run.hearing, run.model

        def write(context: JobContext) -> MachineText:
            run.begin()
            return beyond.machine_korean.write(
                stored.id, stored.reference, model, context, hearing.hear
            )

        title = to_plain(stored.reference.title)
        name = run.model.name
        run.job = self._jobs.submit(
            lambda: self.tr("Korean by {model}: {title}").format(model=name, title=title),
            write,
            Lane.NETWORK,
            self,
            on_done=partial(self._finished, stored.id, run),
            on_error=partial(self._failed, stored.id, run),
        )
        if self._runs.get(stored.id) is run and run.is_active:
            self._show()
            self.page.stop.setFocus()

    def _finished(self, reference_id: int, run: Run, made: MachineText) -> None:
        if self._runs.get(reference_id) is run:
            del self._runs[reference_id]
        if self._stored is not None and self._stored.id == reference_id:
            had_keyboard = self.page.stop.hasFocus()
            self._made = made
            self._show()
            if had_keyboard:
                self.page.text.setFocus()

    def _failed(self, reference_id: int, run: Run, error: RefdeskError) -> None:
        run.error = error
        if self._stored is not None and self._stored.id == reference_id and self._run is run:
            had_keyboard = self.page.stop.hasFocus()
            self._show()
            if had_keyboard:
                self.page.again.setFocus()

    def _stop(self) -> None:
        run = self._run
        if run is None or not run.is_active:
            return
        run.stopped = True
        if run.job is not None:
            run.job.cancel()
        if not run.parts():
            self._runs = {key: other for key, other in self._runs.items() if other is not run}
        self._show()
        (self.page.again if self.page.again.isVisible() else self.page.ask).setFocus()

    def _copy(self) -> None:
        if self._made is None:
            return
        parts = (f"{p.label}\n{p.text}" if p.label else p.text for p in self._made.parts)
        text = "\n\n".join((f"[{made_words(self._made)}]", *parts))
        QApplication.clipboard().setText(text)
        self.status_message.emit(self.tr("Copied, with who made it."))

    def _delete(self) -> None:
        if self._made is None or self._stored is None:
            return
        reference_id, kind = self._stored.id, self._made.kind

        def forget(context: JobContext) -> None:
            del context
            self._services.library.machine_texts.forget(reference_id, kind)

        def forgotten(nothing: object) -> None:
            del nothing
            if self._stored is not None and self._stored.id == reference_id:
                self._read()
                self._show()
                (self.page.ask if self.page.ask.isVisible() else self.page.again).setFocus()

        self._jobs.submit("", forget, Lane.LOCAL, self, on_done=forgotten)
