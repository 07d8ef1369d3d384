# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes into packages: nothing that is used stays out, and all descriptions of the program agree."""

import json
import re
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from refdesk.app import DESKTOP_NAME
from refdesk.cli import self_test_parts

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
ENDINGS = {"ris", "nbib", "bib", "enw"}
MIME = {"mime": "http://www.freedesktop.org/standards/shared-mime-info"}


def qt_modules() -> set[str]:
    found = set()
    for path in (ROOT / "refdesk").rglob("*.py"):
        found.update(re.findall(r"^\s*from PySide6\.(\w+)", path.read_text("utf-8"), re.MULTILINE))
    return found


def test_every_module_of_qt_that_is_imported_is_listed_with_its_use():
    import frozen_contents

    assert qt_modules() == set(frozen_contents.MODULES)


def test_what_is_imported_by_a_name_in_a_string_is_found():
    import frozen_contents

    assert {"pypdf", "PySide6.QtPrintSupport"} <= set(
        frozen_contents.loaded_by_name(ROOT / "refdesk")
    )


def test_a_library_goes_along_only_if_something_that_is_kept_asks_for_it(monkeypatch):
    import frozen_contents as contents

    monkeypatch.setattr(sys, "platform", "linux")
    plugins = "PySide6/Qt/plugins"
    entries = [
        ("PySide6/QtGui.abi3.so", "/QtGui", "EXTENSION"),
        (f"{plugins}/platforms/libqxcb.so", "/qxcb", "BINARY"),
        (f"{plugins}/platforms/libqeglfs.so", "/qeglfs", "BINARY"),
        (f"{plugins}/platforminputcontexts/libqtvirtualkeyboardplugin.so", "/keyboard", "BINARY"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/Gui", "BINARY"),
        ("PySide6/Qt/lib/libQt6Qml.so.6", "/Qml", "BINARY"),
        ("libQt6Qml.so.6", "PySide6/Qt/lib/libQt6Qml.so.6", "SYMLINK"),
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK"),
        ("libxcb-cursor.so.0", "/cursor", "BINARY"),
        ("libxcb.so.1", "/xcb", "BINARY"),
        ("libpython3.11.so.1.0", "/python", "BINARY"),
    ]
    needed = {
        "/QtGui": ["libQt6Gui.so.6"],
        "/qxcb": ["libQt6Gui.so.6", "libxcb-cursor.so.0", "libxcb.so.1"],
        "/keyboard": ["libQt6Qml.so.6"],
    }
    kept = contents.pruned_binaries(entries, lambda path: needed.get(path, []))
    assert {name for name, _, _ in kept} == {
        "PySide6/QtGui.abi3.so", f"{plugins}/platforms/libqxcb.so", "PySide6/Qt/lib/libQt6Gui.so.6",
        "libQt6Gui.so.6", "libxcb-cursor.so.0", "libpython3.11.so.1.0",
    }  # fmt: skip


def test_every_description_of_the_program_names_the_same_files():
    from macos.bundle import KINDS

    desktop = (LINUX / f"{DESKTOP_NAME}.desktop").read_text("utf-8")
    known = set(re.search("^MimeType=(.*);$", desktop, re.MULTILINE)[1].split(";"))
    mime = ET.parse(LINUX / f"{DESKTOP_NAME}.mime.xml").getroot()
    declared = {
        one.get("type"): one.find("mime:glob", MIME).get("pattern").removeprefix("*.")
        for one in mime
    }
    info = ET.parse(LINUX / f"{DESKTOP_NAME}.metainfo.xml").getroot()
    told = {one.text for one in info.iter("mediatype")}
    assert known == set(declared) == told == {kind for _, _, kind in KINDS}
    assert set(declared.values()) == ENDINGS == {ending for _, ending, _ in KINDS}
    installer = (ROOT / "packaging" / "windows" / "refdesk.nsi").read_text("utf-8")
    for macro in ("Kind", "NoKind"):
        assert set(re.findall(rf'insertmacro {macro} "(\w+)"', installer)) == ENDINGS


def test_the_program_has_one_name_everywhere():
    import workshop

    assert workshop.IDENTIFIER == DESKTOP_NAME
    for name in ("desktop", "metainfo.xml", "mime.xml"):
        assert (LINUX / f"{DESKTOP_NAME}.{name}").is_file()
    assert DESKTOP_NAME in (ROOT / "packaging" / "frozen.spec").read_text("utf-8")
    assert f'ID "{DESKTOP_NAME}"' in (ROOT / "packaging" / "windows" / "refdesk.nsi").read_text(
        "utf-8"
    )


def test_actions_of_the_workflow_are_pinned_and_may_only_read():
    text = (ROOT / ".github" / "workflows" / "packages.yml").read_text("utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", one) for one in used)
    assert re.findall(r"^permissions:\n((?:  .*\n)+)", text, re.MULTILINE) == ["  contents: read\n"]


@pytest.fixture
def package(tmp_path, monkeypatch) -> Path:
    """A program in a package: its list of files, and the files."""
    import workshop

    source = tmp_path / "source"
    for name, text in (
        ("refdesk/__init__.py", ""), ("refdesk/cli/self_test_parts.py", ""),
        ("refdesk/store/migrations/0001.sql", "CREATE"), ("resources/models/pico.npz", "model"),
        ("resources/build/i18n/refdesk_ko.qm", "Korean"),
    ):  # fmt: skip
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(text)
    workshop.write_manifest(source)
    (source / "resources").rename(source / "refdesk" / "resources")
    program = source / "refdesk"
    monkeypatch.setattr(self_test_parts, "__file__", str(program / "cli" / "self_test_parts.py"))
    monkeypatch.setattr(self_test_parts, "resource", (program / "resources").joinpath)
    return program


def test_a_whole_package_passes(package):
    assert self_test_parts.files() == "3 files, 2 modules"
    channel = json.loads((package / "resources/build/channel.json").read_text())
    assert channel == {"name": "wheel", "address": ""}


@pytest.mark.parametrize(
    "name",
    [
        "store/migrations/0001.sql",
        "resources/models/pico.npz",
        "resources/build/i18n/refdesk_ko.qm",
    ],
)
def test_a_piece_that_is_gone_or_changed_is_named(package, name):
    (package / name).write_text("changed")
    with pytest.raises(ValueError, match=re.escape(name)):
        self_test_parts.files()
    (package / name).unlink()
    with pytest.raises(FileNotFoundError, match=re.escape(name)):
        self_test_parts.files()


def test_a_module_that_was_left_out_is_named(package):
    listed = package / "resources/build/manifest.json"
    said = json.loads(listed.read_text())
    said["modules"].append("refdesk.formats.forgotten")
    listed.write_text(json.dumps(said))
    with pytest.raises(ModuleNotFoundError, match="forgotten"):
        self_test_parts.files()
