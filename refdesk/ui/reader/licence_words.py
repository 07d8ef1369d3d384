# SPDX-License-Identifier: GPL-3.0-or-later
"""What a licence allows, in one sentence."""

from PySide6.QtCore import QCoreApplication


def licence_sentence(code: str) -> str:
    """Return what may be done with a text under a licence; ``code`` as in ``Licence.code``.

    Reading and keeping a copy for oneself is never in question; what is not stated is not allowed.
    """
    translate = QCoreApplication.translate
    parts = code.upper().replace("-", " ").split()
    if parts[:1] == ["CC0"] or code == "public domain":
        return translate("Licence", "Free of copyright: it may be shared and changed.")
    if parts[:2] == ["CC", "BY"]:
        trade, same = "NC" in parts, "SA" in parts
        if "ND" in parts:
            if trade:
                return translate(
                    "Licence",
                    "It may be shared unchanged, not for profit, with credit to the authors.",
                )
            return translate("Licence", "It may be shared unchanged with credit to the authors.")
        if trade and same:
            return translate(
                "Licence",
                "It may be shared and changed, not for profit, with credit to the authors and "
                "under the same licence.",
            )
        if trade:
            return translate(
                "Licence",
                "It may be shared and changed, not for profit, with credit to the authors.",
            )
        if same:
            return translate(
                "Licence",
                "It may be shared and changed with credit to the authors and under the same licence.",
            )
        return translate("Licence", "It may be shared and changed with credit to the authors.")
    return translate(
        "Licence", "Its licence does not say that it may be shared: this copy is for your own use."
    )
