# SPDX-License-Identifier: GPL-3.0-or-later
"""ISSNs and ISBNs in the one field that EndNote has for both."""

import pytest

from refdesk.domain.identifiers import Identifier, Scheme
from refdesk.domain.reference import Journal, Reference
from refdesk.domain.serials import has_only_serials, isbns_in, issns_in, serial_numbers

BOTH = Reference(
    journal=Journal(issn_print="1234-5679", issn_electronic="2045-2322", issn_linking="1234-5679"),
    identifiers=(Identifier(Scheme.ISBN, "9780306406157"),),
)


@pytest.mark.parametrize(
    ("text", "issns"),
    [
        ("1234-567x", ("1234-567X", "", "")),
        ("12345679\n2045-2322", ("1234-5679", "2045-2322", "")),
        ("2045-2322 (Electronic)", ("", "2045-2322", "")),
        ("1234-5679 (Print)\n2045-2322 (Electronic)\n1234-5679 (Linking)",
         ("1234-5679", "2045-2322", "1234-5679")),
        ("978-0-306-40615-7", ("", "", "")),
    ],
)  # fmt: skip
def test_issns_are_told_apart_by_their_labels(text: str, issns: tuple[str, str, str]) -> None:
    journal = issns_in([text])
    assert (journal.issn_print, journal.issn_electronic, journal.issn_linking) == issns


def test_an_isbn_is_found_beside_issns() -> None:
    assert isbns_in(["1234-5679 978-0-306-40615-7", "0-306-40615-2"]) == [
        "9780306406157",
        "0306406152",
    ]


def test_a_written_field_is_read_back_and_holds_nothing_besides() -> None:
    text = "\n".join(serial_numbers(BOTH))
    assert issns_in([text]) == BOTH.journal
    assert isbns_in([text]) == ["9780306406157"]
    assert has_only_serials(text, BOTH)
    assert not has_only_serials(f"{text}\nbound in cloth", BOTH)
