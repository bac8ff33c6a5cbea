"""A text that comes in beside others: another edition, a near twin, one that ends another."""

from datetime import date

import pytest

from commands.report import report_lines
from ingest.clause_changes import ClauseChanges
from ingest.report import FileOutcome
from kb.domain.vocabulary import StatusCode
from kb.retrieval.catalogue_view import CatalogueView
from tests.ingest.conftest import CountingEmbedder

RULES = """# 茶叶质量管理条例

（2001年5月1日国务院令第301号公布　自2001年7月1日起施行）

第一条　为了加强茶叶质量管理，保护消费者的合法权益，制定本条例。

第二条　茶叶生产者应当对其生产的茶叶的质量负责，并建立检验记录。

第三条　检验记录应当保存三年，不得伪造、隐匿或者毁灭。

第四条　县级以上人民政府质量监督部门负责本行政区域内的茶叶质量监督工作。
"""
REVISED = RULES.replace(
    "（2001年5月1日国务院令第301号公布　自2001年7月1日起施行）",
    "（2001年5月1日国务院令第301号公布　2020年3月1日国务院令第720号修订　自2020年6月1日起施行）",
).replace("保存三年", "保存五年")
SUCCESSOR = """# 促进茶产业发展条例

（2022年9月1日国务院令第755号公布　自2022年11月1日起施行）

第一条　为了促进茶产业发展，制定本条例。

第二条　国家鼓励茶叶生产者采用先进的质量管理方法。

第三条　本条例自2022年11月1日起施行。《茶叶质量管理条例》同时废止。
"""


@pytest.fixture
def write(tmp_path):
    def write_it(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write_it


def statuses(store, day):
    view = CatalogueView.read(store)
    return {key: view.status(key, day).code for key in view.editions}


def test_another_edition_is_compared_with_the_one_before_it(ingestion, write):
    first = ingestion.add([write("旧.md", RULES)])
    assert first.files[0].changes is None
    report = ingestion.add([write("新.md", REVISED)])
    (file,) = report.files
    assert file.outcome is FileOutcome.ADDED
    against = "cn:茶叶质量管理条例@2001-05-01.zh"
    assert file.changes == ClauseChanges(changed=("第三条",), same=3, against=against)
    lines = report_lines(report)
    assert f"  新.md: against {against}: 1 changed (第三条); 3 the same" in lines


class Bilingual(CountingEmbedder):
    """Declares both languages."""

    languages = frozenset(("zh", "en"))


def test_a_new_edition_embeds_only_what_changed(open_ingestion, write):
    embedder = Bilingual()
    ingestion = open_ingestion(embedder)
    ingestion.add([write("旧.md", RULES)])
    before = embedder.embedded
    ingestion.add([write("新.md", REVISED)])
    assert embedder.embedded - before == 1


def test_the_older_edition_holds_until_the_newer_one_begins(ingestion, store, write):
    ingestion.add([write("旧.md", RULES), write("新.md", REVISED)])
    old, new = "cn:茶叶质量管理条例@2001-05-01.zh", "cn:茶叶质量管理条例@2020-03-01.zh"
    before, after = statuses(store, date(2020, 5, 31)), statuses(store, date(2020, 6, 1))
    assert (before[old], before[new]) == (StatusCode.IN_FORCE, StatusCode.NOT_YET_IN_FORCE)
    assert after[old] is StatusCode.SUPERSEDED


def test_a_text_that_repeals_another_replaces_it_for_as_long_as_it_is_held(ingestion, store, write):
    ingestion.add([write("旧.md", RULES), write("后.md", SUCCESSOR)])
    old = "cn:茶叶质量管理条例@2001-05-01.zh"
    assert statuses(store, date(2022, 10, 31))[old] is not StatusCode.REPLACED
    assert statuses(store, date(2022, 11, 1))[old] is StatusCode.REPLACED
    ingestion.remove(["cn:促进茶产业发展条例"])
    assert statuses(store, date(2022, 11, 1))[old] is not StatusCode.REPLACED
    assert store.relations() == ()


def test_nearly_the_same_text_under_another_title_is_pointed_out(ingestion, write):
    ingestion.add([write("旧.md", RULES)])
    other = RULES.replace("# 茶叶质量管理条例", "# 某市茶叶质量管理办法")
    (file,) = ingestion.add([write("抄.md", other)]).files
    assert file.outcome is FileOutcome.ADDED
    (remark,) = [it for it in file.warnings if "word for word" in it]
    assert "cn:茶叶质量管理条例@2001-05-01.zh" in remark
    assert "--instrument cn:茶叶质量管理条例" in remark


def test_texts_that_share_an_article_or_two_are_not_called_twins(ingestion, write):
    ingestion.add([write("旧.md", RULES)])
    lines = RULES.splitlines()
    other = "\n".join(["# 咖啡质量管理条例", *lines[1:6], "", "第二条　咖啡另行规定其质量要求。"])
    (file,) = ingestion.add([write("coffee.md", other)]).files
    assert not any("word for word" in it for it in file.warnings)
