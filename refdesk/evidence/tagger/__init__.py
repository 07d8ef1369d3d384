# SPDX-License-Identifier: GPL-3.0-or-later
"""A small network that labels words as population, intervention or outcome.

This door alone imports no array library: the first paper that is read loads it, not the program.
"""

import importlib
import os
from collections.abc import Callable
from functools import cache

from refdesk.evidence.tagger.tags import Tags
from refdesk.evidence.text import Document

# Read when numpy is loaded, which only the modules of this package do. The products are too small
# to share: threads of a mathematics library would only wait for each other, and take the core on
# which the window is painted.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@cache
def _reader() -> Callable[[Document], Tags]:
    read: Callable[[Document], Tags] = (
        importlib.import_module("refdesk.evidence.tagger.tagger").Tagger().tags
    )
    return read


def tags_of(document: Document) -> Tags:
    """Return label and chances of every word of a document; the first call reads the model.

    Raises:
        OSError: the model that comes with the program is not there.
    """
    return _reader()(document)
