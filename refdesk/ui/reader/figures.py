# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of a full text: looked up, fetched from PMC in the background, shown where they belong."""

from __future__ import annotations

import importlib
import textwrap
from collections import OrderedDict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget

from refdesk.domain.pictures import SCHEME
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.words import error_sentence
from refdesk.ui.reader.figure_images import levels, on_paper
from refdesk.ui.reader.figure_known import Known, came, encoded, looked_at, why_of
from refdesk.ui.reader.figure_setting import PictureSetting, Plate, Print, name_of
from refdesk.ui.reader.figure_states import Why
from refdesk.worker import Lane

if TYPE_CHECKING:
    from collections.abc import Callable

    from refdesk.domain.errors import RefdeskError
    from refdesk.domain.pictures import Picture
    from refdesk.ui.detail.seam import Figures, FigureState, FulltextPage, JobHandle
    from refdesk.ui.reader.article_reader import FulltextReader
    from refdesk.ui.reader.figure_window import Album, FigureWindow

FETCH_AFTER_MS = 800
"""How long an article is looked at before its figures are fetched: who leafs through asks for none."""
_LOOK_AGAIN_MS = 700
"""How often pictures that came meanwhile are set while others are fetched."""
_REMEMBERED = 50
"""Articles whose pictures' sizes are known when they come back, so that nothing moves then."""


class FigureLayer(QObject):
    """Shows the figures of what a reader shows."""

    def __init__(self, reader: FulltextReader) -> None:
        super().__init__(reader)
        self._reader = reader
        self._seen: FulltextPage | None = None
        """What was turned to last."""
        self._page: FulltextPage | None = None
        """The same, where it has pictures."""
        self._known: Known | None = None
        self._remembered: OrderedDict[str, Known] = OrderedDict()
        self._failed: set[str] = set()
        """Versions for which asking failed, or was stopped, since the program started: asked by hand only."""
        self._job: JobHandle | None = None
        self._job_version = ""
        self._question = Latest(reader.jobs, self)
        self._decoding = Latest(reader.jobs, self)
        self._queue: list[Print] = []
        self._is_decoding = False
        self._window: FigureWindow | None = None
        view = reader.view
        self.setting = PictureSetting(view, lambda: view.line_width)
        self.setting.needed = self._decode
        view.dressings.append(self._dressed)
        view.handle(SCHEME, lambda address: self.activate(name_of(address)))
        view.menu_parts.append(self._fill_menu)
        self._start = QTimer(self)
        self._start.setSingleShot(True)
        self._start.setInterval(FETCH_AFTER_MS)
        self._start.timeout.connect(self._fetch_unasked)
        self._again = QTimer(self)
        self._again.setInterval(_LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)

    # What a person does

    def activate(self, name: str) -> None:
        """Do what a click on a picture does: open it large, or ask for it where it is not here."""
        plate = self.setting.plates.get(name)
        if plate is None:
            return
        if plate.size is not None:
            self.open(name)
        elif plate.why is Why.UNREADABLE:
            self.save(name)
        elif plate.why.can_be_asked:
            self.fetch(again=True)

    def open(self, name: str) -> None:
        """Show a picture large, in a window beside this one."""
        page, known, shown = self._page, self._known, self._beside(name)
        if page is None or known is None or not shown:
            return
        files = known.state.files
        names = {picture.name: self._suggested(known, picture) for picture in shown}
        module = importlib.import_module("refdesk.ui.reader.figure_window")
        album: Album = module.Album(
            shown,
            page,
            # Another article may be open by then, with pictures of the same names.
            lambda one, done, failed: self._load(files[one], done, failed),
            lambda one: self._save(files[one], names[one], self._window),
            lambda one: self._copy(files[one]),
        )
        if self._window is None:
            window: FigureWindow = module.FigureWindow(self._reader)
            window.destroyed.connect(self._window_closed)
            self._window = window
        self._window.show_album(album, name)

    def save(self, name: str) -> None:
        """Ask for a place and write the picture there, byte for byte."""
        plate, known, path = self.setting.plates.get(name), self._known, self._path(name)
        if plate is not None and known is not None and path is not None:
            self._save(path, self._suggested(known, plate.picture), self._reader)

    def copy(self, name: str) -> None:
        """Put a picture on the clipboard."""
        path = self._path(name)
        if path is not None:
            self._copy(path)

    def fetch(self, *, again: bool = False) -> None:
        """Fetch the pictures that are not here."""
        page, known = self._page, self._known
        if page is None or known is None or not known.state.version:
            return
        if self._figures.is_offline:
            self._say(self.tr("refdesk is working offline"))
            return
        if self._job is not None and self._job.is_active:
            return
        version = known.state.version
        title = textwrap.shorten(known.state.title, 80, placeholder="…")
        figures, article, source = self._figures, page.article, page.source
        self._job_version = version
        self._job = self._reader.jobs.submit(
            lambda: self.tr("Figures: {title}").format(title=title),
            lambda context: came(figures, article, source, context, again=again),
            Lane.NETWORK,
            self,
            lambda has_come: self._ended(version, failed=not has_come),
            lambda _error: self._ended(version, failed=True),
        )
        if self._is_fetching:
            self._again.start()
            self._set()

    def retranslate(self) -> None:
        """Set all words anew."""
        self._set()
        if self._window is not None:
            self._window.retranslate()

    # What is known

    @property
    def _figures(self) -> Figures:
        return self._reader.services.figures

    def _dressed(self, html: str) -> str:
        page = self._reader.page
        if page is not self._seen:
            self._turn(page, has_pictures=f'src="{SCHEME}:' in html)
        return self.setting.dressed(html)

    def _turn(self, page: FulltextPage | None, *, has_pictures: bool) -> None:
        """Take another page; what is remembered of it is known before it is laid out."""
        self._seen, self._page = page, page if has_pictures else None
        version = page.source.version if page is not None else ""
        if self._job is not None and self._job_version != version:
            self._job.cancel()
            self._job = None
        self._start.stop()
        self._question.forget()
        self._stop_decoding()
        self.setting.clear()
        self._known = self._remembered.get(version) if version else None
        self.setting.plates = self._plates()
        if self._page is not None:
            self._ask()

    def _ask(self) -> None:
        page, before, figures = self._page, self._known, self._figures
        if page is None:
            return
        article, source = page.article, page.source
        self._question.ask(
            lambda: looked_at(figures, figures.look(article, source), before), self._told
        )

    def _told(self, known: Known) -> None:
        before, self._known = self._known, known
        version = known.state.version
        if version:
            self._remembered[version] = known
            self._remembered.move_to_end(version)
            while len(self._remembered) > _REMEMBERED:
                self._remembered.popitem(last=False)
        if before != known or self._is_fetching:
            self._set()
        is_new = version not in self._failed and not self._is_fetching
        if known.state.wanted and is_new and not self._figures.is_offline:
            self._start.start()

    def _set(self) -> None:
        plates = self._plates()
        if plates:
            self.setting.plates = plates
            self.setting.refresh()

    def _plates(self) -> dict[str, Plate]:
        known = self._known
        if known is None:
            return {}
        return {picture.name: self._plate(known, picture) for picture in known.state.pictures}

    def _plate(self, known: Known, picture: Picture) -> Plate:
        path = known.state.files.get(picture.name)
        if path is not None and path in known.sizes:
            return Plate(picture, known.sizes[path])
        if path is not None:
            return Plate(picture, why=known.broken.get(path, Why.LOOKING))
        return Plate(picture, why=self._why(known.state, picture.name))

    def _why(self, state: FigureState, name: str) -> Why:
        if not state.version:
            return Why.NOWHERE
        if name not in state.wanted:
            is_manuscript = self._page is not None and self._page.source.licence == "TDM"
            return Why.MANUSCRIPT if is_manuscript else Why.ABSENT
        if self._is_fetching:
            return Why.FETCHING
        if self._figures.is_offline:
            return Why.OFFLINE
        return Why.FAILED if state.version in self._failed else Why.WAITING

    # Fetching

    @property
    def _is_fetching(self) -> bool:
        return self._job is not None and self._job.is_active

    def _fetch_unasked(self) -> None:
        if self._reader.isVisible():
            self.fetch()

    def _look_again(self) -> None:
        if not self._is_fetching:  # ended, or cancelled in the list of jobs
            self._again.stop()
            if self._known is not None and self._job is not None:
                self._failed.add(self._job_version)
            self._job = None
        self._ask()

    def _ended(self, version: str, *, failed: bool = False) -> None:
        self._again.stop()
        self._job = None
        (self._failed.add if failed else self._failed.discard)(version)
        self._ask()
        self._set()

    # Decoding

    def _decode(self, prints: list[Print]) -> None:
        self._queue = prints
        if not self._is_decoding:
            self._decode_next()

    def _decode_next(self) -> None:
        wanted = self._queue.pop(0) if self._queue else None
        path = self._path(wanted.name) if wanted is not None else None
        self._is_decoding = path is not None
        if wanted is None or path is None:
            return
        figures = self._figures

        def work() -> QImage:
            return on_paper(encoded(figures, path).image(wanted.size), wanted.padding)

        def done(image: QImage) -> None:
            self.setting.take(wanted, image)
            self._decode_next()

        def failed(error: RefdeskError) -> None:
            self._break(path, error)
            self._decode_next()

        self._decoding.ask(work, done, failed)

    def _stop_decoding(self) -> None:
        self._queue = []
        self._is_decoding = False
        self._decoding.forget()

    def _break(self, path: Path, error: RefdeskError) -> None:
        """A picture that could be measured could not be decoded."""
        if self._known is not None:
            sizes = {p: size for p, size in self._known.sizes.items() if p != path}
            broken = {**self._known.broken, path: why_of(error)}
            self._known = replace(self._known, sizes=sizes, broken=broken)
            self._set()

    # Saving and copying

    def _load(
        self,
        path: Path,
        done: Callable[[list[QImage]], None],
        failed: Callable[[RefdeskError], None],
    ) -> None:
        """Decode a picture in its own size, and its halves."""
        figures = self._figures
        self._reader.jobs.submit(
            "",
            lambda _context: levels(encoded(figures, path).image()),
            Lane.READ,
            self,
            done,
            failed,
        )

    def _save(self, path: Path, suggested: str, parent: QWidget | None) -> None:
        title, kinds = self.tr("Save figure"), f"*{path.suffix}"
        chosen, _ = QFileDialog.getSaveFileName(parent, title, suggested, kinds)
        if not chosen:
            return
        target = Path(chosen)
        if not target.suffix:
            target = target.with_suffix(path.suffix)
        figures = self._figures
        self._reader.jobs.submit(
            "",
            lambda _context: figures.save(path, target),
            Lane.LOCAL,
            self,
            lambda _none: self._say(self.tr("Figure saved: {0}").format(target.name)),
            lambda error: self._say(error_sentence(error)),
        )

    def _copy(self, path: Path) -> None:
        def copied(images: list[QImage]) -> None:
            QApplication.clipboard().setImage(images[0])
            self._say(self.tr("Figure copied"))

        self._load(path, copied, lambda error: self._say(error_sentence(error)))

    # Small things

    def _path(self, name: str) -> Path | None:
        return self._known.state.files.get(name) if self._known is not None else None

    def _beside(self, name: str) -> list[Picture]:
        """Return the figures to leaf through from one of them; a formula's picture stands alone."""
        here = [plate.picture for plate in self.setting.plates.values() if plate.size is not None]
        figures = [picture for picture in here if picture.place.is_block]
        is_figure = any(picture.name == name for picture in figures)
        return figures if is_figure else [picture for picture in here if picture.name == name]

    def _suggested(self, known: Known, picture: Picture) -> str:
        """Return a name that says what the picture is: ``PMC123 Figure 2.jpg``."""
        ending = known.state.files[picture.name].suffix
        words = f"{known.state.version.partition('.')[0]} {picture.label or picture.name}"
        clean = "".join(c if c.isalnum() or c in " -_()," else "_" for c in words.strip(" .:"))
        return clean[:100] + ending

    def _say(self, words: str) -> None:
        self._reader.status_message.emit(words)

    def _window_closed(self) -> None:
        self._window = None

    def _fill_menu(self, menu: QMenu, place: QPoint) -> None:
        name = self.setting.name_at(place)
        plate = self.setting.plates.get(name)
        if plate is None:
            return
        menu.addSeparator()
        if plate.size is not None:
            menu.addAction(self.tr("Open large")).triggered.connect(lambda: self.open(name))
        if self._path(name) is not None and plate.why is not Why.REFUSED:
            menu.addAction(self.tr("Save figure…")).triggered.connect(lambda: self.save(name))
        if plate.size is not None:
            menu.addAction(self.tr("Copy figure")).triggered.connect(lambda: self.copy(name))
        elif plate.why.can_be_asked:
            get = menu.addAction(self.tr("Get the figures"))
            get.triggered.connect(lambda: self.fetch(again=True))
