# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of help: read from ``resources/help/<language>/<name>.md``, cut at their headings."""

from dataclasses import dataclass

from refdesk.resources import resource
from refdesk.ui.help.markdown import Block, Fill, blocks, plain_text

NAMES = (
    "start", "adding", "files", "searching", "pubmed", "reading", "evidence", "citing",
    "organising", "duplicates", "notices", "updating", "korean", "offline", "keyboard",
    "appearance", "privacy", "data", "commands", "troubleshooting", "terms",
)  # fmt: skip
"""The pages in the order of the table of contents."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands under one heading. The first section of a page is its title and opening."""

    anchor: str
    title: str
    html: str
    lead: str
    """The first paragraph: what explains a sign of the window in a few words."""
    plain: str

    @property
    def is_opening(self) -> bool:
        """Whether it stands at the top of its page."""
        return not self.anchor


@dataclass(frozen=True, slots=True)
class Page:
    """One topic."""

    name: str
    title: str
    sections: tuple[Section, ...]

    @property
    def html(self) -> str:
        """The whole page."""
        return "".join(section.html for section in self.sections)

    def section(self, anchor: str) -> Section | None:
        """Return the section that an anchor names; the opening for ``""``."""
        return next((one for one in self.sections if one.anchor == anchor), None)


def read_page(language: str, name: str, fill: Fill) -> Page:
    """Return a page in a language.

    Args:
        language: ``en`` or ``ko``.
        name: one of ``NAMES``.
        fill: gives the words for blanks, see :mod:`refdesk.ui.help.markdown`.
    """
    text = resource("help", language, f"{name}.md").read_text("utf-8")
    groups: list[list[Block]] = []
    for block in blocks(text, fill, name):
        if not groups or (block.kind == "heading" and block.anchor):
            groups.append([])
        groups[-1].append(block)
    sections = tuple(map(_section, groups))
    return Page(name, sections[0].title, sections)


def _section(parts: list[Block]) -> Section:
    title = plain_text(parts[0].html)
    lead = next((part.html for part in parts if part.kind == "paragraph"), "")
    return Section(
        parts[0].anchor,
        title,
        "".join(map(_shown, parts)),
        lead,
        " ".join(part.plain for part in parts[1:]),
    )


def _shown(block: Block) -> str:
    if block.kind != "heading":
        return block.html
    name = f'<a name="{block.anchor}"></a>' if block.anchor else ""
    return f"<h{block.level}>{name}{block.html}</h{block.level}>"
