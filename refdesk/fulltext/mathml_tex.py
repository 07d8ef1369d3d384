# SPDX-License-Identifier: GPL-3.0-or-later
"""A formula's MathML written as TeX, in the LaTeX that every typesetter of formulas knows."""

import importlib
from collections.abc import Callable, Sequence
from xml.etree import ElementTree

from refdesk.domain.fulltext import Formula
from refdesk.fulltext.mathtree import TOKENS, NoTreeError, Tree, mathml_tree
from refdesk.fulltext.tex import SIGNS

_MATHML = "http://www.w3.org/1998/Math/MathML"
_COMMANDS = {sign: f"\\{name}" for name, sign in reversed(SIGNS.items())} | {
    "ε": "\\varepsilon", "ϵ": "\\epsilon", "ϕ": "\\phi", "φ": "\\varphi", "ϑ": "\\vartheta",
    "°": "{}^\\circ", "∘": "\\circ", "⋅": "\\cdot", "−": "-", "∗": "*", "⋆": "\\star",
    "{": "\\{", "}": "\\}", "%": "\\%", "#": "\\#", "&": "\\&", "$": "\\$", "_": "\\_",
    "\\": "\\backslash", "~": "\\sim", "^": "\\hat{}", "|": "|", "∣": "\\mid", "‖": "\\|",
    "∥": "\\parallel", "⟨": "\\langle", "⟩": "\\rangle", "〈": "\\langle", "〉": "\\rangle",
    "⌊": "\\lfloor", "⌋": "\\rfloor", "⌈": "\\lceil", "⌉": "\\rceil", "∖": "\\setminus",
    "≪": "\\ll", "≫": "\\gg", "≲": "\\lesssim", "≳": "\\gtrsim", "⊂": "\\subset",
    "⊆": "\\subseteq", "∅": "\\emptyset", "∧": "\\wedge", "∨": "\\vee", "¬": "\\neg",
    "⊤": "\\top", "⊥": "\\bot", "⊗": "\\otimes", "⊕": "\\oplus", "⊙": "\\odot",
    "↔": "\\leftrightarrow", "⇔": "\\Leftrightarrow", "↦": "\\mapsto", "⇐": "\\Leftarrow",
    "↑": "\\uparrow", "↓": "\\downarrow", "∬": "\\iint", "∮": "\\oint", "⋃": "\\bigcup",
    "⋂": "\\bigcap", "∐": "\\coprod", "⋮": "\\vdots", "⋱": "\\ddots", "†": "\\dagger",
    "ℏ": "\\hbar", "ℜ": "\\Re", "ℑ": "\\Im", "≜": "\\triangleq", "≐": "\\doteq",
    "⟶": "\\longrightarrow", "⟵": "\\longleftarrow", "⋯": "\\cdots", "…": "\\ldots",
}  # fmt: skip
_NAMES = frozenset(
    ["arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "det", "dim", "exp", "gcd", "inf",
     "ker", "lim", "ln", "log", "max", "min", "sin", "sinh", "sup", "tan", "tanh", "Pr"]
)  # fmt: skip
_VARIANTS = {
    "normal": "mathrm", "bold": "mathbf", "italic": "mathit", "bold-italic": "boldsymbol",
    "double-struck": "mathbb", "script": "mathcal", "bold-script": "mathcal",
    "fraktur": "mathfrak", "bold-fraktur": "mathfrak", "sans-serif": "mathsf",
    "bold-sans-serif": "mathsf", "sans-serif-italic": "mathsf", "monospace": "mathtt",
}  # fmt: skip
_OVER = {
    "¯": "bar", "‾": "bar", "\u0304": "bar", "\u0305": "bar", "_": "bar", "^": "hat", "ˆ": "hat",
    "\u0302": "hat", "~": "tilde", "˜": "tilde", "∼": "tilde", "\u0303": "tilde", "˙": "dot",
    ".": "dot", "\u0307": "dot", "¨": "ddot", "→": "vec", "⃗": "vec", "⏞": "overbrace",
}  # fmt: skip
_WIDE = {"bar": "overline", "hat": "widehat", "tilde": "widetilde", "vec": "overrightarrow"}
_UNDER = {"_": "underline", "¯": "underline", "‾": "underline", "\u0332": "underline",
          "⏟": "underbrace"}  # fmt: skip
_LIMITED = frozenset("∑∏∐⋃⋂⋁⋀⨁⨂∫∬∮") | {"lim", "max", "min", "sup", "inf", "argmax", "argmin"}
_OPENING, _CLOSING = "([{⟨〈⌊⌈", ")]}⟩〉⌋⌉"
_BOTH = "|‖∥"
_TALL = frozenset({"mfrac", "mtable", "munderover", "munder", "msqrt", "mroot"})
_TEXT_ESCAPES = str.maketrans({c: f"\\{c}" for c in "%#&$_{}"} | {"\\": "", "~": " ", "^": " "})


def formula_tex(formula: Formula) -> str:
    """Return a formula as TeX without dollar signs: the source's, or written from its MathML.

    ``""`` where there is neither.
    """
    if formula.tex or not formula.mathml:
        return formula.tex
    try:
        return tree_tex(mathml_tree(formula.mathml))
    except NoTreeError:
        return ""


def formula_mathml(formula: Formula) -> str:
    """Return a formula as MathML, without a prefix and without looks; ``""`` if it has none."""
    try:
        if formula.mathml:
            tree = mathml_tree(formula.mathml)
        else:
            tree = importlib.import_module("refdesk.fulltext.typeset").formula_tree(formula)
    except NoTreeError:
        return formula.mathml
    tree.set("xmlns", _MATHML)
    return ElementTree.tostring(tree, encoding="unicode")


def tree_tex(tree: Tree) -> str:
    """Return a clean tree as TeX."""
    only = tree[0] if len(tree) == 1 else None
    if only is not None and only.tag == "mtable":
        return _table(only, "aligned")
    return _row(tree)


def _node(tree: Tree) -> str:
    return _WRITERS[tree.tag](tree)


def _joined(parts: Sequence[str]) -> str:
    """Put parts side by side, a space where a command would swallow the letter after it."""
    out = ""
    for part in parts:
        if part and out and out[-1].isalpha() and part[0].isalpha():
            command = out.rpartition("\\")[2]
            if "\\" in out and command.isalpha():
                out += " "
        out += part
    return out


# -- tokens ----------------------------------------------------------------------------------


def _signs(text: str) -> str:
    return _joined([_COMMANDS.get(sign, sign) for sign in text])


def _identifier(tree: Tree) -> str:
    text = tree.text or ""
    variant = tree.get("mathvariant", "")
    if text in _NAMES:
        return f"\\{text}"
    if len(text) > 1:
        command = _VARIANTS.get(variant, "mathrm")
        inner = text.translate(_TEXT_ESCAPES).replace(" ", "\\ ")
        return f"\\{command}{{{inner}}}"
    command = _VARIANTS.get(variant, "") if variant != "italic" else ""
    return f"\\{command}{{{_signs(text)}}}" if command and text.isalnum() else _signs(text)


def _number(tree: Tree) -> str:
    variant = tree.get("mathvariant", "")
    command = _VARIANTS.get(variant, "") if variant not in {"normal", "italic"} else ""
    text = _signs(tree.text or "")
    return f"\\{command}{{{text}}}" if command else text


def _operator(tree: Tree) -> str:
    text = tree.text or ""
    if text in _NAMES:
        return f"\\{text}"
    if len(text) > 1 and text.replace(" ", "").isalpha():
        return f"\\operatorname{{{text}}}"
    return _signs(text)


def _text(tree: Tree) -> str:
    return f"\\text{{{(tree.text or '').translate(_TEXT_ESCAPES)}}}"


def _space(tree: Tree) -> str:
    width = float(tree.get("width", "0em").removesuffix("em"))
    if width >= 1.5:
        return "\\qquad "
    if width >= 0.8:
        return "\\quad "
    return "\\;" if width >= 0.25 else "\\," if width > 0.05 else ""


# -- rows ------------------------------------------------------------------------------------


def _row(tree: Tree) -> str:
    parts = list(tree)
    first = _fence(parts[0], _OPENING + _BOTH) if parts else ""
    last = _fence(parts[-1], _CLOSING + _BOTH) if len(parts) > 1 else ""
    inside = parts[bool(first) : len(parts) - bool(last)]
    tall = any(below.tag in _TALL for part in inside for below in part.iter())
    one_pair = not any(_fence(part, _OPENING + _CLOSING) for part in inside)
    if tall and one_pair and first and (last or inside[-1].tag == "mtable"):
        inner = _joined([_node(part) for part in inside])
        return f"\\left{_signs(first)} {inner} \\right{_signs(last) or '.'}"
    return _joined([_node(part) for part in parts])


def _fence(tree: Tree, signs: str) -> str:
    text = tree.text or ""
    return text if tree.tag == "mo" and len(text) == 1 and text in signs else ""


def _group(tree: Tree) -> str:
    return f"{{{_node(tree)}}}"


def _base(tree: Tree) -> str:
    """Return what bears a script: one sign as it is, everything else in braces."""
    return _node(tree) if tree.tag in TOKENS else _group(tree)


# -- compounds -------------------------------------------------------------------------------


def _fraction(tree: Tree) -> str:
    if "linethickness" in tree.attrib:
        return f"{{{_node(tree[0])} \\atop {_node(tree[1])}}}"
    return f"\\frac{_group(tree[0])}{_group(tree[1])}"


def _sub(tree: Tree) -> str:
    return f"{_base(tree[0])}_{_group(tree[1])}"


def _sup(tree: Tree) -> str:
    return f"{_base(tree[0])}^{_group(tree[1])}"


def _sub_sup(tree: Tree) -> str:
    return f"{_base(tree[0])}_{_group(tree[1])}^{_group(tree[2])}"


def _has_limits(tree: Tree) -> bool:
    return tree.tag in TOKENS and (tree.text or "").replace(" ", "") in _LIMITED


def _over(tree: Tree) -> str:
    sign = (tree[1].text or "") if tree[1].tag in TOKENS else ""
    if sign in _OVER:
        name = _OVER[sign]
        wide = tree[0].tag not in TOKENS or len(tree[0].text or "") > 1
        return f"\\{_WIDE.get(name, name) if wide else name}{_group(tree[0])}"
    if _has_limits(tree[0]):
        return f"{_base(tree[0])}^{_group(tree[1])}"
    return f"\\overset{_group(tree[1])}{_group(tree[0])}"


def _under(tree: Tree) -> str:
    sign = (tree[1].text or "") if tree[1].tag in TOKENS else ""
    if sign in _UNDER:
        return f"\\{_UNDER[sign]}{_group(tree[0])}"
    if _has_limits(tree[0]):
        return f"{_base(tree[0])}_{_group(tree[1])}"
    return f"\\underset{_group(tree[1])}{_group(tree[0])}"


def _under_over(tree: Tree) -> str:
    if _has_limits(tree[0]):
        return _sub_sup(tree)
    return f"\\overset{_group(tree[2])}{{\\underset{_group(tree[1])}{_group(tree[0])}}}"


def _root(tree: Tree) -> str:
    return f"\\sqrt{_group(tree[0])}"


def _nth_root(tree: Tree) -> str:
    return f"\\sqrt[{_node(tree[1])}]{_group(tree[0])}"


def _table(tree: Tree, environment: str = "matrix") -> str:
    rows = [" & ".join(_row(cell) for cell in line) for line in tree]
    if len(tree) == 1 and len(tree[0]) == 1:
        return rows[0]
    body = " \\\\ ".join(rows)
    return f"\\begin{{{environment}}} {body} \\end{{{environment}}}"


def _enclosed(tree: Tree) -> str:
    notation = tree.get("notation")
    command = {"top": "overline", "bottom": "underline"}.get(notation or "", "boxed")
    return _group(tree[0]) if notation in {"left", "right"} else f"\\{command}{_group(tree[0])}"


def _scripts(tree: Tree) -> str:
    parts = list(tree)
    names = [part.tag for part in parts]
    border = names.index("mprescripts") if "mprescripts" in names else len(parts)
    before, after = parts[border + 1 :], parts[1:border]
    return f"{{}}{_pairs(before)}{_base(parts[0])}{_pairs(after)}"


def _pairs(parts: Sequence[Tree]) -> str:
    """Return sub- and superscripts that follow one another."""
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return "{}".join(f"_{_group(low)}^{_group(high)}" for low, high in pairs)


_WRITERS: dict[str, Callable[[Tree], str]] = {
    "mi": _identifier,
    "mn": _number,
    "mo": _operator,
    "mtext": _text,
    "mspace": _space,
    "mrow": _row,
    "mfrac": _fraction,
    "msub": _sub,
    "msup": _sup,
    "msubsup": _sub_sup,
    "mover": _over,
    "munder": _under,
    "munderover": _under_over,
    "msqrt": _root,
    "mroot": _nth_root,
    "mtable": _table,
    "menclose": _enclosed,
    "mmultiscripts": _scripts,
}
