# SPDX-License-Identifier: GPL-3.0-or-later
"""TeX formulas: the mathematics cut out of its document, and a readable line of text."""

import re

_DOCUMENT = re.compile(r"\\begin\s*\{document\}(.*?)(?:\\end\s*\{document\}|\Z)", re.DOTALL)
_PREAMBLE = re.compile(r"^\s*\\(documentclass|usepackage|setlength)\b[^\n]*$", re.MULTILINE)
_DELIMITERS = re.compile(r"^(\$\$|\$|\\\[|\\\()(.*?)(\$\$|\$|\\\]|\\\))$", re.DOTALL)
_FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
_ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
_WRAPPER = re.compile(
    r"\\(?:mathrm|mathit|mathbf|mathsf|mathcal|mathbb|text|textit|textrm|textbf|operatorname\*?|"
    r"mbox|hbox|boldsymbol|overline|hat|widehat|bar|tilde|vec)\s*\{([^{}]*)\}"
)
_SCRIPT = re.compile(r"([\^_])\s*\{([^{}]*)\}")
_COMMAND = re.compile(r"\\([A-Za-z]+)\s*|\\(.)", re.DOTALL)
_SPACING = frozenset(
    [
        "left",
        "right",
        "big",
        "Big",
        "bigg",
        "Bigg",
        "displaystyle",
        "textstyle",
        "limits",
        "nolimits",
        "begin",
        "end",
        "rm",
        "it",
        "bf",
    ]
)
SIGNS = dict(
    pair.split(":")
    for pair in [
        "alpha:α",
        "beta:β",
        "gamma:γ",
        "delta:δ",
        "epsilon:ε",
        "varepsilon:ε",
        "zeta:ζ",
        "eta:η",
        "theta:θ",
        "vartheta:ϑ",
        "iota:ι",
        "kappa:κ",
        "lambda:λ",
        "mu:μ",
        "nu:ν",
        "xi:ξ",
        "pi:π",
        "rho:ρ",
        "sigma:σ",
        "tau:τ",
        "upsilon:υ",
        "phi:φ",
        "varphi:φ",
        "chi:χ",
        "psi:ψ",
        "omega:ω",
        "Gamma:Γ",
        "Delta:Δ",
        "Theta:Θ",
        "Lambda:Λ",
        "Xi:Ξ",
        "Pi:Π",
        "Sigma:Σ",
        "Phi:Φ",
        "Psi:Ψ",
        "Omega:Ω",
        "times:×",
        "cdot:·",
        "pm:±",
        "mp:∓",
        "div:÷",
        "le:≤",
        "leq:≤",
        "leqslant:≤",
        "ge:≥",
        "geq:≥",
        "geqslant:≥",
        "ne:≠",
        "neq:≠",
        "approx:≈",
        "sim:∼",
        "simeq:≃",
        "equiv:≡",
        "propto:∝",
        "infty:∞",
        "sum:∑",
        "prod:∏",
        "int:∫",
        "partial:∂",
        "nabla:∇",
        "in:∈",
        "notin:∉",
        "subset:⊂",
        "cup:∪",
        "cap:∩",
        "to:→",
        "rightarrow:→",
        "leftarrow:←",
        "Rightarrow:⇒",
        "forall:∀",
        "exists:∃",
        "circ:°",
        "degree:°",
        "prime:′",
        "ldots:…",
        "cdots:⋯",
        "dots:…",
        "ast:∗",
        "bullet:•",
        "lbrace:{",
        "rbrace:}",
        "mid:|",
        "vert:|",
        "ell:ℓ",
    ]
)


def cut_formula(source: str) -> str:
    """Return the formula inside a whole LaTeX document, without dollar signs and preamble."""
    match = _DOCUMENT.search(source)
    text = match[1] if match else _PREAMBLE.sub("", source)
    text = text.strip()
    while found := _DELIMITERS.match(text):
        text = found[2].strip()
    return re.sub(r"\s+", " ", text)


def readable(formula: str) -> str:
    r"""Return a formula as people would type it: ``\frac{a}{b^{2}}`` becomes ``a/b^2``."""
    text = formula
    for _ in range(12):  # innermost braces first; deeper nesting keeps its commands
        before = text
        text = _WRAPPER.sub(r"\1", text)
        text = _SCRIPT.sub(lambda m: m[1] + _grouped(m[2]), text)
        text = _FRACTION.sub(lambda m: f"{_grouped(m[1])}/{_grouped(m[2])}", text)
        text = _ROOT.sub(r"√(\1)", text)
        if text == before:
            break
    text = _COMMAND.sub(_sign, text)
    text = text.replace("~", " ").replace("&", " ").replace("{", "").replace("}", "")
    return re.sub(r"\s+", " ", text).strip()


def _grouped(part: str) -> str:
    part = part.strip()
    if len(part) <= 1 or re.fullmatch(r"\\?\w+(\.\d+)?|\(.*\)", part):
        return part
    return f"({part})"


def _sign(match: re.Match[str]) -> str:
    name, other = match[1], match[2]
    if name is None:
        return {",": " ", ";": " ", ":": " ", "!": "", "\\": "; ", " ": " "}.get(other, other)
    if name in _SPACING:
        return ""
    if name in SIGNS:
        return SIGNS[name] + (" " if match[0][-1].isspace() else "")
    return " " if name in {"quad", "qquad"} else name + " "
