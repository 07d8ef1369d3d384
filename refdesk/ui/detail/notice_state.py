# SPDX-License-Identifier: GPL-3.0-or-later
"""Who was asked for notices of a paper and when; and that it cites papers that were retracted.

That nothing was found is never said without who was asked, and when: silence proves nothing.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QMenu, QWidget

from refdesk.domain.escaping import escape
from refdesk.domain.identifiers import Scheme
from refdesk.domain.notices import CROSSREF, PUBMED, REFERENCES, CitedNotice, NoticeState
from refdesk.domain.stored import StoredReference
from refdesk.ui.detail.notices import has_notice
from refdesk.ui.html import link
from refdesk.ui.mnemonics import literal
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import tip
from refdesk.ui.widgets.surfaces import Banner, WrappedLabel

_NAMES = {PUBMED: "PubMed", CROSSREF: "Crossref"}
_LIST = "cited:"
_LONGEST = 90


def day(at: datetime) -> str:
    """Return a date as people write it, here and today: ``27 Nov 2026``, ``2026. 11. 27.``."""
    here, locale = at.astimezone(), QLocale()
    form = "yyyy. M. d." if locale.language() == QLocale.Language.Korean else "d MMM yyyy"
    return locale.toString(QDate(here.year, here.month, here.day), form)


def state_words(stored: StoredReference, state: NoticeState, *, offline: bool) -> str:
    """Return who was asked about a paper and when; ``""`` of a sample, which is no real paper."""
    translate = QCoreApplication.translate
    reference = stored.reference
    if stored.is_sample:
        return ""
    if state.answered:
        asked = _who_and_when(state.answered)
        if has_notice(reference):
            return translate("NoticeState", "Last checked for notices: {0}").format(asked)
        return translate("NoticeState", "No notice found ({0})").format(asked)
    if not (reference.identifier(Scheme.PMID) or reference.identifier(Scheme.DOI)):
        return translate("NoticeState", "Cannot be checked for notices: neither PMID nor DOI")
    if state.strangers:
        asked = _who_and_when(state.strangers)
        return translate(
            "NoticeState", "Not checked for notices: no service knows this paper ({0})"
        ).format(asked)
    if offline:
        return translate("NoticeState", "Not checked for notices: you work offline")
    return translate("NoticeState", "Not checked for notices yet")


def state_details(state: NoticeState) -> str:
    """Return one line for each who was asked, and what that is worth."""
    translate = QCoreApplication.translate
    lines: list[str] = []
    for source, check in sorted(state.checks.items()):
        if source == REFERENCES:
            text = translate("NoticeState", "Papers that it cites, by PubMed: {0}")
            lines.append(text.format(day(check.at)))
        elif check.knows:
            lines.append(f"{_name(source)}: {day(check.at)}")
        else:
            text = translate("NoticeState", "{0} does not know this paper: {1}")
            lines.append(text.format(_name(source), day(check.at)))
    lines.append(
        translate("NoticeState", "That no notice was found does not prove that there is none.")
    )
    return "\n".join(lines)


def _who_and_when(dates: Mapping[str, datetime]) -> str:
    """Return one date for all where it is the same, else one for each."""
    days = {source: day(at) for source, at in dates.items()}
    names = [source for source in (PUBMED, CROSSREF) if source in days]
    names += sorted(days.keys() - set(names))
    if len(set(days.values())) == 1:
        return f"{days[names[0]]}; {', '.join(map(_name, names))}"
    return ", ".join(f"{_name(source)} {days[source]}" for source in names)


def _name(source: str) -> str:
    return _NAMES.get(source, source)


class NoticeLine(WrappedLabel):
    """One quiet line under the identifiers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent, role="small")
        self.setObjectName("noticeState")
        self.hide()

    def show_state(self, stored: StoredReference, state: NoticeState, *, offline: bool) -> None:
        """Say what is known of a paper."""
        words = state_words(stored, state, offline=offline)
        self.setText(words)
        self.setToolTip(tip(state_details(state)) if state.checks else "")
        self.setVisible(bool(words))


class CitedBanner(Banner):
    """Says that a paper cites retracted ones, and lists them when asked."""

    opened = Signal(str)
    """With the address of one of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("citedNoticeBanner")
        self._cited: tuple[CitedNotice, ...] = ()
        self.link_activated.connect(self._follow)
        self.hide()

    def show_cited(self, cited: tuple[CitedNotice, ...]) -> None:
        """Say which retracted papers are cited; nothing where there are none."""
        self._cited = cited
        self.setVisible(bool(cited))
        if not cited:
            return
        colour = scheme_of(self.palette()).warning
        if len(cited) == 1:
            words = self.tr("Cites a retracted paper:")
            title = _title(cited[0])
            shown = link(cited[0].cited.url or "", escape(title), colour=colour, underlined=True)
            plain = f"{words} {title}"
        else:
            plain = words = self.tr("Cites %n retracted paper(s)", "", len(cited))
            shown = link(_LIST, escape(self.tr("Show them")), colour=colour, underlined=True)
        self.show_notice(f"{escape(words)} {shown}", plain, "warning")

    def _follow(self, address: str) -> None:
        if address == _LIST:
            self.menu().popup(QCursor.pos())
        else:
            self.opened.emit(address)

    def menu(self) -> QMenu:
        """Return the list; who chooses a paper opens its page."""
        menu = QMenu(self)
        menu.setObjectName("citedNoticeMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one in self._cited:
            action = menu.addAction(literal(_title(one)))
            action.triggered.connect(partial(self.opened.emit, one.cited.url or ""))
        return menu


def _title(one: CitedNotice) -> str:
    title = one.title or str(one.cited)
    return title if len(title) <= _LONGEST else title[: _LONGEST - 1] + "…"
