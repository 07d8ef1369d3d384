# SPDX-License-Identifier: GPL-3.0-or-later
"""Trees of styles made to print what their manuals ask for, where CSL or the CSL project's style does not."""

from refdesk.citations.tree import Node, Traits, elements, found

# Prepositions, articles and conjunctions: the words that citeproc-js leaves small in title case.
_SMALL_WORDS = (  # noqa: SIM905
    "a about above across afore after against al along alongside amid amidst among amongst an and"
    " apropos apud around as aside astride at athwart atop barring before behind below beneath"
    " beside besides between beyond but by c ca circa d' de despite down during et except for from"
    " given in inside into lest like modulo near next nor notwithstanding of off on onto or out"
    " outside over per plus pro qua sans since so than the through throughout till to toward towards"
    " under underneath until unto up upon v v. van versus via vis-à-vis von vs vs. with within"
    " without yet"
).split()


def corrected(style: Node, traits: Traits, style_id: str) -> Node:
    """Return the style as its manual has it. The tree is changed in place.

    What no style can say is put into the items: see :mod:`.manuals` and :mod:`.medical`.
    """
    if traits.medicine:
        _correct_medical(style, traits)
    if traits.nlm:
        style = _with_hyphens(style)
    if traits.mla:
        style = _with_volumes_of_books(_sorted_by_all_names(style))
    if traits.apa:
        style = _without_empty_retrieval(style)
    if style_id == "nature":
        style = _without_second_doi(style)
    if traits.longest_small_word:
        style = _with_small_words(style, traits.longest_small_word)
    return style


def _correct_medical(style: Node, traits: Traits) -> None:
    if traits.nlm and not traits.prints_remarks:
        _correct_nlm(style)
    elif traits.ama:
        _correct_ama(style)
    elif not traits.prints_remarks:
        _add_to_layout(style, _text("annote"))


def _correct_nlm(style: Node) -> None:
    """Language before the DOI, Epub date behind it, which has a space before and a stop behind it.

    Citing Medicine: "Begin with doi followed by a colon and a space"; chapter 1, "Language" and
    "Optional content", notes; chapter 2, "Secondary authors". Ranges of months have a hyphen.
    """
    for text in found(style, "text"):
        if text["attrs"].get("variable") == "DOI":
            text["attrs"].update({"prefix": "doi: ", "suffix": "."})
    for part in found(style, "date-part"):
        part["attrs"]["range-delimiter"] = "-"
    for macro in found(style, "macro"):
        name = macro["attrs"].get("name")
        if name == "bibliography":
            for group in elements(macro)[:1]:
                group["children"].insert(1, _text("annote"))
        elif name == "notes":
            for group in elements(macro)[:1]:
                group["children"].insert(0, _text("status"))
        elif name == "secondary-authors":
            people = [*macro["children"], _people("translator")]
            macro["children"] = [Node(name="group", attrs={"delimiter": ". "}, children=people)]
        elif name == "label-number":
            for label in found(macro, "label"):
                label["attrs"]["text-case"] = "capitalize-first"


def _correct_ama(style: Node) -> None:
    """AMA 3.12: translators of books; 3.11.14 and 3.11.15: retractions and corrections."""
    _add_to_group(style, _text("annote"))
    for branch in found(style, "if"):
        if "book" not in branch["attrs"].get("type", "").split():
            continue
        for group in found(branch, "group"):
            if any(text["attrs"].get("macro") == "label-volume" for text in elements(group)):
                group["children"].insert(0, _people("translator", form="short"))


def _people(variable: str, form: str = "long") -> Node:
    label = Node(name="label", attrs={"form": form, "prefix": ", "}, children=[])
    name = Node(name="name", attrs={}, children=[])
    return Node(name="names", attrs={"variable": variable}, children=[name, label])


def _text(variable: str) -> Node:
    return Node(name="text", attrs={"variable": variable}, children=[])


def _add_to_group(style: Node, node: Node) -> None:
    for bibliography in found(style, "bibliography"):
        for layout in found(bibliography, "layout"):
            groups = [child for child in elements(layout) if child["name"] == "group"]
            for group in groups[-1:]:
                group["children"].append(node)


def _add_to_layout(style: Node, node: Node) -> None:
    for bibliography in found(style, "bibliography"):
        for layout in found(bibliography, "layout"):
            layout["children"].append(node)


def _with_hyphens(style: Node) -> Node:
    """Return the style with a hyphen between the ends of a range of pages."""
    hyphen = Node(name="term", attrs={"name": "page-range-delimiter"}, children=["-"])
    return _with_locale(style, Node(name="terms", attrs={}, children=[hyphen]))


def _sorted_by_all_names(style: Node) -> Node:
    """Return the style with whole author lists as sort keys.

    MLA puts works of one author before those with others; keys that are cut at "et al." mix them.
    """
    for sort in found(style, "sort"):
        for key in elements(sort):
            if key["attrs"].get("macro", "").startswith("author"):
                key["attrs"].update({"names-min": "99", "names-use-first": "99"})
    return style


def _with_small_words(style: Node, longest: int) -> Node:
    """Return the style with capitals in title case for prepositions of more letters."""
    words = ",".join(word for word in _SMALL_WORDS if len(word) <= longest)
    options = Node(name="style-options", attrs={"skip-words": words}, children=[])
    return _with_locale(style, options)


def _with_volumes_of_books(style: Node) -> Node:
    """Return MLA's style with the number of a volume also where a book has one author only.

    The number begins the container then (MLA 5.51), and so has a capital: "Vol. 2, Oak Press".
    """
    for macro in found(style, "macro"):
        if macro["attrs"].get("name") != "container1-number":
            continue
        for branch in found(macro, "else-if"):
            if branch["attrs"] == {"variable": "author"}:
                number = Node(name="text", attrs={"macro": "label-volume-capitalized"}, children=[])
                for choose in elements(branch):
                    choose["children"].append(Node(name="else", attrs={}, children=[number]))
    return style


def _without_empty_retrieval(style: Node) -> Node:
    """Return APA's style without "Retrieved" before an address where no day of it is known."""
    for macro in found(style, "macro"):
        if macro["attrs"].get("name") != "source-DOI-URL":
            continue
        for branch in found(macro, "if"):
            if branch["attrs"].get("variable") == "issued status":
                known = Node(name="if", attrs={"variable": "accessed"}, children=branch["children"])
                branch["children"] = [Node(name="choose", attrs={}, children=[known])]
    return style


def _without_second_doi(style: Node) -> Node:
    """Return Nature's style without the DOI that it prints again behind one ahead of print."""
    for macro in found(style, "macro"):
        if macro["attrs"].get("name") == "access":
            for branch in found(macro, "if"):
                branch["attrs"]["type"] = f"article-journal {branch['attrs'].get('type', '')}"
    return style


def _with_locale(style: Node, content: Node) -> Node:
    place = next(
        (i for i, child in enumerate(elements(style)) if child["name"] in {"macro", "citation"}), 0
    )
    style["children"].insert(place, Node(name="locale", attrs={}, children=[content]))
    return style
