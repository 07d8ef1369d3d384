# SPDX-License-Identifier: GPL-3.0-or-later
"""The standard library's reader of HTML, which text of strangers neither stops nor keeps busy."""

from html.parser import HTMLParser


class HtmlReader(HTMLParser):
    """Takes "<![x" for a comment, as browsers do; the parent fails on it with an ``AssertionError``.

    Tags that never end are looked at once each, not each to the end of the text.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over "<![…>"."""
        return self.parse_bogus_comment(i, report)

    def check_for_whole_start_tag(self, i: int) -> int:
        """Return where a tag ends, -1 for one that does not."""
        if self.rawdata.find(">", i) < 0:
            return -1
        end: int = super().check_for_whole_start_tag(i)
        return end

    def parse_html_declaration(self, i: int) -> int:
        """Return where a comment or declaration ends, -1 for one that does not."""
        return -1 if self.rawdata.find(">", i) < 0 else super().parse_html_declaration(i)

    def parse_comment(self, i: int, report: bool = True) -> int:
        """Return where a comment ends, -1 for one that does not."""
        return -1 if self.rawdata.find(">", i) < 0 else super().parse_comment(i, report)
