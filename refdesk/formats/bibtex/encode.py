# SPDX-License-Identifier: GPL-3.0-or-later
"""Text and markup written as LaTeX: special characters, fonts, and case that must stay."""

import re
from html import unescape

_ESCAPES = {
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    # "\{" would be right for LaTeX, but BibTeX counts its brace.
    "{": r"{\textbraceleft}", "}": r"{\textbraceright}", "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}", "^": r"{\textasciicircum}", "`": r"{\textasciigrave}",
    "\u00a0": "~", "\u00ad": r"\-",
}  # fmt: skip
_ESCAPED = re.compile("[&%$#_{}\\\\~^`\u00a0\u00ad]")
_SIMPLE, _ODD = "&%$#_", "{}\\~^`\u00a0\u00ad"
_OTHERWISE = (*_SIMPLE, *_ODD, "--", "''")
"""What is not written as it is. Looked for one by one: a pattern takes ten times as long for it."""
_SIGNS = frozenset("".join((_SIMPLE, _ODD, "-'")))
_SHORT_TEXT = 100
"""Characters up to which one look at each is faster than a search for every sign."""
_TAG = re.compile(r"<(/?)(i|b|u|sup|sub)>")
_COMMANDS = {
    "i": r"\textit{", "b": r"\textbf{", "u": r"\underline{", "sup": r"\textsuperscript{",
    "sub": r"\textsubscript{",
}  # fmt: skip
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĪİŁŃŇŌŐŒŘŚŞŠŤŪŮŰŹŻŽА-ЯΑ-Ω"
_INNER_CAPITALS = re.compile(rf"(?<![\\\w])(?:\w+[{_UPPER}]\w*|\w*[α-ωΑ-Ω]\w*)")
_ANY_CAPITAL = re.compile(rf"(?<![\\\w])(?:\w*[{_UPPER}]\w*|\w*[α-ωΑ-Ω]\w*)")
_AFTER_BREAK = re.compile(r"(?:^|[:.?!–—]\s+)[\"“‘'({]*$")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL_WORDS = frozenset(
    {"A", "An", "And", "As", "At", "By", "For", "From", "In", "Is", "Of", "On", "Or", "The", "To", "With"}
)  # fmt: skip
"""What only a title that capitalises all words writes so, but where a sentence begins."""
_LEFT_SMALL = frozenset(
    {
        "after", "among", "before", "between", "during", "following", "from", "into", "over", "plus",
        "prior", "than", "that", "through", "under", "upon", "versus", "when", "with", "within",
        "without",
    }
)  # fmt: skip
"""Longer words that such a title does not capitalise."""
_SHORT = 3
_OF_ALL_WORDS = 10
"""Of so many words one other may be small all the same: the second name of a species."""
_LEAST_CAPITALISED = 5
"""Fewer can be one long name: ``Korean National Health Survey``."""


def encode_plain(text: str) -> str:
    """Return plain text as LaTeX."""
    if not text or (len(text) < _SHORT_TEXT and _SIGNS.isdisjoint(text)):
        return text
    if any(map(text.__contains__, _ODD)):
        text = _ESCAPED.sub(_escape, text)
    else:
        for character in _SIMPLE:
            if character in text:
                text = text.replace(character, f"\\{character}")
    if "--" in text:
        text = text.replace("--", "-{}-").replace("--", "-{}-")
    return text.replace("''", "'{}'").replace("''", "'{}'") if "''" in text else text


def stays(text: str) -> bool:
    """Whether plain text is LaTeX as it is, so that many pieces may be looked at in one go."""
    return not any(map(text.__contains__, _OTHERWISE))


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]


def encode_markup(markup: str) -> str:
    """Return markup as LaTeX."""
    return "".join(_pieces(markup))


def _pieces(markup: str) -> list[str]:
    if "<" not in markup:
        return [encode_plain(unescape(markup) if "&" in markup else markup)]
    parts = []
    place = 0
    for match in _TAG.finditer(markup):
        parts.append(encode_plain(unescape(markup[place : match.start()])))
        parts.append("}" if match[1] else _COMMANDS[match[2]])
        place = match.end()
    parts.append(encode_plain(unescape(markup[place:])))
    return parts


def encode_title(markup: str) -> str:
    """Return a title as LaTeX, words braced that a style must not turn to lower case.

    In a title in sentence case every capital inside is meant; in one that capitalises all words
    only those with capitals within.
    """
    if not markup:
        return ""
    pattern = _ANY_CAPITAL if _in_sentence_case(markup) else _INNER_CAPITALS
    parts = _pieces(markup)
    done = ""
    for part in parts:
        if part in _COMMANDS.values() or part == "}":
            done += part
        else:
            done += _protected(part, pattern, done)
    return done


def _in_sentence_case(markup: str) -> bool:
    """Whether capitals of a title are meant, as nearly all of PubMed's are.

    In doubt they are: a proper name in small letters is wrong, a capital too many is only unusual.
    """
    title = _TAG.sub("", markup)
    words: list[str] = [word for word in _WORD.findall(title) if len(word) > _SHORT][1:]
    capitalised = sum(word[0].isupper() and word[1:].islower() for word in words)
    if capitalised * 2 < len(words) or not words:
        return True
    left_small = sum(word.islower() and word not in _LEFT_SMALL for word in words)
    small = any(
        match[0] in _SMALL_WORDS and not _AFTER_BREAK.search(title[: match.start()][-8:])
        for match in _WORD.finditer(title)
    )
    many = capitalised >= _LEAST_CAPITALISED and left_small * _OF_ALL_WORDS <= len(words)
    return not (small or many)


def _protected(text: str, pattern: re.Pattern[str], before: str) -> str:
    def braced(match: re.Match[str]) -> str:
        word = match[0]
        simple = word[0].isupper() and (word[1:].islower() or len(word) == 1)
        if simple and _AFTER_BREAK.search((before[-8:] + text[: match.start()])[-8:]):
            return word  # the first word of a sentence or a subtitle
        return f"{{{word}}}"

    return pattern.sub(braced, text)


def encode_url(text: str) -> str:
    """Return a URL or DOI, which BibTeX takes as it is but for braces."""
    return text.replace("{", "%7B").replace("}", "%7D")
