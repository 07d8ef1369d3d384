# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in the bundle's ``Info.plist``."""

KINDS = (
    ("RIS references", "ris", "application/x-research-info-systems"),
    ("PubMed references", "nbib", "application/nbib"),
    ("BibTeX references", "bib", "text/x-bibtex"),
    ("EndNote references", "enw", "application/x-endnote-refer"),
)
"""Name, ending and MIME type of the files that the program opens; a test compares them with Linux's."""


def info(version: str) -> dict[str, object]:
    """Return what the bundle says of itself."""
    return {
        "CFBundleDisplayName": "refdesk",
        "CFBundleShortVersionString": version,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "ko"],
        "LSApplicationCategoryType": "public.app-category.medical",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": name,
                "CFBundleTypeRole": "Viewer",
                "LSHandlerRank": "Alternate",
                "CFBundleTypeExtensions": [ending],
                "CFBundleTypeMIMETypes": [kind],
            }
            for name, ending, kind in KINDS
        ],
    }
