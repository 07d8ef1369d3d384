# SPDX-License-Identifier: GPL-3.0-or-later
"""Network drives and folders that services copy are told from disks of this computer."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from refdesk import places_of_system
from refdesk.places import LOCAL, Place, place_of
from refdesk.services.conflict_copies import conflict_copies
from refdesk.store.sqlite_file import APPLICATION_ID

MOUNTS = """\
21 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
30 21 0:40 / /net/lab rw,relatime shared:20 - nfs4 server:/lab rw,vers=4.2
31 21 0:41 / /mnt/share\\040of\\040group rw - cifs //server/share rw
32 21 0:42 / /home/kim/remote rw - fuse.sshfs kim@host:/ rw
33 21 0:43 / /home/kim/drive rw - fuse.rclone gdrive: rw
34 21 0:44 / /mnt/c rw - 9p drvfs rw
35 21 0:45 / /mnt/stick rw - fuseblk /dev/sdb1 rw
36 21 0:46 / /net/lab/local rw - xfs /dev/sdc1 rw
37 21 0:47 / /auto rw - autofs systemd-1 rw
38 37 0:48 / /auto rw - nfs server:/home rw
"""


@pytest.mark.parametrize(
    ("path", "kind", "name"),
    [
        ("/home/kim/library.sqlite", "local", ""),
        ("/net/lab/library.sqlite", "network", "nfs4"),
        ("/net/lab/local/library.sqlite", "local", ""),
        ("/net/laboratory/library.sqlite", "local", ""),
        ("/mnt/share of group/x/library.sqlite", "network", "cifs"),
        ("/home/kim/remote/library.sqlite", "network", "sshfs"),
        ("/home/kim/drive/library.sqlite", "network", "rclone"),
        ("/mnt/c/Users/kim/library.sqlite", "network", "9p"),
        ("/mnt/stick/library.sqlite", "local", ""),
        ("/auto/kim/library.sqlite", "network", "nfs"),
    ],
)
def test_network_drives_of_linux(path: str, kind: str, name: str):
    assert place_of(Path(path), {}, Path("/home/nobody"), MOUNTS) == Place(kind, name)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        (r"\\server\share\library.sqlite", "SMB"),
        (r"\\?\UNC\server\share\library.sqlite", "SMB"),
        (r"C:\Users\kim\library.sqlite", ""),
        (r"\\?\C:\Users\kim\library.sqlite", ""),
        (r"Z:\library.sqlite", "SMB"),
    ],
)
def test_network_drives_of_windows(monkeypatch: pytest.MonkeyPatch, path: str, kind: str):
    kinds = {"Z:\\": 4, "C:\\": 3}
    monkeypatch.setattr(places_of_system, "drive_kind", lambda root: kinds.get(root, 0))
    assert places_of_system._of_windows(__import__("pathlib").PureWindowsPath(path)) == kind


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Lab)", "Dropbox"),
        ("OneDrive - Seoul National University", "OneDrive"),
        ("Google Drive", "Google Drive"),
        ("내 드라이브", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-kim@example.org", "Google Drive"),
        ("Library/CloudStorage/Box-Box", "Box"),
        ("Library/CloudStorage/Newcloud-x", "Newcloud-x"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("Nextcloud", "Nextcloud"),
        ("MYBOX", "MYBOX"),
        ("pCloudDrive", "pCloud"),
        ("Documents/Dropbox", ""),
        ("Documents/box", ""),
        ("boxing", ""),
        ("Papers", ""),
    ],
)
def test_folders_of_services_by_their_names(tmp_path: Path, folder: str, name: str):
    library = tmp_path / folder / "papers" / "library.sqlite"
    library.parent.mkdir(parents=True)
    wanted = Place("cloud", name) if name else LOCAL
    assert place_of(library, {}, tmp_path, MOUNTS) == wanted


@pytest.mark.parametrize(
    ("mark", "name"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".nextcloudsync.log", "Nextcloud"),
        (".sync_0123abcdef.db", "Nextcloud"),
        ("._sync_0123abcdef.db", "Nextcloud"),
        (".tmp.drivedownload", "Google Drive"),
        (".hidden", ""),
    ],
)
def test_folders_of_services_by_what_they_leave_there(tmp_path: Path, mark: str, name: str):
    (tmp_path / "shared" / "papers").mkdir(parents=True)
    (tmp_path / "shared" / mark).touch()
    found = place_of(tmp_path / "shared" / "papers" / "new.sqlite", {}, tmp_path / "home", MOUNTS)
    assert found == (Place("cloud", name) if name else LOCAL)


def test_folders_that_dropbox_and_onedrive_name(tmp_path: Path):
    home = tmp_path / "home"
    (home / ".dropbox").mkdir(parents=True)
    told = {"personal": {"path": str(tmp_path / "disk" / "Own")}, "business": {"plan": "x"}}
    (home / ".dropbox" / "info.json").write_text(json.dumps({"personal": told["personal"]}))
    assert place_of(tmp_path / "disk" / "Own" / "x.sqlite", {}, home, MOUNTS).name == "Dropbox"
    assert place_of(home / "x.sqlite", {}, home, MOUNTS) == LOCAL  # its settings are no mark
    environment = {"OneDriveCommercial": str(tmp_path / "work")}
    assert place_of(tmp_path / "work" / "a" / "x.sqlite", environment, home).name == "OneDrive"
    (home / ".dropbox" / "info.json").write_text("[no")
    assert place_of(tmp_path / "disk" / "Own" / "x.sqlite", {}, home, MOUNTS) == LOCAL


def test_a_link_lies_where_it_leads(tmp_path: Path):
    (tmp_path / "real" / ".stfolder").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert place_of(tmp_path / "link" / "x.sqlite", {}, tmp_path / "home").name == "Syncthing"


COPIES = (
    "library (Kim's conflicted copy 2026-01-02).sqlite",
    "library (PC의 충돌된 사본 2026-01-02).sqlite",
    "library-DESKTOP-1AB2C3D.sqlite",
    "library.sync-conflict-20260102-101010-ABCDEFG.sqlite",
    "library_conflict-20260102-101010.sqlite",
    "library (1).sqlite",
    "library 2.sqlite",
    "library_PC_Jan-02-101010-2026_Conflict.sqlite",
)
OTHERS = ("library-old.sqlite", "library2026.sqlite", "library backup.sqlite", "other (1).sqlite")


def test_versions_that_a_service_kept_are_found(tmp_path: Path):
    for name in (*COPIES, *OTHERS, "library.sqlite"):
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("CREATE TABLE x (y)")
    (tmp_path / "library (3).sqlite").write_bytes(b"no library")
    found = conflict_copies(tmp_path / "library.sqlite")
    assert {path.name for path in found} == set(COPIES)
    assert conflict_copies(tmp_path / "none" / "library.sqlite") == []
