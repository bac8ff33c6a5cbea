"""The closed lists of kb/domain/vocabulary.py in words of both languages."""

from dataclasses import dataclass

from kb.domain.norms import BearerKind, NormKind
from kb.domain.places import PlaceUnit
from kb.domain.relations import RelationKind
from kb.domain.vocabulary import Level, OutcomeCode, Rendition, Standing, StatusCode, StructureKind


@dataclass(frozen=True, slots=True)
class Words:
    """One notion in English and in Chinese."""

    en: str
    zh: str

    @property
    def both(self) -> str:
        return f"{self.en} {self.zh}"


LEVELS = {
    Level.LAW: Words("law", "法律"),
    Level.ADMINISTRATIVE_REGULATION: Words("administrative regulation", "行政法规"),
    Level.DEPARTMENTAL_RULE: Words("departmental rule", "部门规章"),
    Level.LOCAL_REGULATION: Words("local regulation", "地方性法规"),
    Level.NORMATIVE_DOCUMENT: Words("normative document", "规范性文件"),
    Level.STANDARD: Words("standard", "标准"),
    Level.COMMENTARY: Words("commentary", "评注"),
    Level.OTHER: Words("other text", "其他文本"),
}

STATUSES = {
    StatusCode.IN_FORCE: Words("in force", "有效"),
    StatusCode.NOT_YET_IN_FORCE: Words("not yet in force", "尚未施行"),
    StatusCode.SUPERSEDED: Words("superseded by a newer edition", "已被新版本取代"),
    StatusCode.REPEALED: Words("repealed", "已废止"),
    StatusCode.REPLACED: Words("replaced by another instrument", "已被其他文件替代"),
    StatusCode.PERIOD_ENDED: Words("its period has ended", "适用期已过"),
    StatusCode.DRAFT: Words("draft", "草案"),
    StatusCode.UNKNOWN: Words("status unknown", "效力状态未知"),
}

STANDINGS = {
    Standing.OFFICIAL: Words("official text", "官方文本"),
    Standing.OFFICIAL_TRANSLATION: Words("official translation", "官方译本"),
    Standing.UNOFFICIAL_TRANSLATION: Words("unofficial translation", "非官方译本"),
    Standing.INTERPRETATION: Words("interpretation", "解释"),
    Standing.COMMENTARY: Words("commentary", "评注"),
    Standing.PROPOSAL: Words("proposal", "建议稿"),
    Standing.PROMOTION: Words("promotional text", "宣传材料"),
    Standing.DRAFT: Words("draft", "草案"),
    Standing.CATALOGUE: Words("catalogue entry, our own record", "本库目录的记载"),
    Standing.UNSTATED: Words("standing not stated", "文本性质未注明"),
}

RENDITIONS = {
    Rendition.FULL_TEXT: Words("full text", "全文"),
    Rendition.EXCERPT: Words("excerpt", "节选"),
    Rendition.DIGEST: Words("digest", "摘要"),
}

STRUCTURES = {
    StructureKind.CHINESE_LAW: Words("Chinese law by articles", "中文法规，按条"),
    StructureKind.ENGLISH_STATUTE: Words("English statute by articles", "英文法规，按条"),
    StructureKind.POLICY_PAPER: Words("paper by its numbers", "文件，按一、（一）"),
    StructureKind.STANDARD: Words("standard or rules by clauses", "标准或规则，按章条"),
    StructureKind.CFR: Words("United States rule by sections", "美国法规，按节"),
    StructureKind.PROSE: Words("prose by paragraphs", "文章，按段"),
    StructureKind.DIGEST: Words("digest by clauses", "摘要，按条"),
}

UNITS = {
    PlaceUnit.LINE: Words("line", "行"),
    PlaceUnit.PAGE: Words("page", "页"),
    PlaceUnit.PARAGRAPH: Words("paragraph", "段"),
    PlaceUnit.ROW: Words("row", "行"),
    PlaceUnit.SLIDE: Words("slide", "张幻灯片"),
}

OUTCOMES = {
    OutcomeCode.ANSWERED: Words("answered", "已回答"),
    OutcomeCode.PARTLY_ANSWERED: Words("partly answered", "部分回答"),
    OutcomeCode.CONFLICTING: Words("the sources conflict", "来源互相矛盾"),
    OutcomeCode.NOT_IN_SOURCES: Words("not in the sources", "来源中没有"),
    OutcomeCode.OUT_OF_SCOPE: Words("out of scope", "超出范围"),
    OutcomeCode.ONLY_OUTDATED: Words("held only for other dates", "仅有其他日期的文本"),
    OutcomeCode.NEEDS_DETAIL: Words("needs more detail", "需要补充信息"),
    OutcomeCode.ERROR: Words("an error of ours", "本系统出错"),
}

NORMS = {
    NormKind.DUTY: Words("duty", "义务"),
    NormKind.PROHIBITION: Words("prohibition", "禁止"),
    NormKind.PERMISSION: Words("permission", "许可、权力"),
    NormKind.RECOMMENDATION: Words("recommendation", "建议"),
    NormKind.ENCOURAGEMENT: Words("encouragement", "鼓励"),
    NormKind.OFFICE_TASK: Words("task of an office", "部门任务"),
    NormKind.TARGET: Words("target", "目标"),
    NormKind.LEGAL_EFFECT: Words("legal effect", "法律后果"),
}

BEARERS = {
    BearerKind.BUSINESS: Words("business", "经营者"),
    BearerKind.OFFICE: Words("office", "机关"),
    BearerKind.STATE: Words("the state", "国家"),
    BearerKind.BODY: Words("body", "机构、团体"),
    BearerKind.PERSON: Words("person", "个人"),
    BearerKind.ANYONE: Words("anyone", "任何单位和个人"),
    BearerKind.UNSTATED: Words("bearer not stated", "未写明主体"),
}

RELATIONS = {
    RelationKind.REPEALS: Words("repeals", "废止"),
    RelationKind.REPLACES: Words("replaces", "代替"),
    RelationKind.AMENDS: Words("amends", "修改"),
    RelationKind.IMPLEMENTS: Words("implements", "依据"),
    RelationKind.TRANSLATES: Words("translates", "译自"),
    RelationKind.DIGESTS: Words("digests", "摘自"),
}
