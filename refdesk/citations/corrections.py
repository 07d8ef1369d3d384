# SPDX-License-Identifier: GPL-3.0-or-later
"""Styles of the CSL project made to print what the manual asks for, where they do not."""

from refdesk.citations.tree import Node, Traits, elements, found


def corrected(style: Node, traits: Traits) -> Node:
    """Return the style with what its manual wants and the CSL project's version leaves out."""
    if not traits.medicine:
        return style
    if traits.nlm and not traits.prints_remarks:
        _correct_nlm(style)
    elif traits.ama:
        _correct_ama(style)
    elif not traits.prints_remarks:
        _add_to_layout(style, _text("annote"))
    return style


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
