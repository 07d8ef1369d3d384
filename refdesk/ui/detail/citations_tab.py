# SPDX-License-Identifier: GPL-3.0-or-later
"""Citations of a paper: in every favourite style at once, and in any other that one likes."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from refdesk.domain.citation import StyleInfo
from refdesk.domain.notices import is_of_concern
from refdesk.domain.stored import StoredReference
from refdesk.settings import Citing
from refdesk.ui.citing.style_chooser import StyleChooser
from refdesk.ui.citing.style_names import style_label, style_word
from refdesk.ui.detail.citation_box import CitationBox
from refdesk.ui.detail.citation_copies import CitationCopies
from refdesk.ui.detail.citation_deeds import Deed
from refdesk.ui.detail.latest import Latest
from refdesk.ui.detail.seam import Jobs, Services
from refdesk.ui.theme import Reading
from refdesk.ui.type_scale import zoomed
from refdesk.ui.widgets.buttons import LinkButton
from refdesk.ui.widgets.surfaces import Banner, Column

_NAMES = {
    "apa": ("apaText", "copyApaButton"),
    "modern-language-association": ("mlaText", "copyMlaButton"),
}
"""Object names of a style's text and button, where they are not made of its id."""

_NARROW = 420
"""Pixels under which a box's head says only what it must."""


class CitationsTab(Column):
    """Formatted citations, made when the tab is looked at; old answers are dropped."""

    status_message = Signal(str)
    citing_changed = Signal(object)
    """With the :class:`Citing` that the person made of the one that was set."""
    style_wanted = Signal()
    """The person wants to add a style from a file."""
    style_deleted = Signal(str)
    """The person wants a style of their own deleted."""

    def __init__(self, services: Services, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("citationsTab")
        self._services, self._jobs = services, jobs
        self._citing = Citing()
        self._stored: StoredReference | None = None
        self._done: tuple[int, int] | None = None
        self._looked_at = False
        self._reading = Reading()
        self._names: dict[str, StyleInfo] = {}
        self._names_question = Latest(jobs, self)
        self._copies = CitationCopies(services, jobs, self)
        self._favourites: dict[str, CitationBox] = {}
        self._banner = Banner()
        self._banner.setObjectName("citationsBanner")
        self.chooser = StyleChooser(services, jobs)
        self.chooser.setObjectName("styleChooser")
        self.chooser.style_chosen.connect(self._choose)
        self._other = self._made_box("styleText", "copyStyleButton", favourite=False)
        self._other.title.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._other.title.hide()
        self._other.head.flow.put_first(self.chooser)
        self._other.deed_wanted.connect(self._do_other)
        self._other.show_nothing()
        self._warning = QWidget()
        over = QVBoxLayout(self._warning)
        over.setContentsMargins(0, 0, 0, 16)
        over.addWidget(self._banner)
        self._warning.hide()
        self._add_style = LinkButton()
        self._add_style.setObjectName("addStyleButton")
        self._add_style.clicked.connect(self.style_wanted)
        self.body.addWidget(self._warning)
        self.body.addWidget(self._other)
        self.body.addWidget(self._add_style)
        self.body.addStretch(1)
        self.set_citing(self._citing)
        self.set_reading(self._reading)

    def show_paper(self, stored: StoredReference) -> None:
        """Take another paper; its citations come with :meth:`load`."""
        self._stored = stored
        retracted = stored.reference.is_retracted
        self._warning.setVisible(retracted)
        for box in self._boxes():
            box.warn(retracted=retracted, concern=is_of_concern(stored.reference))
        if self._done != (stored.id, stored.revision):
            self._done = None  # what was asked for it last time is never answered now
            for box in self._boxes():
                box.question.forget()

    def load(self) -> None:
        """Make the citations, unless they are there."""
        stored = self._stored
        if stored is None:
            return
        self._looked_at = True
        self._load_styles()
        if self._done == (stored.id, stored.revision):
            return
        self._done = (stored.id, stored.revision)
        for style, box in self._favourites.items():
            self._make(box, style)
        if self.chooser.chosen is not None:
            self._make(self._other, self.chooser.chosen.id)

    def set_citing(self, citing: Citing) -> None:
        """Show other favourites, in another language, with another style for copying."""
        anew = citing.locale != self._citing.locale
        self._citing = citing
        if anew:
            self._done = None
        self._arrange()
        if self._looked_at:
            self._load_styles()
        self._show_other()
        if anew and self._looked_at:
            self.load()

    def styles_changed(self) -> None:
        """Take up that there are other styles: a file was added, or one was deleted."""
        self.chooser.forget()
        self._names.clear()
        if self._looked_at:
            self._load_styles()

    def set_reading(self, reading: Reading) -> None:
        """Set the texts in another face or size."""
        self._reading = reading
        self.set_measure(reading.measure)
        for box in self._boxes():
            box.set_reading(reading)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See QWidget."""
        super().resizeEvent(event)
        for box in self._boxes():
            box.set_narrow(narrow=self._is_narrow)

    @property
    def _is_narrow(self) -> bool:
        return self.viewport().width() < zoomed(_NARROW)

    def retranslate(self) -> None:
        """Set all words anew."""
        for style, box in self._favourites.items():
            self._say(box, style)
        self.chooser.retranslate()
        self._add_style.set_full(self.tr("Add style from file…"))
        self._say_other()
        text = self.tr("This paper is retracted. Who cites it should say so.")
        self._banner.show_notice(text, text, "danger")

    # The boxes

    def _boxes(self) -> Iterator[CitationBox]:
        yield from self._favourites.values()
        yield self._other

    def _made_box(self, text_name: str, button_name: str, *, favourite: bool) -> CitationBox:
        question = Latest(self._jobs, self)
        box = CitationBox(question, text_name, button_name, self.widget(), favourite=favourite)
        box.status_message.connect(self.status_message)
        box.set_reading(self._reading)
        box.set_narrow(narrow=self._is_narrow)
        return box

    def _arrange(self) -> None:
        """Have one box a favourite, in their order; boxes that stay keep what they show."""
        wanted = self._citing.favourites
        for style in [style for style in self._favourites if style not in wanted]:
            box = self._favourites.pop(style)
            box.question.forget()
            self.body.removeWidget(box)
            box.hide()
            box.deleteLater()
        before = dict(self._favourites)
        self._favourites = {}
        for place, style in enumerate(wanted):
            box = before.get(style) or self._new_favourite(style)
            self._favourites[style] = box
            self.body.removeWidget(box)
            self.body.insertWidget(place + 1, box)
        previous: QWidget = self._banner
        for box in self._boxes():
            for part in (
                *((self.chooser,) if box is self._other else ()),
                box.button,
                box.more,
                box.view,
            ):
                self.setTabOrder(previous, part)
                previous = part
        self.setTabOrder(previous, self._add_style)
        self.retranslate()

    def _new_favourite(self, style: str) -> CitationBox:
        names = _NAMES.get(style, (f"styleText-{style}", f"copyStyleButton-{style}"))
        box = self._made_box(*names, favourite=True)
        box.deed_wanted.connect(lambda deed: self._do(style, deed))
        if self._stored is not None:
            reference = self._stored.reference
            box.warn(retracted=reference.is_retracted, concern=is_of_concern(reference))
            if self._done is not None:
                self._make(box, style)
        return box

    def _make(self, box: CitationBox, style: str) -> None:
        stored, locale = self._stored, self._citing.locale
        if stored is None:
            return
        box.wait()
        box.question.ask(
            lambda: self._services.citing.entry(stored.id, style, locale),
            box.show_citation,
            box.show_error,
        )

    def _say(self, box: CitationBox, style: str) -> None:
        info = self._names.get(style, StyleInfo(style, style))
        word = style_word(style)
        box.say(
            style_label(info),
            self.tr("Copy {style}").format(style=word) if word else self.tr("Copy"),
        )
        self._allow(box, info, may_keep=False)

    def _allow(self, box: CitationBox, style: StyleInfo | None, *, may_keep: bool) -> None:
        preferred = style is not None and style.id == self._citing.style
        box.show_preferred(preferred=preferred)
        box.deeds.allow_style(
            there=style is not None,
            preferred=preferred,
            may_keep=may_keep,
            is_own=style is not None and style.is_own,
        )

    # Styles

    def _load_styles(self) -> None:
        citing = self._citing
        self.chooser.load((*citing.favourites, *citing.recent))
        wanted = [style for style in (*citing.favourites, citing.beside) if style]
        if all(style in self._names for style in wanted):
            return
        services = self._services
        self._names_question.ask(lambda: services.citing.known_styles(wanted), self._learn_names)

    def _learn_names(self, styles: list[StyleInfo]) -> None:
        self._names = {style.id: style for style in styles}
        self._show_other()
        self.retranslate()

    def _show_other(self) -> None:
        """Show the style that was chosen last, this time or another."""
        wanted = self._names.get(self._citing.beside)
        if wanted != self.chooser.chosen:
            self.chooser.show_style(wanted)
            if wanted is None:
                self._other.show_nothing()
            elif self._done is not None:
                self._make(self._other, wanted.id)
        self._say_other()

    def _say_other(self) -> None:
        style = self.chooser.chosen
        self._other.say(style_label(style) if style else self.tr("Style"), self.tr("Copy"))
        self._other.button.setVisible(style is not None)
        self._other.more.setVisible(style is not None)
        may_keep = style is not None and style.id not in self._citing.favourites
        self._allow(self._other, style, may_keep=may_keep)

    def _choose(self, style: StyleInfo) -> None:
        """Show a style at the end; what one wanted to see one wants to copy."""
        self._names[style.id] = style
        self._make(self._other, style.id)
        self._change(self._citing.with_tried(style.id))

    # Deeds

    def _change(self, citing: Citing) -> None:
        if citing != self._citing:
            self.set_citing(citing)
            self.citing_changed.emit(citing)

    def _do_other(self, deed: str) -> None:
        if self.chooser.chosen is not None:
            self._do(self.chooser.chosen.id, deed)

    def _do(self, style: str, deed: str) -> None:
        citing = self._citing
        match deed:
            case Deed.PREFER:
                self._change(citing.with_preferred(style))
                label = style_label(self._names.get(style, StyleInfo(style, style)))
                self.status_message.emit(self.tr("{0} is used for copying").format(label))
            case Deed.KEEP:
                self._change(citing.with_favourite(style))
            case Deed.UP:
                self._change(citing.with_favourite_moved(style, -1))
            case Deed.DOWN:
                self._change(citing.with_favourite_moved(style, 1))
            case Deed.REMOVE:
                self._change(citing.without_favourite(style))
            case Deed.DELETE:
                self.style_deleted.emit(style)
            case _:
                if self._stored is not None:
                    box = self._favourites.get(style, self._other)
                    self._copies.copy(deed, self._stored, style, citing.locale, box)
