# SPDX-License-Identifier: GPL-3.0-or-later
"""Every picture that a page shows is known by name, so that it can be fetched and looked at."""

import re
from html import unescape
from urllib.parse import unquote

import pytest

from refdesk.fulltext.html import article_html
from refdesk.fulltext.jats import parse_jats
from refdesk.fulltext.pictures import pictures
from tests.corpus import corpus

_SHOWN = re.compile(r'<img class="image" src="figure:/([^"]*)"')


@pytest.mark.corpus
def test_pages_of_real_articles_show_what_is_known_and_nothing_else():
    checked = 0
    for path in sorted(corpus("jats").glob("*.xml"))[::15]:
        article = parse_jats(path.read_bytes(), path.name)
        html = article_html(article, image_base="figure:")
        shown = {unquote(unescape(address)) for address in _SHOWN.findall(html)}
        assert shown == {picture.name for picture in pictures(article)}, path.name
        checked += bool(shown)
    assert checked > 20
