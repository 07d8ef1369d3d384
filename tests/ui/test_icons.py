# SPDX-License-Identifier: GPL-3.0-or-later
"""Icons come from one set: every name that is used is drawn, none is left over, all stay sharp."""

import ast
import re
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from refdesk.resources import ROOT as RESOURCES
from refdesk.ui.icons import icon, pixmap
from refdesk.ui.theme import DARK, palette_of

ROOT = Path(__file__).parents[2]
OWN = {"read", "unread", "combo-arrow", "tick-on-dark", "tick-on-light"}
"""Drawings that the set does not have; resources/icons/README.md says why."""


def table() -> dict[str, str]:
    sys.path.insert(0, str(ROOT / "packaging"))
    try:
        import icon_set
    finally:
        sys.path.pop(0)
    return icon_set.ICONS


def strings(path: Path) -> set[str]:
    """All short words in a module that could name an icon."""
    tree = ast.parse(path.read_text("utf-8"))
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return {text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z-]{2,20}", text)}


def named(path: Path) -> set[str]:
    """Words that are given as the name of an icon, straight or by a choice of two."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else node.func
        name = called.id if isinstance(called, ast.Name) else called
        if name not in {"icon", "pixmap", "Picture", "EmptyState", "IconButton", "change_icon"}:
            continue
        first = node.args[0]
        choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
        found |= {c.value for c in choices if isinstance(c, ast.Constant) and c.value}
    return found


def test_every_icon_that_is_named_is_drawn():
    from refdesk.ui.actions import SPECS

    used = {spec.icon for spec in SPECS.values() if spec.icon}
    for path in (ROOT / "refdesk" / "ui").rglob("*.py"):
        used |= named(path)
    assert len(used) > 30
    assert used - set(table()) - OWN == set()


def test_the_set_and_the_own_drawings_are_all_there():
    drawn = {path.stem for path in (RESOURCES / "build" / "icons").glob("*.svg")}
    assert drawn == set(table())
    assert {path.stem for path in (RESOURCES / "icons").glob("*.svg")} == OWN
    assert (RESOURCES / "build" / "icons" / "LICENSE-phosphor").is_file()


def test_no_drawing_waits_for_nobody():
    words: set[str] = set()
    for path in (ROOT / "refdesk" / "ui").rglob("*.py"):
        words |= strings(path)
    assert set(table()) - words == set()


def ink(image: QImage) -> list[int]:
    return [
        image.pixelColor(x, y).alpha() for y in range(image.height()) for x in range(image.width())
    ]


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_every_icon_takes_its_colour_and_is_drawn_for_each_scale(qapp, scale):
    for name in sorted(set(table()) | {"read", "unread"}):
        image = pixmap(name, "#ff0000", 16, scale).toImage()
        assert image.width() == image.height() == round(16 * scale)
        alphas = ink(image)
        assert max(alphas) > 120, name
        assert sum(alphas) < 255 * len(alphas) * 0.6, f"{name} is a blot"
        red = {
            (c.red(), c.green(), c.blue())
            for x in range(image.width())
            for y in range(image.height())
            if (c := image.pixelColor(x, y)).alpha() == 255
        }
        assert red <= {(255, 0, 0)}, name


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("name", ["menu", "add", "minus", "copy", "folder", "table", "list"])
def test_straight_lines_are_sharp(qapp, name, scale):
    """A line is a pixel at 16 pixels and lies on one, not as two greys between two."""
    image = pixmap(name, "#000000", 16, scale).toImage()
    rows = [
        [image.pixelColor(x, y).alpha() for x in range(image.width())]
        for y in range(image.height())
    ]
    strongest = [sorted(row)[-image.width() // 3] for row in rows]
    assert max(strongest) > 230


def test_an_icon_of_a_palette_is_not_empty(qapp):
    assert not icon("copy", palette_of(DARK)).isNull()
