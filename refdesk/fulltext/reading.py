# SPDX-License-Identifier: GPL-3.0-or-later
"""What is known about one document while it is read: its ids, its labels, its floats."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from refdesk.domain.fulltext import Block, Supplement
from refdesk.fulltext.tree import Element, child_text, get
from refdesk.xml.safe import local_name

NOTHING: frozenset[Element] = frozenset()

_KINDS = {
    "ref": "bibr",
    "fig": "fig",
    "fig-group": "fig",
    "table-wrap": "table",
    "table-wrap-group": "table",
    "disp-formula": "disp-formula",
    "supplementary-material": "supplementary-material",
    "media": "supplementary-material",
    "sec": "sec",
    "app": "app",
    "boxed-text": "boxed-text",
    "aff": "aff",
    "corresp": "corresp",
    "list": "list",
    "statement": "statement",
}
_AROUND_NUMBER = re.compile(r"^[\[(]?\s*(.*?)\s*[\])]?[.:]?$")


def bare_label(label: str) -> str:
    """Return a reference's label as a text cites it: ``[5].`` is ``5``."""
    match = _AROUND_NUMBER.match(label)
    return match[1] if match else ""


def _no_flow(element: Element, reading: "Reading", skip: frozenset[Element]) -> list[Block]:
    raise NotImplementedError(element, reading, skip)


@dataclass
class Reading:
    """State of reading one article (or one sub-article, which has ids of its own)."""

    ids: dict[str, Element] = field(default_factory=dict)
    floats: dict[str, Element] = field(default_factory=dict)
    """Id of a float or of a part of it -> the child of ``floats-group`` to place."""
    reference_labels: dict[str, str] = field(default_factory=dict)
    """Id of a reference -> its label as printed or numbered."""
    mentioned: list[str] = field(default_factory=list)
    """Ids that cross-references have named, floats only, not yet placed."""
    supplements: list[Supplement] = field(default_factory=list)
    """Supplements of sections that were dropped because they held nothing else."""
    made: int = 0
    """How many anchors were made for sections without an id."""
    references_in_place: bool = False
    """Whether a reference list stays where it is (a sub-article) or is read apart."""
    flow_of: Callable[[Element, "Reading", frozenset[Element]], list[Block]] = _no_flow
    """Reads the blocks in an element; set by :mod:`refdesk.fulltext.blocks`."""

    def flow(self, element: Element, skip: frozenset[Element] = NOTHING) -> tuple[Block, ...]:
        """Read the blocks in an element, without the children in ``skip``."""
        return tuple(self.flow_of(element, self, skip))

    def anchor_of(self, element: Element) -> str:
        """Return an element's id, or an anchor made for one that has none."""
        identifier = get(element, "id")
        if identifier:
            return identifier
        self.made += 1
        return f"refdesk-section-{self.made}"

    def learn(self, parts: Iterable[Element]) -> None:
        """Take note of the ids in these parts of the document; the first of equals counts."""
        for part in parts:
            for element in part.iter():
                identifier = element.get("id")
                if identifier:
                    self.ids.setdefault(identifier.strip(), element)

    def learn_floats(self, group: Element) -> None:
        """Take note of the figures and tables that wait for a place in the text."""
        for item in group:
            for element in item.iter():
                identifier = get(element, "id")
                if identifier and local_name(element) in _KINDS:
                    self.floats.setdefault(identifier, item)

    def mention(self, target: str) -> None:
        """Note that the text points to a place."""
        if target in self.floats:
            self.mentioned.append(target)

    def kind_of(self, target: str) -> str:
        """Return the JATS ``ref-type`` that fits a target; ``other`` for a missing one."""
        element = self.ids.get(target)
        if element is None:
            return "other"
        name = local_name(element)
        if name == "fn":
            above = element.getparent()
            in_table = above is not None and local_name(above).startswith("table-wrap")
            return "table-fn" if in_table else "fn"
        return _KINDS.get(name, "other")

    def label_of(self, target: str) -> str:
        """Return what to print for a cross-reference without text of its own."""
        if target in self.reference_labels:
            return bare_label(self.reference_labels[target])
        element = self.ids.get(target)
        if element is None:
            return ""
        return child_text(element, "label") or child_text(element, "title")
