import pytest

from refdesk.domain.licences import Allowance, allowance, stricter_licence


@pytest.mark.parametrize(
    ("code", "share", "adapt", "commercial"),
    [
        ("CC0", True, True, True),
        ("public domain", True, True, True),
        ("CC BY", True, True, True),
        ("CC BY-SA", True, True, True),
        ("CC BY-NC", True, True, False),
        ("CC BY-ND", True, False, True),
        ("CC BY-NC-ND", True, False, False),
        ("CC BY-NC-SA", True, True, False),
        ("BMC 2002", True, False, True),
        ("TDM", False, False, False),
        ("", False, False, False),
        ("Elsevier user licence", False, False, False),
    ],
)
def test_what_a_licence_allows(code, share, adapt, commercial):
    allowed = allowance(code)
    assert (allowed.share, allowed.adapt, allowed.commercial) == (share, adapt, commercial)


def test_changed_versions_may_have_to_be_shared_alike():
    assert allowance("CC BY-SA").alike
    assert not allowance("CC BY").alike


def test_only_public_domain_needs_no_credit():
    assert not allowance("CC0").credit
    assert allowance("CC BY").credit


def test_a_text_for_mining_may_be_mined_and_no_more():
    assert allowance("TDM") == Allowance(mine=True)


@pytest.mark.parametrize(
    ("one", "other", "kept"),
    [
        ("CC BY", "CC BY-NC", "CC BY-NC"),
        ("CC BY-SA", "CC BY-ND", "CC BY-ND"),
        ("CC0", "CC BY", "CC BY"),
        ("public domain", "CC BY-NC", "CC BY-NC"),
        ("CC BY", "TDM", "TDM"),
        ("CC BY", "BMC 2002", "BMC 2002"),
        ("", "CC BY", "CC BY"),
    ],
)
def test_of_two_licences_the_stricter_counts(one, other, kept):
    assert stricter_licence(one, other) == kept == stricter_licence(other, one)
