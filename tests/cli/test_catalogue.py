"""catalogue check: findings a line each, and exit codes that a script can act on."""

import json
import shutil

from ingest.sources.corpus import corpus_files, corpus_folder, table_files


def test_nothing_is_wrong_with_the_installed_corpus(touchstone):
    result = touchstone("catalogue", "check")
    assert (result.code, result.out) == (0, "")
    assert f"{len(corpus_files())} files" in result.err
    assert f"{len(table_files())} tables; 0 findings" in result.err
    assert touchstone("catalogue", "check", "--quiet").err == ""


def test_a_bad_file_is_told_with_its_cure_and_exit_code_4(touchstone, tmp_path):
    (tmp_path / "cn").mkdir()
    source = corpus_folder() / "instruments" / "cn" / "gb-t-23791.md"
    copied = shutil.copy(source, tmp_path / "cn")
    text = source.read_text(encoding="utf-8")
    (tmp_path / "cn" / source.name).write_text(text.replace("[T19]", "[T99]"), encoding="utf-8")
    result = touchstone("catalogue", "check", str(tmp_path))
    assert result.code == 4
    assert result.out.startswith(f"{copied}: field topics.0: 'T99' is not one of")
    document = json.loads(touchstone("catalogue", "check", str(tmp_path), "--json").out)
    assert document["files"] == 1
    assert [it["file"] for it in document["findings"]] == [str(copied)]


def test_a_folder_without_files_is_a_slip_of_the_call(touchstone, tmp_path):
    result = touchstone("catalogue", "check", str(tmp_path))
    assert (result.code, result.out) == (2, "")
    assert "has no catalogue files" in result.err
