# SPDX-License-Identifier: GPL-3.0-or-later
"""A licence in words: its name, and what it allows."""

from PySide6.QtCore import QCoreApplication

from refdesk.domain.licences import allowance


def licence_name(code: str) -> str:
    """Return the name of a class of licence, its short form behind it."""
    translate = QCoreApplication.translate
    names = {
        "CC0": translate("Licence", "no rights reserved (CC0)"),
        "public domain": translate("Licence", "public domain"),
        "CC BY": translate("Licence", "Creative Commons Attribution (CC BY)"),
        "CC BY-SA": translate("Licence", "Creative Commons Attribution-ShareAlike (CC BY-SA)"),
        "CC BY-ND": translate("Licence", "Creative Commons Attribution-NoDerivatives (CC BY-ND)"),
        "CC BY-NC": translate("Licence", "Creative Commons Attribution-NonCommercial (CC BY-NC)"),
        "CC BY-NC-SA": translate(
            "Licence", "Creative Commons Attribution-NonCommercial-ShareAlike (CC BY-NC-SA)"
        ),
        "CC BY-NC-ND": translate(
            "Licence", "Creative Commons Attribution-NonCommercial-NoDerivatives (CC BY-NC-ND)"
        ),
        "BMC 2002": translate("Licence", "BioMed Central open access (2002)"),
        "TDM": translate("Licence", "author manuscript, for text mining"),
        "": translate("Licence", "licence not stated"),
    }
    return names.get(code, code)


def licence_sentence(code: str) -> str:
    """Return what may be done with a text of this licence beyond reading it oneself."""
    translate = QCoreApplication.translate
    allowed = allowance(code)
    if not allowed.share:
        if allowed.mine:
            return translate(
                "Licence",
                "It may be read and analysed by machine. Copies and translations must not be passed on.",
            )
        return translate(
            "Licence",
            "What is allowed is not stated: read it yourself, and pass on neither copies nor translations.",
        )
    sentences = [
        translate("Licence", "Copies and translations may be passed on.")
        if allowed.adapt
        else translate("Licence", "Copies may be passed on, unchanged; translations must not.")
    ]
    if not allowed.commercial:
        sentences.append(translate("Licence", "Not for commercial purposes."))
    if allowed.alike:
        sentences.append(translate("Licence", "A translation takes the same licence."))
    if allowed.credit:
        sentences.append(translate("Licence", "The authors are to be named."))
    return " ".join(sentences)
