# SPDX-License-Identifier: GPL-3.0-or-later
"""A bundle into a library that has papers: each meets its like, and brings along what it has.

All of it is one transaction and one step to take back: a crash leaves the library as it was.
"""

import mimetypes
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path, PurePosixPath

from refdesk.domain.attachments import Attachment
from refdesk.domain.audit import ImportedFile
from refdesk.domain.belongings import Belongings, FiledFile, NamedFile, TagMark
from refdesk.domain.bundles import FIGURES, FILES, LIBRARY, MergeReport
from refdesk.domain.changes import ChangeSet
from refdesk.domain.errors import RefdeskError, UnreadableError
from refdesk.domain.jobs import JobContext, Progress
from refdesk.domain.query import LibraryQuery
from refdesk.services.backups import BackupService
from refdesk.services.bundle_placing import (
    is_there,
    look_over_library,
    put_files,
    working_folder,
)
from refdesk.services.bundle_reading import Bundle, Unpacked, need_room
from refdesk.services.figure_room import ABSENT, FigureRoom
from refdesk.services.filing import FileRoom
from refdesk.services.shelves import DAMAGE, Found
from refdesk.services.writing import write_failed
from refdesk.store.arriving import Arrival
from refdesk.store.attachments import AttachmentStore
from refdesk.store.bringing import Along, make_shelves
from refdesk.store.bundle_copies import bring_up_to_date
from refdesk.store.database import Database, utc_now
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.imports import ImportLog
from refdesk.store.lending import lend, lend_pairs, lend_searches, lend_to_new
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import AddReport, ReferenceStore
from refdesk.store.saved_searches import SavedSearchStore

_AT_ONCE = 500
"""Papers between two looks whether the person still waits."""
_Path = tuple[str, ...]


def merge_bundle(
    path: Path, database: Database, backups: BackupService, context: JobContext = JobContext()
) -> MergeReport:
    """Bring the papers of a bundle into a library; those that it has get what they lack.

    Papers in the trash of the bundle stay out.

    Raises:
        UnreadableError: the bundle cannot be trusted; nothing was changed.
        BackupError: no backup could be made; nothing was changed.
        WriteFailedError: a file cannot be written; nothing was changed.
        LibraryError: the library cannot be written; nothing was changed.
        CancelledError: nothing was changed.
    """
    with Bundle(path) as bundle, working_folder(database.path) as work:
        need_room(database.path.parent, bundle.manifest.size, database.path)
        unpacked = bundle.unpack(work, _is_needed, context)
        context.report(Progress(0, 0, "check"))
        look_over_library(bundle, unpacked, context)
        bring_up_to_date(unpacked.library)
        with closing(Database.open(unpacked.library, create=False, read_only=True)) as source:
            merge = _Merge(bundle, unpacked, source, database, context)
            backups.before_changing(len(merge.ids), context)
            return merge.run()


def _is_needed(name: str) -> bool:
    return name == LIBRARY or name.startswith(f"{FILES}/")


class _Merge:
    """One bundle on its way into one library."""

    def __init__(
        self,
        bundle: Bundle,
        unpacked: Unpacked,
        source: Database,
        here: Database,
        context: JobContext,
    ) -> None:
        self._bundle = bundle
        self._unpacked = unpacked.of(FILES)
        self._source, self._here = source, here
        self._context = context
        self._theirs, self._ours = ReferenceStore(source), ReferenceStore(here)
        self._attachments = AttachmentStore(here)
        self._room = FileRoom(here.path)
        shelves = OrganisationStore(source)
        self._paths = _paths({c.id: (c.parent_id, c.name) for c in shelves.collections()})
        self._marks = {t.name: TagMark(t.name, t.colour, t.digit) for t in shelves.tags()}
        self.ids = sorted(self._theirs.ids(LibraryQuery()))
        self._report = MergeReport()
        self._changes = ChangeSet()
        self._heirs: dict[int, int] = {}
        self._read: set[int] = set()
        """Papers of the bundle whose full text came."""

    def run(self) -> MergeReport:
        """Copy the files, then write everything else as one step."""
        with self._room.arriving(self._attachments.needed):
            filed = self._files()
            with self._here.step("import"):
                rest = iter(self.ids)
                while wanted := list(islice(rest, _AT_ONCE)):
                    self._take(wanted, filed)
                self._finish()
        self._figures()
        return replace(self._report, changes=self._changes)

    # Files

    def _files(self) -> dict[int, list[FiledFile]]:
        """Copy the files of papers into the folder of the library; return them by paper of the bundle."""
        attached = [
            one for one in AttachmentStore(self._source).of(self.ids) if one.path in self._unpacked
        ]
        folder = self._room.folder
        wanted = {one.path: self._unpacked[one.path] for one in attached if self._is_ours(one.path)}
        new = {p: path for p, path in wanted.items() if not is_there(folder / p, path)}
        self._room.expect_all(wanted.keys() - new.keys(), is_there=True)
        self._room.expect_all(new, is_there=False)
        try:
            put_files(new, folder)
        except OSError as error:
            raise write_failed(folder, error) from None
        filed: dict[int, list[FiledFile]] = {}
        for done, one in enumerate(attached):
            self._context.report(Progress(done, len(attached), "files"))
            filed.setdefault(one.reference_id, []).append(self._filed(one))
        return filed

    def _is_ours(self, place: str) -> bool:
        """Whether a file lies where its bytes say."""
        digest = self._bundle.manifest.members[f"{FILES}/{place}"].sha256
        return place.startswith(f"{digest[:2]}/{digest[2:16]}/")

    def _filed(self, one: Attachment) -> FiledFile:
        name = f"{FILES}/{one.path}"
        member = self._bundle.manifest.members[name]
        media = one.media_type or mimetypes.guess_type(one.name)[0] or ""
        if self._is_ours(one.path):
            return FiledFile(one.path, one.name, media, member.size, member.sha256)
        path = self._unpacked[
            one.path
        ]  # its bytes are not what they were: it gets a place of its own
        found = Found(PurePosixPath(name).name, member.size, lambda: path.open("rb"))
        try:
            return self._room.take(found, NamedFile(name, one.name, media), self._context.cancel)
        except OSError:  # it was whole a moment ago
            raise UnreadableError(str(self._bundle.path), "bundle-damaged", detail=name) from None

    # Papers

    def _take(self, wanted: list[int], filed: Mapping[int, list[FiledFile]]) -> None:
        self._context.cancel.check()
        self._context.report(Progress(len(self._heirs), len(self.ids), "import"))
        papers = list(self._theirs.iter_references(wanted))
        belongings = [
            Belongings(
                collections=tuple(self._paths[i] for i in paper.collections if i in self._paths),
                tags=tuple(self._marks[name] for name in paper.tags if name in self._marks),
                notes=(paper.note,) if paper.note else (),
                added_at=paper.added_at,
                is_read=paper.is_read,
                rating=paper.rating,
                filed=tuple(filed.get(paper.id, ())),
            )
            for paper in papers
        ]
        arrivals = [Arrival.of(paper.reference) for paper in papers]
        report = self._ours.take_in(arrivals, along=Along(tuple(belongings)))
        heirs = dict(zip((paper.id for paper in papers), report.ids, strict=True))
        new = {
            there: here
            for (there, here), outcome in zip(heirs.items(), report.outcomes, strict=True)
            if outcome == "added"
        }
        with self._source.read() as source, self._here.write() as here:
            lent = lend(source, here, heirs)
            lend_to_new(source, here, new)
        self._heirs |= heirs
        self._read |= {there for there, own in heirs.items() if own in lent.fulltexts}
        self._changes |= report.changes
        self._changes |= ChangeSet(updated=lent.papers - report.changes.added)
        self._count(report, lent.highlighted, len(lent.fulltexts))

    def _count(self, report: AddReport, highlighted: int, fulltexts: int) -> None:
        so_far = self._report
        self._report = replace(
            so_far,
            added=so_far.added + report.outcomes.count("added"),
            merged=so_far.merged + report.outcomes.count("updated"),
            unchanged=so_far.unchanged + report.outcomes.count("unchanged"),
            brought=so_far.brought + report.brought,
            highlighted=so_far.highlighted + highlighted,
            fulltexts=so_far.fulltexts + fulltexts,
        )

    def _finish(self) -> None:
        """Bring what belongs to no single paper: empty collections and tags, searches, pairs told apart."""
        now = utc_now().isoformat()
        searches = [
            (one.name, one.query, one.collection_id) for one in SavedSearchStore(self._source).all()
        ]
        with self._source.read() as source, self._here.write() as here:
            made, places = make_shelves(here, self._paths, self._marks.values(), now=now)
            kept = lend_searches(here, searches, places, now=now)
            lend_pairs(source, here, self._heirs, now=now)
        self._report = replace(self._report, searches=kept, shelves=made)
        if made or kept:
            self._changes |= ChangeSet(organisation=True)
        if not self._report.is_empty:
            entry = ImportedFile(
                str(self._bundle.path),
                "refdesk",
                self._report.added,
                self._report.merged,
                self._report.unchanged,
                0,
            )
            ImportLog(self._here).add(entry)

    # Pictures

    def _figures(self) -> None:
        """Keep the pictures of the full texts that came. They can be fetched again: no reason to fail."""
        room = FigureRoom(self._here.path, FulltextStore(self._here))
        versions = self._versions()
        for member in self._bundle.manifest.members:
            folder, _, rest = member.partition("/")
            version, _, name = rest.partition("/")
            if folder != FIGURES or version not in versions or name == ABSENT:
                continue
            if name not in room.files(version):
                try:
                    with self._bundle.open(member) as stream:
                        room.keep(version, name, stream.read())
                except (*DAMAGE, RefdeskError):
                    return

    def _versions(self) -> frozenset[str]:
        if not self._read:
            return frozenset()
        return FulltextStore(self._source).versions() & FulltextStore(self._here).versions()


def _paths(collections: Mapping[int, tuple[int | None, str]]) -> dict[int, _Path]:
    """Return the names from the outermost collection down to each; a circle of them has none."""

    def upwards(i: int | None) -> Iterator[str]:
        seen: set[int] = set()
        while i is not None and i in collections and i not in seen:
            seen.add(i)
            parent, name = collections[i]
            yield name
            i = parent

    return {i: tuple(upwards(i))[::-1] for i in collections}
