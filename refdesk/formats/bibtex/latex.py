# SPDX-License-Identifier: GPL-3.0-or-later
"""LaTeX text read into markup: accents, symbols, fonts, and the simple mathematics of titles."""

import re
import unicodedata
from html import unescape

from refdesk.domain.escaping import escape
from refdesk.domain.markup import collapse, from_html, to_plain, wrap
from refdesk.formats.bibtex.latex_tables import (
    ACCENTS,
    DROPPED_WITH_ARGUMENT,
    SILENT_SWITCHES,
    SWITCHES,
    SYMBOLS,
    TAGS,
)

_SPECIAL = re.compile(r"[\\{}$~<>&`\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|--|''")
_TEXT = re.compile(r"[^\\{}$~^_`'?!\"-]+")
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)\*?[ \t\r\n]*|(.)|\Z)", re.DOTALL)
_BLANK = re.compile(r"[ \t\r\n]*")
_OPTION = re.compile(r"\[[^\]\n]{0,80}\]")
_LIGATURES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("?`", "¿"), ("!`", "¡"))
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BRACED = re.compile(r"\{([^{}]*)\}")
_ENTITY = re.compile(r"&amp;(amp|lt|gt|quot|apos|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
_TAG = re.compile(r"&lt;(/?)(i|em|b|strong|sup|sub|u|scp|span)&gt;", re.IGNORECASE)
_PAIR = re.compile(
    r"&lt;(i|em|b|strong|sup|sub|u|scp|span)\b[^&]{0,80}&gt;.*?&lt;/\1&gt;",
    re.IGNORECASE | re.DOTALL,
)
"""What tells HTML from a title that has a tag for its subject: it is closed."""
_DEEPEST = 60
_DEGREE = {"∘": "°", "°": "°"}


def latex_to_markup(text: str) -> str:
    """Return LaTeX text as markup, white space collapsed."""
    if not _SPECIAL.search(text):
        return collapse(text)
    text = _CONTROL.sub(" ", text)
    return _without_html(collapse(unicodedata.normalize("NFC", _Reader(text).read_all())))


def _without_html(markup: str) -> str:
    """Return markup with the entities and tags that publishers' files leave in their LaTeX."""
    if "&amp;" in markup:
        markup = _ENTITY.sub(_entity, markup)
    if "&lt;/" in markup and _PAIR.search(markup):
        markup = from_html(_TAG.sub(r"<\1\2>", markup))
    return markup


def _entity(match: re.Match[str]) -> str:
    meant = unescape(f"&{match[1]};")
    return escape(meant) if meant.isprintable() else match[0]


def latex_to_plain(text: str) -> str:
    """Return LaTeX text as plain text, white space collapsed."""
    return to_plain(latex_to_markup(text))


class _Reader:
    """Reads a text once, from left to right; braces that do not match are passed over."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._depth = 0

    def read_all(self) -> str:
        parts = []
        while self._place < len(self._text):
            parts.append(self._run())
            self._place += 1  # a closing brace that nothing opened
        return "".join(parts)

    def _run(self, *, math: bool = False) -> str:
        """Read up to the brace (or, in mathematics, the dollar) that ends this run."""
        parts: list[str] = []
        while self._place < len(self._text):
            character = self._text[self._place]
            if character == "}" or (math and character == "$"):
                break
            if match := _TEXT.match(self._text, self._place):
                self._place = match.end()
                parts.append(escape(match[0]))
            elif character == "\\":
                parts.append(self._command(math=math))
            elif character == "{":
                parts.append(self._group(math=math))
            elif character == "$":
                parts.append(self._mathematics())
            elif math and character in "^_":
                self._place += 1
                parts.append(self._script(character))
            else:
                parts.append(self._punctuation(character, math=math))
        return "".join(parts)

    def _group(self, *, math: bool) -> str:
        self._place += 1
        if self._depth >= _DEEPEST:
            return ""
        self._depth += 1
        inner = self._run(math=math)
        self._depth -= 1
        self._place += self._text.startswith("}", self._place)
        return inner

    def _mathematics(self) -> str:
        dollars = 1 + self._text.startswith("$$", self._place)
        self._place += dollars
        if self._text.find("$", self._place) < 0 or self._depth >= _DEEPEST:
            return "$"
        self._depth += 1
        inner = self._run(math=True)
        self._depth -= 1
        for _ in range(dollars):  # no more: the next may open another formula
            self._place += self._text.startswith("$", self._place)
        return inner

    def _script(self, character: str) -> str:
        inner = collapse(self._argument(math=True))
        if character == "^" and inner in _DEGREE:
            return _DEGREE[inner]
        return wrap("sup" if character == "^" else "sub", inner)

    def _punctuation(self, character: str, *, math: bool) -> str:
        if not math:
            for written, meant in _LIGATURES:
                if self._text.startswith(written, self._place):
                    self._place += len(written)
                    return meant
        self._place += 1
        if character == "~":
            return "\u00a0"
        if math and character == "-":
            return "−"
        return "′" if math and character == "'" else "‘" if character == "`" else character

    def _argument(self, *, math: bool = False) -> str:
        """Read what a command applies to: a group, a command, or one character."""
        blank = _BLANK.match(self._text, self._place)
        self._place = blank.end() if blank else self._place
        character = self._text[self._place : self._place + 1]
        if character == "{":
            return self._group(math=math)
        if character == "\\":
            if self._depth >= _DEEPEST:
                self._place += 1
                return ""
            self._depth += 1
            found = self._command(math=math)
            self._depth -= 1
            return found
        if character in {"", "}", "$"}:
            return ""
        self._place += 1
        return escape(character)

    def _command(self, *, math: bool) -> str:
        match = _COMMAND.match(self._text, self._place)
        if match is None or match.end() == self._place + 1:
            self._place += 1
            return ""
        name = match[1] or match[2]
        self._place = match.end() if match[1] else self._place + 2
        if name in ACCENTS and not (math and not match[1]):
            return self._accented(ACCENTS[name])
        if name in SYMBOLS:
            return self._symbol(match, name)
        if name in TAGS:
            return wrap(TAGS[name], self._argument(math=math))
        return self._other(match, name, math=math)

    def _symbol(self, match: re.Match[str], name: str) -> str:
        symbol = escape(SYMBOLS[name])
        if match[1] and self._text.startswith("{}", self._place):
            self._place += 2  # "\ss{}" keeps the space behind it
        return symbol

    def _other(self, match: re.Match[str], name: str, *, math: bool) -> str:
        if name in SWITCHES:
            return wrap(SWITCHES[name], self._run(math=math))
        if name in SILENT_SWITCHES and not self._text.startswith("{", self._place):
            return ""
        if name in DROPPED_WITH_ARGUMENT:
            self._argument(math=math)
            return ""
        if name in {"frac", "sfrac", "tfrac", "nicefrac"}:
            return f"{self._argument(math=True)}/{self._argument(math=True)}"
        if name == "href":
            self._argument()
            return self._argument()
        if name in {"url", "path", "nolinkurl"}:
            return self._verbatim()
        if name == "enquote" or name == "mkbibquote":
            return f"“{self._argument()}”"
        if option := _OPTION.match(self._text, self._place):
            self._place = option.end()
        if self._text.startswith("{", self._place):
            return self._argument(math=math)
        return escape(match[0])

    def _verbatim(self) -> str:
        match = _BRACED.match(self._text, self._place)
        if match is None:
            return self._argument()
        self._place = match.end()
        return escape(match[1])

    def _accented(self, accent: str) -> str:
        argument = self._argument()
        if argument[:1] in {"ı", "ȷ"}:
            argument = {"ı": "i", "ȷ": "j"}[argument[0]] + argument[1:]
        if not argument or argument[0] in "<&" or argument[0].isspace():
            return argument
        end = 1
        while unicodedata.combining(argument[end : end + 1] or " "):
            end += 1  # an accent on an accent: "\'{\^a}"
        return argument[:end] + accent + argument[end:]
