# SPDX-License-Identifier: GPL-3.0-or-later
"""Copying papers: formatted off the main thread, then put on the clipboard in every form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from refdesk.documents.clip import Clip
from refdesk.domain.errors import RefdeskError
from refdesk.domain.jobs import JobContext
from refdesk.domain.notices import Alarms
from refdesk.messages import sentence
from refdesk.ui.clipboard import copy_clip, copy_plain
from refdesk.ui.library.alarm_words import with_alarms
from refdesk.ui.library.texts import PaperTexts
from refdesk.worker import JobRunner, Lane


@dataclass(frozen=True, slots=True)
class _Copied:
    content: Clip | str
    style: str
    alarms: Alarms


class Copier(QObject):
    """Puts papers on the clipboard and says what it put there."""

    said = Signal(str)

    def __init__(self, texts: PaperTexts, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._jobs = jobs

    def bibliography(self, ids: Sequence[int], style: str = "") -> None:
        """Copy the reference list in ``style``, the preferred one where ``""``."""
        style = style or self._texts.style
        texts = self._texts

        def words(copied: _Copied) -> str:
            text = self.tr("%n reference(s) copied ({style}).", "", len(ids))
            return text.format(style=copied.style)

        def render(context: JobContext) -> Clip:
            return texts.bibliography(ids, context, style)

        self._copy(ids, render, style, words)

    def in_text(self, ids: Sequence[int]) -> None:
        """Copy the in-text citation."""
        texts = self._texts

        def words(copied: _Copied) -> str:
            text = self.tr("Citation of %n paper(s) copied ({style}).", "", len(ids))
            return text.format(style=copied.style)

        self._copy(ids, lambda context: texts.in_text(ids, context), texts.style, words)

    def keys(self, ids: Sequence[int]) -> None:
        """Copy the citation keys."""
        texts = self._texts

        def words(copied: _Copied) -> str:
            shown = str(copied.content)
            shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
            return self.tr("%n citation key(s) copied: {keys}", "", len(ids)).format(keys=shown)

        self._copy(ids, lambda context: texts.keys(ids, context), "", words)

    def _copy(
        self,
        ids: Sequence[int],
        render: Callable[[JobContext], Clip | str],
        style: str,
        words: Callable[[_Copied], str],
    ) -> None:
        if not ids:
            self.said.emit(self.tr("Select papers to copy first."))
            return
        texts = self._texts

        def run(context: JobContext) -> _Copied:
            name = texts.style_name(style) if style else ""
            return _Copied(render(context), name, texts.alarms(ids))

        def done(copied: _Copied) -> None:
            if isinstance(copied.content, Clip):
                copy_clip(copied.content)
            else:
                copy_plain(copied.content)
            self.said.emit(with_alarms(words(copied), copied.alarms, len(ids)))

        self._jobs.submit(
            lambda: self.tr("Formatting %n reference(s)", "", len(ids)),
            run,
            Lane.READ,
            self,
            done,
            self._fail,
        )

    def _fail(self, error: RefdeskError) -> None:
        self.said.emit(sentence(error, QCoreApplication.translate))
