# SPDX-License-Identifier: GPL-3.0-or-later
"""Titles as citation styles need them: the engine's own markup, and what keeps its letters."""

import re
from html import unescape

_TOKEN = re.compile(r"<(/?)(i|b|u|sup|sub)>")
_LESS_OR_EQUAL = (("<u>&lt;</u>", "≤"), ("<u>&gt;</u>", "≥"))

# Literal text that the engine would read as its markup. A word joiner, which prints nothing,
# stands between "<" and the name; the engine's door takes it out again.
_LITERAL_TAG = re.compile(r"<(?=/?(?:i|b|sup|sub|sc|span)\b)", re.IGNORECASE)
WORD_JOINER = "\u2060"

# Words that keep their letters where a style puts titles in title case.
_KEPT = re.compile(
    r"""(?<![\w-])(?:
        [a-z]{1,4}\d[\w-]*                               # p53, nab2
      | [\u03b1-\u03c9][\w-]*                            # α-synuclein
      | [a-z]-\d\w*                                      # n-3
      | [A-Za-z][\w-]*(?:\.[\w-]+)*\.(?:org|com|net|gov|edu|int|eu|uk|kr|io)
      | npj
    )(?![\w-])""",
    re.VERBOSE,
)
_LATIN = re.compile(
    r"(?<![\w-])(?:in (?:vitro|vivo|situ|silico|utero|ovo)|ex vivo|de novo|et al)(?![\w-])"
)
# "Helicobacter pylori", not "Helicobacter Pylori": the species that titles of medical papers name
# most, by second words that stand in no other phrase.
_SPECIES = re.compile(
    r"""(?<![\w-])(?:
    M(?:ycobacterium|\.)\s+tuberculosis | B(?:ordetella|\.)\s+pertussis
  | (?:[A-Z][a-z]{3,}|[A-Z]\.)\s+(?:
        aureus | coli | influenzae | pneumoniae | pyogenes | agalactiae | epidermidis | aeruginosa
      | meningitidis | gonorrhoeae | leprae | bovis | avium | abscessus | pylori | jejuni
      | difficile | perfringens | botulinum | tetani | faecalis | faecium | baumannii | cloacae
      | pneumophila | monocytogenes | burgdorferi | pallidum | trachomatis | cholerae
      | anthracis | pestis | henselae | burnetii | acnes | albicans | auris | neoformans | fumigatus
      | jirovecii | falciparum | vivax | gondii | cruzi | brucei | donovani | mansoni | stercoralis
      | lumbricoides | aegypti | elegans | melanogaster | cerevisiae | musculus | norvegicus | sapiens
      | sativa | biloba | perforatum
    ))(?![\w-])""",
    re.VERBOSE,
)
# "80 mg", not "80 Mg".
_UNITS = re.compile(
    r"(?<=\d[ -])(?:[mkn\u00b5\u03bc]?g|mcg|microg|[md]?l|m?mol|nmol|micromol|[cmkn]m|min|hz|mmhg|kcal)"
    r"(?:/[a-z\d]+)*(?![\w-])"
)
_SENTENCE_ENDS = re.compile(r"[:?!—]\s*$")
_ELLIPSIS_OR_ABBREVIATION = re.compile(r"(?:\.\.|\bet al\.|\b[A-Z]\.(?:[A-Z]\.)+)$")
_CLOSING_TAGS = re.compile(r"((?:</\w+>)*)$")


def csl_plain(text: str) -> str:
    """Return plain text so that the engine reads no markup into it."""
    return _LITERAL_TAG.sub(f"<{WORD_JOINER}", text)


def csl_name_of_work(text: str) -> str:
    """Return the plain name of a journal, book or site, with ``nocase`` round ``bioRxiv.org``."""
    return _KEPT.sub(lambda match: _nocase(match[0]), csl_plain(text))


def csl_title(markup: str) -> str:
    """Return a title without its final stop, with ``nocase`` round what must keep its letters.

    That is: names with inner dots or digits, Greek letters, Latin phrases, species, units behind
    numbers, and everything in italics (genes); except at the start, also of a subtitle, where a
    small letter is to become a capital.
    """
    return "".join(_pieces(_without_final_stop(markup)))


def _without_final_stop(title: str) -> str:
    """One full stop goes; an ellipsis or abbreviation keeps its own."""
    tags = _CLOSING_TAGS.search(title)
    closing = tags[1] if tags else ""
    text = title[: len(title) - len(closing)].rstrip()
    if text.endswith(".") and text != "." and not _ELLIPSIS_OR_ABBREVIATION.search(text):
        text = text[:-1].rstrip()
    return text + closing


def _pieces(markup: str) -> list[str]:
    for source, sign in _LESS_OR_EQUAL:
        markup = markup.replace(source, sign)
    pieces: list[str] = []
    italic = False
    position = 0
    for match in _TOKEN.finditer(markup):
        _add_text(pieces, markup[position : match.start()], italic=italic)
        position = match.end()
        if match[2] != "u":
            pieces.append(match[0])
        if match[2] == "i":
            italic = not match[1]
    _add_text(pieces, markup[position:], italic=italic)
    return pieces


def _add_text(pieces: list[str], escaped: str, *, italic: bool) -> None:
    text = csl_plain(unescape(escaped))
    if not text:
        return
    is_first = not any(piece for piece in pieces if not piece.startswith("<"))
    pieces.append(_kept(text, italic=italic, is_first=is_first))


def _kept(text: str, *, italic: bool, is_first: bool) -> str:
    if italic:
        return text if is_first and text[:1].islower() and " " in text else _nocase(text)
    text = _KEPT.sub(lambda match: _nocase(match[0]), text)
    text = _UNITS.sub(lambda match: _nocase(match[0]), text)
    text = _SPECIES.sub(lambda match: _nocase(match[0]), text)

    def kept_inside(match: re.Match[str]) -> str:
        starts = _SENTENCE_ENDS.search(text[: match.start()]) or (is_first and not match.start())
        return match[0] if starts else _nocase(match[0])

    return _LATIN.sub(kept_inside, text)


def _nocase(text: str) -> str:
    return f'<span class="nocase">{text}</span>'
