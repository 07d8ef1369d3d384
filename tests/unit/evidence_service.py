# SPDX-License-Identifier: GPL-3.0-or-later
"""The evidence service over a library of a test."""

from refdesk.services.evidence import EvidenceService
from refdesk.services.evidence_body import BodyReader
from refdesk.store.database import Database
from refdesk.store.evidence import EvidenceStore
from refdesk.store.evidence_corrections import EvidenceCorrectionStore
from refdesk.store.fulltexts import FulltextStore
from refdesk.store.references import ReferenceStore


def evidence_service(database: Database, store: ReferenceStore) -> EvidenceService:
    """Return the service with all its stores over one open library."""
    return EvidenceService(
        store,
        EvidenceStore(database),
        EvidenceCorrectionStore(database),
        BodyReader(FulltextStore(database)),
    )
