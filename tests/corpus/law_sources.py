"""Which text the digests of each law or regulation were written from."""

from pathlib import Path
from typing import NamedTuple

from tests.corpus.shared_data import LAW, require


class LawSource(NamedTuple):
    """The text, how many articles it has, and the files that follow where it stands in several."""

    path: Path
    articles: int
    more: tuple[Path, ...] = ()

    def markdown(self) -> str:
        """The text of all its files."""
        files = (require(path) for path in (self.path, *self.more))
        return "\n".join(file.read_text(encoding="utf-8") for file in files)


_ECONOMIC = Path("laws-cn/economic")
_ADMINISTRATIVE = Path("laws-cn/administrative")
_CIVIL = Path("laws-cn/civil-and-commercial")
_CODE = _CIVIL / "civil-code"
_SOCIAL = Path("laws-cn/social")
_REGULATIONS = Path("rules-cn/行政法规")
_RULES = Path("rules-cn/部门规章/市场监督管理总局")

LAWS = {
    "cn:product-quality-law": LawSource(LAW, 74),
    "cn:standardization-law": LawSource(_ECONOMIC / "standardization-law/README.md", 45),
    "cn:metrology-law": LawSource(_ECONOMIC / "metrology-law/README.md", 34),
    "cn:sme-promotion-law": LawSource(
        _ECONOMIC / "small-and-medium-sized-enterprises-promotion-law/README.md", 61
    ),
    "cn:consumer-rights-protection-law": LawSource(
        _CIVIL / "protection-of-the-rights-and-interests-of-consumers/README.md", 63
    ),
    "cn:food-safety-law": LawSource(_ADMINISTRATIVE / "food-safety-law/README.md", 154),
    "cn:certification-and-accreditation-regulation": LawSource(
        _REGULATIONS / "认证认可条例(2023-07-20).md", 77
    ),
    "cn:e-commerce-law": LawSource(_ECONOMIC / "e-commerce-law/README.md", 89),
    "cn:agricultural-product-quality-and-safety-law": LawSource(
        _ECONOMIC / "agricultural-product-quality-and-safety-law/README.md", 81
    ),
    "cn:anti-unfair-competition-law": LawSource(
        _ECONOMIC / "anti-unfair-competition-law/README.md", 41
    ),
    "cn:trademark-law": LawSource(_CIVIL / "trademark-law/README.md", 73),
    "cn:trademark-law-2026": LawSource(_CIVIL / "trademark-law/versions/2027-01-01/README.md", 87),
    "cn:special-equipment-safety-law": LawSource(
        _SOCIAL / "special-equipment-safety-law/README.md", 101
    ),
    "cn:advertising-law": LawSource(_ECONOMIC / "advertising-law/README.md", 74),
    "cn:civil-code": LawSource(
        _CODE / "01-general-principles.md",
        1260,
        (
            _CODE / "02-property-rights.md",
            _CODE / "03-contracts.md",
            _CODE / "04-personality-rights.md",
            _CODE / "05-marriage-and-family.md",
            _CODE / "06-inheritance.md",
            _CODE / "07-tort-liability.md",
            _CODE / "00-supplementary.md",
        ),
    ),
    "cn:administrative-penalty": LawSource(
        _ADMINISTRATIVE / "administrative-penalty/README.md", 86
    ),
    "cn:import-and-export-commodity-inspection-law": LawSource(
        _ECONOMIC / "import-and-export-commodity-inspection-law/README.md", 39
    ),
    "cn:sme-payments-regulation": LawSource(
        _REGULATIONS / "保障中小企业款项支付条例(2025-03-17).md", 37
    ),
    "cn:defective-automobile-recall-regulation": LawSource(
        _REGULATIONS / "缺陷汽车产品召回管理条例(2019-03-02).md", 29
    ),
    "cn:industrial-product-production-licence-regulation": LawSource(
        _REGULATIONS / "工业产品生产许可证管理条例(2023-07-20).md", 70
    ),
    "cn:construction-project-quality-regulation": LawSource(
        _REGULATIONS / "建设工程质量管理条例(2019-04-23).md", 82
    ),
    "cn:consumer-rights-infringement-penalties-measures": LawSource(
        _RULES / "侵害消费者权益行为处罚办法(2015-01-05).md", 22
    ),
    "cn:household-cars-three-guarantees-provisions": LawSource(
        _RULES / "家用汽车产品修理更换退货责任规定(2021-07-22).md", 42
    ),
    "cn:complaints-and-reports-measures": LawSource(
        _RULES / "市场监督管理投诉举报处理暂行办法(2022-03-24).md", 40
    ),
    "cn:metrology-law-implementing-rules": LawSource(
        _REGULATIONS / "计量法实施细则(2022-03-29).md", 60
    ),
    "cn:drug-administration-law": LawSource(
        _ADMINISTRATIVE / "drug-administration-law/README.md", 155
    ),
    "cn:medical-device-supervision-regulation": LawSource(
        _REGULATIONS / "医疗器械监督管理条例(2021-02-09).md", 107
    ),
    "cn:food-safety-law-implementing-regulations": LawSource(
        _REGULATIONS / "食品安全法实施条例(2019-10-11).md", 86
    ),
    "cn:private-economy-promotion-law": LawSource(
        _ECONOMIC / "private-economy-promotion-law/README.md", 78
    ),
    "cn:fair-competition-review-regulation": LawSource(
        _REGULATIONS / "公平竞争审查条例(2024-06-06).md", 27
    ),
    "cn:government-procurement-law": LawSource(
        _ECONOMIC / "government-procurement-law/README.md", 88
    ),
}
