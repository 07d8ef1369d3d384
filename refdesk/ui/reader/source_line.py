# SPDX-License-Identifier: GPL-3.0-or-later
"""The line under a text: how much it is, in which language and licence, and where it came from."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QLocale, Qt

from refdesk.domain.escaping import escape
from refdesk.domain.licences import stricter_licence
from refdesk.ui.detail.seam import FulltextPage
from refdesk.ui.detail.words import language_name, origin_word
from refdesk.ui.html import link
from refdesk.ui.reader.licence_words import licence_name, licence_sentence
from refdesk.ui.theme import scheme_of
from refdesk.ui.tips import set_tip
from refdesk.ui.widgets.surfaces import WrappedLabel

_WEB = ("https://", "http://")


class SourceLine(WrappedLabel):
    """Where a full text came from; what its licence allows is in the tool tip."""

    def __init__(self) -> None:
        super().__init__(role="small")
        self.setObjectName("fulltextSource")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._page: FulltextPage | None = None
        self._lead: list[str] = []

    def set_lead(self, words: Sequence[str]) -> None:
        """Say something before the rest."""
        self._lead = list(words)
        self.retranslate()

    def show_page(self, page: FulltextPage) -> None:
        """Say where a page came from."""
        self._page = page
        self.retranslate()

    def retranslate(self) -> None:
        """Set all words anew."""
        if self._page is None:
            return
        self.setText(" · ".join(self._parts(self._page)))
        licence = licence_of(self._page)
        words = f"{licence_name(licence)}\n{licence_sentence(licence)}"
        set_tip(self, words)
        self.setAccessibleDescription(words)

    def changeEvent(self, event: QEvent) -> None:
        """See QWidget: the links hold their colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.retranslate()

    def _parts(self, page: FulltextPage) -> list[str]:
        """Return ``53 KB``, ``English``, the licence, ``PMC, version 1``, ``fetched 2026-03-02``."""
        source, article = page.source, page.article
        size = QLocale().formattedDataSize(source.size, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
        parts = [*map(escape, self._lead), escape(size)]
        if article.language:
            parts.append(escape(language_name(article.language)))
        licence = licence_of(page)
        agrees = licence == article.licence.code  # else the address is that of another licence
        parts.append(self._linked(licence_name(licence), article.licence.url if agrees else ""))
        origin = self._linked(origin_word(source.provider), source.url)
        if source.version:
            origin += ", " + escape(self.tr("version {0}").format(source.version))
        parts.append(origin)
        if source.fetched_at:
            parts.append(escape(self.tr("fetched {0}").format(source.fetched_at[:10])))
        return parts

    def _linked(self, words: str, address: str) -> str:
        if not address.startswith(_WEB):
            return escape(words)
        return link(address, escape(words), colour=scheme_of(self.palette()).link)


def licence_of(page: FulltextPage) -> str:
    """Return the licence to honour: the stricter where the service and the document disagree."""
    return stricter_licence(page.source.licence, page.article.licence.code)
