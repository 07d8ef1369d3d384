# SPDX-License-Identifier: GPL-3.0-or-later
"""The application's palette and style, and how running text is set."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from refdesk.resources import resource
from refdesk.ui.colours import contrast, luminance, mix
from refdesk.ui.schemes import (
    DARK,
    DARK_CONTRAST,
    HUES,
    LIGHT,
    LIGHT_CONTRAST,
    PAGES,
    SCHEMES,
    SEPIA,
    Scheme,
    page_scheme,
    scheme_of,
    tag_colour,
)  # fmt: skip
from refdesk.ui.stylesheet import style_sheet
from refdesk.ui.type_scale import (
    MINIMUM_TEXT_PX,
    TypeScale,
    set_text_size,
    text_size,
    type_scale,
    zoomed,
)

__all__ = [
    "DARK", "DARK_CONTRAST", "HUES", "LIGHT", "LIGHT_CONTRAST", "MINIMUM_TEXT_PX", "PAGES", "SCHEMES",
    "SEPIA", "Scheme", "TypeScale", "contrast", "luminance", "mix", "page_scheme", "scheme_of",
    "tag_colour", "type_scale",
]  # fmt: skip


def page_sheet(program: Scheme) -> str:
    """Return the style sheet of views whose property ``page`` asks for other colours."""
    return "".join(
        f'QTextBrowser[page="{page}"] {{ background: {scheme.surface}; color: {scheme.text}; '
        f"selection-background-color: {scheme.selection}; selection-color: {scheme.text}; }}\n"
        f'QFrame[kind="popover"][page="{page}"] {{ background: {scheme.surface}; }}\n'
        for page in PAGES
        for scheme in [page_scheme(page, program)]
    )


def palette_of(scheme: Scheme) -> QPalette:
    """Return the Qt palette of a scheme."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for target, colour in {
        role.Window: scheme.surface,
        role.WindowText: scheme.text,
        role.Base: scheme.surface,
        role.AlternateBase: scheme.surface_raised,
        role.Text: scheme.text,
        role.Button: scheme.surface_raised,
        role.ButtonText: scheme.text,
        role.BrightText: scheme.danger,
        role.Highlight: scheme.selection,
        role.HighlightedText: scheme.text,
        role.Accent: scheme.accent,
        role.Link: scheme.link,
        role.LinkVisited: scheme.link,
        role.PlaceholderText: scheme.text_secondary,
        role.ToolTipBase: scheme.surface_raised,
        role.ToolTipText: scheme.text,
        role.Light: scheme.surface_raised,
        role.Midlight: scheme.border,
        role.Mid: scheme.border,
        role.Dark: scheme.control,
        role.Shadow: scheme.border,
    }.items():
        palette.setColor(target, QColor(colour))
    faint = QColor(mix(scheme.text, scheme.surface, 0.42))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, target, faint)
    return palette


SERIF = (
    "Source Serif 4", "Charter", "Noto Serif", "Georgia", "Cambria",
    "Noto Serif CJK KR", "Noto Serif KR", "AppleMyungjo", "Batang", "DejaVu Serif",
)  # fmt: skip
"""Reading faces, best first; Korean ones serve the glyphs that the others lack."""
SANS = (
    "Inter", "Source Sans 3", "Noto Sans", "Segoe UI", "Helvetica Neue",
    "Noto Sans CJK KR", "Noto Sans KR", "Apple SD Gothic Neo", "Malgun Gothic", "DejaVu Sans",
)  # fmt: skip


@lru_cache(maxsize=2)
def reading_families(face: str) -> list[str]:
    """Return the installed reading fonts of ``serif`` or ``sans``, best first, never none."""
    present = [
        name for name in (SANS if face == "sans" else SERIF) if QFontDatabase.hasFamily(name)
    ]
    return present or [QApplication.font().family()]


CHARACTERS = {"narrow": 52, "normal": 68, "wide": 92}
"""Characters in a line. About 66 read best (Bringhurst 2.1.2, who allows 45 to 75); wide is for who
would rather scroll less."""
READING_SIZES = (12, 13, 14, 15, 16, 17, 18, 20, 22, 24, 28)
"""Sizes of running text to choose from, in pixels."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How running text is set: ``face`` ``serif`` or ``sans``, size in pixels.

    The size is that beside words of the system's size; larger words make it larger (``pixels``).
    """

    face: str = "serif"
    size: int = 16
    width: str = "normal"
    """Length of the lines: ``narrow``, ``normal`` or ``wide``."""
    page: str = "program"
    """Colours of the page, see :func:`page_scheme`."""

    @property
    def pixels(self) -> int:
        """Size of the letters on the screen."""
        return zoomed(self.size)

    @property
    def measure(self) -> int:
        """Width in pixels of the lines, whose characters are about half as wide as high."""
        return round(self.pixels * CHARACTERS.get(self.width, CHARACTERS["normal"]) * 0.5)


def font_list(families: Iterable[str]) -> str:
    """Return families as a CSS value."""
    return ", ".join(f"'{name}'" for name in families)


def reading_css(scheme: Scheme, reading: Reading) -> str:
    """Return the style sheet of abstracts and full texts; their HTML has classes, not looks.

    Headings have sizes by name: QTextDocument ignores pixels on ``h1`` to ``h6``.
    """
    size = reading.pixels
    small = max(MINIMUM_TEXT_PX, round(size * 0.82))
    sans = font_list(reading_families("sans"))
    return f"""
    body {{ color: {scheme.text}; }}
    p, li, dd, dt, blockquote {{ line-height: {round(size * 1.5)}px; }}
    p {{ margin: 0 0 {round(size * 0.75)}px 0; }}
    p.kor {{ line-height: {round(size * 1.65)}px; }}
    p.line {{ margin-bottom: {round(size * 0.3)}px; }}
    a.proof {{ font-family: {sans}; font-size: {small}px; }}
    h1, h2, h3, h4, h5, h6, .label, th, caption {{ font-family: {sans}; }}
    h1 {{ font-size: x-large; margin: {size}px 0 {round(size * 0.5)}px 0; }}
    h2 {{ font-size: large; margin: {round(size * 1.6)}px 0 {round(size * 0.5)}px 0; }}
    h3 {{ font-size: medium; margin: {round(size * 1.25)}px 0 {round(size * 0.4)}px 0; }}
    h4, h5, h6 {{ font-size: medium; color: {scheme.text_secondary};
      margin: {size}px 0 {round(size * 0.3)}px 0; }}
    h6.label {{ font-size: small; color: {scheme.text_secondary}; font-weight: 600;
      margin: {round(size * 0.9)}px 0 {round(size * 0.2)}px 0; }}
    h6.first {{ margin-top: 0; }}
    a {{ color: {scheme.link}; text-decoration: none; }}
    table {{ margin: {round(size * 0.4)}px 0 {round(size * 0.6)}px 0; }}
    td, th {{ font-family: {sans}; font-size: {small}px; padding: 4px 8px; }}
    td {{ border-bottom: 1px solid {scheme.border}; }}
    th {{ font-weight: 600; text-align: left; }}
    td.top, th.top {{ border-top: 1px solid {scheme.control}; }}
    th.under, td.under, td.end, th.end {{ border-bottom: 1px solid {scheme.control}; }}
    th.spanner {{ border-bottom: 1px solid {scheme.border}; }}
    td.nopicture {{ border: none; background-color: {scheme.surface_raised};
      color: {scheme.text_secondary}; }}
    td p, th p {{ margin: 0; line-height: {round(small * 1.3)}px; }}
    .caption, .footnotes, .footnote, .attrib, .permissions, .source, figcaption, .licence
      {{ font-family: {sans}; font-size: {small}px; color: {scheme.text_secondary}; }}
    p.caption {{ margin: 0 0 {round(size * 0.4)}px 0; line-height: {round(small * 1.4)}px; }}
    .footnotes p, p.footnote {{ margin: 0 0 {round(size * 0.45)}px 0;
      line-height: {round(small * 1.4)}px; }}
    p.caption-title {{ margin-top: {round(size * 1.1)}px; margin-bottom: {round(size * 0.2)}px; }}
    .caption .label, .caption b {{ color: {scheme.text}; }}
    .unsupported, .missing, .supplement {{ color: {scheme.text_secondary}; font-style: italic; }}
    .references p, .reference {{ font-family: {sans}; font-size: {round(size * 0.88)}px;
      line-height: {round(size * 1.3)}px; }}
    p.notice {{ background-color: {scheme.warning_tint}; color: {scheme.text};
      font-family: {sans}; font-size: {round(size * 0.9)}px; }}
    p.grave {{ background-color: {scheme.danger_tint}; font-weight: 600; }}
    .box, .boxed-text {{ background-color: {scheme.surface_raised}; }}
    pre, code {{ font-family: 'Noto Sans Mono', 'DejaVu Sans Mono', monospace; font-size: {small}px; }}
    """


_SYSTEM_FONT = "systemFont"
"""The application's property that keeps the system's font while another size is used."""


class Theme(QObject):
    """Dresses the application and keeps it in step with the system."""

    changed = Signal()
    """The colours or sizes are new; widgets hear it as ``PaletteChange`` as well."""

    def __init__(
        self, application: QApplication, choice: str = "system", per_cent: int = 100
    ) -> None:
        super().__init__(application)
        self._application = application
        self._choice = choice
        application.setStyle(QStyleFactory.create("Fusion"))
        application.styleHints().colorSchemeChanged.connect(self._apply)
        application.styleHints().accessibility().contrastPreferenceChanged.connect(self._apply)
        application.screenAdded.connect(self._redraw)  # perhaps a sharper one
        self._size_text(per_cent)
        self._apply()

    def _redraw(self) -> None:
        """Have icons drawn anew, as for other colours."""
        for widget in self._application.allWidgets():
            QCoreApplication.postEvent(widget, QEvent(QEvent.Type.PaletteChange))

    @property
    def scheme(self) -> Scheme:
        """The colours in use."""
        hints = self._application.styleHints()
        wanted, _, shade = self._choice.rpartition("-")
        system = hints.accessibility().contrastPreference()
        strong = wanted == "contrast" or system == Qt.ContrastPreference.HighContrast
        dark = shade == "dark" or (shade == "system" and hints.colorScheme() == Qt.ColorScheme.Dark)
        if strong:
            return DARK_CONTRAST if dark else LIGHT_CONTRAST
        return DARK if dark else LIGHT

    def choose(self, choice: str) -> None:
        """Follow the ``system``, or stay ``light``, ``dark``, ``contrast-light`` or ``contrast-dark``.

        Takes effect at once. A system that asks for high contrast gets it in any case.
        """
        self._choice = choice
        self._apply()

    def choose_text_size(self, per_cent: int) -> None:
        """Set the program's words in ``per_cent`` of the system's size; takes effect at once."""
        if per_cent != text_size():
            self._size_text(per_cent)
            self._apply()
            self._redraw()

    def _size_text(self, per_cent: int) -> None:
        """Scale the application's font, from the system's own and not from what it was scaled to."""
        if per_cent == text_size():
            return  # the system's fonts of menus and the like stay as they are
        application = self._application
        system = application.property(_SYSTEM_FONT)
        if not isinstance(system, QFont):
            system = application.font()
            application.setProperty(_SYSTEM_FONT, system)
        font = QFont(system)
        if system.pixelSize() > 0:
            font.setPixelSize(round(system.pixelSize() * per_cent / 100))
        else:
            font.setPointSizeF(system.pointSizeF() * per_cent / 100)
        set_text_size(per_cent)
        application.setFont(font)

    def _apply(self) -> None:
        scheme = self.scheme
        self._application.setPalette(palette_of(scheme))
        scale = type_scale(self._application.font())
        ground = "dark" if luminance(scheme.accent) < 0.3 else "light"
        sheet = style_sheet(
            {
                **scheme.colours(),
                "edge": scheme.control
                if scheme.is_strong
                else mix(scheme.control, scheme.surface, 0.45),
                "faint": mix(scheme.text, scheme.surface, 0.55 if scheme.is_strong else 0.42),
                "accent_strong": mix(scheme.accent, scheme.text, 0.85),
                "chevron": resource("icons", "combo-arrow.svg").as_posix(),
                "tick": resource("icons", f"tick-on-{ground}.svg").as_posix(),
            },
            {field.name: getattr(scale, field.name) for field in fields(scale)},
            strong=scheme.is_strong,
        ) + page_sheet(scheme)
        if sheet != self._application.styleSheet():
            self._application.setStyleSheet(sheet)
        self.changed.emit()
