# SPDX-License-Identifier: GPL-3.0-or-later
"""LaTeX's commands and the characters that they mean."""

ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304",
    ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328",
    "r": "\u030a", "d": "\u0323", "b": "\u0331", "t": "\u0361", "h": "\u0309", "G": "\u030f",
    "U": "\u030e", "hat": "\u0302", "tilde": "\u0303", "bar": "\u0304", "dot": "\u0307",
    "ddot": "\u0308", "vec": "\u20d7", "acute": "\u0301", "grave": "\u0300", "check": "\u030c",
    "breve": "\u0306", "widehat": "\u0302", "widetilde": "\u0303", "overline": "\u0305",
    "mathring": "\u030a", "textcommabelow": "\u0326",
    "ocirc": "\u030a", "textacutemacron": "\u0304\u0301", "textgravemacron": "\u0304\u0300",
}  # fmt: skip
"""Commands whose argument gets a combining character."""

SYMBOLS = {
    # letters
    "ss": "ß", "SS": "SS", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "imath": "ı", "jmath": "ȷ",
    "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
    "textdotlessi": "ı", "eth": "ð", "th@rn": "þ", "textschwa": "ə", "textcrh": "ħ",
    # punctuation
    "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "copyright": "©", "textcopyright": "©",
    "textregistered": "®", "texttrademark": "™", "pounds": "£", "textsterling": "£",
    "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "textcent": "¢", "dots": "…",
    "ldots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "textquotedbl": '"', "textquotesingle": "'", "quotesinglbase": "‚",
    "quotedblbase": "„", "glqq": "„", "grqq": "“", "guillemotleft": "«", "guillemotright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "flqq": "«", "frqq": "»", "lq": "‘", "rq": "’",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textasciigrave": "`",
    "textless": "<", "textgreater": ">", "textbar": "|", "textunderscore": "_",
    "textbraceleft": "{", "textbraceright": "}", "lbrace": "{", "rbrace": "}", "backslash": "\\",
    "textdollar": "$", "textpercent": "%", "textnumbersign": "#", "textampersand": "&",
    "textasteriskcentered": "*", "textbullet": "•", "textperiodcentered": "·", "slash": "/",
    "textexclamdown": "¡", "textquestiondown": "¿", "textsection": "§", "textparagraph": "¶",
    "textdagger": "†", "textdaggerdbl": "‡", "textordfeminine": "ª", "textordmasculine": "º",
    "textdegree": "°", "degree": "°", "textcelsius": "℃", "celsius": "℃", "textmu": "µ",
    "micro": "µ", "textohm": "Ω", "texttimes": "×", "textdiv": "÷", "textpm": "±",
    "textminus": "−", "textonehalf": "½", "textonequarter": "¼", "textthreequarters": "¾",
    "textonesuperior": "¹", "texttwosuperior": "²", "textthreesuperior": "³", "textprime": "′",
    "textperthousand": "‰", "textnumero": "№", "textlnot": "¬", "textasciimacron": "¯",
    "textrightarrow": "→", "textleftarrow": "←", "space": " ", "quad": " ", "qquad": " ",
    "enspace": " ", "thinspace": "\u2009", "nobreakspace": "\u00a0", "TeX": "TeX",
    "LaTeX": "LaTeX", "BibTeX": "BibTeX", "newline": " ", "par": " ", "textvisiblespace": "␣",
    "textnonbreakinghyphen": "\u2011", "cyrchar": "",
    # Greek
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "omicron": "ο", "pi": "π", "rho": "ρ",
    "varrho": "ϱ", "sigma": "σ", "varsigma": "ς", "tau": "τ", "upsilon": "υ", "phi": "φ",
    "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ",
    "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω", "Alpha": "Α", "Beta": "Β", "Kappa": "Κ", "textalpha": "α",
    "textbeta": "β", "textgamma": "γ", "textdelta": "δ", "textkappa": "κ", "textlambda": "λ",
    # mathematics
    "leq": "≤", "le": "≤", "leqslant": "≤", "geq": "≥", "ge": "≥", "geqslant": "≥", "neq": "≠",
    "ne": "≠", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "cdot": "·", "cdots": "⋯",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftrightarrow": "⇔", "longrightarrow": "→", "uparrow": "↑", "downarrow": "↓",
    "mapsto": "↦", "infty": "∞", "approx": "≈", "simeq": "≃", "sim": "∼", "cong": "≅",
    "equiv": "≡", "propto": "∝", "circ": "∘", "ast": "∗", "star": "⋆", "bullet": "•",
    "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "sqrt": "√", "in": "∈",
    "notin": "∉", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "cup": "∪", "cap": "∩",
    "ll": "≪", "gg": "≫", "lesssim": "≲", "gtrsim": "≳", "ell": "ℓ", "hbar": "ℏ", "prime": "′",
    "dagger": "†", "ddagger": "‡", "langle": "⟨", "rangle": "⟩", "forall": "∀", "exists": "∃",
    "emptyset": "∅", "varnothing": "∅", "wedge": "∧", "vee": "∨", "neg": "¬", "lnot": "¬",
    "oplus": "⊕", "otimes": "⊗", "perp": "⊥", "parallel": "∥", "mid": "|", "lt": "<", "gt": ">",
    "angle": "∠", "triangle": "△", "Re": "ℜ", "Im": "ℑ", "aleph": "ℵ", "lbrack": "[",
    "rbrack": "]", "vert": "|", "Vert": "‖", "colon": ":", "male": "♂", "female": "♀",
    "checkmark": "✓", "square": "□", "log": "log", "ln": "ln", "exp": "exp", "sin": "sin",
    "cos": "cos", "tan": "tan", "max": "max", "min": "min", "lim": "lim",
    # one character after the backslash
    "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", ",": "\u2009",
    ";": " ", ":": " ", "!": "", "-": "\u00ad", "/": "", "\\": " ", "@": "", "\n": " ", "*": "",
    "|": "‖", "<": "<", ">": ">", "+": "", ")": "", "(": "", "[": "", "]": "",
}  # fmt: skip
"""Commands without an argument."""

TAGS = {
    "textit": "i", "emph": "i", "textsl": "i", "mathit": "i", "mkbibemph": "i", "textbf": "b",
    "mathbf": "b", "mkbibbold": "b", "boldsymbol": "b", "textsuperscript": "sup",
    "mkbibsuperscript": "sup", "textsubscript": "sub", "underline": "u", "uline": "u",
    "sp": "sup", "sb": "sub",
}  # fmt: skip
"""Commands that mark their argument up."""

SWITCHES = {
    "it": "i",
    "em": "i",
    "itshape": "i",
    "sl": "i",
    "slshape": "i",
    "bf": "b",
    "bfseries": "b",
}
"""Commands that mark the rest of their group up."""

SILENT_SWITCHES = frozenset(
    {
        "rm", "sc", "tt", "sf", "normalfont", "scshape", "upshape", "rmfamily", "sffamily",
        "ttfamily", "small", "tiny", "large", "Large", "footnotesize", "scriptsize", "displaystyle",
        "textstyle", "limits", "left", "right", "big", "Big", "bigl", "bigr", "protect", "relax",
        "noindent", "mbox", "hbox",
        "aftergroup", "vphantom", "textrm", "text", "ignorespaces", "unskip",
        "allowbreak", "hfill", "mdseries", "bibstring",
    }
)  # fmt: skip
"""Commands that change only looks."""

DROPPED_WITH_ARGUMENT = frozenset(
    {"noopsort", "label", "begin", "end", "vspace", "hspace", "phantom", "selectlanguage"}
)
"""Commands whose argument nobody is to see."""
