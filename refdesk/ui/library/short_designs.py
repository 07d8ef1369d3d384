# SPDX-License-Identifier: GPL-3.0-or-later
"""Study designs in a word or two, for the narrow column of the list."""

from PySide6.QtCore import QCoreApplication

from refdesk.messages import design_name


def short_design(code: str) -> str:
    """Return a design as clinicians abbreviate it; the full name where there is no shorter one."""
    translate = QCoreApplication.translate
    names = {
        "retraction-notice": translate("ShortDesigns", "Retraction"),
        "concern": translate("ShortDesigns", "Concern"),
        "network-meta-analysis": translate("ShortDesigns", "Network MA"),
        "systematic-review": translate("ShortDesigns", "Syst. review"),
        "rct": translate("ShortDesigns", "RCT"),
        "controlled-trial": translate("ShortDesigns", "Controlled trial"),
        "phase-4-trial": translate("ShortDesigns", "Phase IV trial"),
        "phase-3-trial": translate("ShortDesigns", "Phase III trial"),
        "phase-2-trial": translate("ShortDesigns", "Phase II trial"),
        "phase-1-trial": translate("ShortDesigns", "Phase I trial"),
        "protocol": translate("ShortDesigns", "Protocol"),
        "cohort": translate("ShortDesigns", "Cohort"),
        "case-control": translate("ShortDesigns", "Case-control"),
        "cross-sectional": translate("ShortDesigns", "Cross-sectional"),
        "diagnostic": translate("ShortDesigns", "Diagnostic"),
        "observational": translate("ShortDesigns", "Observational"),
        "qualitative": translate("ShortDesigns", "Qualitative"),
        "economic": translate("ShortDesigns", "Economic"),
        "animal": translate("ShortDesigns", "Animal"),
        "in-vitro": translate("ShortDesigns", "Laboratory"),
    }
    return names.get(code) or design_name(code, translate)
