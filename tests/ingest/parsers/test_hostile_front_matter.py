"""Front matter that would take for ever, or that is no words."""

from ingest.parsers.markdown import parse_markdown
from ingest.stated_title import stated_title

BOMB = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))


def test_aliases_are_not_followed() -> None:
    document = parse_markdown(f"---\na0: &a0 x\n{BOMB}\ntitle: *a9\n---\n# Title\n\nText.\n")
    assert document.front_matter == {}
    assert "aliases" in document.warnings[0]


def test_only_words_are_a_title() -> None:
    for value in ("[a, b]", "yes", "2020-01-01", "{x: 1}", "3"):
        document = parse_markdown(f"---\ntitle: {value}\n---\nText.\n")
        assert stated_title(document.front_matter) is None


def test_control_characters_of_a_title_are_dropped() -> None:
    document = parse_markdown('---\ntitle: "A\\e[31m title\\n of\\u202e two"\n---\nText.\n')
    title = stated_title(document.front_matter)
    assert title is not None
    assert title.text.isprintable()
