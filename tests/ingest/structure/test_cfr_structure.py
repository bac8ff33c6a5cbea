"""United States rules and statutes: § 820.30(a)(1) and (a)(1)(A)(i)(I)."""

import pytest

from ingest.blocks import stored_text
from ingest.parsers.markdown import parse_markdown
from ingest.parsers.plain_text import parse_plain_text
from ingest.structure.cfr import build_cfr
from ingest.structure.detect import build_structure
from kb.domain.vocabulary import StructureKind
from tests.ingest.structure.tree_checks import check_tree

_PARTS = "regs-en/fda/02-regulation/21cfr-subchapter-h"
_CODE = "regs-en/fda/01-statute/fdc-act-title21-chap9-subchapV"


class Built:
    def __init__(self, document):
        self.structure = build_cfr(document.blocks)
        self.text = stored_text(document.blocks)
        self.units = {unit.eid: unit for unit in self.structure.units}
        check_tree(document.blocks, self.structure)

    def words(self, eid):
        return self.text[self.units[eid].start : self.units[eid].end]


def section(*paragraphs, head="§ 1.1 Scope."):
    return Built(parse_markdown("\n\n".join((f"### {head}", *paragraphs))))


@pytest.fixture(scope="module")
def part_820(shared_data):
    return Built(parse_markdown((shared_data / _PARTS / "part-820.md").read_text("utf-8")))


def test_section_820_30_has_paragraphs_a_to_j(part_820):
    below = [u.eid for u in part_820.units.values() if u.parent == "sec_820-30"]
    assert [eid for eid in below if "__p_" not in eid] == [
        f"sec_820-30__{letter}" for letter in "abcdefghij"
    ]
    assert part_820.units["sec_820-30__a__1"].label == "§ 820.30(a)(1)"
    assert part_820.units["sec_820-30"].number == "§\u2009820.30"
    assert part_820.units["sec_820-30"].heading == "Design controls."
    assert part_820.units["sec_820-30__a"].headings == (
        "PART 820—QUALITY SYSTEM REGULATION",
        "Subpart C—Design Controls",
        "§\u2009820.30 Design controls.",
    )


def test_the_second_text_of_part_820_is_kept_apart(part_820):
    assert part_820.units["sec_820-3~2"].parent == "subpart_A~2"
    assert part_820.units["subpart_A~2"].parent == "part_820~2"
    assert any("§ 820.3" in warning for warning in part_820.structure.warnings)


def test_notes_are_headings_and_words_not_sections(part_820):
    assert part_820.words("h1_1").startswith("Authority:\n\n21 U.S.C. 351")
    assert "Citation: [61 FR 52654" in part_820.words("sec_820-1__p_2")


@pytest.mark.parametrize(
    ("name", "eid", "start"),
    [
        ("section-351", "sec_351__f__2__B__ii", "(ii) on the ninetieth day"),
        ("section-351", "sec_351__a", "(a) Poisonous, insanitary"),
        ("section-360bbb-3", "sec_360bbb-3__b__1__B__i", "(i) a biological, chemical"),
        ("section-360c", "sec_360c__a__1__A__ii__I", "(I) is not purported"),
        ("section-353", "sec_353__g__2__A__iv__II", "(II) pursuant to a decision"),
        ("section-353", "sec_353__i", None),
    ],
)
def test_levels_of_the_united_states_code(shared_data, name, eid, start):
    code = Built(parse_markdown((shared_data / _CODE / f"{name}.md").read_text("utf-8")))
    if start is None:
        assert eid not in code.units
    else:
        assert code.words(eid).startswith(start)


def test_a_single_block_that_lists_on_is_cited_as_its_paragraph(shared_data):
    code = Built(parse_markdown((shared_data / _CODE / "section-351.md").read_text("utf-8")))
    assert "(2)(A) if it has been prepared" in code.words("sec_351__a")
    assert "sec_351__a__1" not in code.units


def test_i_after_h_is_a_letter_and_i_under_one_is_roman():
    letters = [f"({c}) Words." for c in "abcdefgh"]
    built = section(*letters, "(i) Words.", "(j) Words.")
    assert built.units["sec_1-1__i"].parent == "sec_1-1"
    built = section(*letters, "(1) Words.", "(i) Words.", "(ii) Words.", "(2) Words.", "(i) Words.")
    assert built.units["sec_1-1__h__1__i"].label == "§ 1.1(h)(1)(i)"
    assert "sec_1-1__h__2__i" in built.units
    built = section(*letters, "(1) Words.", "(2) Words.", "(i) Words.", "(1) Words.", "(j) Words.")
    assert built.units["sec_1-1__i__1"].label == "§ 1.1(i)(1)"


def test_designators_in_one_line_and_behind_a_caption_are_levels():
    built = section("(a) (1) Each word.", "(2) Two.", "(b) Design input. (1) One.", "(2) Two.")
    assert built.words("sec_1-1__a") == "(a) (1) Each word.\n\n(2) Two."
    assert built.words("sec_1-1__b__1") == "(1) One."


def test_flush_words_are_cited_as_what_surely_holds_them():
    built = section(
        "(a) If:", "(1) one; or", "(2) two,", "whichever is later.", "(b) Words.", "End."
    )
    flush = built.units["sec_1-1__p_1"]
    assert (flush.label, built.words("sec_1-1__p_1")) == ("§ 1.1", "whichever is later.")
    built = section("(a) If:", "(1) one:", "(i) x,", "flush.", "(2) two.")
    assert built.units["sec_1-1__a__p_1"].label == "§ 1.1(a)"


def test_a_paragraph_that_goes_on_with_a_reference_is_no_new_paragraph():
    built = section("(a) One.", "(b) Words, see", "(a)(2) of this section, too.", "(c) Three.")
    assert "sec_1-1__a~2" not in built.units
    assert "(a)(2) of this section" in built.words("sec_1-1")


def test_reserved_ranges_count_as_their_last():
    built = section("(a) One.", "(b)-(d) [Reserved]", "(e) Five.")
    assert built.structure.warnings == ()
    assert built.units["sec_1-1__b-d"].parent == "sec_1-1"


def test_numbers_out_of_sequence_raise_a_warning():
    built = section("(a) One.", "(c) Three.", head="§ 1.1 Scope.")
    assert built.units["sec_1-1__c"].label == "§ 1.1(c)"
    assert any("§ 1.1(c)" in warning for warning in built.structure.warnings)


def test_plain_text_sections_are_found():
    document = parse_plain_text("PART 9—WORDS\n§ 9.1 Scope.\n(a) One.\n(b) Two.\n§ 9.2 More.\nX.")
    built = Built(document)
    assert built.units["sec_9-1__b"].parent == "sec_9-1"
    assert built.units["sec_9-1"].parent == "part_9"


def test_every_american_and_european_tree_is_sound(shared_data):
    kinds = []
    for path in sorted((shared_data / "regs-en").rglob("*.md")):
        document = parse_markdown(path.read_text("utf-8"))
        structure = build_structure(document)
        check_tree(document.blocks, structure)
        kinds.append((path.relative_to(shared_data).parts[1], structure.kind))
    assert {kind for place, kind in kinds if place == "fda"} == {StructureKind.CFR}
    statutes = {StructureKind.ENGLISH_STATUTE, StructureKind.PROSE}
    assert {kind for place, kind in kinds if place == "eu"} == statutes
