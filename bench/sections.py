"""A document of sections, each headed by ``## ``, that several commands write in turn."""

from pathlib import Path

_MARK = "\n## "


def put(path: Path, *sections: str, head: str = "") -> None:
    """Each section in place of the one of its title, else at the end; all others stay.

    A section begins with its title's line, ``## Title``. ``head`` replaces what stands before the
    first section.
    """
    former = path.read_text(encoding="utf-8") if path.exists() else ""
    start, *rest = former.split(_MARK)
    held = {title_of(it): it.strip("\n") for it in rest}
    held |= {title_of(it): it for it in (section.strip("\n#").strip() for section in sections)}
    whole = [(head or start).strip("\n"), *(f"## {section}" for section in held.values())]
    path.write_text("\n\n".join(whole) + "\n", encoding="utf-8")


def title_of(section: str) -> str:
    return section.split("\n", 1)[0].strip("# ")
