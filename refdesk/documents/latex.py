# SPDX-License-Identifier: GPL-3.0-or-later
"""Reference lists as LaTeX that pdfLaTeX, XeLaTeX and LuaLaTeX compile."""

import re

from refdesk.documents import look
from refdesk.documents.runs import marked, runs_of
from refdesk.domain.citation import Bibliography
from refdesk.domain.reference import is_east_asian

_ESCAPES = {
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
    "`": r"\`{}", "<": r"\textless{}", ">": r"\textgreater{}", "|": r"\textbar{}", "[": "{[}",
    "]": "{]}", "\u00a0": "~", "\u202f": r"\,", "\u2009": r"\,", "\u200b": "", "\u00ad": r"\-",
    "\t": " ", "\n": r"\\ ",
}  # fmt: skip
_SPECIAL = re.compile("|".join(map(re.escape, _ESCAPES)))
_LIGATURE = re.compile("-(?=-)|'(?=')|,(?=,)")
_URL_ESCAPES = str.maketrans({"%": r"\%", "#": r"\#", "{": "%7B", "}": "%7D", "\\": "%5C"})
_MARKS = {
    "italic": r"\textit",
    "bold": r"\textbf",
    "small_caps": r"\textsc",
    "raised": r"\textsuperscript",
    "lowered": r"\textsubscript",
}

# What pdfLaTeX has no letters for in its usual font: it takes them from mathematics.
_MATHEMATICS = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "varepsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "π": "pi", "ρ": "rho", "ς": "varsigma", "σ": "sigma", "τ": "tau", "υ": "upsilon",
    "φ": "varphi", "χ": "chi", "ψ": "psi", "ω": "omega", "Γ": "Gamma", "Δ": "Delta", "Θ": "Theta",
    "Λ": "Lambda", "Ξ": "Xi", "Π": "Pi", "Σ": "Sigma", "Υ": "Upsilon", "Φ": "Phi", "Ψ": "Psi",
    "Ω": "Omega",
    "\u2010": r"\mbox{-}", "\u2011": r"\mbox{-}",
    "≤": "leq", "≥": "geq", "≠": "neq", "≈": "approx", "∼": "sim", "≡": "equiv", "−": "-",
    "∞": "infty", "√": "surd", "→": "rightarrow", "←": "leftarrow", "↔": "leftrightarrow",
    "↑": "uparrow", "↓": "downarrow", "⇒": "Rightarrow", "′": "prime", "∈": "in", "∑": "sum",
    "⁺": "^{+}", "⁻": "^{-}", "⁰": "^{0}", "⁴": "^{4}", "⁵": "^{5}", "⁶": "^{6}", "⁷": "^{7}",
    "⁸": "^{8}", "⁹": "^{9}", "ⁿ": "^{n}", "₀": "_{0}", "₁": "_{1}", "₂": "_{2}", "₃": "_{3}",
    "₄": "_{4}", "₅": "_{5}", "₆": "_{6}", "₇": "_{7}", "₈": "_{8}", "₉": "_{9}",
}  # fmt: skip
_BEYOND_PDFLATEX = re.compile("[\u0180-\u2fff\U00010000-\U0010ffff]")
_KNOWN_TO_PDFLATEX = frozenset("‐–—‘’‚“”„†‡•…‰‹›€™ˆ˜⁄")


def written(bibliography: Bibliography) -> bytes:
    """Return a reference list as a document; each entry is an item of a list."""
    title = _text(bibliography.title)
    body = [
        *([rf"\section*{{{title}}}", ""] if title else []),
        rf"\begin{{list}}{{}}{{{_list_lengths(bibliography)}}}",
        *(_entry(entry.html) for entry in bibliography.entries),
        r"\end{list}",
    ]
    preamble = _preamble(set("".join(body)), title, bibliography.language)
    lines = [*preamble, r"\begin{document}", *body, r"\end{document}"]
    return ("\n".join(lines) + "\n").encode()


def bibitem(key: str, html: str) -> str:
    r"""Return a safe fragment as an entry that ``\cite{key}`` refers to."""
    return rf"\bibitem{{{key}}} {_marked(html)}"


def _preamble(used: set[str], title: str, language: str) -> list[str]:
    """Return what stands before the text, with what the characters that are ``used`` need."""
    paper = "letterpaper" if look.page_size(language) == look.LETTER else "a4paper"
    symbols = sorted(used & set(_MATHEMATICS))
    korean = any(map(is_east_asian, used))
    strange = any(map(_BEYOND_PDFLATEX.match, used - set(_MATHEMATICS) - _KNOWN_TO_PDFLATEX))
    return [
        *(["% !TeX program = xelatex"] if strange or korean else []),
        rf"\documentclass[12pt,{paper}]{{article}}",
        r"\usepackage{iftex}",
        r"\ifPDFTeX",
        r"  \usepackage[T1]{fontenc}",
        r"  \usepackage[utf8]{inputenc}",
        r"  \usepackage{textcomp}",
        *(
            rf"  \DeclareUnicodeCharacter{{{ord(sign):04X}}}{{\ensuremath{{{_command(sign)}}}}}"
            for sign in symbols
        ),
        r"\else",
        r"  \usepackage{fontspec}",
        r"\fi",
        *([r"\usepackage{kotex} % Hangul"] if korean else []),
        r"\usepackage[margin=1in]{geometry}",
        r"\usepackage[hidelinks]{hyperref}",
        *([rf"\hypersetup{{pdftitle={{{title}}}}}"] if title else []),
        r"\raggedright",
    ]


def _command(sign: str) -> str:
    name = _MATHEMATICS[sign]
    return rf"\{name}" if name.isalpha() else name


def _list_lengths(bibliography: Bibliography) -> str:
    entry = look.entry_paragraph(bibliography.layout)
    lengths = {"leftmargin": entry.indent, "itemsep": entry.space_after, "parsep": 0}
    if bibliography.layout.numbered:
        lengths |= {"labelwidth": entry.indent, "labelsep": 0, "itemindent": 0}
        align = r"\renewcommand{\makelabel}[1]{#1\hfil}"
    else:
        lengths |= {"labelwidth": 0, "labelsep": 0, "itemindent": -entry.indent}
        align = ""
    stretch = (
        f"\\linespread{{{entry.line_spacing:g}}}\\selectfont" if entry.line_spacing > 1 else ""
    )
    return align + "".join(rf"\setlength{{\{n}}}{{{v:g}pt}}" for n, v in lengths.items()) + stretch


def _entry(html: str) -> str:
    number, tab, rest = html.partition("\t")
    if tab and "<" not in number:
        return rf"\item[{_text(number)}] {_marked(rest)}"
    return rf"\item {_marked(html)}"


def _marked(html: str) -> str:
    return marked(runs_of(html), _text, _mark)


def _text(text: str) -> str:
    escaped = _SPECIAL.sub(lambda match: _ESCAPES[match[0]], text)
    return _LIGATURE.sub(lambda match: f"{match[0]}{{}}", escaped)


def _mark(kind: str, inside: str, href: str) -> str:
    if kind == "href":
        return rf"\href{{{href.translate(_URL_ESCAPES)}}}{{{inside}}}"
    return f"{_MARKS[kind]}{{{inside}}}"
