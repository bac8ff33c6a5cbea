"""Office files of before 2007: read by what they are, through LibreOffice where it is there."""

import os
import shutil
import stat
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import psutil
import pytest
import xlwt

from ingest.blocks import BlockKind
from ingest.limits import Limits
from ingest.parsers import legacy_office
from ingest.parsers.legacy import parse_doc, parse_ppt, parse_xls
from ingest.parsers.legacy_office import converted
from ingest.parsers.registry import parser_for
from kb.domain.places import Place, PlaceUnit
from kb.errors import EmptyInput, InputRefused
from tests.conftest import CHECKOUT
from tests.ingest.parsers.office_files import deck, part_of, saved, texts, workbook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def old_workbook():
    book = xlwt.Workbook()
    sheet = book.add_sheet("目录")
    sheet.write_merge(0, 0, 0, 2, "抽查目录")
    for row, cells in enumerate([["产品", "合格率", "日期"], ["灯具", 0.953, 45352]], 1):
        for column, value in enumerate(cells):
            code = {1: "0.0%", 2: "yyyy-mm-dd"}.get(column, "General")
            sheet.write(row, column, value, xlwt.easyxf(num_format_str=code))
    sheet.row(2).hidden = True
    book.add_sheet("Sheet2")
    return book


def test_an_old_workbook_reads_like_a_new_one():
    document = parse_xls(saved(old_workbook()))
    assert document.parser == "xls/1"
    assert texts(document) == [
        "目录",
        "抽查目录",
        "产品 | 合格率 | 日期\n灯具 | 95.3% | 2024-03-01",
    ]
    table = document.blocks[2]
    assert (table.kind, table.head_rows) == (BlockKind.TABLE, 1)
    assert table.rows[1] == Place(PlaceUnit.ROW, 3, 3, "目录")
    assert document.warnings == (
        "1 hidden row on '目录' read too: 3",
        "1 sheet without filled cells left out: Sheet2",
        "text boxes and charts of .xls files are not looked for",
    )


def test_an_old_workbook_that_is_damaged_or_bare_is_refused():
    data = saved(old_workbook())
    with pytest.raises(InputRefused, match="damaged"):
        parse_xls(data[: len(data) // 3])
    with pytest.raises(InputRefused, match="damaged, or none at all"):
        parse_xls(OLE)
    bare = xlwt.Workbook()
    bare.add_sheet("Sheet1")
    with pytest.raises(EmptyInput):
        parse_xls(saved(bare))


@pytest.mark.parametrize(
    ("data", "kind", "first"),
    [
        (saved(workbook([["产品", "数量"], ["灯具", 1]])), "xlsx", "目录"),
        (b"<html><body><h1>Rules</h1><p>The maker recalls the goods.</p></body></html>",
         "html", "Rules"),
        ("产品\t数量\n灯具\t1\n".encode(), "csv", "产品 | 数量\n灯具 | 1"),
    ],
)  # fmt: skip
def test_what_only_has_the_suffix_is_read_as_what_it_is_and_said_to_be_so(data, kind, first):
    document = parse_xls(data)
    assert document.blocks[0].text == first
    assert document.warnings[0] == f"the .xls file was read as {kind}"


def test_a_new_deck_under_the_old_suffix_is_read():
    assert texts(parse_ppt(saved(deck("质量培训")))) == ["质量培训"]


@pytest.mark.parametrize("parse", [parse_doc, parse_xls, parse_ppt])
def test_locked_files_are_refused(parse):
    with pytest.raises(InputRefused, match="locked with a password"):
        parse(OLE + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize("parse", [parse_doc, parse_ppt])
def test_what_is_no_office_file_at_all_is_refused(parse):
    with pytest.raises(InputRefused, match="whatever its suffix says"):
        parse(b"just words")


@pytest.mark.parametrize(
    ("suffix", "new"), [(".doc", ".docx"), (".wps", ".docx"), (".ppt", ".pptx")]
)
def test_without_libreoffice_the_refusal_says_what_to_do(suffix, new, monkeypatch):
    monkeypatch.setattr(legacy_office, "_program", lambda: None)
    with pytest.raises(InputRefused, match=f"Install LibreOffice, or save the file as {new}"):
        parser_for(suffix)(OLE)


@pytest.fixture
def office(tmp_path, monkeypatch):
    """Puts a program called soffice first on the path: the given Python code."""
    if sys.platform == "win32":
        pytest.skip("a script is no program on Windows")

    def put(code):
        folder = tmp_path / "bin"
        folder.mkdir(exist_ok=True)
        program = folder / "soffice"
        program.write_text(f"#!{sys.executable}\n{code}", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")

    return put


CONVERTS = """
import os, pathlib, sys
words = sys.argv
out = pathlib.Path(words[words.index("--outdir") + 1])
out.mkdir()
profile = next(w for w in words if w.startswith("-env:UserInstallation=file:///"))
settings = pathlib.Path(profile.partition("file://")[2]) / "user" / "registrymodifications.xcu"
assert "DisableMacrosExecution" in settings.read_text()
assert os.environ["https_proxy"] == "http://127.0.0.1:9" and "DISPLAY" not in os.environ
assert pathlib.Path(words[-1]).read_bytes().startswith(b"\\xd0\\xcf")
made = out / ("document." + words[words.index("--convert-to") + 1])
made.write_bytes(pathlib.Path({source!r}).read_bytes())
"""


def test_a_converted_deck_is_read_by_the_parser_of_the_new_format(office, tmp_path):
    (tmp_path / "new.pptx").write_bytes(saved(deck("质量培训")))
    office(CONVERTS.format(source=str(tmp_path / "new.pptx")))
    document = parse_ppt(OLE)
    assert texts(document) == ["质量培训"]
    assert document.warnings[0] == "the .ppt file was read as pptx"


def test_a_converter_that_fails_or_makes_nothing_is_told(office):
    for code in ("import sys; sys.exit(77)", "pass"):
        office(code)
        with pytest.raises(InputRefused, match=r"LibreOffice cannot read this \.ppt file"):
            parse_ppt(OLE)


HANGS = """
import pathlib, subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
pathlib.Path({told!r}).write_text(str(child.pid))
time.sleep(600)
"""


def test_a_converter_that_hangs_is_ended_with_its_children(office, tmp_path, monkeypatch):
    told = tmp_path / "pid"
    office(HANGS.format(told=str(told)))
    monkeypatch.setattr(legacy_office, "limits", lambda: Limits(seconds=4))
    with pytest.raises(InputRefused, match=r"did not finish this \.ppt file in 2\.8 s") as refused:
        parse_ppt(OLE)
    assert "TOUCHSTONE_PARSE_SECONDS" in refused.value.cure
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", told.read_text()], capture_output=True, text=True, check=False
    ).stdout.strip()
    # Where nobody waits for orphans, a dead one stays in the list as a zombie.
    assert state in ("", "Z", "Z+", "Zs")


CONVERTING = """
import sys
from ingest.isolation.parsing import Parsing
from ingest.limits import Limits
Parsing(Limits()).parse(".ppt", bytes.fromhex(sys.argv[1]))
"""


def test_a_converter_ends_with_a_parent_that_is_killed(office, tmp_path):
    told = tmp_path / "told"
    os.mkfifo(told)
    office(HANGS.format(told=str(told)))
    words = [sys.executable, "-c", CONVERTING, OLE.hex()]
    with subprocess.Popen(words, cwd=CHECKOUT, stderr=subprocess.DEVNULL) as parent:
        try:
            child = psutil.Process(int(told.read_text()))
            launcher = child.parent()
        finally:
            parent.kill()
    psutil.wait_procs([child, launcher], timeout=10)
    for one in (child, launcher):
        assert not one.is_running() or one.status() == psutil.STATUS_ZOMBIE


needs_office = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="LibreOffice is not installed; CI has none",
)


@needs_office
def test_libreoffice_itself_converts_a_deck(tmp_path):
    (tmp_path / "deck.pptx").write_bytes(saved(deck("质量培训", "召回要求")))
    old = made_by_libreoffice(tmp_path / "deck.pptx", "ppt")
    assert texts(parse_ppt(old)) == ["质量培训", "召回要求"]


@needs_office
def test_libreoffice_itself_converts_a_text(tmp_path):
    (tmp_path / "text.txt").write_text("第一条　为了测试。\n", encoding="utf-8")
    old = made_by_libreoffice(tmp_path / "text.txt", "doc:MS Word 97")
    assert "第一条　为了测试。" in part_of(converted(old, "doc", "docx"), "word/document.xml")
    if parser_for(".docx") is None:
        pytest.skip("there is no parser for .docx")
    assert "第一条　为了测试。" in texts(parse_doc(old))


def made_by_libreoffice(source, suffix, *more):
    profile = (source.parent / "profile").as_uri()
    program = shutil.which("soffice") or shutil.which("libreoffice")
    command = [
        program,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        suffix,
        *more,
    ]
    subprocess.run([*command, "--outdir", source.parent, source], check=True, timeout=300)
    made = source.with_suffix(f".{suffix.partition(':')[0]}")
    if not made.is_file():
        pytest.skip(f"this LibreOffice lacks the program that writes .{suffix}")
    return made.read_bytes()


@pytest.fixture
def server():
    """A web server that keeps the paths that were asked for; none has anything."""
    asked = []

    class Keeper(BaseHTTPRequestHandler):
        def answer(self):
            asked.append(self.path)
            self.send_error(404)

        # The names that http.server calls.
        do_GET = do_HEAD = do_OPTIONS = do_PROPFIND = answer  # noqa: N815

        def log_message(self, *words):
            pass

    serving = ThreadingHTTPServer(("127.0.0.1", 0), Keeper)
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{serving.server_port}", asked
    serving.shutdown()
    serving.server_close()


@needs_office
def test_nothing_that_a_document_links_to_is_fetched(tmp_path, server):
    address, asked = server
    page = tmp_path / "page.html"
    page.write_text(f'<p>Rules</p><img src="{address}/picture.png" width=9 height=9>')
    old = made_by_libreoffice(page, "doc:MS Word 97", "--infilter=HTML (StarWriter)")
    if not asked:
        pytest.skip("this LibreOffice fetches nothing of its own accord")
    asked.clear()
    assert "Rules" in part_of(converted(old, "doc", "docx"), "word/document.xml")
    assert asked == []
