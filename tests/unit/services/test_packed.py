# SPDX-License-Identifier: GPL-3.0-or-later
"""Compressed files, archives and folders of references; those that cannot be trusted are refused."""

import gzip
import io
import random
import stat
import zipfile

import pytest

from refdesk.domain.errors import UnreadableError
from refdesk.domain.jobs import JobContext
from refdesk.messages import sentence
from refdesk.services import packed
from refdesk.services.converting import read_references
from refdesk.services.transfer import TransferService
from refdesk.store import schema
from refdesk.store.database import Database
from refdesk.store.references import ReferenceStore

RIS = "TY  - JOUR\nTI  - Tea and sleep\nAU  - Kim, M\nPY  - 2020\nER  - \n"
OTHER = "TY  - JOUR\nTI  - 차와 잠\nAU  - 김, 민준\nPY  - 2021\nL1  - papers/kim.pdf\nER  - \n"
BIB = "@article{k, title={A third paper}, author={Lee, S.}, year={2019}}\n"
PDF = b"%PDF-1.4 made by hand"


@pytest.fixture
def database(tmp_path):
    (tmp_path / "home").mkdir()
    database = Database.open(tmp_path / "home" / "library.sqlite")
    yield database
    database.close()


@pytest.fixture
def imports(database):
    service = TransferService(ReferenceStore(database))
    return lambda *paths, **more: service.import_files(list(paths), JobContext(), **more)


def zipped(path, members, packing=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def error_of(report):
    (file,) = report.files
    assert isinstance(file.error, UnreadableError)
    assert file.added == 0
    assert sentence(file.error).startswith(file.path)
    return file.error.reason


@pytest.mark.parametrize("name", ["x.ris.gz", "x.gz", "noending", "x.ris"])
def test_a_compressed_file_is_known_by_its_content(tmp_path, imports, name):
    (tmp_path / name).write_bytes(gzip.compress(RIS.encode()))
    (file,) = imports(tmp_path / name).files
    assert (file.added, file.format_id, file.path) == (1, "ris", str(tmp_path / name))


def test_files_beside_a_compressed_file_are_found(tmp_path, imports, database):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "kim.pdf").write_bytes(PDF)
    (tmp_path / "x.ris.gz").write_bytes(gzip.compress(OTHER.encode()))
    assert imports(tmp_path / "x.ris.gz").files[0].problems == ()
    with database.read() as connection:
        assert len(connection.execute(schema.ATTACHMENT.select()).all()) == 1


def test_an_archive_of_several_formats_and_their_papers(tmp_path, imports, database):
    archive = zipped(
        tmp_path / "all.zip",
        {
            "in/one.ris": OTHER,
            "in/papers/kim.pdf": PDF,
            "two.bib": BIB,
            "three.ris.gz": gzip.compress(RIS.encode()),
            "README.md": "Read me.",
            "__MACOSX/._two.bib": "junk",
        },
    )
    report = imports(archive)
    assert {(f.path, f.format_id, f.added) for f in report.files} == {
        (f"{archive}/in/one.ris", "ris", 1),
        (f"{archive}/two.bib", "bibtex", 1),
        (f"{archive}/three.ris.gz", "ris", 1),
    }
    with database.read() as connection:
        (attached,) = connection.execute(schema.ATTACHMENT.select()).all()
    assert (database.path.parent / "files" / attached.path).read_bytes() == PDF


def test_a_folder_stands_for_the_files_in_it(tmp_path, imports):
    folder = tmp_path / "export"
    (folder / "sub").mkdir(parents=True)
    (folder / "one.ris").write_text(RIS)
    (folder / "sub" / "two.bib").write_text(BIB)
    (folder / "notes.txt").write_text("Nothing of that kind.")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "broken.ris").write_text("nothing")
    report = imports(folder)
    assert [(f.path.rpartition("/")[2], f.added) for f in report.files] == [
        ("broken.ris", 0), ("one.ris", 1), ("two.bib", 1),
    ]  # fmt: skip
    assert report.files[0].error is not None


def test_a_folder_without_references_is_refused_by_name(tmp_path, imports):
    (tmp_path / "empty").mkdir()
    assert error_of(imports(tmp_path / "empty")) == "is-a-folder"


@pytest.mark.parametrize(
    "name", ["../out.ris", "/etc/out.ris", "a/../../out.ris", "..\\out.ris", "C:\\out.ris"]
)
def test_paths_that_lead_out_of_an_archive_are_refused(tmp_path, imports, name):
    archive = tmp_path / "evil.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("good.ris", RIS)
        info = zipfile.ZipInfo("x")
        info.filename = name
        made.writestr(info, RIS)
    assert error_of(imports(archive)) == "unsafe-archive"


def test_links_in_an_archive_are_refused(tmp_path, imports):
    archive = tmp_path / "evil.zip"
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("good.ris", RIS)
        info = zipfile.ZipInfo("papers")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(info, "/etc")
    assert error_of(imports(archive)) == "unsafe-archive"


def test_what_would_fill_the_memory_is_refused(tmp_path, imports, monkeypatch):
    monkeypatch.setattr(packed, "_FREE", 100_000)
    much = (RIS * 200_000).encode()
    archive = zipped(tmp_path / "bomb.zip", {"x.ris": much})
    assert error_of(imports(archive)) == "too-large"
    (tmp_path / "bomb.ris.gz").write_bytes(gzip.compress(much))
    assert error_of(imports(tmp_path / "bomb.ris.gz")) == "too-large"


def test_an_archive_with_a_password_says_so(tmp_path, imports):
    archive = zipped(tmp_path / "x.zip", {"x.ris": RIS})
    data = bytearray(archive.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    archive.write_bytes(data)
    assert error_of(imports(archive)) == "encrypted-archive"


@pytest.mark.parametrize("left", [3, 30, 60, 90])
def test_a_cut_archive_is_one_error(tmp_path, imports, left):
    data = zipped(tmp_path / "x.zip", {"x.ris": RIS}).read_bytes()
    (tmp_path / "cut.zip").write_bytes(data[: len(data) * left // 100] or data[:4])
    assert imports(tmp_path / "cut.zip").files[0].error is not None


@pytest.mark.parametrize("left", [12, 40, 70])
def test_a_cut_compressed_file_is_one_error(tmp_path, imports, left):
    data = gzip.compress(RIS.encode())
    (tmp_path / "x.gz").write_bytes(data[:left])
    assert error_of(imports(tmp_path / "x.gz")) == "damaged-archive"


def test_an_archive_without_references_says_so(tmp_path, imports):
    archive = zipped(tmp_path / "x.zip", {"a.txt": "Nothing of that kind.", "b.png": b"\x89PNG"})
    assert error_of(imports(archive)) == "no-records"


def test_packed_files_are_read_without_a_library_too(tmp_path):
    name, records = read_references(gzip.compress(RIS.encode()), "x.ris.gz")
    assert (name, len(list(records))) == ("ris", 1)
    buffer = io.BytesIO()
    zipped(buffer, {"a.ris": RIS, "b.bib": BIB})
    name, records = read_references(buffer.getvalue(), "x.zip")
    assert [r.reference.title for r in records] == ["Tea and sleep", "A third paper"]


def test_a_damaged_member_is_named_and_the_others_come(imports, tmp_path):
    path = zipped(tmp_path / "all.zip", {"a.ris": RIS, "b.ris": OTHER, "c.bib": BIB})
    data = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("b.ris").header_offset
    path.write_bytes(data[:place] + b"XX" + data[place + 2 :])
    report = imports(path)
    assert [file.added for file in report.files] == [1, 1, 0]
    assert isinstance(report.files[2].error, UnreadableError)
    assert "b.ris" in sentence(report.files[2].error)


def test_every_damaged_member_is_named(imports, tmp_path):
    path = zipped(tmp_path / "all.zip", {"a.ris": RIS, "b.ris": OTHER, "c.bib": BIB})
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        for name in ("b.ris", "c.bib"):
            data[archive.getinfo(name).header_offset] = 0
    path.write_bytes(data)
    whole, *broken = imports(path).files
    assert (whole.added, whole.error) == (1, None)
    named = zip(("b.ris", "c.bib"), broken, strict=True)
    assert all(name in sentence(file.error) for name, file in named)
    with pytest.raises(UnreadableError):
        read_references(bytes(data), "all.zip")


@pytest.mark.parametrize(
    "packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA], ids=str
)
def test_a_member_that_cannot_be_unpacked_is_refused(imports, tmp_path, packing):
    path = zipped(tmp_path / "one.zip", {"a.ris": RIS * 20}, packing)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo("a.ris")
        start = info.header_offset + 30 + len(info.filename)
    data[start + 4 : start + info.compress_size] = b"\xff" * (info.compress_size - 4)
    path.write_bytes(data)
    (file,) = imports(path).files
    assert "one.zip/a.ris" in sentence(file.error)


@pytest.mark.parametrize("number", range(100))
def test_a_broken_archive_is_read_or_refused_and_never_breaks_a_reader(number, tmp_path, imports):
    chance = random.Random(number)
    packing = chance.choice(
        (None, zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
    )
    if packing is not None:
        members = {"a.ris": RIS * 20, "b.bib": BIB}
        whole = zipped(tmp_path / "a.zip", members, packing).read_bytes()
    else:
        whole = gzip.compress((RIS * 20).encode(), mtime=0)
    data = bytearray(whole)
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(data))
        match chance.randrange(3):
            case 0:
                data[place] = chance.randrange(256)
            case 1:
                del data[place : place + chance.randint(1, 40)]
            case _:
                data[place:place] = data[place : place + chance.randint(1, 40)]
        data = data or bytearray(b"PK")
    path = tmp_path / "broken"
    path.write_bytes(data)
    for file in imports(path, dry_run=True).files:
        assert file.added or file.merged or file.unchanged or file.skipped or sentence(file.error)
