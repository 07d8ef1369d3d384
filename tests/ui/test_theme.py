# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours can be read, in every scheme; the theme follows the choice at once."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from refdesk.ui.colours import TAG_COLOURS
from refdesk.ui.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    SCHEMES,
    SEPIA,
    Reading,
    Scheme,
    Theme,
    contrast,
    palette_of,
    reading_css,
    scheme_of,
    tag_colour,
    type_scale,
)
from refdesk.ui.type_scale import text_size, zoomed
from refdesk.ui.widgets.buttons import IconButton
from refdesk.ui.widgets.reading import ReadingView
from refdesk.ui.widgets.stars import StarRating
from refdesk.ui.widgets.surfaces import Picture

ALL = dict(
    zip(
        ("light", "dark", "contrast-light", "contrast-dark", "sepia"),
        (*SCHEMES, SEPIA),
        strict=True,
    )
)
GROUNDS = ("surface", "surface_raised", "hover", "selection")
TONES = ("danger", "warning", "success")
TEXT_ON = [
    *((ink, ground) for ink in ("text", "text_secondary", "link", "accent", *TONES) for ground in GROUNDS),
    *((tone, f"{tone}_tint") for tone in TONES),
    ("on_accent", "accent"),
    *(("text", f"{tone}_tint") for tone in TONES),
    *(("text", f"highlight_{number}") for number in range(1, 5)),
    *(("text", f"evidence_{letter}") for letter in "pico"),
]  # fmt: skip
"""All that is written, on all that it is written on: badges, banners, chips, legends, marked words."""
SHAPES_ON = [
    *((shape, "surface") for shape in ("control", "accent", "star", *TONES)),
    *((shape, "surface_raised") for shape in ("control", "accent", *TONES)),
    *((shape, "selection") for shape in ("control", "accent", "star", *TONES)),
    *((tone, f"{tone}_tint") for tone in TONES),
]
"""Edges of controls, the ring of the keyboard, the bar of what is selected, icons and stars."""
STRONG = {name: scheme for name, scheme in ALL.items() if scheme.is_strong}


@pytest.fixture
def undressed(qapp):
    """The application for a theme of one's own; that of the other tests dresses it again.

    It never goes without a sheet. Without one Qt (6.11) forgets to be told of the end of what it has
    measured and not yet shown; the next sheet but one is then given to widgets that were freed.
    """
    others, font = qapp.findChildren(Theme), qapp.font()
    yield qapp
    for theme in qapp.findChildren(Theme):
        if theme not in others:
            theme.deleteLater()
    qapp.setProperty("textSize", None)
    qapp.setFont(font)
    qapp.setStyleSheet(" ")
    qapp.setPalette(QPalette())
    for theme in others:
        theme.choose("light")


@pytest.mark.parametrize("scheme", ALL.values(), ids=ALL)
@pytest.mark.parametrize(("front", "ground"), TEXT_ON, ids="-on-".join)
def test_text_stands_out_from_its_ground(scheme: Scheme, front: str, ground: str):
    colours = scheme.colours()
    assert contrast(colours[front], colours[ground]) >= (7 if scheme.is_strong else 4.5)


@pytest.mark.parametrize("scheme", ALL.values(), ids=ALL)
@pytest.mark.parametrize(("shape", "ground"), SHAPES_ON, ids="-on-".join)
def test_shapes_that_mean_something_are_seen(scheme: Scheme, shape: str, ground: str):
    colours = scheme.colours()
    assert contrast(colours[shape], colours[ground]) >= 3


@pytest.mark.parametrize("scheme", STRONG.values(), ids=STRONG)
@pytest.mark.parametrize("ground", GROUNDS)
def test_panes_and_shapes_have_edges_in_high_contrast(scheme: Scheme, ground: str):
    assert contrast(scheme.border, getattr(scheme, ground)) >= 3


@pytest.mark.parametrize("scheme", ALL.values(), ids=ALL)
def test_colours_of_tags_are_seen_on_the_page_and_on_what_is_selected(scheme: Scheme):
    for colour in (*TAG_COLOURS.values(), "#ffff00", "#000080", "nonsense"):
        shade = tag_colour(colour, scheme)
        assert contrast(shade, scheme.surface) >= 3
        assert contrast(shade, scheme.selection) >= 3


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


@pytest.mark.parametrize(
    ("choice", "scheme"),
    [
        ("light", LIGHT),
        ("dark", DARK),
        ("contrast-light", LIGHT_CONTRAST),
        ("contrast-dark", DARK_CONTRAST),
        ("nonsense", LIGHT),
    ],
)
def test_every_theme_can_be_chosen(undressed: QApplication, choice: str, scheme: Scheme):
    theme = Theme(undressed, "light")
    theme.choose(choice)
    assert scheme_of(undressed.palette()) is scheme
    edges = 'QToolButton[kind="badge"][tone="danger"] { border-color: ' + scheme.danger
    assert (edges in undressed.styleSheet()) == scheme.is_strong


def test_words_and_what_stands_beside_them_grow_at_once_and_back(undressed: QApplication, qtbot):
    theme = Theme(undressed, "light")
    before, sheet = undressed.font(), undressed.styleSheet()
    button, picture = IconButton("copy"), Picture("info")
    stars = StarRating()
    for widget in (button, picture, stars):
        qtbot.addWidget(widget)
        widget.show()
    wide = stars.sizeHint().width()
    theme.choose_text_size(200)
    QApplication.processEvents()
    twice = type_scale(undressed.font())
    assert abs(twice.base - 2 * type_scale(before).base) <= 1
    assert f"font-size: {twice.title}px" in undressed.styleSheet()
    assert button.iconSize().width() == picture.width() == zoomed(16) == 32
    assert stars.sizeHint().width() > 1.7 * wide
    assert Reading(size=16).pixels == 32
    theme.choose_text_size(100)
    QApplication.processEvents()
    assert undressed.font() == before
    assert undressed.styleSheet() == sheet
    assert text_size() == 100
    assert button.iconSize().width() == picture.width() == 16


def test_a_size_is_of_the_systems_font_and_not_of_the_last_size(undressed: QApplication):
    theme = Theme(undressed, "light", 150)
    base = type_scale(undressed.font()).base
    for size in (200, 90, 110, 175, 150):
        theme.choose_text_size(size)
    assert type_scale(undressed.font()).base == base


def test_a_text_keeps_its_own_font_when_the_words_of_the_program_grow(undressed, qtbot):
    theme = Theme(undressed, "light")
    view = ReadingView()
    qtbot.addWidget(view)
    view.set_content("<p>Running text</p>")
    view.show()
    families = view.document().defaultFont().families()
    theme.choose_text_size(150)
    QApplication.processEvents()
    font = view.document().defaultFont()
    assert font.pixelSize() == 24
    assert font.families() == families
