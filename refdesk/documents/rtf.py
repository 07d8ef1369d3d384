# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as Rich Text Format 1.9, as files and on the clipboard."""

from collections.abc import Sequence

from refdesk.documents import look
from refdesk.documents.runs import marked, runs_of
from refdesk.domain.citation import Bibliography, EntryLayout

_SPECIAL = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\t": "\\tab ", "\n": "\\line ", "\xa0": "\\~"}
_MARKS = {
    "italic": "\\i",
    "bold": "\\b",
    "small_caps": "\\scaps",
    "raised": "\\super",
    "lowered": "\\sub",
}
_LANGUAGES = {"ko": 1042, "en-gb": 2057, "de": 1031, "fr": 1036, "ja": 1041, "zh": 2052}
_ENGLISH = 1033
_FONTS = "\\dbch\\af1\\loch\\f0"
"""Hangul and Han in the second font of the table, all else in the first."""
_TWIPS = 20
"""In a point."""


def written(bibliography: Bibliography) -> bytes:
    """Return a reference list as a file."""
    return to_rtf(
        [entry.html for entry in bibliography.entries],
        bibliography.layout,
        title=bibliography.title,
        language=bibliography.language,
    ).encode("ascii")


def to_rtf(
    fragments: Sequence[str],
    layout: EntryLayout | None = None,
    *,
    title: str = "",
    language: str = "en-US",
) -> str:
    """Return safe fragments as one RTF document, a paragraph each, in ASCII.

    Paragraphs have the styles "Bibliography" and "heading 1", so that all change with one.
    """
    layout = layout or EntryLayout(hanging=True)
    code = _language_code(language)
    entry = _entry_style(layout)
    after, half_points = _TWIPS * look.TEXT_SIZE, 2 * look.HEADING_SIZE
    heading = f"\\s1\\sa{after}\\keepn\\outlinelevel0\\b\\fs{half_points}"
    head = (
        "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0"
        f"\\deflang{code}\\deflangfe{_LANGUAGES['ko']}\n"
        f"{{\\fonttbl{{\\f0\\froman\\fcharset0 {look.WESTERN_FONT};}}"
        f"{{\\f1\\froman\\fcharset129 {look.KOREAN_FONT};}}}}\n"
        "{\\stylesheet{\\s0\\fs24 Normal;}"
        f"{{{heading}\\sbasedon0\\snext2 heading 1;}}"
        f"{{\\s2{entry}\\fs24\\sbasedon0 Bibliography;}}}}\n"
    )
    if title:
        head += f"{{\\info{{\\title {_text(title)}}}}}\n"
    head += _page(language)
    if title:
        head += f"{{\\pard\\plain{heading}{_FONTS}\\lang{code} {_text(title)}\\par}}\n"
    body = "".join(
        f"{{\\pard\\plain\\s2{entry}{_FONTS}\\fs24\\lang{code} {_entry(fragment)}\\par}}\n"
        for fragment in fragments
    )
    return f"{head}{body}}}\n"


def in_text_rtf(fragment: str, language: str = "en-US") -> str:
    """Return a safe fragment as a document that is pasted into a line, without a paragraph."""
    code = _language_code(language)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\uc1\\deflang{code}\\lang{code} {_entry(fragment)}}}\n"


def _language_code(language: str) -> int:
    language = language.lower()
    return _LANGUAGES.get(language, _LANGUAGES.get(language.partition("-")[0], _ENGLISH))


def _page(language: str) -> str:
    width, height = (round(_TWIPS * points) for points in look.page_size(language))
    margins = "".join(f"\\marg{side}{_TWIPS * look.MARGIN}" for side in "lrtb")
    return f"\\paperw{width}\\paperh{height}{margins}\n"


def _entry_style(layout: EntryLayout) -> str:
    entry = look.entry_paragraph(layout)
    indent = _TWIPS * entry.indent
    stop = f"\\tx{indent}" if layout.numbered else ""
    spacing = f"\\sa{round(_TWIPS * entry.space_after)}\\sl{round(240 * entry.line_spacing)}"
    return f"\\fi-{indent}\\li{indent}{stop}{spacing}\\slmult1\\widctlpar"


def _entry(fragment: str) -> str:
    return marked(runs_of(fragment), _text, _mark)


def _mark(kind: str, inside: str, href: str) -> str:
    if kind == "href":
        target = "".join(map(_character, href.replace('"', "%22")))
        return f'{{\\field{{\\*\\fldinst{{HYPERLINK "{target}"}}}}{{\\fldrslt{{{inside}}}}}}}'
    return f"{{{_MARKS[kind]} {inside}}}"


def _text(text: str) -> str:
    return "".join(map(_character, text))


def _character(character: str) -> str:
    if character in _SPECIAL:
        return _SPECIAL[character]
    if character.isascii():
        return character
    units = character.encode("utf-16-le", "replace")
    numbers = (
        int.from_bytes(units[i : i + 2], "little", signed=True) for i in range(0, len(units), 2)
    )
    # What programs without Unicode show is "?", written as Word does: some stumble over a bare one.
    return "".join(f"\\u{number}\\'3f" for number in numbers)
