"""Messages: subject, a line of headers, the body once, and what lies within."""

from email.message import EmailMessage

import pytest

from ingest.blocks import BlockKind
from ingest.parsers import eml
from ingest.parsers.eml import parse_eml
from kb.domain.places import Place, PlaceUnit
from kb.errors import EmptyInput, InputRefused
from tests.ingest.parsers.office_files import texts


def message(body="请于三月一日前参会。\n", subject="关于召回的通知"):
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = "质量部 <q@example.com>"
    made["Date"] = "Fri, 01 Mar 2024 10:00:00 +0800"
    if body:
        made.set_content(body)
    return made


def raw(head, body, encoding="ascii"):
    return head.encode(encoding) + b"\r\n\r\n" + body.encode(encoding)


def test_the_subject_is_a_heading_and_the_other_headers_are_a_line():
    document = parse_eml(message().as_bytes())
    heading, preface, body = document.blocks
    assert (heading.kind, heading.text, heading.level) == (BlockKind.HEADING, "关于召回的通知", 1)
    assert preface.text == "From: 质量部 <q@example.com>; Date: Fri, 01 Mar 2024 10:00:00 +0800"
    assert body.text == "请于三月一日前参会。"
    assert body.place == Place(PlaceUnit.PARAGRAPH, 3, 3)
    assert document.front_matter == {"title": "关于召回的通知"}


def test_of_two_forms_of_a_body_one_is_read():
    made = message("第一段。\n\n第二段。\n")
    made.add_alternative("<p>第一段。</p><p>第二段。</p>", subtype="html")
    assert texts(parse_eml(made.as_bytes()))[2:] == ["第一段。", "第二段。"]


def test_a_plain_form_that_only_points_at_the_other_one_is_not_the_one():
    made = message("见网页。\n")
    made.add_alternative("<p>生产者应当立即停止销售并召回。</p><p>以上。</p>", subtype="html")
    assert texts(parse_eml(made.as_bytes()))[2:] == ["生产者应当立即停止销售并召回。", "以上。"]


def test_attachments_are_named_in_a_warning_and_a_signature_is_none():
    made = message()
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="附件一.pdf")
    made.add_attachment("表", filename="b.txt")
    made.add_attachment(b"x", maintype="application", subtype="pgp-signature", filename="s.asc")
    document = parse_eml(made.as_bytes())
    assert len(document.blocks) == 3
    assert document.warnings == ("2 attachments left out: 附件一.pdf, b.txt",)


def test_a_message_within_a_message_follows_with_its_own_heading():
    made = message("转发。\n")
    made.add_attachment(message("原文。\n", subject="原件"))
    document = parse_eml(made.as_bytes())
    assert texts(document)[2:] == ["转发。", "原件", texts(document)[4], "原文。"]
    assert [b.place.part for b in document.blocks] == [""] * 3 + ["message 1"] * 3
    assert document.blocks[3].level == 2


@pytest.mark.parametrize(
    ("field", "subject"),
    [
        ("=?gb2312?B?zajWqg==?=", "通知"),
        ("=?GBK?Q?=CD=A8=D6=AA?= (2)", "通知 (2)"),
        ("=?utf-8?B?6YCa?=\r\n =?utf-8?B?55+l?=", "通知"),
        ("=?utf-8?B?6YCa5w==?= =?utf-8?B?n6U=?=", "通知"),
        ("Re: =?utf-8?Q?=E9=80=9A=E7=9F=A5?=", "Re: 通知"),
        ("=?utf-8?B?6YCa55+l", "=?utf-8?B?6YCa55+l"),
        ("=?no-such?B?6YCa55+l?=", "通知"),
    ],
)
def test_encoded_words_are_decoded_even_where_a_character_is_cut_in_two(field, subject):
    document = parse_eml(raw(f"Subject: {field}\r\nMIME-Version: 1.0", "Text.\r\n"))
    assert document.blocks[0].text == subject


def test_raw_bytes_in_headers_and_bodies_are_read_in_the_encoding_that_is_named():
    head = "Subject: 关于产品质量监督抽查的通知\r\nContent-Type: text/plain; charset=gb2312"
    document = parse_eml(raw(head, "各单位：通知。\r\n", "gb18030"))
    assert texts(document) == ["关于产品质量监督抽查的通知", "各单位：通知。"]


def test_a_page_without_an_encoding_of_its_own_has_that_of_its_part():
    head = "Subject: x\r\nContent-Type: text/html; charset=gbk"
    assert texts(parse_eml(raw(head, "<p>通知各单位。</p>", "gbk"))) == ["x", "通知各单位。"]


def test_flowed_text_is_joined_where_its_spaces_say_so():
    head = "Subject: x\r\nContent-Type: text/plain; format=flowed"
    body = "The maker recalls \r\nthe goods.\r\nAt once.\r\n"
    assert texts(parse_eml(raw(head, body)))[1:] == ["The maker recalls the goods.", "At once."]


def test_what_is_encrypted_empty_or_no_message_is_refused():
    with pytest.raises(InputRefused, match="encrypted"):
        parse_eml(raw("Subject: x\r\nContent-Type: application/pkcs7-mime", "AAAA"))
    with pytest.raises(EmptyInput, match="no text in this message"):
        parse_eml(message(body="").as_bytes())
    with pytest.raises(InputRefused, match="no e-mail message"):
        parse_eml(b"just words\n")


def test_messages_too_deep_within_one_another_are_refused(monkeypatch):
    monkeypatch.setattr(eml, "DEEPEST", 3)
    made = message()
    for _ in range(4):
        outer = message()
        outer.add_attachment(made)
        made = outer
    with pytest.raises(InputRefused, match="too deep"):
        parse_eml(made.as_bytes())


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_message_whose_file_is_utf_16_is_read(codec):
    text = "Subject: notice\nContent-Type: text/plain; charset=utf-8\n\n各单位应当报送材料。\n"
    document = parse_eml(text.encode(codec))
    assert [block.text for block in document.blocks] == ["notice", "各单位应当报送材料。"]
