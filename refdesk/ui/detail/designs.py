# SPDX-License-Identifier: GPL-3.0-or-later
"""Which study designs the head of a paper names."""

from refdesk.domain.designs import designs_of
from refdesk.domain.evidence import DesignFinding, EvidenceReport
from refdesk.domain.reference import Reference


def findings_of(reference: Reference, report: EvidenceReport | None) -> list[DesignFinding]:
    """Return the designs to show: those of the paper's report, until then NLM's publication types."""
    if report is not None:
        return list(report.designs)
    return [
        DesignFinding(design.code, publication_type.name, "publication type")
        for design, publication_type in designs_of(reference.publication_types)
    ]


_GENERAL = {
    "clinical-trial": {"rct", "controlled-trial"},
    "controlled-trial": {"rct"},
    "observational": {"cohort", "case-control", "cross-sectional"},
    "clinical-study": {"rct", "controlled-trial", "clinical-trial", "cohort", "observational"},
    "review": {"systematic-review", "meta-analysis", "network-meta-analysis", "scoping-review"},
}
"""Designs that say nothing beside a more exact one; the tooltip lists them all the same."""


def telling_designs(findings: list[DesignFinding]) -> list[str]:
    """Return the codes for the badge: each once, general ones left out beside exact ones."""
    codes = list(dict.fromkeys(finding.design for finding in findings))
    return [code for code in codes if not _GENERAL.get(code, set()) & set(codes)]
