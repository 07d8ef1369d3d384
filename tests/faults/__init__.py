# SPDX-License-Identifier: GPL-3.0-or-later
"""The program killed, and the disk made to fail, at chosen moments; what is left must be whole.

``shim.c`` stands between a program and the system, ``serving`` is the process that it stands before and
that forks one for each try, ``acts`` are what such a process does, ``judging`` looks at what it left.
``python3 packaging/dev.py bench faults`` is the long run, ``test_faults.py`` a short one.
"""
