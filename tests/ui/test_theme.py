# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours can be read, in every scheme; the theme follows the choice at once."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from refdesk.resources import resource
from refdesk.ui.icons import icon, pixmap
from refdesk.ui.theme import (
    DARK,
    LIGHT,
    SCHEMES,
    Reading,
    Scheme,
    Theme,
    contrast,
    palette_of,
    reading_css,
    scheme_of,
    type_scale,
)

TEXT_ON = [
    ("text", "surface"), ("text", "surface_raised"), ("text", "hover"), ("text", "selection"),
    ("text_secondary", "surface"), ("text_secondary", "surface_raised"),
    ("link", "surface"), ("link", "surface_raised"), ("accent", "surface"),
    ("on_accent", "accent"),
    ("danger", "surface"), ("danger", "danger_tint"),
    ("warning", "surface"), ("warning", "warning_tint"),
    ("success", "surface"), ("success", "success_tint"),
    ("text", "highlight_1"), ("text", "highlight_2"), ("text", "highlight_3"),
    ("text", "highlight_4"),
    ("text", "evidence_p"), ("text", "evidence_i"), ("text", "evidence_c"), ("text", "evidence_o"),
]  # fmt: skip


@pytest.fixture
def undressed(qapp):
    yield qapp
    for theme in qapp.findChildren(Theme):
        theme.deleteLater()
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark", "light-high", "dark-high"])
@pytest.mark.parametrize(("front", "ground"), TEXT_ON, ids="-on-".join)
def test_text_stands_out_from_its_ground(scheme: Scheme, front: str, ground: str):
    colours = scheme.colours()
    assert contrast(colours[front], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark", "light-high", "dark-high"])
def test_edges_of_controls_are_seen(scheme: Scheme):
    assert contrast(scheme.control, scheme.surface) >= 3


@pytest.mark.parametrize("scheme", SCHEMES)
def test_evidence_tints_differ_from_each_other_and_from_the_page(scheme: Scheme):
    tints = [scheme.evidence(letter) for letter in "PICO"] + [scheme.surface]
    assert len(set(tints)) == 5


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_palette_knows_its_scheme(scheme: Scheme):
    assert scheme_of(palette_of(scheme)) is scheme


def test_choosing_a_theme_takes_effect_at_once(undressed: QApplication, qtbot):
    button = QPushButton("Copy")
    qtbot.addWidget(button)
    theme = Theme(undressed, "light")
    assert scheme_of(button.palette()) is LIGHT
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark")
    assert scheme_of(button.palette()) is DARK
    assert DARK.text in undressed.styleSheet()
    theme.choose("light")
    assert LIGHT.text in undressed.styleSheet()


def test_no_text_is_smaller_than_eleven_pixels(qapp):
    font = qapp.font()
    font.setPixelSize(6)
    scale = type_scale(font)
    assert min(scale.base, scale.small, scale.heading, scale.title) >= 11


def test_reading_css_follows_size_and_face(qapp):
    small, large = (reading_css(LIGHT, Reading("serif", size)) for size in (14, 20))
    assert "line-height: 21px" in small
    assert "line-height: 30px" in large
    assert 60 <= Reading(size=16).measure / (16 * 0.5) <= 75


def test_every_icon_takes_the_colour_it_is_given(qapp):
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    assert len(names) > 30
    for name in names:
        source = resource("icons", f"{name}.svg").read_text("utf-8")
        assert 'viewBox="0 0 24 24"' in source
        assert "http" not in source.replace("http://www.w3.org/2000/svg", "")
        image = pixmap(name, "#ff0000").toImage()
        assert any(image.pixelColor(x, y).alpha() > 0 for x in range(16) for y in range(16)), name
    assert not icon("copy", palette_of(DARK)).isNull()
