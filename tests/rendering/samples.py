"""A small law with one article, and answers about it."""

from dataclasses import replace
from datetime import date

from kb.domain.answers import Answer, Citation, Coverage, Question, Sentence
from kb.domain.clauses import Clause, Passage
from kb.domain.differences import (
    ClauseDifference,
    ComparedEdition,
    EditionDifference,
    Fate,
    Piece,
    PieceKind,
    Wording,
)
from kb.domain.instruments import DatedFact, Edition, Instrument, Source
from kb.domain.legal_content import LegalContent
from kb.domain.norms import BearerKind, Norm, NormKind
from kb.domain.references import Definition, ReferenceKind
from kb.domain.relations import ReadFact, Relation, RelationKind
from kb.domain.retrieval import Candidate, SearchResult
from kb.domain.shown import (
    ClauseContent,
    EditionOverview,
    InstrumentOverview,
    ShownClause,
    ShownReference,
)
from kb.domain.status import Status
from kb.domain.vocabulary import (
    ClauseKind,
    Level,
    OutcomeCode,
    Rendition,
    Standing,
    StatusCode,
    StructureKind,
)

QUOTE = "生产者应当对其生产的产品质量负责。"
TEXT = f"第二十六条　{QUOTE}\n"
EDITION_ID = "cn:product-quality-law@2018-12-29.zh"
CLAUSE_ID = f"{EDITION_ID}~art_26"

INSTRUMENT = Instrument(
    id="cn:product-quality-law",
    title="中华人民共和国产品质量法",
    title_zh="中华人民共和国产品质量法",
    title_en="Product Quality Law",
    level=Level.LAW,
    issuer="全国人民代表大会常务委员会",
)
EDITION = Edition(
    id=EDITION_ID,
    instrument_id=INSTRUMENT.id,
    language="zh",
    title=INSTRUMENT.title,
    rendition=Rendition.FULL_TEXT,
    standing=Standing.OFFICIAL,
    structure=StructureKind.CHINESE_LAW,
    text_sha256="ab" * 32,
    date=date(2018, 12, 29),
    warnings=("目录 skipped",),
)
CLAUSE = Clause(
    edition_id=EDITION_ID,
    eid="art_26",
    kind=ClauseKind.ARTICLE,
    label="第二十六条",
    start=0,
    end=len(TEXT) - 1,
    ordinal=3,
    headings=("第三章 生产者、销售者的产品质量责任和义务",),
)
STATUS = Status(
    StatusCode.IN_FORCE,
    instrument_from=date(1993, 9, 1),
    note="amended 2018-12-29",
    note_zh="2018-12-29修正",
)
SOURCE = Source(name="economic/product-quality-law.md", sha256="cd" * 32, origin="laws-cn")
SHOWN = ShownClause(INSTRUMENT, EDITION, CLAUSE, TEXT.strip(), STATUS, SOURCE)
READ = replace(
    SHOWN,
    content=ClauseContent(
        norms=(
            Norm(
                "art_26",
                NormKind.DUTY,
                6,
                23,
                "应当",
                "生产者",
                BearerKind.BUSINESS,
                protects="消费者",
            ),
        ),
        definitions=(Definition("art_26", "产品", 6, 23),),
        references=(
            ShownReference(
                ReferenceKind.OWN, "本法第二条", 0, 5, (INSTRUMENT.id,), (f"{EDITION_ID}~art_2",)
            ),
        ),
        referred_to_by=tuple(f"{EDITION_ID}~art_{n}" for n in range(40, 47)),
    ),
)
CONTENT = LegalContent(
    norms=READ.content.norms if READ.content else (),
    relations=(
        Relation(
            RelationKind.REPEALS, "《旧办法》", since=DatedFact(date(1993, 9, 1), "Article 74")
        ),
    ),
    facts=(ReadFact("issuer", "全国人民代表大会常务委员会", "header line 1"),),
)
OVERVIEW = InstrumentOverview(INSTRUMENT, (EditionOverview(EDITION, STATUS, 1, 2, 1, SOURCE),))

START = TEXT.index(QUOTE)
PASSAGE = Passage(
    id="9f2c4e1ab0d37a65",
    edition_id=EDITION_ID,
    eid="art_26",
    window=0,
    start=0,
    end=CLAUSE.end,
    text=TEXT.strip(),
    language="zh",
)
CANDIDATE = Candidate(PASSAGE, 0.91, lexical=1.0, lexical_raw=14.2, matched_by=("lexical",))
REJECTED = Candidate(PASSAGE, 0.1, dense=0.2, reason="below the floor")
NOTICE = "Passages in Chinese are not searched by meaning by this embedder."
FOUND = SearchResult((CANDIDATE,), (REJECTED,), (CLAUSE,), (NOTICE,), {"total": 4.2})

CITATION = Citation(
    n=1,
    instrument=INSTRUMENT,
    edition=EDITION,
    clause=CLAUSE,
    quote=QUOTE,
    start=START,
    end=START + len(QUOTE),
    status=STATUS,
    source=SOURCE,
)


def question(text: str = "生产者承担什么责任？") -> Question:
    return Question(text=text, as_of=date(2026, 11, 20), language="zh")


def answered(text: str = "生产者承担什么责任？") -> Answer:
    return Answer(
        record="01J8Z3K4M5N6P7Q8R9S0T1V2W3",
        question=question(text),
        outcome=OutcomeCode.ANSWERED,
        message="以下为来源原文。",
        sentences=(Sentence(QUOTE, (1,)),),
        citations=(CITATION,),
        coverage=Coverage(1, 1, 1),
        notices=(NOTICE,),
        timings_ms={"understand": 0.4, "total": 16.9},
    )


def unanswered(outcome: OutcomeCode = OutcomeCode.NOT_IN_SOURCES) -> Answer:
    return Answer(
        record="01J8Z3K4M5N6P7Q8R9S0T1V2W4",
        question=question("What is the capital of France?"),
        outcome=outcome,
        message="Nothing in the knowledge base supports an answer.",
        next_step="Add the document: touchstone add PATH",
    )


NEXT_TEXT = TEXT.replace("应当", "必须")
NEXT = replace(EDITION, id="cn:product-quality-law@2027-01-01.zh", date=date(2027, 1, 1))
PIECES = (
    Piece(PieceKind.KEPT, "生产者"),
    Piece(PieceKind.TAKEN_OUT, "应当"),
    Piece(PieceKind.PUT_IN, "必须"),
    Piece(PieceKind.KEPT, "对其生产的产品质量负责。"),
)
DIFFERENCE = EditionDifference(
    ComparedEdition(INSTRUMENT, EDITION, STATUS),
    ComparedEdition(INSTRUMENT, NEXT, STATUS),
    (
        ClauseDifference(
            Fate.CHANGED,
            Wording(CLAUSE, TEXT.strip()),
            Wording(replace(CLAUSE, edition_id=NEXT.id), NEXT_TEXT.strip()),
            0.8,
            "same number",
            PIECES,
        ),
        ClauseDifference(Fate.ADDED, None, Wording(CLAUSE, "第二十七条 略。"), 0.0, ""),
        ClauseDifference(
            Fate.SAME, Wording(CLAUSE, "未变"), Wording(CLAUSE, "未变"), 1.0, "same words"
        ),
    ),
)
