# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a frozen build starts."""

import sys

from refdesk.__main__ import main

sys.exit(main())
