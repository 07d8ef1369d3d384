# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading a full text: the text, and what a person does with it."""
