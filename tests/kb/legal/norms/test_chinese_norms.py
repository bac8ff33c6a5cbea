import pytest

from kb.legal.norms.find import find_norms
from tests.kb.legal.norms.reading import clause, listed, norms_of, said


@pytest.mark.parametrize(
    ("sentence", "norm"),
    [
        ("玩具生产者应当保存检验记录。", ("duty", "应当", "玩具生产者", "business")),
        ("商店不得出售失效食品。", ("prohibition", "不得", "商店", "business")),
        ("消费者可以要求退货。", ("permission", "可以", "消费者", "person")),
        ("任何单位和个人不得伪造证书。", ("prohibition", "不得", "任何单位和个人", "anyone")),
        ("国家鼓励企业采用先进标准。", ("encouragement", "鼓励", "国家", "state")),
        ("国家建立产品追溯制度。", ("office_task", "建立", "国家", "state")),
        ("县级人民政府主管本地质量工作。", ("office_task", "主管", "县级人民政府", "office")),
        ("具体办法由国务院规定。", ("office_task", "规定", "国务院", "office")),
        ("组织应确定外部因素。", ("duty", "应", "组织", "body")),
        ("标志宜采用图示方式。", ("recommendation", "宜", "", "unstated")),
        ("到2031年，玩具抽查合格率达到97%。", ("target", "达到", "", "unstated")),
        ("产品应当由生产者召回。", ("duty", "应当", "生产者", "business")),
        ("禁止任何人阻挠检查。", ("prohibition", "禁止", "任何人", "anyone")),
        ("经手人要签字。", ("duty", "要", "经手人", "person")),
    ],
)
def test_a_sentence_says_what_binds_and_whom(sentence, norm):
    assert said(sentence) == [norm]


@pytest.mark.parametrize(
    "sentence",
    [
        "生产者应当承担的责任不因此免除。",
        "本法所称应当，是指必须。",
        "本办法所称召回，是指应当由生产者实施的活动。",
        "为了保护用户，根据有关法律，制定本办法。",
        "本办法自公布之日起施行。",
        "依法应当备案而未备案的；",
        "因可追溯体系的供应相适应，质量较好。",
    ],
)
def test_words_of_duty_that_bind_nobody_are_no_norm(sentence):
    assert said(sentence) == []


def test_a_duty_inside_a_condition_gives_way_to_what_follows():
    sentence = "依法应当取得许可证的玩具，未取得的，不得出售。"
    assert said(sentence) == [("prohibition", "不得", "", "unstated")]


def test_being_forced_is_no_prohibition():
    assert said("企业不得不停产的，可以申请补助。")[0][:2] == ("permission", "可以")


def test_may_not_is_a_prohibition():
    assert said("消费者不可以自行拆封。")[0][:2] == ("prohibition", "不可以")


def test_a_party_beside_another_noun_does_not_bear_the_duty():
    assert said("生产者生产的玩具应当标明年龄。") == [("duty", "应当", "", "unstated")]


def test_the_subject_of_the_condition_bears_what_follows():
    sentence = "销售者发现玩具有缺陷的，应当立即停止销售。"
    assert said(sentence) == [("duty", "应当", "销售者", "business")]


def test_a_penalty_falls_on_the_one_who_broke_the_law_and_not_on_the_office():
    sentence = "销售者违反本办法规定出售玩具的，由市场监督管理部门责令改正，处一万元以下罚款。"
    assert said(sentence) == [("legal_effect", "责令", "销售者", "business")]


def test_a_penalty_for_nobody_named_has_no_bearer():
    sentence = "违反本办法规定的，由市场监督管理部门没收玩具；情节严重的，吊销许可证。"
    assert said(sentence) == [("legal_effect", "没收", "", "unstated")]


def test_parts_at_semicolons_with_subjects_of_their_own_are_norms_of_their_own():
    text = "生产者应当保存样品；销售者应当保存票据。"
    first, second = norms_of(text)
    assert (first.bearer, second.bearer) == ("生产者", "销售者")
    assert text[first.start : first.end] == "生产者应当保存样品；"
    assert text[second.start : second.end] == "销售者应当保存票据。"


def test_a_part_without_a_subject_stays_with_the_part_before():
    assert len(said("生产者应当保存样品；必要时应当送检。")) == 1


def test_a_second_sentence_that_begins_with_its_verb_keeps_the_subject():
    norms = said("检验机构应当客观。不得收取贿赂。")
    assert norms[1] == ("prohibition", "不得", "检验机构", "body")


def test_a_second_sentence_with_another_subject_keeps_nothing():
    norms = said("检验机构应当客观。样品应当封存。")
    assert norms[1] == ("duty", "应当", "", "unstated")


def test_items_below_a_duty_carry_its_kind_and_bearer():
    norms = listed("检验机构应当符合下列条件：", "（一）有固定场所；", "（二）有合格设备。")
    bearer = ("duty", "检验机构", "body")
    assert norms == [(eid, *bearer) for eid in ("para_1", "para_1__item_1", "para_1__item_2")]


def test_items_that_are_cases_of_a_condition_carry_nothing():
    norms = listed("有下列情形之一的，商店应当停止销售：", "（一）玩具失效的；")
    assert [eid for eid, *_ in norms] == ["para_1"]


def test_an_item_with_a_verb_of_its_own_takes_the_bearer_of_its_opening():
    norms = listed("登记机关应当根据下列情况分别处理：", "（一）材料不全的，应当一次告知；")
    assert norms[1] == ("para_1__item_1", "duty", "登记机关", "office")


def test_items_of_tasks_belong_to_whom_the_tasks_are_given():
    norms = listed("玩具协会的主要职责是：", "（一）开展培训；")
    assert norms[1] == ("para_1__item_1", "office_task", "玩具协会", "body")


def test_who_must_not_charge_the_inspected_is_the_office_and_the_inspected_is_protected():
    text = "市场监督管理部门可以抽查玩具。抽样数量不得过多，并不得向被检查人收取费用。"
    norm = norms_of(text)[1]
    assert (norm.bearer, norm.bearer_kind.value) == ("市场监督管理部门", "office")
    assert norm.protects == "被检查人"


def test_rights_that_must_not_be_harmed_name_whom_they_protect():
    assert norms_of("经营者不得损害消费者的合法权益。")[0].protects == "消费者"


def test_a_title_in_quotation_marks_binds_nobody():
    assert said("《禁止进口玩具的规定》已经公布。") == []


@pytest.mark.parametrize(
    ("sentence", "norm"),
    [
        ("加强玩具质量监督。", ("office_task", "加强", "unstated")),
        ("鼓励玩具企业开展培训。", ("encouragement", "鼓励", "unstated")),
        ("各地区要完善工作机制。", ("office_task", "要", "unstated")),
        ("玩具企业要建立责任制度。", ("duty", "要", "business")),
    ],
)
def test_a_policy_paper_tasks_offices_that_it_does_not_name(sentence, norm):
    heading = clause("h1_1", 0, len(sentence))
    found = find_norms(sentence, [heading], "zh")
    assert [(it.kind.value, it.verb, it.bearer_kind.value) for it in found] == [norm]
