"""Which language a text is in."""

import pytest

from kb.language.script import _HAN, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("产品质量应当符合下列要求", "zh"),
        ("What does the Product Quality Law require?", "en"),
        ("GB/T 19001 和 ISO 9001 是什么关系？", "zh"),
        ("企业 QMS 认证怎么申请", "zh"),
        ("What does 产品质量法 say about defective products and damages?", "en"),
        ("", "en"),
        ("12345 — §", "en"),
        ("---\nsidebar: auto\nprev: /criminal-law/criminal-law/\n---\n\n第一编　总则", "zh"),
        ("见 https://www.samr.gov.cn/some/very/long/english/path/index.html", "zh"),
    ],
)
def test_the_language_of_a_text_is_that_of_its_words(text, language):
    assert language_of(text) == language


def test_real_documents_are_told_apart(shared_data):
    law = shared_data / "laws-cn/economic/product-quality-law/README.md"
    rule = shared_data / "regs-en/fda/02-regulation/21cfr-subchapter-h/part-820.md"
    assert language_of(law.read_text("utf-8")) == "zh"
    assert language_of(rule.read_text("utf-8")) == "en"


def test_only_chinese_characters_are_han():
    assert all(map(_HAN.fullmatch, "质〇㐀"))
    assert not any(map(_HAN.fullmatch, "，a 。１の"))
    assert not any(map(_HAN.fullmatch, "한글\ue000\ud800")), "Hangul, private use, half a character"
