# SPDX-License-Identifier: GPL-3.0-or-later
"""Language models that a person set up: what is asked of them, and what they answer while they write."""

from refdesk.providers.language_model.client import LanguageModels, Message, Place

__all__ = ["LanguageModels", "Message", "Place"]
