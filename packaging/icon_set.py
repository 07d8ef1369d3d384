# SPDX-License-Identifier: GPL-3.0-or-later
"""Make ``resources/build/icons``: the outline icons of the window, from Phosphor's font.

The font is that of the installed, locked qtawesome; neither is loaded by the window, which needs
some dozens of its 4,470 drawings: docs/decisions/0033. What the set does not have is drawn in
``resources/icons``. Run it as a script in the project's environment, or call :func:`build`.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SET = "qtawesome/fonts/phosphor-1.3.0.ttf"
CHARACTERS = "qtawesome/fonts/phosphor-charmap-1.3.0.json"
GRID = 256
"""Edge of a drawing in its own units."""
PIXEL = 16
"""A pixel in these units where an icon has its usual size; strokes are as wide."""

ICONS = {
    "add": "plus",
    "arrow-left": "arrow-left",
    "arrow-right": "arrow-right",
    "bold": "text-bolder",
    "bookmark": "bookmark-simple",
    "check": "check",
    "chevron-down": "caret-down",
    "chevron-left": "caret-left",
    "chevron-right": "caret-right",
    "chevron-up": "caret-up",
    "close": "x",
    "copy": "copy",
    "danger": "warning-octagon",
    "document": "file-text",
    "download": "download-simple",
    "duplicate": "files",
    "edit": "pencil-simple",
    "expand": "arrows-out-simple",
    "external": "arrow-square-out",
    "fit": "corners-out",
    "folder": "folder-simple",
    "folder-add": "folder-simple-plus",
    "heading": "text-h",
    "help": "question",
    "info": "info",
    "italic": "text-italic",
    "keyboard": "keyboard",
    "letters": "text-aa",
    "library": "books",
    "link": "link-simple",
    "list": "list-bullets",
    "menu": "list",
    "merge": "git-merge",
    "minus": "minus",
    "more": "dots-three-bold",  # the regular dots are less than a pixel
    "none": "minus",
    "note": "note",
    "offline": "cloud-slash",
    "ok": "check-circle",
    "outline": "list-dashes",
    "pdf": "file-pdf",
    "preview": "eye",
    "quote": "quotes",
    "recent": "clock",
    "redo": "arrow-u-up-right",
    "refresh": "arrows-clockwise",
    "retracted": "prohibit",
    "sample": "flask",
    "search": "magnifying-glass",
    "settings": "gear-six",
    "table": "table",
    "tag": "tag",
    "trash": "trash",
    "undo": "arrow-u-up-left",
    "upload": "upload-simple",
    "warning": "warning",
    "zoom-in": "magnifying-glass-plus",
    "zoom-out": "magnifying-glass-minus",
}
"""Our name of each icon, by what it means here, and the set's name of its drawing."""

_STAMP = "stamp.txt"
_NOTE = "LICENSE-phosphor"
_LICENCE = """\
The drawings in this folder are of Phosphor Icons 1.3.0 by Tobias Fried and Helena Zhang
(https://phosphoricons.com), taken from the font that comes with QtAwesome 1.4.2 (the Spyder
Development Team and QtAwesome Contributors). Both are licensed under the MIT licence:

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

Copyright (c) 2020 Phosphor Icons
Copyright (c) 2015- QtAwesome: the Spyder Development Team
"""


class BuildError(Exception):
    """The icons cannot be made here; the message is one sentence for a person."""


def build(root: Path, python: Path) -> Path:
    """Draw the icons if they are absent or old, and return their folder.

    Args:
        root: the checkout.
        python: the interpreter of the environment that has qtawesome and fontTools.

    Raises:
        BuildError: the set is not installed, or has no such drawing.
    """
    target = root / "resources" / "build" / "icons"
    stamp = hashlib.sha256(Path(__file__).read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    if _is_current(target, stamp):
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".icons-", dir=target.parent) as folder:
        made = Path(folder) / "icons"
        made.mkdir()
        command = [str(python), str(Path(__file__).resolve()), str(made)]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            raise BuildError(f"The icons cannot be drawn: {done.stderr.strip()}")
        (made / _STAMP).write_text(stamp, encoding="utf-8")
        _put_in_place(made, target, Path(folder) / "old")
    return target


def _is_current(target: Path, stamp: str) -> bool:
    try:
        current = (target / _STAMP).read_text(encoding="utf-8")
    except OSError:
        return False
    return current == stamp and all((target / f"{name}.svg").is_file() for name in ICONS)


def _put_in_place(made: Path, target: Path, old: Path) -> None:
    try:
        if target.exists():
            target.rename(old)
        made.rename(target)
    except OSError:  # a window has one of them open: files are replaced one by one
        target.mkdir(exist_ok=True)
        for path in made.iterdir():
            os.replace(path, target / path.name)  # noqa: PTH105 - over what is there, on Windows too
    shutil.rmtree(old, ignore_errors=True)


def _installed(name: str) -> Path:
    """Return a file of the set; qtawesome is found, not imported: that would load a whole Qt."""
    package, _, path = name.partition("/")
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise BuildError(f"{package} is not installed here.")
    return Path(next(iter(spec.submodule_search_locations))) / path


def draw_all(folder: Path) -> None:
    """Write every icon as an SVG of one path in ``currentColor``.

    fontTools is imported here: ``dev.py`` imports this file before anything is installed.
    """
    from fontTools.pens.recordingPen import RecordingPen  # noqa: PLC0415
    from fontTools.pens.svgPathPen import SVGPathPen  # noqa: PLC0415
    from fontTools.pens.transformPen import TransformPen  # noqa: PLC0415
    from fontTools.ttLib import TTFont  # noqa: PLC0415

    characters = json.loads(_installed(CHARACTERS).read_text("utf-8"))
    with TTFont(_installed(SET)) as font:
        glyphs, names = font.getGlyphSet(), font.getBestCmap()
        scale = GRID / font["head"].unitsPerEm
        for name, drawing in ICONS.items():
            if drawing not in characters:
                raise BuildError(f"Phosphor has no {drawing}.")
            glyph = glyphs[names[int(characters[drawing], 16)]]
            outline = RecordingPen()
            upright = (scale, 0, 0, -scale, 0, GRID)  # a font's y points up
            glyph.draw(TransformPen(outline, upright))
            pen = SVGPathPen(glyphs, ntos=lambda number: f"{number:.2f}".rstrip("0").rstrip("."))
            outline.replay(TransformPen(pen, (1, 0, 0, 1, *sharpest(outline.value))))
            (folder / f"{name}.svg").write_text(
                f'<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" '
                f'viewBox="0 0 {GRID} {GRID}"><path fill="currentColor" '
                f'd="{pen.getCommands()}"/></svg>\n',
                encoding="utf-8",
            )
    (folder / _NOTE).write_text(_LICENCE, encoding="utf-8")


def sharpest(outline: list[tuple[str, tuple[tuple[float, float], ...]]]) -> tuple[int, int]:
    """Return by how much to move a drawing, so that most of its edges lie between pixels.

    The set puts the middle of a line on the middle of the grid, which at 16 pixels is between two of
    them: both turn grey. Half a pixel to the side it is one black line. Edges that slant do not matter.
    """
    on_grid = [{0: 0.0, PIXEL // 2: 0.0} for _ in "xy"]
    here = start = (0.0, 0.0)
    for operator, points in outline:
        to = points[-1] if points else start
        if operator == "moveTo":
            start = to
        elif operator in {"lineTo", "closePath"}:
            for axis, across in ((0, 1), (1, 0)):
                if abs(to[axis] - here[axis]) < 0.5:  # an edge along the other axis
                    for shift in on_grid[axis]:
                        away = (to[axis] + shift + PIXEL / 2) % PIXEL - PIXEL / 2
                        if abs(away) < 1:
                            on_grid[axis][shift] += abs(to[across] - here[across])
        here = to
    return tuple(max(lengths, key=lambda shift: lengths[shift]) for lengths in on_grid)  # type: ignore[return-value]


def main() -> int:
    """Draw into the folder given, or make this checkout's icons."""
    try:
        if len(sys.argv) > 1:
            draw_all(Path(sys.argv[1]))
        else:
            print(f"Icons: {build(Path(__file__).resolve().parents[1], Path(sys.executable))}")
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
