"""Questions on articles of laws that a real ingestion has taken in."""

import json
from contextlib import closing

import pytest

from bench.retrieval.sets import equals
from kb.adapters.sqlite.store import SqliteStore
from kb.settings import Settings

LAW = """# 中华人民共和国灯具法

（2020年5月1日第十三届全国人民代表大会常务委员会第十八次会议通过）

第一条　为了规范灯具的生产和销售，制定本法。

第二条　灯具的生产者应当保证灯泡能够点亮。

销售者应当当面试灯。

第二条之一　修灯的人应当先切断电源，再拆下灯罩。
"""


def row(question, law, number, context):
    return {"question": question, "law_type": law, "law_text_num": number, "context": context}


ROWS = [
    row(
        ["灯泡不亮", "找谁？"],
        "《中华人民共和国灯具法》",
        "第二条",
        "灯具的生产者应当保证灯泡能够点亮。销售者应当当面试灯。",
    ),
    row(["灯泡不亮找谁？"], "《灯具法》", "第一条", "为了规范灯具的生产和销售，制定本法。"),
    row(["怎么修灯？"], "《灯具法》", "第二条之一", "修灯的人应当先切断电源，再拆下灯罩。"),
    row(["旧法怎么说？"], "《灯具法》", "第一条", "制造油灯须经府尹许可，违者没收。"),
    row(["雨伞归谁管？"], "《雨伞条例》", "第一条", "为了规范雨伞，制定本条例。"),
]


@pytest.fixture
def base(tmp_path):
    """Document ids by clause id, and the store."""
    law = tmp_path / "laws-cn" / "lamps" / "README.md"
    law.parent.mkdir(parents=True)
    law.write_text(LAW, encoding="utf-8")
    (tmp_path / "equals").mkdir()
    (tmp_path / "equals/test_data.json").write_text(json.dumps({"data": ROWS}), encoding="utf-8")
    documents = equals.LawsCn().fill(tmp_path, Settings(data_dir=tmp_path / "base"))
    with closing(SqliteStore(tmp_path / "base")) as store:
        yield documents, store


def test_gold_is_the_article_of_the_law_that_is_named(base, tmp_path):
    documents, store = base
    asked = equals.SET.ask(tmp_path, store)
    instrument = store.instruments()[0].id
    assert [(it.text, it.gold) for it in asked.questions] == [
        ("灯泡不亮找谁？", (f"{instrument}~art_2", f"{instrument}~art_1")),
        ("怎么修灯？", (f"{instrument}~art_2-1",)),
    ]
    paragraphs = [key for key, value in documents.items() if value == f"{instrument}~art_2"]
    assert len(paragraphs) == 3, "the article and its two paragraphs"


def test_questions_without_their_article_are_left_out_and_counted(base, tmp_path):
    notes = equals.SET.ask(tmp_path, base[1]).notes
    assert notes == (
        "4 questions in 5 rows",
        "1 questions left out: the article of that number in 《灯具法》 says something else today",
        "1 questions left out: 《雨伞条例》 is not held",
    )
