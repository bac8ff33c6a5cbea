"""Any words get a result or a clear word, over every door, and never silence."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from kb.bootstrap import open_knowledge_base
from kb.domain.answers import MAX_QUESTION
from kb.errors import UsageError
from kb.knowledge_base import KnowledgeBase
from kb.rendering.as_json import answer_document, search_document
from kb.rendering.as_text import answer_lines, search_lines
from kb.settings import Settings
from tests.tools import run, touchstone

TAKEN = {
    "one Han character": "召",
    "one letter": "a",
    "one digit": "5",
    "mixed scripts": "recall召回的duties有哪些?",
    "Traditional": "誰對產品質量負責？",
    "Pinyin": "chanpin zhiliang fa",
    "Pinyin with tones": "chǎnpǐn zhìliàng",
    "right to left": "ما هي مسؤولية المنتج؟",
    "an override of direction": "\u202erecall\u202c",
    "Korean": "생산자의 책임",
    "Thai": "ความรับผิด",
    "a NUL": "recall\x00of",
    "an escape": "\x1b[31mrecall\x07",
    "a zero width space": "re\u200bcall",
    "full width": "ＲＥＣＡＬＬ　ｏｆ　ｐｒｏｄｕｃｔｓ",
    "Kangxi radicals": "⽣产者",
    "beyond the first plane": "𠀀𠀁",
    "private use": "\ue000\ue001 召回",
    "combining marks": "r" + "\u0301" * 300 + "ecall",
    "one endless word": "a" * MAX_QUESTION,
    "one endless run": "产品质量责任" * (MAX_QUESTION // 6),
    "one endless number": "1" * MAX_QUESTION,
    "an article without end": "Product Quality Law Art. " + "9" * 3000,
    "words that nothing holds": "龘靐齉",
    "words of style alone": "什么是的吗",
    "a query language": 'title:* AND (foo OR "bar',
    "SQL": "'; DROP TABLE passages; --",
    "markup": "<script>alert(1)</script>",
    "a dash": "-recall",
}
REFUSED = {
    "nothing": " ",
    "a document": "recall " * 15_000,
    "punctuation": "？！。，、…",
    "emoji": "😀🔥",
    "a NUL alone": "\x00",
    "a lone surrogate": "recall \ud800",
}


@pytest.fixture(scope="module")
def base(filled: Path, user) -> Iterator[KnowledgeBase]:
    models = Path(user["TOUCHSTONE_MODEL_DIR"])
    opened = open_knowledge_base(Settings(data_dir=filled, model_dir=models), one_shot=True)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def client(base) -> TestClient:
    return TestClient(create_app(base), raise_server_exceptions=False)


@pytest.mark.parametrize("name", TAKEN)
def test_an_odd_question_is_answered_or_told_what_to_do(name, base, client):
    answer = base.ask(TAKEN[name])
    assert answer.citations or (answer.message and answer.next_step)
    assert json.dumps(answer_document(answer)).encode()
    assert "\n".join(answer_lines(answer)).encode()
    response = client.post("/v1/ask", json={"question": TAKEN[name]})
    assert (response.status_code, response.json()["outcome"]) == (200, answer.outcome)


@pytest.mark.parametrize("name", TAKEN)
def test_an_odd_search_finds_something_or_says_why_not(name, base, client):
    result = base.search(TAKEN[name])
    assert result.kept or result.clauses or "touchstone" in " ".join(result.notices)
    assert json.dumps(search_document(TAKEN[name], result, base.describe)).encode()
    assert "\n".join(search_lines(result, base.describe)).encode() or not result.kept
    response = client.get("/v1/search", params={"q": TAKEN[name]})
    assert response.status_code == 200
    assert response.json()["notices"] == list(result.notices)


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_question_is_refused_over_every_door(name, base, client):
    for call in (base.ask, base.search):
        with pytest.raises(UsageError) as refused:
            call(REFUSED[name])
        assert refused.value.cure
    body = json.dumps({"question": REFUSED[name]})
    asked = client.post("/v1/ask", content=body, headers={"content-type": "application/json"})
    assert asked.status_code in (400, 422)
    assert asked.json()["next_step"]


@pytest.mark.parametrize("words", ["%FF%FE", "%00", "%F0%9F%98%80", quote("？！"), "%EF%BB%BF"])
def test_an_address_without_a_word_is_refused(words, client):
    refused = client.get(f"/v1/search?q={words}")
    assert refused.status_code == 400
    assert refused.json()["next_step"]


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"question":"\xff"}', b'{"question":1e999}'])
def test_a_body_that_cannot_be_read_is_refused(body, client):
    headers = {"content-type": "application/json"}
    refused = client.post("/v1/ask", content=body, headers=headers)
    assert refused.status_code in (400, 422)
    assert "/docs" in refused.json()["next_step"]


def test_an_empty_base_says_that_it_is_empty(tmp_path, user):
    text = tmp_path / "rule.md"
    text.write_text("# 测试条例\n\n第一条　供应商接受审核。\n", encoding="utf-8")
    words = touchstone("--data-dir", tmp_path / "base")
    assert run([*words, "add", str(text)], user).returncode == 0
    english = run([*words, "search", "audit", "--where", "language=en"], user)
    assert (english.returncode, english.stdout) == (0, "")
    assert "no text in English" in english.stderr
    assert run([*words, "remove", str(text)], user).returncode == 0
    asked = run([*words, "ask", "谁接受审核？"], user)
    assert asked.returncode == 3
    assert "还没有文本" in asked.stderr
