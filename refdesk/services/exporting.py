# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers as text of a format: a few here, many by two processes that take turns."""

from array import array
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from functools import partial
from itertools import cycle
from pathlib import Path

from refdesk.apart.ahead import Ahead
from refdesk.apart.program import Apart, make_ready
from refdesk.domain.exporting import Chosen
from refdesk.domain.jobs import CancelToken
from refdesk.formats.base import Format, home_of
from refdesk.services.texts import AT_ONCE, Text, texts_apart, texts_of
from refdesk.store.references import ReferenceStore

APART_PAPERS = 2_000
"""From this many on an export is worth the start of processes: a third of a second."""
_PROCESSES = 2
_AHEAD = 8


def get_ready() -> None:
    """Start the processes of an export that is likely to come."""
    make_ready(texts_apart.__module__, _PROCESSES)


def texts(
    references: ReferenceStore,
    ids: Sequence[int],
    form: Format,
    chosen: Chosen,
    cancel: CancelToken,
) -> Iterator[Text]:
    """Yield papers of a library as text, in the order of ``ids``.

    Raises:
        CancelledError: the person cancelled.
        LibraryError: the library cannot be read.
    """
    hands = _PROCESSES if form.joins else 1
    with ExitStack() as stack:
        turns: list[Ahead[Text]] = []
        if len(ids) >= APART_PAPERS:
            try:
                turns = [
                    _hand(stack, references.database.path, shares, form, chosen)
                    for shares in _dealt(ids, hands)
                ]
            except OSError:  # no more processes here: it is written all the same
                stack.close()
        if not turns:
            read = partial(references.iter_references, keyed=True)
            yield from texts_of(read, [ids], form, chosen, cancel)
            return
        for turn in cycle(turns):
            text = turn.wait(cancel)
            if text is None:
                return
            yield text


def _dealt(ids: Sequence[int], hands: int) -> list[list["array[int]"]]:
    """Return portions of ``ids``, dealt out in turns; all of them as one where one hand has all."""
    portions = [array("q", ids[n : n + AT_ONCE]) for n in range(0, len(ids), AT_ONCE)]
    return [portions[n::hands] for n in range(hands)]


def _hand(
    stack: ExitStack, library: Path, shares: list["array[int]"], form: Format, chosen: Chosen
) -> Ahead[Text]:
    process = Apart(texts_apart, library, shares, home_of(form), chosen)
    return stack.enter_context(closing(Ahead(process.items(), _AHEAD, process.close)))
