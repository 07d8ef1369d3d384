# SPDX-License-Identifier: GPL-3.0-or-later
"""What Linux, Windows and macOS say of the disk under a path: is it another computer's?"""

import importlib
import re
import sys
from pathlib import Path, PurePath

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    {
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "afpfs", "9p", "davfs", "webdav"),
        *("ceph", "glusterfs", "lustre", "gpfs", "beegfs", "ocfs2", "gfs2", "coda", "orangefs"),
        *("vboxsf", "vmhgfs", "prl_fs", "virtiofs", "drvfs", "ftp"),
    }
)
"""File systems of other computers, or of a host that others write to as well."""
_FUSE = frozenset(
    {
        *(
            "sshfs",
            "rclone",
            "davfs",
            "davfs2",
            "s3fs",
            "glusterfs",
            "ceph",
            "ceph-fuse",
            "gvfsd-fuse",
        ),
        *("smbnetfs", "curlftpfs", "goofys", "google-drive-ocamlfuse", "onedriver", "kio-fuse"),
        *("vmhgfs-fuse", "pcloud", "cephfs", "gcsfuse", "blobfuse", "juicefs"),
    }
)
_ESCAPED = re.compile(r"\\([0-7]{3})")
_REMOTE_DRIVE = 4
"""``DRIVE_REMOTE`` of ``GetDriveTypeW``."""
_TYPE_PLACE, _TYPE_LENGTH = 72, 16
"""Where ``struct statfs`` of macOS has the name of the file system."""


def network_system(path: Path, mounts: str | None = None) -> str:
    """Return the file system of a path where it is a network's; ``""`` where it is a local one."""
    if sys.platform == "win32":
        return _of_windows(path)
    if sys.platform == "darwin":
        return _of_macos(path)
    if mounts is None:
        try:
            mounts = _MOUNTS.read_text("utf-8", "surrogateescape")
        except OSError:
            return ""
    return _network_name(_mounted(path, mounts))


def _mounted(path: PurePath, mounts: str) -> str:
    """Return the type of the file system that a path is on, by ``/proc/self/mountinfo``."""
    best, found = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields, types = before.split(" "), after.split(" ")
        if len(fields) < 5:
            continue
        where = PurePath(_ESCAPED.sub(lambda m: chr(int(m[1], 8)), fields[4]))
        # Of two on one place the later one hides the other.
        if len(where.parts) >= best and path.is_relative_to(where):
            best, found = len(where.parts), types[0]
    return found


def _network_name(kind: str) -> str:
    name, _, program = kind.partition(".")
    if name.startswith("fuse") and program in _FUSE:
        return program
    return kind if kind in _NETWORK else ""


def _of_windows(path: PurePath) -> str:
    text = str(path)
    if text.startswith(("\\\\?\\UNC\\", "//?/UNC/")):
        return "SMB"
    if text.startswith(("\\\\", "//")) and not text.startswith(("\\\\?\\", "\\\\.\\")):
        return "SMB"
    return "SMB" if drive_kind(path.anchor) == _REMOTE_DRIVE else ""


def drive_kind(root: str) -> int:
    """Return what Windows says of a drive; 0 where it cannot be asked."""
    windows = getattr(importlib.import_module("ctypes"), "windll", None)
    return int(windows.kernel32.GetDriveTypeW(root)) if windows is not None and root else 0


def _of_macos(path: Path) -> str:
    there = path
    while not there.exists() and there != there.parent:
        there = there.parent
    ctypes = importlib.import_module("ctypes")  # not where Linux starts
    answer = ctypes.create_string_buffer(4096)
    system = ctypes.CDLL(None, use_errno=True)
    ask = getattr(system, "statfs$INODE64", None) or system.statfs
    if ask(str(there).encode(), answer):
        return ""
    raw = answer.raw[_TYPE_PLACE : _TYPE_PLACE + _TYPE_LENGTH]
    kind = raw.partition(b"\0")[0].decode("ascii", "replace")
    return kind if kind in _NETWORK or kind in {"macfuse", "osxfuse"} else ""
