# SPDX-License-Identifier: GPL-3.0-or-later
"""Corrected evidence as test data: one JSON object a paper, a line each.

A line is read by ``refdesk evidence FILE.jsonl`` as it is; ``corrections`` holds, for each thing that
a person corrected, what the program had found (with spans and version) and what the person says.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict

from refdesk.domain.evidence import TextSection
from refdesk.domain.evidence_corrections import (
    DesignCorrection,
    EvidenceCorrection,
    ResultCorrection,
)
from refdesk.domain.reference import Reference


def correction_line(
    reference: Reference,
    sections: Sequence[TextSection],
    corrections: Sequence[EvidenceCorrection],
) -> str:
    """Return what a person corrected in a paper as a line of JSON, its end included.

    Args:
        reference: the paper.
        sections: the texts that were read; offsets of spans count in these.
        corrections: of what was read in them.
    """
    title = next((section.text for section in sections if section.name == "title"), "")
    form = {
        "id": reference.pmid or reference.doi or reference.pmcid,
        "pmid": reference.pmid,
        "doi": reference.doi,
        "pmcid": reference.pmcid,
        "title": title,
        "abstract": [
            {"label": s.name, "text": s.text, "index": s.index, "category": s.category}
            for s in sections
            if s.name != "title"
        ],
        "publication_types": [asdict(kind) for kind in reference.publication_types],
        "corrections": [_correction(correction) for correction in corrections],
    }
    return json.dumps(form, ensure_ascii=False) + "\n"


def _correction(correction: EvidenceCorrection) -> dict[str, object]:
    of, program, person = _values(correction)
    return {"of": of, "version": correction.version, "program": program, "person": person}


def _values(correction: EvidenceCorrection) -> tuple[str, object, object]:
    """Return what is corrected, what the program had found, and what the person says."""
    match correction:
        case ResultCorrection(numbers, read):
            return "result", asdict(read), asdict(numbers) if numbers is not None else None
        case DesignCorrection(code, read):
            return correction.subject, [asdict(finding) for finding in read], code
    return correction.subject, asdict(correction.read), correction.text
