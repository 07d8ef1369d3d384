# SPDX-License-Identifier: GPL-3.0-or-later
"""What people call the styles that most of them use. Proper names, the same in every language."""

from refdesk.domain.citation import StyleInfo

_EVERYDAY = {
    "apa": ("APA 7", "APA"),
    "modern-language-association": ("MLA 9", "MLA"),
    "nlm-citation-sequence": ("Vancouver (NLM)", "Vancouver"),
    "american-medical-association": ("AMA 11", "AMA"),
    "chicago-author-date": ("Chicago (author-date)", "Chicago"),
    "chicago-notes-bibliography": ("Chicago (notes)", "Chicago"),
    "ieee": ("IEEE", "IEEE"),
    "harvard-cite-them-right": ("Harvard (Cite Them Right)", "Harvard"),
}
"""Id -> its name with the edition, and its name in one word."""


def style_label(style: StyleInfo) -> str:
    """Return the name that a style goes by, short where it has a short one."""
    everyday = _EVERYDAY.get(style.id)
    return everyday[0] if everyday else style.title


def style_word(style_id: str) -> str:
    """Return a style's name in one word, ``""`` where it has none."""
    return _EVERYDAY.get(style_id, ("", ""))[1]
