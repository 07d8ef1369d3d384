# SPDX-License-Identifier: GPL-3.0-or-later
"""Collections in the order of a tree."""

from refdesk.domain.organisation import Collection, with_paths


def test_what_is_inside_stands_behind_with_the_names_around_it():
    collections = [
        Collection(3, 2, "inner"),
        Collection(1, None, "a"),
        Collection(2, 1, "middle"),
        Collection(4, 1, "other"),
        Collection(5, 99, "of one that is gone"),
    ]
    found = [" › ".join(path) for _, path in with_paths(collections)]
    assert found == [
        "a",
        "a › middle",
        "a › middle › inner",
        "a › other",
        "of one that is gone",
    ]


def test_a_chain_of_ten_thousand_is_followed_to_its_end():
    chain = [Collection(n, n - 1 or None, "c") for n in range(1, 10_001)]
    *_, (last, path) = with_paths(chain)
    assert (last.id, len(path)) == (10_000, 10_000)


def test_collections_inside_each_other_are_nowhere():
    assert list(with_paths([Collection(1, 2, "a"), Collection(2, 1, "b")])) == []
