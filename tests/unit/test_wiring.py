# SPDX-License-Identifier: GPL-3.0-or-later
"""What the services can do before the library is loaded."""

import subprocess
import sys

CODE = """
import sys
from pathlib import Path
from refdesk.settings import Paths, load_settings
from refdesk.wiring import build_services
paths = Paths.resolve({"REFDESK_HOME": sys.argv[1]})
services = build_services(paths, load_settings(paths))
assert "refdesk.domain.asking" not in sys.modules
assert services.has_words("liver year:2020") and not services.has_words("year:2020")
assert services.marker("liver", "tea").ranges("Tea and the liver") == [(0, 3), (12, 17)]
assert "refdesk.holdings" not in sys.modules
services.close()
"""


def test_a_question_is_understood_before_the_library_is_loaded(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(tmp_path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
