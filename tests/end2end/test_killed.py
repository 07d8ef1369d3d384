# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 at random moments leaves a library that is whole, with whole batches and whole merges."""

import random

from tests.end2end.killing import kill_import, kill_merge


def test_a_killed_import_leaves_whole_batches(tmp_path):
    kill_import(tmp_path, 2, random.Random(7), papers=4_500)


def test_a_killed_merge_leaves_whole_groups(tmp_path):
    kill_merge(tmp_path, 2, random.Random(7), papers=2_000, twins=300)
