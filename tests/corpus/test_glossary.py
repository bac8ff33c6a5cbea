"""The glossary's terms, and that each stands where its source says."""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
import yaml

from ingest.catalogue.vocabulary import vocabulary
from kb.errors import InputRefused
from kb.language.simplified import simplified
from kb.lexical.glossary import GlossaryTerm, load_glossary
from tests.corpus.catalogue_files import CORPUS, entries
from tests.corpus.law_text import Article, read_articles
from tests.corpus.shared_data import require

TERMS = load_glossary()
FEWEST = 600
MECHANISMS = 68
STANDARD = re.compile(
    r"(?:GB/T [\d.]+-\d{4}(?: \((?:ISO|ISO/IEC|ISO/IEC Guide) [\d-]+:\d{4}\))?"
    r"|(?:ISO|ISO/IEC|ISO/IEC Guide) \d+:\d{4}|JCGM 200:2012 \(VIM\))(?: \d+(?:\.\d+)*)?"
)


def of(kind: str) -> list[tuple[GlossaryTerm, str]]:
    """The terms of one kind of source, each with where in it."""
    return [
        (term, term.source.removeprefix(f"{kind} "))
        for term in TERMS
        if term.source.startswith(f"{kind} ")
    ]


def absent(
    terms: list[tuple[GlossaryTerm, str]], texts: Callable[[str], tuple[str, str] | None]
) -> list[str]:
    """The rows of which no Chinese or no English form stands in the two texts of their source."""
    return [
        f"{term.zh[0]}: {term.source}"
        for term, place in terms
        if (found := texts(place)) is None
        or not any(form in found[0] for form in term.zh)
        or not has_words(found[1], term.en)
    ]


def has_words(text: str, forms: Iterable[str]) -> bool:
    """Whether one of the forms stands there; hyphens and endings do not matter."""
    words = plain(text)
    return any(re.search(rf"\b{inflected(plain(form))}\b", words) for form in forms)


def plain(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())


def inflected(form: str) -> str:
    """A pattern of the form and of its plural or past form."""
    if form.endswith("y"):
        return re.escape(form[:-1]) + "(?:y|ys|ies|ied)"
    return re.escape(form) + "(?:s|es|d|ed)?"


def test_there_are_terms_enough() -> None:
    assert len(TERMS) >= FEWEST


def test_chinese_forms_are_simplified_chinese() -> None:
    forms = [form for term in TERMS for form in term.zh]
    assert [form for form in forms if simplified(form) != form] == []
    assert [form for form in forms if not re.search("[\u4e00-\u9fff]", form)] == []


def test_english_forms_have_no_chinese_in_them() -> None:
    forms = [form for term in TERMS for form in term.en]
    assert [form for form in forms if re.search("[\u3000-\u9fff]", form)] == []


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        ("认证", "certification"),
        ("认可", "accreditation"),
        ("计量", "metrology"),
        ("检定", "verification"),
        ("校准", "calibration"),
        ("召回", "recall"),
        ("团体标准", "association standard"),
        ("强制性国家标准", "mandatory national standard"),
        ("首席质量官", "chief quality officer"),
        ("链长", "chain leader"),
    ],
)
def test_a_word_that_is_often_mistaken_has_its_own_english(zh: str, en: str) -> None:
    assert [term.en[0] for term in TERMS if term.zh[0] == zh] == [en]


def test_what_machines_write_for_a_chain_leader_finds_it() -> None:
    assert [term.zh[0] for term in TERMS if "chain length" in term.en] == ["链长"]


def test_a_term_of_the_catalogue_names_a_mechanism_or_an_instrument() -> None:
    known = yaml.safe_load((CORPUS / "registry.yml").read_text(encoding="utf-8"))
    ids = {entry["id"] for entry in known} | set(entries()) | set(vocabulary()["topics"])
    ids |= {f"T{number:02}" for number in range(1, MECHANISMS + 1)}
    assert [term.source for term, place in of("catalogue") if place not in ids] == []


def test_a_term_of_a_title_stands_in_it() -> None:
    held = entries()

    def titles(place: str) -> tuple[str, str] | None:
        if (entry := held.get(place)) is None:
            return None
        zh, en = (entry.title_zh, *entry.aliases_zh), (entry.title_en, *entry.aliases_en)
        return "\n".join(zh), "\n".join(en)

    assert absent(of("title"), titles) == []


def test_a_term_of_a_digest_stands_in_it_in_both_languages() -> None:
    held = entries()

    def digests(place: str) -> tuple[str, str] | None:
        slug, eid = place.split(" ")
        if (entry := held.get(f"cn:{slug}")) is None:
            return None
        sides = [
            "\n".join(str(clause) for clause in entry.digests[side] if clause.eid == eid)
            for side in ("zh", "en")
        ]
        return (sides[0], sides[1]) if all(sides) else None

    assert absent(of("digest"), digests) == []


def test_a_term_of_a_standard_names_it_and_at_most_its_clause() -> None:
    assert [t.source for t, place in of("standard") if not STANDARD.fullmatch(place)] == []


def test_a_term_of_the_bilingual_laws_stands_on_both_sides_of_its_article() -> None:
    wanted = {place for _, place in of("moj")}
    codes = {place.split(" ")[0] for place in wanted}
    articles = {}
    with gzip.open(require(Path("parallel/tw_laws_pairs.jsonl.gz")), "rt", encoding="utf-8") as f:
        for line in f:
            pcode = line[11 : line.index('"', 11)]
            if pcode in codes:
                row = json.loads(line)
                if (place := f"{pcode} {row['article']}") in wanted and row["same_version"]:
                    articles[place] = (simplified("".join(row["zh"].split())), row["en"])
    assert absent(of("moj"), articles.get) == []


def law_texts() -> Iterator[tuple[str, str]]:
    """Short title and text of every law and regulation at hand."""
    for path in require(Path("laws-cn")).rglob("README.md"):
        text = path.read_text(encoding="utf-8")
        if title := re.search("^# +(?:中华人民共和国)?(.+)$", text, re.MULTILINE):
            yield title[1].strip(), text
    for path in require(Path("rules-cn")).rglob("*.md"):
        yield re.sub(r"\(.*\)$", "", path.stem), path.read_text(encoding="utf-8")


def test_a_term_of_a_law_stands_in_its_article() -> None:
    wanted = {place.rpartition(" ")[0] for _, place in of("law")}
    texts: dict[str, list[dict[int, Article]]] = {title: [] for title in wanted}
    for title, text in law_texts():
        if title in wanted:
            texts[title].append(read_articles(text))
    odd = []
    for term, place in of("law"):
        title, _, number = place.rpartition(" ")
        found = [text[int(number)].text for text in texts[title] if int(number) in text]
        if not any(form in text for form in term.zh for text in found):
            odd.append(f"{term.zh[0]}: {term.source}")
    assert odd == []


GOOD = "召回\trecall\t产品召回\tproduct recall|call-back\tcatalogue T05"


def test_a_row_is_read_with_its_preferred_forms_first(tmp_path: Path) -> None:
    path = tmp_path / "glossary.tsv"
    path.write_text(f"# zh\ten\n\n{GOOD}\n", encoding="utf-8")
    assert load_glossary(path) == (
        GlossaryTerm(
            ("召回", "产品召回"), ("recall", "product recall", "call-back"), "catalogue T05"
        ),
    )


@pytest.mark.parametrize(
    ("row", "advice"),
    [
        ("召回\trecall", "2 columns"),
        (GOOD.replace("recall\t", "\t", 1), "form in en"),
        (GOOD.replace("召回", "", 1), "form in zh"),
        (GOOD.replace("call-back", "recall"), "twice"),
        (GOOD.replace("|call-back", "| call-back"), "padded"),
        (GOOD.replace("catalogue T05", "memory T05"), "catalogue, title"),
        (GOOD.replace("catalogue T05", "catalogue"), "no source"),
        (f"{GOOD}\n{GOOD}", "line 2"),
    ],
)
def test_a_bad_row_is_refused_with_its_file_and_line(tmp_path: Path, row: str, advice: str) -> None:
    path = tmp_path / "glossary.tsv"
    path.write_text(f"# zh\ten\n{row}\n", encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        load_glossary(path)
    assert f"{path}, line {2 + row.count(chr(10))}" in str(refused.value)
    assert advice in str(refused.value)
    assert refused.value.cure


def test_a_glossary_that_is_not_there_or_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "glossary.tsv"
    with pytest.raises(InputRefused, match="cannot be read"):
        load_glossary(path)
    path.write_bytes("召回".encode("gb18030"))
    with pytest.raises(InputRefused, match="UTF-8"):
        load_glossary(path)
