# SPDX-License-Identifier: GPL-3.0-or-later
"""What of Qt and of the system goes into a frozen build, and what stays out.

Called by ``frozen.spec`` between looking for modules and writing files. What PyInstaller finds of Qt is
more than the program uses: plug-ins are therefore named here, each with its use, and a shared library goes
along only if something that is kept asks for it.
"""

import ast
import fnmatch
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""Name in the build, place it comes from, and PyInstaller's kind of it."""

PLUGINS = {
    "platforms/libqxcb.so": "X11",
    "platforms/libqwayland.so": "Wayland (Qt 6.10 and newer: all of it in one)",
    "platforms/libqwayland-generic.so": "Wayland",
    "platforms/libqoffscreen.so": "tour and self-test without a display",
    "platforms/qwindows.dll": "Windows",
    "platforms/qoffscreen.dll": "tour and self-test",
    "platforms/libqcocoa.dylib": "macOS",
    "platforms/libqoffscreen.dylib": "tour and self-test",
    "platforminputcontexts/*compose*": "dead keys and Compose",
    "platforminputcontexts/*ibus*": "Korean by IBus, which writes Hangul into every field",
    "platformthemes/*xdgdesktopportal*": "file dialogs of the desktop, those of a sandbox too",
    "wayland-shell-integration/libxdg-shell.so": "windows on Wayland",
    "wayland-decoration-client/libadwaita.so": "their frames where the desktop draws none",
    "wayland-decoration-client/libbradient.so": "the same, without libadwaita's look",
    "iconengines/*svg*": "icons in menus of the system",
    "imageformats/*gif*": "figures of papers",
    "imageformats/*jpeg*": "figures of papers",
    "imageformats/*svg*": "figures and formulas",
    "imageformats/*tiff*": "figures of papers",
    "imageformats/*webp*": "figures of papers",
    "imageformats/*ico*": "the icon of the window on Windows",
    "imageformats/*icns*": "the icon of the window on macOS",
    "styles/*": "the look of Windows and macOS",
    "printsupport/*": "printing on Linux (CUPS)",
}
"""Patterns of plug-ins that are kept, and what for. All others stay out."""

TRANSLATIONS = ("qtbase_ko.qm", "qtbase_en.qm")

MODULES = {
    "QtCore": "everything",
    "QtGui": "painting, clipboard",
    "QtWidgets": "the window",
    "QtSvg": "icons, formulas",
    "QtNetwork": "the local socket between two starts; no network (that is requests)",
    "QtPrintSupport": "printing a full text",
    "QtPdf": "attached PDFs, in a process of its own",
}
"""Bindings that the program imports; a test compares them with the sources."""

EXCLUDED = (
    "tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "pydoc_data", "test", "curses", "readline",
    "pip", "setuptools", "pkg_resources", "wheel", "PyInstaller", "hatchling", "IPython", "matplotlib",
    "PIL", "pandas", "pytest", "fontTools", "qtawesome", "qtpy", "numpy.f2py", "numpy.testing",
    "numpy.distutils", "numpy.random", "numpy.fft", "numpy.ma", "numpy.polynomial", "numpy.ctypeslib",
    "lxml.isoschematron", "lxml.html", "lxml.objectify", "sqlalchemy.testing",
    "sqlalchemy.dialects.mysql", "sqlalchemy.dialects.oracle", "sqlalchemy.dialects.mssql",
    "psycopg2", "MySQLdb",
)  # fmt: skip

HOST_LIBRARIES = (
    "libGL.so*", "libEGL.so*", "libGLX.so*", "libOpenGL.so*", "libGLdispatch.so*", "libdrm.so*",
    "libgbm.so*",
    "libX11.so*", "libX11-xcb.so*", "libxcb.so*", "libxcb-glx.so*", "libXau.so*", "libXdmcp.so*",
    "libXext.so*", "libXrender.so*", "libfontconfig.so*", "libfreetype.so*", "libharfbuzz.so*",
    "libglib-2.0.so*", "libgthread-2.0.so*", "libgobject-2.0.so*", "libgio-2.0.so*", "libgmodule-2.0.so*",
    "libpcre*.so*", "libdbus-1.so*", "libsystemd.so*", "libstdc++.so*", "libgcc_s.so*", "libexpat.so*",
    "libgssapi_krb5.so*", "libkrb5*.so*", "libk5crypto.so*", "libcom_err.so*", "libkeyutils.so*",
    "libcups.so*", "libavahi*.so*", "libgnutls.so*", "libwayland-*.so*", "libfribidi.so*", "libthai.so*",
    "libasound.so*", "libjack.so*", "libpipewire*.so*", "libICE.so*", "libSM.so*", "libuuid.so*",
    "libpng16.so*",
    "libgpg-error.so*", "libgcrypt.so*", "libcap.so*", "liblz4.so*", "libbrotli*.so*", "libgraphite2.so*",
    "libmount.so*", "libblkid.so*", "libselinux.so*", "libbsd.so*", "libmd.so*", "libzstd.so*",
)  # fmt: skip
"""Libraries of the desktop: they must fit its driver, its fonts, its bus, and are on each of them."""

CARRIED = (
    "libxcb-*.so*", "libxkbcommon*.so*", "libssl.so*", "libcrypto.so*", "libsqlite3.so*", "libffi.so*",
    "libbz2.so*", "liblzma.so*", "libz.so*",
)  # fmt: skip
"""What goes along since some systems lack it; a Debian package asks for Debian's instead."""


def loaded_by_name(tree: Path) -> list[str]:
    """Return the modules of others that are imported by a name in a string: PyInstaller sees none."""
    found = set()
    for path in sorted(tree.rglob("*.py")):
        if "import_module" not in (text := path.read_text("utf-8")):
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if called == "import_module" and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    return sorted(name for name in found if not name.startswith("refdesk"))


def pruned_data(entries: Iterable[Entry], binaries: Iterable[Entry]) -> list[Entry]:
    """Return the data without what is of no use in a frozen build, nor links to what is not there."""
    there = {_path(entry[0]).name for entry in binaries}
    return sorted(
        entry
        for entry in entries
        if _keeps_data(entry[0]) and (entry[2] != "SYMLINK" or _path(entry[1]).name in there)
    )


def _keeps_data(name: str) -> bool:
    path = _path(name)
    if "translations" in path.parts and "PySide6" in path.parts:
        return path.name in TRANSLATIONS
    if "PySide6" in path.parts and (
        {"qml", "examples", "typesystems", "include", "glue"} & set(path.parts)
    ):
        return False
    return (
        path.suffix not in {".pyi", ".pxd", ".pyx", ".h", ".c", ".stamp"}
        and "tests" not in path.parts
    )


def pruned_binaries(entries: Iterable[Entry], needed: Callable[[str], list[str]]) -> list[Entry]:
    """Return the shared libraries that are loaded by something that is kept.

    Args:
        entries: all that were found.
        needed: gives the file names of the libraries that a file asks for.
    """
    wanted = [entry for entry in entries if _keeps_binary(entry[0])]
    links = [entry for entry in wanted if entry[2] == "SYMLINK"]
    files = [entry for entry in wanted if entry[2] != "SYMLINK"]
    by_name: dict[str, list[Entry]] = {}
    for entry in files:
        by_name.setdefault(_path(entry[0]).name.lower(), []).append(entry)
    kept = {entry for entry in files if not _is_library(entry)}
    waiting = sorted(kept)
    while waiting:
        for name in needed(waiting.pop()[1]):
            for entry in by_name.get(name.lower(), ()):
                if entry not in kept:
                    kept.add(entry)
                    waiting.append(entry)
    there = {_path(entry[0]).name for entry in kept}
    return sorted(kept) + sorted(link for link in links if _path(link[1]).name in there)


def needed_by(path: str) -> list[str]:
    """Return the libraries that a file itself asks for, not those that these ask for in their turn."""
    if sys.platform.startswith("linux"):
        said = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True)
        return re.findall(r"NEEDED\s+(\S+)", said.stdout)
    from PyInstaller.depend import bindepend  # noqa: PLC0415 - of the environment that builds

    return [Path(name).name for name, _ in bindepend.get_imports(path)]


def _path(name: str) -> PurePosixPath:
    return PurePosixPath(name.replace("\\", "/"))


def _keeps_binary(name: str) -> bool:
    path = _path(name)
    if "PySide6" in path.parts and "plugins" in path.parts:
        inside = "/".join(path.parts[path.parts.index("plugins") + 1 :])
        return any(fnmatch.fnmatch(inside, pattern) for pattern in PLUGINS)
    if sys.platform.startswith("linux") and "PySide6" not in path.parts:
        return not any(fnmatch.fnmatch(path.name, pattern) for pattern in HOST_LIBRARIES)
    return True


def _is_library(entry: Entry) -> bool:
    """Whether a file is there only because others ask for it; extension modules and plug-ins are not."""
    name, _, kind = entry
    if kind == "EXTENSION":
        return False
    path = _path(name)
    if path.name.lower().startswith(("libpython", "python")):
        return False  # loaded by what starts the program
    # V8 is loaded by name.
    return "plugins" not in path.parts and "py_mini_racer" not in path.parts
