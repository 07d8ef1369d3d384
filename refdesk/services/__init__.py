# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person does: use cases over the engines. No Qt, no SQL, no HTTP."""
