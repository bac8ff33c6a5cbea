"""Web pages that were saved as one message."""

import base64
import quopri

import pytest

from ingest.parsers.mhtml import parse_mhtml
from kb.errors import EmptyInput, InputRefused

PAGE = (
    "<html><head><title>条例</title></head>"
    "<body><h1>质量条例</h1><p>第一条　生产者负责。</p></body></html>"
)
TEXTS = ["质量条例", "第一条　生产者负责。"]


def message(*parts, headers="", kind="multipart/related; boundary=edge"):
    body = "".join(f"--edge\r\n{part}\r\n" for part in parts)
    return f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\n{headers}\r\n{body}--edge--\r\n".encode()


def quoted(html=PAGE, encoding="utf-8", headers=""):
    content = quopri.encodestring(html.encode(encoding)).decode("ascii")
    return (
        f"Content-Type: text/html; charset={encoding}\r\n"
        f"Content-Transfer-Encoding: quoted-printable\r\n{headers}\r\n{content}"
    )


def texts(data):
    return [block.text for block in parse_mhtml(data).blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gb18030", "big5"])
def test_a_page_is_read_in_the_encoding_that_its_part_names(encoding):
    html = PAGE if encoding != "big5" else PAGE.replace("条", "條").replace("质", "質")
    html = html.replace("产", "產").replace("负责", "負責") if encoding == "big5" else html
    document = parse_mhtml(message(quoted(html, encoding)))
    assert len(document.blocks) == 2
    assert document.blocks[1].text.endswith(("负责。", "負責。"))
    assert document.warnings == ()
    assert document.parser == "mhtml/1"


def test_base64_and_plain_parts_are_read_alike():
    encoded = base64.encodebytes(PAGE.encode()).decode("ascii")
    based = f"Content-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\n{encoded}"
    plain = (
        f"Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{PAGE}"
    )
    assert texts(message(based)) == texts(message(plain)) == TEXTS


def test_places_are_lines_of_the_page_that_is_named():
    headers = "Content-Location: https://example.org/law/page.html?x=1\r\n"
    document = parse_mhtml(message(quoted(PAGE.replace("<p>", "\n<p>"), headers=headers)))
    assert [(b.at.unit.value, b.at.first, b.at.part) for b in document.blocks] == [
        ("line", 1, "page.html"),
        ("line", 2, "page.html"),
    ]
    assert [block.first_line for block in document.blocks] == [1, 2]


def test_the_root_is_the_part_that_the_message_starts_with():
    advert = quoted("<p>Buy now.</p>", headers="Content-ID: <ad>\r\n")
    root = quoted(headers="Content-ID: <root>\r\n")
    kind = 'multipart/related; boundary=edge; start="<root>"'
    assert texts(message(advert, root, kind=kind)) == TEXTS
    assert texts(message(root, advert)) == TEXTS


def test_a_page_of_frames_is_read_frame_by_frame():
    frames = quoted('<html><frameset><frame src="a.html"></frameset></html>')
    document = parse_mhtml(message(frames, quoted("<p>甲。</p>"), quoted("<p>乙。</p>")))
    assert [block.text for block in document.blocks] == ["甲。", "乙。"]
    assert document.warnings[0] == "2 pages of one message, read one after the other"


def test_pictures_and_styles_are_no_text():
    style = "Content-Type: text/css\r\n\r\np { color: red }"
    picture = "Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo="
    assert texts(message(quoted(), style, picture)) == TEXTS


def test_a_letter_that_was_saved_as_a_page_is_read():
    alternative = message(
        "Content-Type: text/plain; charset=utf-8\r\n\r\nplain",
        quoted(),
        headers="Subject: =?x\r\n",
        kind="multipart/alternative; boundary=edge",
    )
    assert texts(b"From: a@example.org\r\n" + alternative) == TEXTS
    assert texts(
        "Subject: x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n第一条　甲。".encode()
    ) == ["第一条　甲。"]


def test_blank_lines_and_a_mark_before_the_headers_are_passed_over():
    assert texts(b"\xef\xbb\xbf\r\n\r\n" + message(quoted())) == TEXTS


def test_a_page_that_is_no_message_is_read_and_that_is_said():
    document = parse_mhtml(PAGE.encode())
    assert [block.text for block in document.blocks] == TEXTS
    assert document.warnings == ("an HTML page under the name of an MHTML file",)


def test_a_part_that_is_cut_off_is_read_as_far_as_it_goes():
    data = message(quoted(PAGE + "<p>第二条　乙。</p>" * 50))
    assert texts(data[: len(data) // 2])[:2] == TEXTS


@pytest.mark.parametrize(
    "data",
    [
        b"no message at all",
        b"\x00\x01\x02\x03",
        message("Content-Type: image/png\r\n\r\nx"),
        b"Content-Type: multipart/related; boundary=\r\n\r\nx",
        b"Content-Type: " + b"multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: " * 200,
    ],
)
def test_what_holds_no_page_is_refused_with_advice(data):
    with pytest.raises(InputRefused) as refused:
        parse_mhtml(data)
    assert refused.value.cure


def test_an_empty_file_is_empty_input():
    with pytest.raises(EmptyInput):
        parse_mhtml(b" \r\n")
