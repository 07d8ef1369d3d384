# SPDX-License-Identifier: GPL-3.0-or-later
"""The Debian package: the frozen folder without what Debian has, in the places that Debian wants."""

import fnmatch
import hashlib
import os
import re
import shutil
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import desktop_files
import workshop
from frozen_contents import CARRIED
from workshop import ROOT, Workshop, run

MAINTAINER = "The refdesk project <packages@refdesk.invalid>"
"""An address under ``.invalid``, which nobody can own: who publishes the package puts theirs here."""

_CONTROL = """\
Package: refdesk
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: {depends}, fontconfig
Recommends: fonts-noto-cjk, libwayland-client0, libwayland-cursor0, libcups2 | libcups2t64, xdg-utils
Section: science
Priority: optional
Description: reference manager for people who read clinical evidence
 refdesk keeps a library of papers, fetches their records and free full texts,
 reads what they report (PICO, designs, statistics) with the sentence that
 proves it, and cites them in more than ten thousand styles.
 .
 It brings its own Python and Qt. The library is one SQLite file of the user;
 everything but asking the services works offline.
"""

_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: refdesk

Files: *
Copyright: (C) 2026 the authors of refdesk
License: GPL-3.0-or-later
 On Debian systems the text of the GNU General Public License version 3 is in
 /usr/share/common-licenses/GPL-3.
Comment: Qt, PySide6 and Shiboken are used under the LGPL-3.0, as shared libraries
 that can be replaced; citeproc-js under its AGPL-3.0-or-later option; CSL styles
 and locales under CC-BY-SA-3.0; V8, numpy, lxml, SQLAlchemy, requests and the
 other packages under the licences that stand beside each of them in
 /usr/lib/refdesk/lib/*.dist-info and in Help > About.
"""

_OVERRIDES = """\
# A frozen program brings its own copies: that is what it is for.
refdesk: embedded-library *
# What Qt, numpy and V8 ship as wheels is built by their authors, in their way.
refdesk: hardening-no-fortify-functions *
refdesk: hardening-no-relro *
refdesk: hardening-no-pie *
refdesk: shared-library-lacks-prerequisites *
refdesk: unstripped-binary-or-object *
refdesk: custom-library-search-path *
refdesk: library-not-linked-against-libc *
refdesk: spelling-error-in-binary *
refdesk: hardening-no-bindnow *
# The first package of this program is no answer to a bug in Debian's tracker.
refdesk: initial-upload-closes-no-bugs *
# Licences stand beside the packages that they are of.
refdesk: extra-license-file *
# The library that draws formulas opens its own font, by its own path.
refdesk: duplicate-font-file *
# Templates of documents, read by the program at run time.
refdesk: package-contains-documentation-outside-usr-share-doc *
"""


def make(shop: Workshop) -> Path:
    """Make the package out of the frozen folder."""
    root = shop.folder / "deb" / "root"
    shutil.rmtree(root.parent, ignore_errors=True)
    program = root / "usr/lib/refdesk"
    shutil.copytree(shop.frozen, program, symlinks=True)
    for name in ("LICENSE", "README.md"):
        (program / name).unlink()
    for path in sorted((program / "lib").iterdir()):
        if any(fnmatch.fnmatch(path.name, pattern) for pattern in CARRIED):
            path.unlink()
    for path in program.rglob("*"):
        if path.is_file() and not path.is_symlink():
            path.chmod(0o755 if path == program / "refdesk" else 0o644)
    command = root / "usr/bin/refdesk"
    command.parent.mkdir(parents=True)
    command.symlink_to("../lib/refdesk/refdesk")
    desktop_files.install(shop, root / "usr")
    _document(shop, root)
    architecture = run(["dpkg", "--print-architecture"]).strip()
    control = root / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(
        _CONTROL.format(
            version=workshop.version(),
            architecture=architecture,
            maintainer=MAINTAINER,
            size=workshop.size_of(root) // 1024,
            depends=depends(shop, program),
        ),
        "utf-8",
    )
    sums = sorted(p for p in (root / "usr").rglob("*") if p.is_file() and not p.is_symlink())
    (control / "md5sums").write_text("".join(_sum(root, path) for path in sums), "utf-8")
    workshop.settle(root, shop.epoch)
    shop.output.mkdir(parents=True, exist_ok=True)
    target = shop.output / f"refdesk_{workshop.version()}_{architecture}.deb"
    run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target],
        shop.environment,
        quiet=True,
    )
    return target


def depends(shop: Workshop, program: Path) -> str:
    """Return the packages whose libraries the program's own files ask for, as Debian reckons it."""
    work = shop.folder / "deb" / "shlibs"
    (work / "debian").mkdir(parents=True)
    (work / "debian" / "control").write_text(
        "Source: refdesk\n\nPackage: refdesk\nArchitecture: any\n"
    )
    places = sorted({path.parent for path in program.rglob("*.so*")})
    files = [p for p in sorted(program.rglob("*.so*")) if not p.is_symlink() and _must_load(p)]
    said = run(
        [
            "dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0",
            *(f"-l{place}" for place in places),
            *(f"-e{path}" for path in [program / "refdesk", *files]),
        ],
        folder=work,
        quiet=True,
    )  # fmt: skip
    found = re.search(r"^shlibs:Depends=(.*)$", said, re.MULTILINE)
    assert found is not None
    return found[1]


def _must_load(path: Path) -> bool:
    """Whether the program needs a file. Without Wayland it speaks X11; what it lacks is recommended."""
    name = path.as_posix().lower()
    return "wayland" not in name and "cups" not in name


def _sum(root: Path, path: Path) -> str:
    found = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    return f"{found}  {path.relative_to(root).as_posix()}\n"


def _document(shop: Workshop, root: Path) -> None:
    folder = root / "usr/share/doc/refdesk"
    folder.mkdir(parents=True)
    (folder / "copyright").write_text(_COPYRIGHT, "utf-8")
    when = format_datetime(datetime.fromtimestamp(shop.epoch, UTC))
    changes = (
        f"refdesk ({workshop.version()}) unstable; urgency=medium\n\n"
        f"  * See CHANGELOG.gz for what is new.\n\n -- {MAINTAINER}  {when}\n"
    )
    (folder / "changelog.gz").write_bytes(desktop_files.packed(changes))
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    (folder / "CHANGELOG.gz").write_bytes(desktop_files.packed(text))
    overrides = root / "usr/share/lintian/overrides/refdesk"
    overrides.parent.mkdir(parents=True)
    overrides.write_text(_OVERRIDES, "utf-8")


def lint(package: Path) -> str:
    """Let lintian look at the package.

    Raises:
        PackageError: it found an error, or a warning that ``_OVERRIDES`` does not argue.
    """
    asked = ["lintian", "--fail-on", "error,warning", package]
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    said = run([*asked, "--allow-root"] if root else asked, quiet=True)
    return said.strip() or "lintian has nothing to say"
