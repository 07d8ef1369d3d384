# SPDX-License-Identifier: GPL-3.0-or-later
"""Bundles that somebody made to do harm, or that broke on the way: one sentence, and nothing changed."""

import hashlib
import json
import random
import shutil
import sqlite3
import stat
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refdesk.domain.bundles import FORMAT, Manifest, ManifestError, is_member
from refdesk.domain.errors import UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.services import bundle_reading
from refdesk.services.backups import BackupService
from refdesk.services.bundle_merging import merge_bundle
from refdesk.services.bundle_placing import make_library, replace_library
from refdesk.services.bundle_writing import write_bundle
from refdesk.store.database import Database
from refdesk.store.opening import bundled_migrations
from refdesk.store.references import ReferenceStore
from tests.unit.services.whole_library import content, state_of
from tests.unit.store.made import paper

AT = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
FILE = "files/ab/0123456789abcd/a.txt"


@pytest.fixture(scope="module")
def good(tmp_path_factory) -> Path:
    """A small bundle that is as it should be."""
    home = tmp_path_factory.mktemp("good")
    with closing(Database.open(home / "library.sqlite")) as database:
        ReferenceStore(database).add_many([paper(n) for n in range(1, 6)])
    write_bundle(home / "library.sqlite", home / "good.refdesk.zip", JobContext(), at=AT)
    return home / "good.refdesk.zip"


class Forger:
    """Writes a bundle anew, with what somebody changed in it."""

    def __init__(self, good: Path) -> None:
        with zipfile.ZipFile(good) as archive:
            self.members = {n: archive.read(n) for n in archive.namelist() if n != "manifest.json"}
            self.said = json.loads(archive.read("manifest.json"))
        self.extra: list[tuple[zipfile.ZipInfo | str, bytes]] = []
        self.signs = True

    def sign(self) -> None:
        self.said["members"] = {
            name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in self.members.items()
        }

    def write(self, path: Path) -> Path:
        if self.signs:
            self.sign()
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.members.items():
                archive.writestr(name, data)
            for info, data in self.extra:
                archive.writestr(info, data)
            archive.writestr("manifest.json", json.dumps(self.said))
        return path


def named(forger: Forger, name: str) -> None:
    forger.members[name] = b"x"


def link(forger: Forger) -> None:
    info = zipfile.ZipInfo(FILE)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    forger.members[FILE] = b"/etc/passwd"
    forger.sign()
    del forger.members[FILE]
    forger.signs = False
    forger.extra.append((info, b"/etc/passwd"))


def stranger(forger: Forger) -> None:
    forger.extra.append((FILE, b"not in the list"))


def twice(forger: Forger) -> None:
    forger.extra.append(("README.txt", forger.members["README.txt"]))


def lost(forger: Forger) -> None:
    forger.sign()
    forger.signs = False
    del forger.members["library.ris"]


def changed(forger: Forger) -> None:
    forger.sign()
    forger.signs = False
    forger.members["README.txt"] = forger.members["README.txt"].replace(b"library", b"librury")


def longer(forger: Forger) -> None:
    forger.sign()
    forger.signs = False
    forger.members["library.ris"] += b"TY  - JOUR\nER  - \n"


def headless(forger: Forger) -> None:
    del forger.members["library.sqlite"]


def bomb(forger: Forger) -> None:
    forger.members[FILE] = bytes(80_000_000)


def newer(forger: Forger) -> None:
    forger.said["format"] = FORMAT + 1


def newer_schema(forger: Forger) -> None:
    forger.said["schema"] = bundled_migrations()[-1].version + 1


def of_another_kind(forger: Forger) -> None:
    forger.said["kind"] = "something"


def with_library(change: Callable[[sqlite3.Connection], object]) -> Callable[[Forger], None]:
    def forge(forger: Forger) -> None:
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.deserialize(forger.members["library.sqlite"])
            change(connection)
            connection.commit()
            forger.members["library.sqlite"] = connection.serialize()

    forge.__name__ = change.__name__
    return forge


def trigger(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM reference; END")


def view(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE VIEW v AS SELECT 1")


def other_version(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA user_version = 2")


def future(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA user_version = 99")


def somebody_elses(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA application_id = 7")


def no_database(forger: Forger) -> None:
    forger.members["library.sqlite"] = b"this is no database at all" * 100


def torn_pages(forger: Forger) -> None:
    data = bytearray(forger.members["library.sqlite"])
    data[20_000:60_000] = random.Random(3).randbytes(40_000)
    forger.members["library.sqlite"] = bytes(data)


UNSAFE = "it has links or paths that lead out of it"
DAMAGED = "it is damaged; something in it is not as written"
FORGERIES = [
    (lambda f: named(f, "../../evil.txt"), UNSAFE),
    (lambda f: named(f, "/etc/cron.d/evil"), UNSAFE),
    (lambda f: named(f, "files/ab/0123456789abcd/../../../evil.txt"), UNSAFE),
    (lambda f: named(f, "C:/evil.txt"), UNSAFE),
    (lambda f: named(f, "files\\ab\\evil.txt"), UNSAFE),
    (lambda f: named(f, "backups/library-0001-20260101T000000Z-daily.sqlite"), "no library bundle"),
    (lambda f: named(f, "files/ab/0123456789abcd/a:b"), "no library bundle"),
    (lambda f: named(f, "figures/PMC1.1/sub/gr1.jpg"), "no library bundle"),
    (link, UNSAFE),
    (stranger, DAMAGED),
    (twice, DAMAGED),
    (lost, DAMAGED),
    (changed, DAMAGED),
    (longer, DAMAGED),
    (headless, DAMAGED),
    (bomb, "it is too large"),
    (newer, "a newer version of refdesk made it"),
    (newer_schema, "a newer version of refdesk made it"),
    (of_another_kind, "no library bundle"),
    (with_library(trigger), DAMAGED),
    (with_library(view), DAMAGED),
    (with_library(other_version), DAMAGED),
    (with_library(future), "a newer version of refdesk made it"),
    (with_library(somebody_elses), DAMAGED),
    (no_database, DAMAGED),
    (torn_pages, DAMAGED),
]


@pytest.fixture
def here(tmp_path) -> Path:
    """A library that must stay as it is."""
    path = tmp_path / "here" / "library.sqlite"
    with closing(Database.open(path)) as database:
        ReferenceStore(database).add_many([paper(9)])
    return path


def refused(path: Path, here: Path) -> str:
    """Try to use a bundle in every way; return the one sentence of all of them."""
    new = here.parent.parent / "new"
    before = state_of(here.parent)
    told: set[str] = set()
    for use in (
        lambda: make_library(path, new / "library.sqlite"),
        lambda: replace_library(path, BackupService(here), JobContext(), despite_loss=True),
        lambda: merged(path, here),
    ):
        with pytest.raises(UnreadableError) as caught:
            use()
        told.add(sentence(caught.value))
    assert not new.exists()
    assert state_of(here.parent) == before
    (one,) = told
    return one


def merged(path: Path, here: Path) -> None:
    with closing(Database.open(here)) as database:
        merge_bundle(path, database, BackupService(here))


@pytest.mark.parametrize(("forge", "words"), FORGERIES)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_forged_bundle_is_refused_with_one_sentence(good, here, tmp_path, forge, words):
    forger = Forger(good)
    forge(forger)
    assert words in refused(forger.write(tmp_path / "forged.refdesk.zip"), here)


def test_one_that_is_locked_with_a_password_is_refused(good, here, tmp_path):
    data = bytearray(good.read_bytes())
    place = data.rindex(b"PK\x01\x02")
    data[place + 8] |= 1
    (tmp_path / "locked.zip").write_bytes(data)
    assert "it is locked with a password" in refused(tmp_path / "locked.zip", here)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.98, 0.999])
def test_one_that_broke_off_is_refused(good, here, tmp_path, share):
    data = good.read_bytes()
    path = tmp_path / "short.zip"
    path.write_bytes(data[: int(len(data) * share)])
    assert refused(path, here).startswith(f"{path} cannot be read: ")


def test_members_that_lie_over_each_other_are_a_bomb(good, here, tmp_path):
    """The many entries of one small archive that are all of the same bytes."""
    forger = Forger(good)
    data = bytes(1000)
    for n in range(200):
        forger.members[f"files/ab/0123456789abcd/{n}"] = data
    path = forger.write(tmp_path / "plain.zip")
    with zipfile.ZipFile(path) as archive:
        first = archive.getinfo("files/ab/0123456789abcd/0").header_offset
    raw, start = bytearray(path.read_bytes()), 0
    while (place := raw.find(b"PK\x01\x02", start)) >= 0:
        start = place + 4
        if raw[place + 46 : place + 52] == b"files/":
            raw[place + 42 : place + 46] = struct.pack("<L", first)
    path.write_bytes(raw)
    assert "cannot be read" in refused(path, here)


def test_what_is_no_bundle_is_told_so(here, tmp_path):
    for name, data in (("a.txt", b"just words"), ("b.sqlite", here.read_bytes()[:4096])):
        (tmp_path / name).write_bytes(data)
        assert "it is no library bundle of refdesk" in refused(tmp_path / name, here)
    with zipfile.ZipFile(tmp_path / "c.zip", "w") as archive:
        archive.writestr("library.ris", "TY  - JOUR\nER  - \n")
    assert "it is no library bundle of refdesk" in refused(tmp_path / "c.zip", here)
    assert "there is no such file" in refused(tmp_path / "none.zip", here)
    assert "it is a folder" in refused(tmp_path, here)


def test_any_byte_that_changes_on_the_way_is_noticed(good, here, tmp_path):
    """One bit of a hundred places: the library is the same, or the bundle is refused."""
    data = good.read_bytes()
    wanted = content_of(good, tmp_path / "wanted")
    chance, path = random.Random(11), tmp_path / "bent.zip"
    refusals = 0
    for number in range(60):
        bent = bytearray(data)
        bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        path.write_bytes(bent)
        try:
            found = content_of(path, tmp_path / str(number))
        except UnreadableError:
            refusals += 1
        else:
            assert found == wanted
    assert refusals > 40


def content_of(path: Path, folder: Path) -> object:
    make_library(path, folder / "library.sqlite")
    try:
        return content(folder / "library.sqlite")
    finally:
        shutil.rmtree(folder)


def test_one_that_was_packed_anew_by_another_program_is_as_good(good, tmp_path):
    path = tmp_path / "anew.zip"
    with zipfile.ZipFile(good) as source, zipfile.ZipFile(path, "w") as target:
        target.writestr("notes/", b"")
        for name in sorted(source.namelist()):
            target.writestr(name, source.read(name))
    make_library(path, tmp_path / "library.sqlite")
    assert len(content(tmp_path / "library.sqlite")["reference"]) == 5


def test_a_manifest_without_end_is_not_read(good, here, tmp_path, monkeypatch):
    monkeypatch.setattr(bundle_reading, "_MOST_MANIFEST", 100)
    assert "no library bundle" in refused(good, here)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda c: st.lists(c) | st.dictionaries(st.text(), c), max_leaves=8))  # fmt: skip  # noqa: E501
def test_any_json_is_a_manifest_or_is_refused(value):
    with pytest.raises(ManifestError):
        Manifest.read(json.dumps(value).encode())


@given(st.sampled_from(["kind", "format", "program", "schema", "made_at", "held", "members", "missing"]), st.none() | st.integers() | st.text(max_size=5) | st.lists(st.integers()) | st.dictionaries(st.text(max_size=3), st.none()))  # fmt: skip  # noqa: E501
def test_a_manifest_with_one_wrong_word_is_a_manifest_or_is_refused(name, value):
    said = json.loads(Manifest("1", 8, AT, held=Manifest.read(_manifest()).held).text())
    said[name] = value
    try:
        read = Manifest.read(json.dumps(said).encode())
    except ManifestError:
        return
    assert Manifest.read(read.text().encode()) == read


def _manifest() -> bytes:
    return json.dumps(
        {
            "kind": "refdesk-bundle", "format": 1, "program": "1", "schema": 8,
            "made_at": AT.isoformat(), "held": {}, "missing": [], "members": {},
        }
    ).encode()  # fmt: skip


@given(st.text(max_size=40))
def test_no_member_leads_anywhere_but_to_its_place(name):
    for whole in (
        name,
        f"files/ab/0123456789abcd/{name}",
        f"notes/{name}.md",
        f"styles/{name}.csl",
    ):
        if is_member(whole):
            parts = whole.split("/")
            assert not whole.startswith("/")
            assert not {"", ".", ".."} & set(parts)
            assert len(parts) <= 4
            assert "\\" not in whole
            assert "\0" not in whole


def test_reading_one_never_takes_more_than_it_says(good, tmp_path):
    """A member that unpacks to more than is said of it ends there."""
    forger = Forger(good)
    forger.members[FILE] = bytes(5_000_000)
    path = forger.write(tmp_path / "more.zip")
    raw = bytearray(path.read_bytes())
    size = struct.pack("<L", 5_000_000)
    raw = raw.replace(size, struct.pack("<L", 10))
    path.write_bytes(raw)
    with pytest.raises(UnreadableError):
        make_library(path, tmp_path / "library.sqlite")
