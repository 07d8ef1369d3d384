# SPDX-License-Identifier: GPL-3.0-or-later
r"""Letters and signs beyond ASCII as LaTeX's commands: ``{\"u}``, ``{\ss}``, ``$\alpha$``.

BibTeX itself knows bytes, not letters: it sorts and abbreviates such names wrongly. What has no
command, as Hangul, stays as it is, and so does what our own reader would not read as it was.
"""

import re
import unicodedata
from functools import lru_cache

from refdesk.formats.bibtex.latex import latex_to_plain
from refdesk.formats.bibtex.latex_tables import ACCENTS, SYMBOLS

_BEYOND = re.compile(r"[^\x00-\x7f]")
_ACCENT_COMMANDS = {ACCENTS[name]: name for name in reversed("\"'`^~=.uvHckrdb")}
_TEXT_COMMANDS = (
    "ss", "o", "O", "l", "L", "ae", "AE", "oe", "OE", "aa", "AA", "i", "dh", "DH", "th", "TH", "dj",
    "DJ", "ng", "NG", "S", "P", "dag", "ddag", "textcopyright", "textregistered", "texttrademark",
    "pounds", "texteuro", "textyen", "textcent", "textellipsis", "textquoteleft", "textquoteright",
    "textquotedblleft", "textquotedblright", "quotesinglbase", "quotedblbase", "guillemotleft",
    "guillemotright", "guilsinglleft", "guilsinglright", "textbullet", "textperiodcentered",
    "textexclamdown", "textquestiondown", "textordfeminine", "textordmasculine", "textdegree",
    "textmu", "textonehalf", "textonequarter", "textthreequarters", "textonesuperior",
    "texttwosuperior", "textthreesuperior", "textperthousand", "textnumero",
)  # fmt: skip
_MATHEMATICS = (
    "alpha", "beta", "gamma", "delta", "varepsilon", "zeta", "eta", "theta", "vartheta", "iota",
    "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "varrho", "sigma", "varsigma", "tau",
    "upsilon", "varphi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi",
    "Sigma", "Upsilon", "Phi", "Psi", "Omega", "leq", "geq", "neq", "times", "div", "pm", "mp",
    "rightarrow", "leftarrow", "leftrightarrow", "Rightarrow", "uparrow", "downarrow", "infty",
    "approx", "sim", "cong", "equiv", "propto", "partial", "nabla", "in", "subset", "cup", "cap",
    "ll", "gg", "ell", "prime",
)  # fmt: skip
_COMMANDS = (
    {SYMBOLS[name]: f"${chr(92)}{name}$" for name in _MATHEMATICS}
    | {SYMBOLS[name]: f"{{{chr(92)}{name}}}" for name in _TEXT_COMMANDS}
    | {"–": "--", "—": "---", "−": "$-$"}
)


def in_ascii(latex: str) -> str:
    """Return LaTeX text with commands for letters and signs beyond ASCII."""
    return latex if latex.isascii() else _BEYOND.sub(lambda match: _command(match[0]), latex)


@lru_cache(4096)
def _command(character: str) -> str:
    found = _COMMANDS.get(character) or _accented(character)
    return found if found and latex_to_plain(found) == character else character


def _accented(character: str) -> str:
    parts = unicodedata.normalize("NFD", character)
    base, marks = parts[0], parts[1:]
    if not (marks and base.isascii() and base.isalpha()):
        return ""
    text = base
    for mark in marks:
        name = _ACCENT_COMMANDS.get(mark)
        if name is None:
            return ""
        text = f"\\{name}{text}" if len(text) == 1 and not name.isalpha() else f"\\{name}{{{text}}}"
    return f"{{{text}}}"
