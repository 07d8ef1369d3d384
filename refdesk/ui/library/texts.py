# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers as text for other programs: bibliography, in-text citation, keys, exchange formats."""

from collections.abc import Callable, Sequence

from refdesk.documents.clip import Clip, bibliography_clip, in_text_clip
from refdesk.domain.jobs import JobContext
from refdesk.domain.notices import Alarms
from refdesk.settings import Citing
from refdesk.ui.library.mime import PaperMime
from refdesk.ui.seam import Services

DRAG_LIMIT = 200
"""Most papers that are formatted while a drag waits: about a second."""


class PaperTexts:
    """Formats papers of one library in the style that the person prefers. Any thread may call."""

    def __init__(self, services: Services, preferred: Callable[[], Citing]) -> None:
        self._services = services
        self._preferred = preferred

    @property
    def style(self) -> str:
        """The id of the preferred style."""
        return self._preferred().style

    def bibliography(self, ids: Sequence[int], context: JobContext, style: str = "") -> Clip:
        """Return the reference list of papers."""
        citing = self._preferred()
        style = style or citing.style
        return bibliography_clip(
            self._services.citing.reference_list(list(ids), style, citing.locale, context)
        )

    def in_text(self, ids: Sequence[int], context: JobContext) -> Clip:
        """Return the in-text citation of papers."""
        del context
        citing = self._preferred()
        cited = self._services.citing.cite(list(ids), citing.style, citing.locale)
        return in_text_clip(cited, citing.locale)

    def keys(self, ids: Sequence[int], context: JobContext) -> str:
        """Return the citation keys of papers, with commas, as LaTeX takes them."""
        del context
        return ",".join(self._services.citing.keys(ids))

    def style_name(self, style_id: str) -> str:
        """Return what people call a style."""
        style = self._services.citing.style(style_id)
        return style.title

    def alarms(self, ids: Sequence[int]) -> Alarms:
        """Return which of the papers are retracted or of concern to their journal."""
        return self._services.library.alarms(ids)

    def written(self, ids: Sequence[int], format_id: str) -> str:
        """Return papers as text of an exchange format."""
        chunks = self._services.transfer.export_chunks(list(ids), format_id)
        return "".join(chunk for chunk in chunks if isinstance(chunk, str))

    def mime(self, ids: list[int], *, in_text: bool = False) -> PaperMime:
        """Return what a drag of papers carries."""
        cite = self.in_text if in_text else self.bibliography
        few = len(ids) <= DRAG_LIMIT
        return PaperMime(ids, (lambda i: cite(i, JobContext())) if few else None, self.written)
