# SPDX-License-Identifier: GPL-3.0-or-later
"""What every reader of the window is connected to, wherever it stands."""

from dataclasses import replace
from typing import TYPE_CHECKING

from refdesk.settings import Appearance
from refdesk.ui.dialogs.preference_pages.names import MODEL

if TYPE_CHECKING:  # readers come with the furniture
    from refdesk.settings import LanguageModel
    from refdesk.ui.detail.pane import DetailPane
    from refdesk.ui.frame import WindowFrame
    from refdesk.ui.reader.article_reader import FulltextReader
    from refdesk.ui.theme import Reading


def connect_reader(window: "WindowFrame", reader: "FulltextReader") -> None:
    """Let a reader add references, show papers, cite in the preferred style and change settings."""
    preferences = window.preferences

    def choose(reading: "Reading") -> None:
        appearance = replace(
            preferences.settings.appearance,
            reading_font=reading.face,
            reading_size=reading.size,
            reading_width=reading.width,
            reading_page=reading.page,
        )
        preferences.change(replace(preferences.settings, appearance=appearance))

    reader.reading_button.chosen.connect(choose)
    reader.marks.add_requested.connect(window.fetcher.add)
    window.jobs.library_changed.connect(reader.marks.look_again)
    reader.marks.paper_requested.connect(window.verbs.going.show_paper)
    reader.status_message.connect(window.say)
    reader.highlighter.undoable.connect(window.say_undoable)
    reader.passage.citing = reader.saver.citing = preferences.citing


def connect_korean(window: "WindowFrame") -> None:
    """Let the language model be set up, and remember which hosts a person agreed to."""
    preferences, machine = window.preferences, window.detail.korean.machine

    def remember(model: "LanguageModel") -> None:
        preferences.change(replace(preferences.settings, model=model))

    machine.set_model(preferences.settings.model)
    machine.model_changed.connect(remember)
    machine.preferences_requested.connect(lambda: window.verbs.preferences(MODEL))
    machine.status_message.connect(window.say)
    preferences.changed.connect(lambda _, now: machine.set_model(now.model))


def set_reading(pane: "DetailPane", look: Appearance) -> None:
    """Set running text as the person prefers it."""
    pane.set_reading(look.reading_font, look.reading_size, look.reading_width, look.reading_page)
