# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at the library: which papers, what they say, where they lie."""

from array import array
from collections.abc import Iterable, Sequence

from refdesk.domain.errors import InvalidIdentifierError, UnknownReferenceError
from refdesk.domain.identifiers import Identifier
from refdesk.domain.line import ReferenceRow
from refdesk.domain.notices import Alarms, NoticeState
from refdesk.domain.organisation import Collection, ShelfCounts, Tag
from refdesk.domain.query import LibraryQuery
from refdesk.domain.stored import StoredReference
from refdesk.store.machine_texts import MachineTextStore
from refdesk.store.notices import NoticeStore
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore


class LibraryService:
    """The papers, collections and tags of one library. Any thread may call any method."""

    def __init__(self, references: ReferenceStore, organisation: OrganisationStore) -> None:
        self._references = references
        self._organisation = organisation
        self._notices = NoticeStore(references.database)
        self.machine_texts = MachineTextStore(references.database)
        """Korean that a language model wrote of abstracts."""

    def ids(self, query: LibraryQuery) -> "array[int]":
        """Return the ids that ``query`` finds, in its order."""
        return self._references.ids(query)

    def rows(self, ids: Sequence[int]) -> list[ReferenceRow | None]:
        """Return list lines aligned with ``ids``; ``None`` where a paper has gone meanwhile."""
        return self._references.rows(ids)

    def get(self, reference_id: int) -> StoredReference | None:
        """Return one paper."""
        return self._references.get(reference_id)

    def get_many(self, ids: Sequence[int]) -> list[StoredReference]:
        """Return papers in the order of ``ids``, without those that have gone."""
        return [stored for stored in self._references.get_many(ids) if stored]

    def notices(self, reference_id: int) -> NoticeState:
        """Return who was asked for notices of a paper, when, and the retracted papers it cites."""
        return self._notices.state(reference_id)

    def alarms(self, ids: Sequence[int]) -> Alarms:
        """Return the titles of those of some papers that should not be cited without a thought."""
        return self._notices.alarms(ids)

    def find(self, identifier: Identifier) -> int | None:
        """Return the id of the paper that carries ``identifier``."""
        return self._references.find(identifier)

    def find_many(self, identifiers: Iterable[Identifier]) -> dict[Identifier, int]:
        """Return the papers that carry any of ``identifiers``, in one question."""
        return self._references.find_many(identifiers)

    def resolve(self, text: str) -> int:
        """Return the id of the paper that a person means: a PMID, DOI, PMCID, citation key, ``#id``.

        Raises:
            UnknownReferenceError: the library holds no such paper.
        """
        text = text.strip()
        if text.startswith("#") and text[1:].isdigit():
            if self._references.get(int(text[1:])):
                return int(text[1:])
            raise UnknownReferenceError(text)
        try:
            found = self._references.find(Identifier.parse(text))
        except InvalidIdentifierError:
            found = None
        if found is None:
            found = self._references.find_key(text)
        if found is None and text.isdigit() and self._references.get(int(text)):
            found = int(text)
        if found is None:
            raise UnknownReferenceError(text)
        return found

    def counts(self) -> ShelfCounts:
        """Return how many papers stand on each fixed shelf."""
        return self._references.counts()

    def collections(self) -> list[Collection]:
        """Return all collections, parents before children."""
        return self._organisation.collections()

    def tags(self) -> list[Tag]:
        """Return all tags by name."""
        return self._organisation.tags()
