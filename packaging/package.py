#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Make packages of refdesk and try each in a clean place; standard library only.

    python3 packaging/package.py wheel      wheel and source distribution
    python3 packaging/package.py frozen     a folder with its own Python and Qt, and an archive of it
    python3 packaging/package.py single     one file for Linux (alias: appimage)
    python3 packaging/package.py deb        a package for Debian and Ubuntu
    python3 packaging/package.py flatpak    the manifest with its pinned sources
    python3 packaging/package.py windows    the installer (NSIS), on Windows or over a folder given
    python3 packaging/package.py all        all that this system can make

``--no-check`` only makes them; ``--twice`` makes them in two folders and compares. ``dev.py package`` is
the same. What is made lies in ``dist``.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
sys.path.insert(0, str(PACKAGING))

import clean_places  # noqa: E402 - neighbours, found by the line above
import compare  # noqa: E402
import deb  # noqa: E402
import desktop_files  # noqa: E402
import flatpak  # noqa: E402
import frozen  # noqa: E402
import losses  # noqa: E402
import single_file  # noqa: E402
import wheels  # noqa: E402
import windows_installer  # noqa: E402
import workshop  # noqa: E402
from workshop import PackageError, Workshop  # noqa: E402

KINDS = ("wheel", "frozen", "single", "deb", "flatpak", "windows")
ON_LINUX = ("wheel", "frozen", "single", "deb", "flatpak")


class Maker:
    """Makes packages in one workshop, each step once."""

    def __init__(self, shop: Workshop) -> None:
        self.shop = shop
        self._wheels: list[Path] = []
        self._frozen_as = ""

    def wheel(self) -> list[Path]:
        """Make wheel and source distribution."""
        if not self._wheels:
            self._wheels = wheels.make(self.shop)
        return self._wheels

    def frozen(self, channel: str = "frozen") -> list[Path]:
        """Make the frozen folder, which knows how it comes to people, and an archive of it."""
        if not self._frozen_as:
            wheels.install_tree(self.shop, self.wheel()[0])
            desktop_files.draw_icons(self.shop.folder / "icons")
            frozen.make(self.shop)
        if self._frozen_as != channel:
            frozen.set_channel(self.shop, channel)
            self._frozen_as = channel
        return [frozen.archive(self.shop)] if channel == "frozen" else [self.shop.frozen]

    def single(self) -> list[Path]:
        """Make the one file."""
        self.frozen("single")
        return [single_file.make(self.shop)]

    def deb(self) -> list[Path]:
        """Make the Debian package."""
        self.frozen("deb")
        return [deb.make(self.shop)]

    def flatpak(self) -> list[Path]:
        """Make the manifest."""
        return [flatpak.make(self.shop, self.wheel()[0])]

    def windows(self) -> list[Path]:
        """Make the installer."""
        self.frozen("windows")
        return [windows_installer.make(self.shop)]

    def make(self, kind: str) -> list[Path]:
        """Make one kind of package and return its files."""
        makers: dict[str, Callable[[], list[Path]]] = {
            "wheel": self.wheel, "frozen": self.frozen, "single": self.single, "deb": self.deb,
            "flatpak": self.flatpak, "windows": self.windows,
        }  # fmt: skip
        return makers[kind]()

    def check(self, kind: str, made: list[Path]) -> str:
        """Try what was made where nothing of this machine helps it; return what it said."""
        if kind == "wheel":
            return wheels.check(made[0], PACKAGING / "locks" / "run.txt")
        if kind == "deb":
            root = self.shop.folder / "deb" / "root" / "usr"
            said = f"{desktop_files.check(root)}\n{deb.lint(made[0])}\n"
            return said + (clean_places.check_deb(made[0]) if clean_places.can_make() else "")
        if kind == "flatpak":
            return flatpak.check(made[0])
        if kind == "frozen" and sys.platform.startswith("linux"):
            return losses.check(self.shop.frozen) + self._try_program(kind, made)
        if kind in {"frozen", "single"}:
            return self._try_program(kind, made)
        return "not tried here"

    def _try_program(self, kind: str, made: list[Path]) -> str:
        program = self.shop.frozen if kind == "frozen" else made[0]
        if clean_places.can_make():
            name = "refdesk" if kind == "frozen" else made[0].name
            return clean_places.check_frozen(program, name)
        with tempfile.TemporaryDirectory(prefix="refdesk-try-") as folder:
            start = program / "refdesk" if program.is_dir() else program
            return wheels.try_out([start], Path(folder))


def main(arguments: list[str] | None = None) -> int:
    """Make what was asked for and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("kind", choices=(*KINDS, "appimage", "all"))
    parser.add_argument("--no-check", action="store_true", help="do not try what was made")
    parser.add_argument("--twice", action="store_true", help="make it in two folders and compare")
    options = parser.parse_args(arguments)
    kinds = {"all": ON_LINUX if sys.platform.startswith("linux") else ("wheel", "frozen")}.get(
        options.kind, ("single" if options.kind == "appimage" else options.kind,)
    )
    try:
        if options.twice:
            return twice(kinds)
        maker = Maker(Workshop.usual())
        for kind in kinds:
            made = maker.make(kind)
            for path in made:
                size = path.stat().st_size if path.is_file() else workshop.size_of(path)
                print(f"{kind}: {path} ({size / 1e6:.1f} MB)", flush=True)
            if not options.no_check:
                print(maker.check(kind, made), flush=True)
    except PackageError as error:
        print(f"package.py: {error}", file=sys.stderr)
        return 1
    return 0


def twice(kinds: tuple[str, ...]) -> int:
    """Make packages in two folders of other names and compare them; 0 where they agree."""
    shops = []
    with (
        tempfile.TemporaryDirectory(prefix="refdesk-one-") as one,
        tempfile.TemporaryDirectory(prefix="refdesk-the-other-") as other,
    ):
        for folder in (Path(one), Path(other) / "deeper"):
            shop = Workshop(folder / "work", folder / "dist", workshop.commit_time())
            maker = Maker(shop)
            for kind in kinds:
                maker.make(kind)
            shops.append(shop)
        found = compare.differences(shops[0].output, shops[1].output)
        if shops[0].frozen.is_dir():
            found += compare.differences(shops[0].frozen, shops[1].frozen)
        shutil.rmtree(shops[0].folder, ignore_errors=True)
    print("\n".join(found) or f"two builds of {', '.join(kinds)} agree to the last byte")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
