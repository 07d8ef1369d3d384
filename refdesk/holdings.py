# SPDX-License-Identifier: GPL-3.0-or-later
"""The stores of one library and the service over them.

Importing this module loads SQLAlchemy. ``wiring`` does it when the library is first asked for more
than its first list.
"""

from dataclasses import dataclass

from refdesk.services.attachments import AttachmentService
from refdesk.services.backups import BackupService
from refdesk.services.bookmarks import BookmarkService
from refdesk.services.editing import EditingService
from refdesk.services.figure_room import FigureRoom
from refdesk.services.library import LibraryService
from refdesk.services.organising import OrganisingService
from refdesk.services.searches import SearchService
from refdesk.services.surroundings import Surroundings
from refdesk.services.upkeep import UpkeepService
from refdesk.settings import Paths
from refdesk.store.attachments import AttachmentStore
from refdesk.store.bookmarks import BookmarkStore
from refdesk.store.database import Database
from refdesk.store.editing import EditStore
from refdesk.store.explaining import SearchWords
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.opening import LibraryFile
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from refdesk.store.saved_searches import SavedSearchStore


@dataclass(frozen=True, slots=True)
class Holdings:
    """An open library: its papers, how they are organised, and what a person does with both."""

    database: Database
    references: ReferenceStore
    organisation: OrganisationStore
    library: LibraryService
    searches: SearchService
    upkeep: UpkeepService
    organising: OrganisingService
    editing: EditingService
    attachments: AttachmentService
    bookmarks: BookmarkService
    fulltexts: FulltextStore
    figure_room: FigureRoom


def open_holdings(file: LibraryFile, paths: Paths | None = None) -> Holdings:
    """Build the stores over a library that was looked at; ``paths`` where the rest of it lies."""
    database = Database(file)
    references, organisation = ReferenceStore(database), OrganisationStore(database)
    backups = BackupService(database.path, read_only=database.is_read_only)
    attachments = AttachmentService(
        database, references, AttachmentStore(database), backups.needed_files
    )
    fulltexts = FulltextStore(database)
    figure_room = FigureRoom(database.path, fulltexts)
    attachments.clear()
    upkeep = UpkeepService(
        database,
        attachments,
        figure_room,
        backups,
        Surroundings(paths) if paths is not None else None,
        paths.styles if paths is not None else None,
    )
    figure_room.clear()
    upkeep.bundles.clear()
    return Holdings(
        database=database,
        references=references,
        organisation=organisation,
        library=LibraryService(references, organisation),
        searches=SearchService(database, SavedSearchStore(database), SearchWords(database)),
        upkeep=upkeep,
        organising=OrganisingService(database, references, organisation, backups.before_changing),
        editing=EditingService(
            database, references, EditStore(database, organisation), backups.before_changing
        ),
        attachments=attachments,
        bookmarks=BookmarkService(BookmarkStore(database)),
        fulltexts=fulltexts,
        figure_room=figure_room,
    )
