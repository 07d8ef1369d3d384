# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys in the keyring of the system: read late, written once they are known to be kept, never said."""

import json
import subprocess
import sys
import threading
from dataclasses import asdict, replace

import pytest

from refdesk import keyrings
from refdesk.keyrings import Keyring, KeyringError, lent, may_be_used, system_backend
from refdesk.settings import (
    SECRETS,
    Identity,
    Keeping,
    LanguageModel,
    Paths,
    Settings,
    load_settings,
    save_settings,
    secrets_of,
    without_secrets,
)

NCBI, MODEL = "ncbi-0123456789abcdef", "sk-model-0123456789"
FULL = replace(
    Settings(),
    identity=Identity("reader@hospital.kr", NCBI),
    model=LanguageModel("openai", "https://m.invalid", "m", key=MODEL),
)


class Fake:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None
        self.asked = 0
        self.forgets = False

    def get_password(self, service, username):
        self._ask()
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self._ask()
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service, username):
        self._ask()
        del self.kept[service, username]

    def _ask(self):
        self.asked += 1
        if self.trouble:
            raise self.trouble


@pytest.fixture
def fake():
    return Fake()


def test_what_is_written_is_read(fake):
    keyring = Keyring(lambda: fake)
    keyring.write(dict(zip(SECRETS, (NCBI, MODEL), strict=True)))
    assert keyring.read() == dict(zip(SECRETS, (NCBI, MODEL), strict=True))
    assert {service for service, _ in fake.kept} == {"refdesk"}
    keyring.write(dict.fromkeys(SECRETS, ""))
    assert fake.kept == {}


@pytest.mark.parametrize("trouble", [RuntimeError(f"cannot store {NCBI}"), OSError(5, "D-Bus")])
def test_what_a_keyring_says_is_not_passed_on(fake, trouble):
    fake.trouble = trouble
    with pytest.raises(KeyringError) as caught:
        Keyring(lambda: fake).write({SECRETS[0]: NCBI})
    assert caught.value.reason == "refused"
    assert caught.value.__cause__ is None
    assert NCBI not in repr(caught.value) + str(caught.value)


def test_one_that_keeps_nothing_is_found_out(fake):
    fake.forgets = True
    with pytest.raises(KeyringError):
        Keyring(lambda: fake).write({SECRETS[0]: NCBI})


def test_one_that_hangs_is_left_alone():
    gate = threading.Event()
    with pytest.raises(KeyringError) as caught:
        Keyring(lambda: gate.wait(5)).read(seconds=0.05)
    gate.set()
    assert caught.value.reason == "silent"


def test_a_plain_text_file_is_no_keyring(monkeypatch):
    import keyring as package

    for module in ("keyring.backends.fail", "keyring.backends.null", "keyrings.alt.file"):
        kind = type("Keyring", (Fake,), {"__module__": module, "priority": 5})
        monkeypatch.setattr(package, "get_keyring", kind)
        with pytest.raises(KeyringError):
            system_backend()


@pytest.mark.parametrize(
    ("environment", "used"),
    [
        ({}, True),
        ({"REFDESK_HOME": "/x"}, False),
        ({"REFDESK_HOME": "/x", "REFDESK_KEYRING": "1"}, True),
        ({"REFDESK_KEYRING": "0"}, False),
    ],
)
def test_a_program_in_one_folder_keeps_to_it(environment, used):
    assert may_be_used(environment) is used


def test_keys_are_lent_where_they_are_kept_and_the_environment_wins(fake):
    keyring = Keyring(lambda: fake)
    keyring.write(dict(zip(SECRETS, (NCBI, MODEL), strict=True)))
    bare = replace(Settings(), keeping=Keeping(kept="keyring"))
    found = lent(bare, {}, keyring)
    assert (found.identity.ncbi_api_key, found.model.key) == (NCBI, MODEL)
    own = replace(bare, identity=Identity("", "from the environment"))
    found = lent(own, {"REFDESK_NCBI_API_KEY": "from the environment"}, keyring)
    assert (found.identity.ncbi_api_key, found.model.key) == ("from the environment", MODEL)
    fake.trouble = OSError()
    assert lent(bare, {}, keyring) == bare


def test_nothing_is_asked_where_no_key_is_kept(fake):
    assert lent(FULL, {}, Keyring(lambda: fake)) is FULL
    assert fake.asked == 0


@pytest.mark.parametrize(
    ("keeping", "in_file"),
    [
        (Keeping(), True),
        (Keeping("file"), True),
        (Keeping(kept="keyring"), False),
        (Keeping("session"), False),
    ],
)
def test_the_file_has_keys_only_where_they_are_kept_in_it(tmp_path, keeping, in_file):
    paths = Paths.resolve({"REFDESK_HOME": str(tmp_path)})
    save_settings(paths, replace(FULL, keeping=keeping), {})
    text = paths.settings_file.read_text("utf-8")
    assert (NCBI in text, MODEL in text) == (in_file, in_file)
    assert load_settings(paths, {}).identity.email == "reader@hospital.kr"


def test_settings_do_not_say_their_keys():
    for said in (
        repr(FULL),
        str(FULL.identity),
        str(FULL.model),
        json.dumps(without_secrets(FULL)),
    ):
        assert NCBI not in said
        assert MODEL not in said
    assert "reader@hospital.kr" not in json.dumps(without_secrets(FULL))
    assert set(secrets_of(FULL)) == {NCBI, MODEL, "reader@hospital.kr"}
    assert secrets_of(Settings()) == ()


def test_every_secret_among_the_settings_is_known():
    """A field that is called like a secret and is not listed would be kept and told as it is."""
    named = {
        (part, name)
        for part, value in asdict(Settings()).items()
        if isinstance(value, dict)
        for name in value
        if any(word in name for word in ("key", "token", "secret", "password"))
    }
    assert named - {("exporting", "key_pattern")} == set(SECRETS)


def test_no_start_and_no_command_loads_the_keyring():
    code = (
        "import sys; sys.argv = ['refdesk', '--help']\n"
        "import refdesk.app, refdesk.cli.session, refdesk.ui.main_window\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('keyring', 'cryptography')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
    assert keyrings.SWITCH == "REFDESK_KEYRING"
