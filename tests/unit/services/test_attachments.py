# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of papers on a real disk: copied, named, found again, taken off and brought back."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from refdesk.domain.errors import UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.services.attachments import AttachmentService
from refdesk.services.organising import OrganisingService
from refdesk.store import schema
from refdesk.store.attachments import AttachmentStore
from refdesk.store.database import Database
from refdesk.store.journal import KEPT_STEPS
from refdesk.store.organise import OrganisationStore
from refdesk.store.references import ReferenceStore
from tests.unit.store.made import FULL


class Desk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.database = Database.open(folder / "library.sqlite")
        self.references = ReferenceStore(self.database)
        organisation = OrganisationStore(self.database)
        self.organising = OrganisingService(self.database, self.references, organisation)
        self.attachments = AttachmentService(
            self.database, self.references, AttachmentStore(self.database)
        )
        self.paper = self.references.add_many([FULL]).ids[0]

    def file(self, name: str, content: bytes = b"%PDF-1.4 words") -> Path:
        path = self.folder / "downloads" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    def attach(self, *paths: Path):
        return self.attachments.attach(self.paper, paths, JobContext())

    def names(self) -> list[str]:
        return [found.attachment.name for found in self.attachments.files(self.paper)]


@pytest.fixture
def desk(tmp_path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.database.close()


def test_a_file_is_copied_and_called_after_its_paper(desk):
    source = desk.file("main (3).PDF")
    report = desk.attach(source)
    assert report.changes.updated == {desk.paper}
    (found,) = desk.attachments.files(desk.paper)
    assert found.attachment.name == "Shin and 신 - 2026 - Adjuvant CIK cells & 10⁹ doses.pdf"
    assert found.attachment.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert found.attachment.media_type == "application/pdf"
    assert found.path.read_bytes() == source.read_bytes()
    assert found.path.is_relative_to(desk.folder / "files")
    assert source.exists()
    assert desk.attachments.pdf(desk.paper) == found.path


def test_the_pattern_is_the_persons(desk):
    desk.attachments.pattern = "{pmid}"
    desk.attach(desk.file("a.pdf"))
    assert desk.names() == ["41591582.pdf"]


def test_the_same_file_is_not_taken_twice_and_names_are_numbered(desk):
    desk.attachments.pattern = "{pmid}"
    desk.attach(desk.file("a.pdf"))
    report = desk.attach(desk.file("copy.pdf"), desk.file("other.pdf", b"%PDF-1.4 more"))
    assert report.known == ("41591582.pdf",)
    assert desk.names() == ["41591582.pdf", "41591582 (2).pdf"]


def test_a_file_that_cannot_be_read_is_said_and_nothing_taken(desk):
    with pytest.raises(UnreadableError) as caught:
        desk.attach(desk.file("a.pdf"), desk.folder / "gone.pdf")
    assert caught.value.reason == "missing"
    assert desk.names() == []
    with pytest.raises(UnreadableError):
        desk.attach(desk.folder)


def test_a_file_gets_another_name_and_its_old_one_back(desk):
    desk.attach(desk.file("a.pdf"))
    (before,) = desk.attachments.files(desk.paper)
    desk.attachments.rename(before.attachment.id, " Chapter 2: what/next? ")
    (found,) = desk.attachments.files(desk.paper)
    assert found.attachment.name == "Chapter 2_ what_next_.pdf"
    assert found.path.name == found.attachment.name
    assert not found.is_missing
    desk.organising.undo()
    (found,) = desk.attachments.files(desk.paper)
    assert found == before


def test_a_file_that_is_taken_off_comes_back(desk):
    desk.attach(desk.file("a.pdf"))
    (found,) = desk.attachments.files(desk.paper)
    desk.attachments.detach(found.attachment.id)
    assert desk.names() == []
    assert found.path.exists()
    assert desk.attachments.check() == []  # a step needs it
    desk.organising.undo()
    assert desk.attachments.files(desk.paper) == [found]


def test_files_of_papers_deleted_for_good_stay_while_that_can_be_taken_back(desk):
    desk.attach(desk.file("a.pdf"))
    (found,) = desk.attachments.files(desk.paper)
    other = desk.references.add_many([FULL], merge=False).ids[0]
    desk.organising.trash([desk.paper])
    desk.organising.delete([desk.paper])
    assert desk.attachments.check() == []
    for n in range(KEPT_STEPS):
        desk.organising.set_rating([other], n % 5 + 1)
    assert [f.kind for f in desk.attachments.check()] == ["orphan-file"]
    stranger = desk.folder / "files" / "my own.txt"
    stranger.write_text("not yours")
    assert desk.attachments.repair() == []
    assert not found.path.exists()
    assert stranger.exists()


def test_a_missing_file_is_said(desk):
    desk.attach(desk.file("a.pdf"))
    (found,) = desk.attachments.files(desk.paper)
    found.path.unlink()
    assert desk.attachments.files(desk.paper)[0].is_missing
    assert desk.attachments.pdf(desk.paper) is None
    assert [(f.kind, f.repairable) for f in desk.attachments.check()] == [("missing-file", False)]


def test_a_library_cannot_name_files_outside_its_folder(desk):
    secret = desk.file("secret.pdf")
    desk.attach(desk.file("a.pdf"))
    with desk.database.write() as connection:
        connection.execute(schema.ATTACHMENT.update().values(path="../downloads/secret.pdf"))
    assert secret.exists()
    assert desk.attachments.files(desk.paper)[0].is_missing
    assert desk.attachments.pdf(desk.paper) is None
