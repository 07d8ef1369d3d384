# SPDX-License-Identifier: GPL-3.0-or-later
"""The installer for Windows, by NSIS, which runs on Linux too: the script is proved there over any folder."""

import os
from pathlib import Path

import workshop
from workshop import PACKAGING, ROOT, PackageError, Workshop, run


def make(shop: Workshop, source: Path | None = None) -> Path:
    """Make the installer of a frozen folder.

    ``REFDESK_SIGN`` is the command that signs a file whose name follows it, such as
    ``signtool sign /fd sha256 /tr http://timestamp.digicert.com /td sha256 /sha1 …``.

    Raises:
        PackageError: there is no frozen program for Windows in the folder.
    """
    source = source or shop.frozen
    if not (source / "refdesk.exe").is_file():
        raise PackageError(f"{source} holds no refdesk.exe: the folder must be frozen on Windows")
    shop.output.mkdir(parents=True, exist_ok=True)
    target = shop.output / f"refdesk-{workshop.version()}-setup.exe"
    sign = os.environ.get("REFDESK_SIGN")
    given = {
        "VERSION": workshop.version(),
        "SOURCE": source,
        "OUTPUT": target,
        "ICON": shop.folder / "icons" / "refdesk.ico",
        "LICENSE": ROOT / "LICENSE",
    } | ({"SIGN": sign} if sign else {})
    run(
        ["makensis", "-V2", *(f"-D{name}={value}" for name, value in given.items()),
         PACKAGING / "windows" / "refdesk.nsi"],
        shop.environment,
        quiet=True,
    )  # fmt: skip
    return target
