# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings of a safe mode: what may keep a window from working is as usual, and nothing is forgotten."""

from dataclasses import replace

from refdesk.settings import LanguageModel, Layout, Settings


def safe_settings(settings: Settings) -> Settings:
    """Return settings with the usual keys, theme and layout and no language model.

    Language and size of the words stay: without them a person may not be able to read the window.
    """
    return replace(
        settings,
        appearance=replace(settings.appearance, theme="system", density="compact"),
        layout=Layout(),
        model=LanguageModel(),
        shortcuts={},
    )


def settings_to_keep(stored: Settings, now: Settings) -> Settings:
    """Return what is to be kept of a safe mode's settings.

    What the person chose there counts; what the safe mode alone put aside stays as it was stored. The
    layout of a safe mode's window is nobody's choice.
    """
    safe = safe_settings(stored)
    look, usual, own = now.appearance, safe.appearance, stored.appearance
    appearance = replace(
        look,
        theme=own.theme if look.theme == usual.theme else look.theme,
        density=own.density if look.density == usual.density else look.density,
    )
    return replace(
        now,
        appearance=appearance,
        layout=stored.layout,
        model=stored.model if now.model == safe.model else now.model,
        shortcuts=stored.shortcuts if now.shortcuts == safe.shortcuts else now.shortcuts,
    )


def without_layout(settings: Settings) -> Settings:
    """Return settings that forget how the window was laid out, and the keys that were chosen."""
    return replace(settings, layout=Layout(), shortcuts={})
