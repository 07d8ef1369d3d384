# SPDX-License-Identifier: GPL-3.0-or-later
"""Colours by role: those of the program and those of a page to read."""

from dataclasses import dataclass, fields, replace
from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

from refdesk.ui.colours import mix, seen_on

HUES = {"P": "#0072b2", "I": "#009e73", "C": "#e69f00", "O": "#cc79a7"}
"""Evidence hues that stay apart for colour-blind eyes (Okabe and Ito); used as tints only."""


def tag_colour(colour: str, scheme: "Scheme") -> str:
    """Return how the colour of a tag is painted, on the surface and on what is selected."""
    return seen_on(colour, scheme.surface, scheme.selection)


@dataclass(frozen=True, slots=True)
class Scheme:
    """One set of colours. Each ``…_tint`` is a ground on which ``text`` and its namesake read."""

    dark: bool
    text: str
    text_secondary: str
    surface: str
    surface_raised: str
    hover: str
    selection: str
    border: str
    control: str
    """Edge of things that are clicked or typed into; 3:1 on the surface."""
    accent: str
    on_accent: str
    link: str
    danger: str
    danger_tint: str
    warning: str
    warning_tint: str
    success: str
    success_tint: str
    highlight_1: str
    highlight_2: str
    highlight_3: str
    highlight_4: str
    star: str
    """Of a rating; 3:1 on the surface."""
    evidence_p: str
    evidence_i: str
    evidence_c: str
    evidence_o: str

    def evidence(self, letter: str) -> str:
        """Return the tint of an element by its letter ``P``, ``I``, ``C`` or ``O``."""
        return {
            "P": self.evidence_p,
            "I": self.evidence_i,
            "C": self.evidence_c,
            "O": self.evidence_o,
        }[letter]

    @property
    def is_strong(self) -> bool:
        """Whether it is one of high contrast: all text 7:1, and shapes have edges."""
        return self.surface in {"#fffffe", "#000000"}

    def colours(self) -> dict[str, str]:
        """Return all colours by role name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name != "dark"}


LIGHT = Scheme(
    dark=False,
    text="#1c2127",
    text_secondary="#59626d",
    surface="#ffffff",
    surface_raised="#f5f6f8",
    hover="#eceff2",
    selection="#dbe8f8",
    border="#e1e4e8",
    control="#7b838e",
    accent="#1a5fb4",
    on_accent="#ffffff",
    link="#1a5fb4",
    danger="#a8231c",
    danger_tint="#fceceb",
    warning="#7d5000",
    warning_tint="#fdf3dd",
    success="#1d6b3f",
    success_tint="#e6f4ea",
    highlight_1="#fff1a8",
    highlight_2="#d3f1d7",
    highlight_3="#d3e6ff",
    highlight_4="#ffd9e6",
    star="#a86a00",
    evidence_p=mix(HUES["P"], "#ffffff", 0.20),
    evidence_i=mix(HUES["I"], "#ffffff", 0.22),
    evidence_c=mix(HUES["C"], "#ffffff", 0.28),
    evidence_o=mix(HUES["O"], "#ffffff", 0.30),
)

DARK = Scheme(
    dark=True,
    text="#e7e9ec",
    text_secondary="#afb7c1",
    surface="#1d1f23",
    surface_raised="#272a2f",
    hover="#31353b",
    selection="#2c4566",
    border="#383c43",
    control="#8c949f",
    accent="#8ab4f8",
    on_accent="#10151c",
    link="#8ab4f8",
    danger="#f6a39c",
    danger_tint="#47211f",
    warning="#f2c877",
    warning_tint="#3f3214",
    success="#8fd3a3",
    success_tint="#1e3b2a",
    highlight_1="#594d14",
    highlight_2="#214a2c",
    highlight_3="#21436c",
    highlight_4="#5b2941",
    star="#f2c14e",
    evidence_p=mix(HUES["P"], "#1d1f23", 0.50),
    evidence_i=mix(HUES["I"], "#1d1f23", 0.42),
    evidence_c=mix(HUES["C"], "#1d1f23", 0.36),
    evidence_o=mix(HUES["O"], "#1d1f23", 0.40),
)

LIGHT_CONTRAST = replace(
    LIGHT,
    text="#000000",
    text_secondary="#2f353c",
    surface="#fffffe",
    surface_raised="#f2f3f5",
    selection="#cfe2fb",
    border="#6b727b",
    control="#3c424a",
    accent="#0b3f86",
    link="#0b3f86",
    danger="#7c130d",
    warning="#5c3a00",
    success="#0f4a28",
    star="#7a4d00",
)
DARK_CONTRAST = replace(
    DARK,
    text="#ffffff",
    text_secondary="#d3d8de",
    surface="#000000",
    surface_raised="#16181b",
    hover="#24272c",
    selection="#1b3557",
    border="#8b939d",
    control="#c3c9d0",
    accent="#a9c9ff",
    link="#a9c9ff",
    danger="#ffc4bf",
    danger_tint="#3d1917",
    warning="#ffdb94",
    warning_tint="#352a10",
    success="#aee8bf",
    success_tint="#183022",
    highlight_1="#4d4211",
)

SEPIA = replace(
    LIGHT,
    text="#33291d",
    text_secondary="#665640",
    surface="#f6eddc",
    surface_raised="#eee2cb",
    hover="#e8dabf",
    selection="#dfd3ef",
    border="#d9cbb0",
    control="#85745b",
    accent="#7a4312",
    on_accent="#fffaf0",
    link="#7a4312",
    highlight_1="#ffe48f",
    highlight_2="#cfe8c4",
    highlight_3="#c9dcf0",
    highlight_4="#f6cdd3",
)
"""Of a page to read, never of the program."""

SCHEMES = (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)
"""The program's sets; with ``SEPIA`` each has a surface of its own, by which :func:`scheme_of` knows it."""
PAGES = ("light", "sepia", "dark")
"""Colours of a page to read that are not the program's."""


def scheme_of(palette: QPalette) -> Scheme:
    """Return the colours that belong to a palette: widgets ask this when they paint or render."""
    return _scheme_of(
        palette.color(QPalette.ColorRole.Base).rgba(),
        palette.color(QPalette.ColorRole.WindowText).rgba(),
    )


@lru_cache(maxsize=64)  # a new look asks thousands of times
def _scheme_of(ground: int, letters: int) -> Scheme:
    base, ink = QColor.fromRgba(ground), QColor.fromRgba(letters)
    if not base.alpha():  # a button that the style sheet leaves without a ground
        same = (scheme for scheme in SCHEMES if QColor(scheme.text) == ink)
        return next(same, DARK if ink.lightness() > 127 else LIGHT)
    for scheme in (*SCHEMES, SEPIA):
        if QColor(scheme.surface) == base:
            return scheme
    return DARK if base.lightness() < 128 else LIGHT


def page_scheme(page: str, program: Scheme) -> Scheme:
    """Return the colours of a page to read.

    Args:
        page: ``light``, ``sepia``, ``dark``, or ``program`` for its own.
        program: the program's colours; who asked for high contrast keeps it.
    """
    strong = program.is_strong
    light, dark = (LIGHT_CONTRAST, DARK_CONTRAST) if strong else (LIGHT, DARK)
    sepia = light if strong else SEPIA
    return {"light": light, "sepia": sepia, "dark": dark}.get(page, program)
