"""Archives are folders of documents, and nothing in one can do harm."""

import io
import json
import os
import struct
import tarfile
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.doctor.findings import Verdict
from ingest.report import FileOutcome
from ingest.sources.archive_names import decoded, why_unsafe
from ingest.sources.archives import ArchiveLimits, content_at, is_there, members
from ingest.sources.files import find_files
from kb.errors import EmptyInput, InputRefused
from tests.ingest.conftest import LAW, PROSE

Files = dict[str, str | bytes]


def packed(files: Files, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def tarred(files: Files, mode: str = "w") -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode=mode) as archive:
        for name, content in files.items():
            data = content.encode() if isinstance(content, str) else content
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return file.getvalue()


PACKERS = {
    "all.zip": packed,
    "all.tar": tarred,
    "all.tgz": lambda files: tarred(files, "w:gz"),
    "all.tar.gz": lambda files: tarred(files, "w:gz"),
}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "all.zip"
    path.write_bytes(packed({"law.md": LAW, "sub/audit.md": PROSE}))
    return path


def outcomes(report) -> dict[str, FileOutcome]:
    return {file.name: file.outcome for file in report.files}


@pytest.mark.parametrize("name", PACKERS)
def test_members_are_taken_in_and_found_unchanged_the_next_time(
    ingestion, store, tmp_path, name
) -> None:
    path = tmp_path / name
    path.write_bytes(PACKERS[name]({"law.md": LAW, "sub/audit.md": PROSE, "p.bin": b"\x7fELF"}))
    report = ingestion.add([str(path)])
    assert outcomes(report) == {
        f"{name}!law.md": FileOutcome.ADDED,
        f"{name}!sub/audit.md": FileOutcome.ADDED,
        f"{name}!p.bin": FileOutcome.NOT_A_DOCUMENT,
    }
    assert report.exit_code == 0
    origins = {origin for origin, _ in store.sources()}
    assert origins == {f"{path}!law.md", f"{path}!sub/audit.md"}
    assert ingestion.add([str(path)]).summary.startswith("0 added, 0 changed, 2 unchanged")


def test_of_an_archive_only_the_member_that_changed_is_read_again(
    ingestion, store, archive
) -> None:
    ingestion.add([str(archive)])
    archive.write_bytes(packed({"law.md": LAW, "sub/audit.md": PROSE.replace("30", "14")}))
    report = ingestion.add([str(archive)])
    assert report.summary.startswith("0 added, 1 changed, 1 unchanged")
    assert len(store.editions()) == 2


def test_an_archive_in_a_folder_is_a_folder_in_it(ingestion, archive) -> None:
    report = ingestion.add([str(archive.parent)])
    assert [name.partition("/")[2] for name in outcomes(report)][:2] == [
        "all.zip!law.md",
        "all.zip!sub/audit.md",
    ]


LISTING = {
    "versions": [
        {"entry": "2001.md", "effectiveFrom": "2001-06-01", "effectiveTo": "2009-12-31"},
        {"entry": "parts/2010.md", "effectiveFrom": "2010-01-01", "effectiveTo": None},
    ]
}


def laws_with_dates(top: str = "laws/") -> Files:
    return {
        f"{top}2001.md": LAW,
        f"{top}parts/2010.md": LAW.replace("2001年1月1日", "2009年9月9日"),
        f"{top}versions.json": json.dumps(LISTING),
    }


@pytest.mark.parametrize("top", ["laws/", "", "a/b/"])
@pytest.mark.parametrize("pack", [packed, lambda it: tarred(it, "w:gz")], ids=["zip", "tgz"])
def test_a_list_of_versions_in_an_archive_dates_the_texts_beside_it(
    ingestion, store, tmp_path, pack, top
) -> None:
    path = tmp_path / ("all.zip" if pack is packed else "all.tgz")
    path.write_bytes(pack(laws_with_dates(top)))
    report = ingestion.add([str(path)])
    assert outcomes(report)[f"{path.name}!{top}versions.json"] is FileOutcome.NOT_A_DOCUMENT
    dates = {(it.effective_from.value, it.effective_to.value) for it in store.editions()}
    assert dates == {(date(2001, 6, 1), date(2009, 12, 31)), (date(2010, 1, 1), None)}
    assert {it.effective_from.basis for it in store.editions()} == {"versions.json"}
    assert ingestion.add([str(path)]).summary.startswith("0 added, 0 changed, 2 unchanged")


def test_an_archive_within_an_archive_has_a_list_of_its_own(ingestion, store, tmp_path) -> None:
    inner = packed(laws_with_dates(""))
    (tmp_path / "all.zip").write_bytes(packed({"inner.zip": inner, "versions.json": "{}"}))
    ingestion.add([str(tmp_path / "all.zip")])
    assert {it.effective_from.basis for it in store.editions()} == {"versions.json"}


def test_new_dates_in_the_list_of_an_archive_are_taken_over(ingestion, store, tmp_path) -> None:
    path, files = tmp_path / "all.zip", laws_with_dates()
    path.write_bytes(packed(files))
    ingestion.add([str(path)])
    later = json.dumps(LISTING).replace("2009-12-31", "2009-11-30")
    path.write_bytes(packed({**files, "laws/versions.json": later}))
    assert ingestion.add([str(path)]).summary.startswith("0 added, 1 changed, 1 unchanged")
    assert date(2009, 11, 30) in {it.effective_to.value for it in store.editions()}


def test_a_list_of_versions_that_cannot_be_unpacked_costs_no_dates_unsaid(
    open_ingestion, tmp_path
) -> None:
    files = laws_with_dates()
    long = json.dumps({**LISTING, "note": " " * 3_000_000})
    (tmp_path / "all.zip").write_bytes(packed({**files, "laws/versions.json": long}))
    report = open_ingestion().add([str(tmp_path / "all.zip")])
    refused = [file for file in report.files if file.outcome is FileOutcome.REFUSED]
    assert len(refused) == 3
    assert "laws/versions.json: it unpacks to more than" in refused[0].reason
    assert "it dates the documents beside it" in refused[0].reason


def test_an_archive_is_removed_as_a_whole_or_member_by_member(ingestion, store, archive) -> None:
    ingestion.add([str(archive)])
    ingestion.remove([f"{archive}!sub/audit.md"])
    assert {origin for origin, _ in store.sources()} == {f"{archive}!law.md"}
    ingestion.add([str(archive)])
    ingestion.remove([str(archive)])
    assert store.editions() == ()


def test_the_same_text_in_an_archive_and_beside_it_is_no_renamed_file(
    ingestion, store, archive
) -> None:
    ingestion.add([str(archive)])
    beside = archive.with_name("law.md")
    beside.write_text(LAW, encoding="utf-8")
    report = ingestion.add([str(beside)])
    assert "renamed" not in report.files[0].reason
    assert {origin for origin, _ in store.sources()} >= {str(beside), f"{archive}!law.md"}


def test_a_member_that_left_its_archive_and_lies_beside_it_has_been_renamed(
    ingestion, store, archive
) -> None:
    ingestion.add([str(archive)])
    archive.write_bytes(packed({"sub/audit.md": PROSE}))
    beside = archive.with_name("law.md")
    beside.write_text(LAW, encoding="utf-8")
    assert "renamed" in ingestion.add([str(beside)]).files[0].reason
    assert f"{archive}!law.md" not in {origin for origin, _ in store.sources()}


def test_an_archive_that_was_renamed_takes_its_members_along(ingestion, store, archive) -> None:
    ingestion.add([str(archive)])
    moved = archive.rename(archive.with_name("moved.zip"))
    assert ingestion.add([str(moved)]).summary.startswith("0 added, 0 changed, 2 unchanged")
    assert all(origin.startswith(f"{moved}!") for origin, _ in store.sources())


def test_doctor_fetches_a_lost_source_file_from_the_archive(
    ingestion, archive, own_data_dir
) -> None:
    ingestion.add([str(archive)])
    for kept in (own_data_dir / "originals").rglob("*"):
        if kept.is_file():
            kept.unlink()
    found = {it.check: it.verdict for it in ingestion.doctor().findings}
    assert found["source files"] is Verdict.MENDED


def test_archives_within_archives_are_opened_to_a_depth(ingestion, tmp_path) -> None:
    content = packed({"deepest.md": PROSE})
    for level in range(3, 0, -1):
        content = packed({f"{level}.zip": content, f"{level}.md": f"# Text {level}\n\nWords."})
    path = tmp_path / "0.zip"
    path.write_bytes(content)
    found = {file.name: file for file in ingestion.add([str(path)]).files}
    assert found["0.zip!1.zip!2.zip!3.md"].outcome is FileOutcome.ADDED
    assert found["0.zip!1.zip!2.zip!3.zip"].outcome is FileOutcome.REFUSED
    assert "TOUCHSTONE_ARCHIVE_DEPTH" in found["0.zip!1.zip!2.zip!3.zip"].reason


def test_the_members_of_many_nested_archives_are_their_own(tmp_path) -> None:
    inner = {f"{n}.zip": packed({f"{m}.md": f"{n} {m}" for m in range(3)}) for n in range(3)}
    path = tmp_path / "a.zip"
    path.write_bytes(packed(inner))
    found = find_files([str(path)])
    assert [file.read().decode() for file in found] == [
        f"{n} {m}" for n in range(3) for m in range(3)
    ]
    assert content_at(f"{path}!1.zip!2.md") == b"1 2"
    assert is_there(f"{path}!2.zip!0.md")
    assert not is_there(f"{path}!2.zip!9.md")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../out.md", "leads out"),
        ("sub/../../out.md", "leads out"),
        ("..\\out.md", "leads out"),
        ("/etc/law.md", "absolute path"),
        ("C:\\law.md", "absolute path"),
        ("\\\\host\\law.md", "absolute path"),
        ("two\nlines.md", "control characters"),
        (f"{'x' * 300}.md", "too long"),
    ],
)
@pytest.mark.parametrize("kind", ["all.zip", "all.tar"])
def test_a_name_that_leads_elsewhere_is_refused_and_its_neighbour_read(
    ingestion, tmp_path, kind, name, words
) -> None:
    path = tmp_path / kind
    path.write_bytes(PACKERS[kind]({name: PROSE, "law.md": LAW}))
    report = ingestion.add([str(path)])
    bad, good = report.files
    assert bad.outcome is FileOutcome.REFUSED
    assert words in bad.reason
    assert good.outcome is FileOutcome.ADDED
    assert report.exit_code == 4
    assert sorted(one.name for one in tmp_path.iterdir()) == [kind, "data"]


def test_a_name_with_a_null_is_refused(tmp_path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"law.mdX.png": LAW}).replace(b"law.mdX.png", b"law.md\0.png"))
    (member,) = members(path, ArchiveLimits())
    assert "control characters" in str(member.trouble)


def test_links_and_devices_are_refused(tmp_path) -> None:
    link = zipfile.ZipInfo("link.md")
    link.external_attr = 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    (tmp_path / "a.zip").write_bytes(file.getvalue())
    with tarfile.open(tmp_path / "a.tar", "w") as tar:
        for name, kind in [("s.md", tarfile.SYMTYPE), ("h.md", tarfile.LNKTYPE)]:
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            tar.addfile(info)
        device = tarfile.TarInfo("d.md")
        device.type = tarfile.CHRTYPE
        tar.addfile(device)
    found = find_files([str(tmp_path / "a.zip"), str(tmp_path / "a.tar")])
    words = [str(file.trouble).partition(" a member that is ")[2][:14] for file in found]
    assert words == ["a link. Unpack", "a link. Unpack", "a link. Unpack", "no ordinary fi"]


def test_encrypted_members_are_named(ingestion, archive) -> None:
    """The flag alone, in both headers: what it is encrypted with does not matter."""
    content = bytearray(archive.read_bytes())
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + at] |= 1
    archive.write_bytes(content)
    report = ingestion.add([str(archive)])
    assert "is encrypted" in report.files[0].reason
    assert "all.zip!law.md" in report.files[0].reason
    assert outcomes(report)["all.zip!sub/audit.md"] is FileOutcome.ADDED


def test_a_member_that_unpacks_to_far_more_than_it_is_packed_to_is_refused(
    ingestion, tmp_path
) -> None:
    path = tmp_path / "bomb.zip"
    path.write_bytes(packed({"bomb.txt": b"0" * 30_000_000, "law.md": LAW}))
    report = ingestion.add([str(path)])
    assert "200 times" in report.files[0].reason
    assert report.files[1].outcome is FileOutcome.ADDED


def test_members_that_share_their_bytes_are_refused_unread(tmp_path) -> None:
    """As in the bombs without recursion: many entries of the directory, one packed kernel."""
    content = packed({f"{n}.txt": os.urandom(4000) for n in range(3)}, zipfile.ZIP_STORED)
    directory = content.index(b"PK\x01\x02")
    second = content.index(b"PK\x01\x02", directory + 1)
    offset = struct.pack("<I", 0)
    bomb = content[: second + 42] + offset + content[second + 46 :]
    path = tmp_path / "a.zip"
    path.write_bytes(bomb)
    with pytest.raises(InputRefused, match="overlap"):
        list(members(path, ArchiveLimits()))


@pytest.mark.parametrize("kind", PACKERS)
def test_an_archive_that_unpacks_to_too_much_is_refused_whole(tmp_path, kind) -> None:
    path = tmp_path / kind
    path.write_bytes(PACKERS[kind]({f"{n}.bin": os.urandom(700_000) for n in range(4)}))
    with pytest.raises(InputRefused, match="TOTAL_MB"):
        list(members(path, ArchiveLimits(total_mb=2)))


def test_a_bomb_of_archives_is_stopped_by_what_all_of_them_unpack_to(tmp_path) -> None:
    leaf = packed({"leaf.txt": b"0" * 900_000})
    for _ in range(2):
        leaf = packed({f"{n}.zip": leaf for n in range(16)}, zipfile.ZIP_STORED)
    path = tmp_path / "42.zip"
    path.write_bytes(leaf)
    found = list(members(path, ArchiveLimits(total_mb=20)))
    read = [member for member in found if member.trouble is None]
    assert 0 < sum(member.size for member in read) <= 20 * 1024 * 1024
    assert any("TOTAL_MB" in str(member.trouble) for member in found)


@pytest.mark.parametrize("kind", PACKERS)
def test_an_archive_of_too_many_members_is_refused_whole(tmp_path, kind) -> None:
    path = tmp_path / kind
    path.write_bytes(PACKERS[kind]({f"{n}.md": "x" for n in range(30)}))
    with pytest.raises(InputRefused, match="more than 20 members"):
        list(members(path, ArchiveLimits(entries=20)))


def test_a_huge_directory_is_not_read(tmp_path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({f"{'x' * 200}{n}": "" for n in range(3000)}))
    tracemalloc.start()
    with pytest.raises(InputRefused, match="more than 10 members"):
        list(members(path, ArchiveLimits(entries=10)))
    assert tracemalloc.get_traced_memory()[1] < 500_000
    tracemalloc.stop()


@pytest.mark.parametrize("content", [b"", b"PK", b"no archive", packed({"a": "b"})[:40]])
@pytest.mark.parametrize("kind", PACKERS)
def test_what_is_no_archive_is_refused_by_name(ingestion, tmp_path, kind, content) -> None:
    path = tmp_path / kind
    path.write_bytes(content)
    report = ingestion.add([str(path)])
    assert report.files[0].outcome is FileOutcome.REFUSED
    assert str(path) in report.files[0].reason
    assert report.exit_code == 4


def test_an_empty_archive_in_a_folder_is_no_document(ingestion, tmp_path) -> None:
    (tmp_path / "in").mkdir()
    path = tmp_path / "in" / "a.zip"
    path.write_bytes(packed({}))
    assert outcomes(ingestion.add([str(path.parent)])) == {"in/a.zip": FileOutcome.NOT_A_DOCUMENT}
    with pytest.raises(EmptyInput):
        list(members(path, ArchiveLimits()))


def test_a_damaged_member_costs_itself_alone(ingestion, tmp_path) -> None:
    content = packed({"bad.md": PROSE, "law.md": LAW}, zipfile.ZIP_STORED)
    path = tmp_path / "a.zip"
    path.write_bytes(content.replace(b"Buyers", b"Bakers"))
    report = ingestion.add([str(path)])
    assert report.files[0].outcome is FileOutcome.REFUSED
    assert "cannot be unpacked" in report.files[0].reason
    assert report.files[1].outcome is FileOutcome.ADDED


def test_two_members_of_one_name_are_both_read(tmp_path) -> None:
    path = tmp_path / "a.zip"
    # Of one length, so that the second name can be made the first afterwards.
    path.write_bytes(packed({"law.md": "one", "lax.md": "two"}).replace(b"lax.md", b"law.md"))
    found = find_files([str(path)])
    assert [(file.name, file.read()) for file in found] == [
        ("a.zip!law.md", b"one"),
        ("a.zip!law~2.md", b"two"),
    ]


def as_packed_on(encoding: str, names: list[str]) -> bytes:
    """A zip as old programs write it: names in the encoding of the machine, and no flag."""
    content = packed(
        {f"{'@' * len(name.encode(encoding))}{n}": "x" for n, name in enumerate(names)}
    )
    for n, name in enumerate(names):
        raw = name.encode(encoding)
        content = content.replace(b"@" * len(raw) + str(n).encode(), raw + str(n).encode())
    return content


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("gb18030", ["产品质量法", "条例/第一章 总则（草案）"]),
        ("gb18030", ["食品安全法.md", "README"]),
        ("utf-8", ["产品质量法", "naïve"]),
        ("cp437", ["übung", "café"]),
        ("cp437", ["plain"]),
    ],
)
def test_names_come_out_in_the_characters_they_were_written_in(tmp_path, encoding, names) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(as_packed_on(encoding, names))
    labels = [member.label for member in members(path, ArchiveLimits())]
    assert labels == [f"{name}{n}" for n, name in enumerate(names)]


def test_a_chinese_law_in_an_old_zip_is_found_under_its_name(ingestion, store, tmp_path) -> None:
    path = tmp_path / "法规.zip"
    content = packed({"@@@@@@@@.md": LAW}).replace(b"@@@@@@@@", "测试法规".encode("gbk"))
    path.write_bytes(content)
    ingestion.add([str(path)])
    assert [name for _, name in store.sources()] == ["法规.zip!测试法规.md"]


def test_hidden_members_are_left_out_as_in_folders(tmp_path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({"__MACOSX/._law.md": "x", ".git/a.md": "x", "law.md": LAW, "d/": ""}))
    assert [member.label for member in members(path, ArchiveLimits())] == ["law.md"]


@given(st.binary(max_size=400), st.sampled_from(sorted(PACKERS)))
def test_any_bytes_are_members_or_a_refusal(tmp_path_factory, content, kind) -> None:
    path = tmp_path_factory.mktemp("any") / kind
    start = PACKERS[kind]({"a.md": "text", "b/c.md": "more"})
    for whole in (
        content,
        content + start,
        start[: len(content)] + content + start[len(content) :],
    ):
        path.write_bytes(whole)
        try:
            for member in members(path, ArchiveLimits()):
                if member.trouble is None:
                    member.read()
        except InputRefused:
            continue


@given(st.lists(st.tuples(st.binary(max_size=30), st.just(value=False)), max_size=5))
def test_any_name_is_decoded(names) -> None:
    for name in decoded(names):
        why_unsafe(name)
