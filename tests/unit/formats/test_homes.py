# SPDX-License-Identifier: GPL-3.0-or-later
"""A format is found again in another process, by its module and its name."""

import importlib

import pytest

from refdesk.domain.errors import UnknownFormatError
from refdesk.formats.base import all_formats, format_at, home_of


@pytest.mark.parametrize("form", all_formats(), ids=lambda form: form.id)
def test_every_format_is_found_where_it_lives(form, monkeypatch):
    module, name = home_of(form)
    assert format_at(module, name) is form
    defined = importlib.import_module(module)
    own = (getattr(defined, "FORMAT", None), *getattr(defined, "DIALECTS", ()))
    assert form in own  # so that no other module need be loaded


def test_a_name_that_no_module_has_is_refused():
    with pytest.raises(UnknownFormatError):
        format_at("refdesk.formats.ris", "no-such-format")
