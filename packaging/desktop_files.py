# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop wants of a program: icon, menu entry, kinds of files, a page in the software centre."""

import gzip
import struct
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import workshop
from workshop import IDENTIFIER, PACKAGING, ROOT, Workshop, run

SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
ICON = ROOT / "resources" / "app" / "refdesk.svg"
_ICNS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
"""What Apple calls a PNG of each size."""
_ICO = (16, 24, 32, 48, 64, 256)


def draw_icons(folder: Path) -> None:
    """Draw the program's icon in all sizes, and put them together as Windows and macOS want them.

    Drawn by the Qt of the environment that makes packages, so that no other program is needed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    drawn = run(
        [workshop.python(), Path(__file__), "draw", folder],
        workshop.clean_environment() | {"QT_QPA_PLATFORM": "offscreen"},
    )
    assert not drawn
    pictures = {size: (folder / f"{size}.png").read_bytes() for size in SIZES}
    (folder / "refdesk.ico").write_bytes(_ico(pictures))
    (folder / "refdesk.icns").write_bytes(_icns(pictures))


def _draw(folder: Path) -> None:
    from PySide6.QtCore import QRectF, Qt  # noqa: PLC0415 - in the environment of the makers only
    from PySide6.QtGui import QImage, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    drawing = QSvgRenderer(str(ICON))
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawing.render(painter, QRectF(0, 0, size, size))
        painter.end()
        image.save(str(folder / f"{size}.png"), "PNG", 0)


def _ico(pictures: dict[int, bytes]) -> bytes:
    head, bodies = struct.pack("<HHH", 0, 1, len(_ICO)), b""
    at = 6 + 16 * len(_ICO)
    for size in _ICO:
        body = pictures[size]
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(body), at)
        bodies += body
        at += len(body)
    return head + bodies


def _icns(pictures: dict[int, bytes]) -> bytes:
    parts = b"".join(
        kind + struct.pack(">I", len(pictures[size]) + 8) + pictures[size]
        for size, kind in _ICNS.items()
    )
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def install(shop: Workshop, prefix: Path) -> None:
    """Put all of it below ``prefix`` (``usr``, ``/app``), where desktops look."""
    share, icons = prefix / "share", shop.folder / "icons"
    draw_icons(icons)
    for size in SIZES:
        target = share / f"icons/hicolor/{size}x{size}/apps/{IDENTIFIER}.png"
        _put(target, (icons / f"{size}.png").read_bytes())
    _put(share / f"icons/hicolor/scalable/apps/{IDENTIFIER}.svg", ICON.read_bytes())
    for name, place in (
        (f"{IDENTIFIER}.desktop", "applications"),
        (f"{IDENTIFIER}.metainfo.xml", "metainfo"),
        (f"{IDENTIFIER}.mime.xml", "mime/packages"),
    ):
        text = filled((PACKAGING / "linux" / name).read_text("utf-8"), shop.epoch)
        _put(share / place / name.replace(".mime.xml", ".xml"), text.encode())
    page = filled((PACKAGING / "linux" / "refdesk.1").read_text("utf-8"), shop.epoch)
    _put(share / "man/man1/refdesk.1.gz", packed(page))


def filled(text: str, epoch: int) -> str:
    """Return a text with version and day in it."""
    day = datetime.fromtimestamp(epoch, UTC).date().isoformat()
    return text.replace("@VERSION@", workshop.version()).replace("@DATE@", day)


def packed(text: str) -> bytes:
    """Return a text as manual pages and changelogs are packed, the same each time."""
    return gzip.compress(text.encode(), 9, mtime=0)


def check(folder: Path) -> str:
    """Let the validators of the desktops look at what :func:`install` wrote.

    Raises:
        PackageError: one of them found something.
    """
    share = folder / "share"
    run(["desktop-file-validate", "--no-hints", *(share / "applications").iterdir()])
    run(
        ["appstreamcli", "validate", "--no-net", "--explain", *(share / "metainfo").iterdir()],
        quiet=True,
    )
    database = folder.parent / "mime-check"
    (database / "packages").mkdir(parents=True, exist_ok=True)
    for path in (share / "mime" / "packages").iterdir():
        _put(database / "packages" / path.name, path.read_bytes())
    subprocess.run(["update-mime-database", database], check=True, capture_output=True)
    return "desktop file, AppStream data and MIME types are valid"


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


if __name__ == "__main__":
    _draw(Path(sys.argv[2]))
