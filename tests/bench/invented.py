"""A test set of a few lines, so that a run takes a moment: in Chinese, which is not embedded."""

from dataclasses import dataclass, field

from bench.retrieval import texts
from bench.retrieval.testset import Asked, Question, TestSet
from bench.retrieval.texts import Entry, Text

ARTICLES = {
    "a": "生产者应当对其生产的灯泡的质量负责。",
    "b": "销售者应当验明所进雨伞的合格证明。",
    "c": "仓库保管人应当每月清点库存的钟表。",
    "": "   ",
}
QUESTIONS = (
    Question("1", "灯泡的质量由谁负责？", "zh", ("a",)),
    Question("2", "进雨伞要验什么证明？", "zh", ("b", "c")),
    Question("3", "钟表多久清点一次？", "zh", ("c",)),
)


@dataclass
class Lamps:
    """A pack that counts how often it was made."""

    articles: dict = field(default_factory=lambda: dict(ARTICLES))
    version: str = "1"
    filled: int = 0
    name: str = "lamps"

    def files(self, root):
        return []

    def fill(self, root, settings):
        self.filled += 1
        entries = [Entry(key, words) for key, words in self.articles.items()]
        return texts.fill([Text("lamps-1", "杂货办法", "zh", entries)], settings)


def lamps(pack=None, questions=QUESTIONS, name="lamps-dev"):
    return TestSet(name, pack or Lamps(), lambda _root, _store: Asked(questions, ("one note",)))
