# SPDX-License-Identifier: GPL-3.0-or-later
"""Ampersands in the names of actions: taken out for plain text, doubled where they are meant."""

import re

_IN_BRACKETS = re.compile(r"\s?\(&\w\)")
"""How a Korean name carries its key: ``파일(&F)``."""


def plain_name(text: str) -> str:
    """Return the name of an action or menu without its mnemonic and its dots."""
    return _IN_BRACKETS.sub("", text).replace("&", "").removesuffix("…")


def literal(text: str) -> str:
    """Return text whose ampersands do not become mnemonics."""
    return text.replace("&", "&&")
