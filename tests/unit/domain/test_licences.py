import pytest

from refdesk.domain.licences import Allowance, allowance, licence_class, stricter_licence


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


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("cc-by", "CC BY"),
        ("cc-by-nc-nd", "CC BY-NC-ND"),
        ("cc-by-nd-nc", "CC BY-NC-ND"),
        ("CC BY-NC-SA 4.0", "CC BY-NC-SA"),
        ("cc_by_sa", "CC BY-SA"),
        ("cc-by-nc-4.0", "CC BY-NC"),
        ("https://creativecommons.org/licenses/by-nc/4.0/", "CC BY-NC"),
        ("http://www.creativecommons.org/licenses/BY/3.0/igo/", "CC BY"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0"),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "public domain"),
        ("cc0", "CC0"),
        ("cc-zero", "CC0"),
        ("CC0 1.0", "CC0"),
        ("public-domain", "public domain"),
        ("pd", "public domain"),
        ("other-oa", ""),
        ("publisher-specific-oa", ""),
        ("implied-oa", ""),
        ("acs-specific: authorchoice/editors choice usage agreement", ""),
        ("elsevier-specific: oa user license", ""),
        ("cc-by and something else", ""),
        ("not cc-by", ""),
        ("cc", ""),
        ("nc-by", ""),
        ("  ", ""),
    ],
)
def test_a_licence_as_services_write_it_has_its_class(written, known):
    assert licence_class(written) == known
    assert licence_class(known) == known
