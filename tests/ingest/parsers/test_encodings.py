"""Chinese and Western texts in the encodings of older files: read right, or refused."""

import gzip
import json
import random

import pytest

from ingest.parsers.decoding import decode
from kb.errors import InputRefused

TRADITIONAL = "商品之標示，應具顯著性與標示內容之一致性，不得有虛偽不實之情事。"


def outcome(text, encoding, label=""):
    """What becomes of a text in an encoding: "right", "wrong" or "refused"."""
    try:
        decoded = decode(text.encode(encoding), label)
    except InputRefused:
        return "refused"
    return "right" if decoded.text == text else "wrong"


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        ("产品质量法", "gb18030", "GB18030"),
        ("第一条　生产者应当对其生产的产品质量负责。", "gb18030", "GB18030"),
        (TRADITIONAL, "big5", "Big5"),
        ("The producer’s duties (§ 5) — a café’s “rule”", "cp1252", "windows-1252"),
    ],
)
def test_a_text_without_a_label_is_read_and_its_encoding_named(text, encoding, name):
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.remarks == (f"read as {name}: the file names no encoding",)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("品質管理法は、次のとおり定める。この法律は日本語である。", "euc-jp"),
        ("品質管理法は、次のとおり定める。この法律は日本語である。", "shift_jis"),
        ("제1조 이 법은 품질경영에 관한 사항을 정함을 목적으로 한다.", "euc-kr"),
        ("Россия — великая страна, её законы строги", "cp1251"),
        ("Příliš žluťoučký kůň úpěl ďábelské ódy", "cp1250"),
        ("鐿靐龘齉", "gb18030"),
    ],
)
def test_what_may_be_another_script_is_refused_and_not_guessed(text, encoding):
    assert outcome(text, encoding) == "refused"


@pytest.mark.parametrize(
    ("text", "label"), [("제1조 이 법은", "euc-kr"), ("これは日本語", "shift_jis")]
)
def test_a_label_that_the_bytes_bear_out_is_believed(text, label):
    decoded = decode(text.encode(label), label)
    assert (decoded.text, decoded.remarks) == (text, ())


@pytest.mark.parametrize("label", ["hex", "rot13", "undefined", "utf-7", "x" * 40, "第一"])
def test_a_label_that_is_no_encoding_is_passed_over(label):
    assert decode("产品质量法".encode(), label).text == "产品质量法"
    assert outcome("第一条　生产者应当对其生产的产品质量负责。", "gb18030", label) == "right"


@pytest.mark.parametrize(("encoding", "label"), [("utf-8", ""), ("gb18030", "gb2312")])
def test_a_byte_that_cannot_be_read_is_counted_in_a_long_text(encoding, label):
    text = "第一条　生产者应当对其生产的产品质量负责。\n" * 100
    data = text.encode(encoding)
    decoded = decode(data + data[:1], label)
    assert decoded.text == f"{text}\ufffd"
    assert decoded.remarks == ("1 place could not be decoded, the first in line 101",)


def test_a_label_that_no_reading_bears_out_is_refused():
    with pytest.raises(InputRefused, match="says gb2312, but its bytes do not read as that"):
        decode(b"\x81 \xff law" * 20, "gb2312")


def test_real_laws_are_never_read_wrong_and_seldom_refused(shared_data):
    draw = random.Random(7)
    simplified = [path.read_text("utf-8") for path in (shared_data / "laws-cn").rglob("*.md")]
    with gzip.open(shared_data / "parallel" / "tw_laws_pairs.jsonl.gz", "rt", "utf-8") as pairs:
        traditional = [json.loads(line)["zh"] for n, line in enumerate(pairs) if n % 50 == 0]
    for texts, encoding in ((simplified, "gb18030"), (traditional, "big5")):
        found = []
        for text in draw.sample(texts, 300):
            start = draw.randrange(max(1, len(text) - 40))
            part = text[start : start + 40].encode(encoding, "ignore").decode(encoding)
            found.append(outcome(part, encoding))
        assert "wrong" not in found
        assert found.count("right") > 280
