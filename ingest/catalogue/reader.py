"""From catalogue files to entries."""

import re
from pathlib import Path
from types import MappingProxyType

import yaml

from ingest.catalogue.body import read_body
from ingest.catalogue.entry import (
    RECORD,
    BilingualText,
    CatalogueDate,
    CatalogueEntry,
    CatalogueFact,
    DigestBasis,
    DigestClause,
    StatedStatus,
)
from ingest.catalogue.errors import CatalogueError
from ingest.catalogue.front_matter import BilingualModel, FrontMatter, check_front_matter

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FIELD = re.compile(r"([a-z_]+):")


def read_catalogue(folder: Path) -> tuple[CatalogueEntry, ...]:
    """Every `*.md` below the folder, sorted by id; CatalogueError where two share an id."""
    found: dict[str, tuple[Path, CatalogueEntry]] = {}
    for path in sorted(folder.rglob("*.md")):
        entry = read_entry(path)
        if entry.id in found:
            raise CatalogueError(
                path, f"field id: {entry.id} is taken by {found[entry.id][0]}", "choose another id"
            )
        found[entry.id] = (path, entry)
    return tuple(found[id_][1] for id_ in sorted(found))


def read_entry(path: Path) -> CatalogueEntry:
    """One catalogue file; CatalogueError says in one line what is wrong and what to do."""
    front, body, first_line = _split(path, _decode(path))
    fields = check_front_matter(path, _parse_yaml(path, front))
    digests = read_body(path, body, first_line)
    _check_keys(path, fields, [clause.eid for clause in digests["zh"]])
    _check_record(path, fields, has_digests=bool(digests["zh"]))
    return _build(fields, digests, _lines(front))


def _decode(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise CatalogueError(path, "the file is not UTF-8", "save it as UTF-8") from None


def _split(path: Path, text: str) -> tuple[str, str, int]:
    lines = text.splitlines()
    if "---" not in lines[1:] or lines[0] != "---":
        raise CatalogueError(
            path, "there is no front matter", "put it first, between two lines of '---'"
        )
    end = lines.index("---", 1)
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2


def _parse_yaml(path: Path, front: str) -> object:
    try:
        parsed: object = yaml.load(front, Loader=_LOADER)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, ValueError) as error:
        raise CatalogueError(path, f"the front matter is not YAML: {error}", "correct it") from None
    return parsed


def _check_keys(path: Path, fields: FrontMatter, eids: list[str]) -> None:
    for eid in fields.clause_standing:
        if eid not in eids:
            raise CatalogueError(
                path, f"field clause_standing: there is no digest {eid}", "correct the eId"
            )
    articles = {eid.split("__")[0] for eid in eids}
    odd = sorted(articles ^ set(fields.source_digests))
    if fields.source_digests and odd:
        raise CatalogueError(
            path,
            f"field source_digests: {', '.join(odd)} stands on one side only",
            "give each digested article one digest of its source, and no other",
        )


def _check_record(path: Path, fields: FrontMatter, *, has_digests: bool) -> None:
    """What a file has digests of, it has a dated text of; else it is a record and says so."""
    is_record = fields.standing == RECORD
    if has_digests and (is_record or fields.digest_of.date is None):
        field = "standing" if is_record else "digest_of.date"
        cure = "write of which text the digests are"
        raise CatalogueError(path, f"field {field}: there are digests below", cure)
    if not has_digests and not is_record:
        problem = f"field standing: '{fields.standing}', and there is no digest"
        raise CatalogueError(path, problem, f"write digests, or standing: {RECORD}")


def _lines(front: str) -> dict[str, int]:
    """By field: its line in the file, whose first one is that of '---'."""
    found = ((_FIELD.match(line), n) for n, line in enumerate(front.splitlines(), start=2))
    return {match[1]: n for match, n in found if match}


def _build(
    fields: FrontMatter, digests: dict[str, tuple[DigestClause, ...]], lines: dict[str, int]
) -> CatalogueEntry:
    status, basis = fields.status, fields.digest_of
    return CatalogueEntry(
        id=fields.id,
        edition_of=fields.edition_of,
        title_zh=fields.title_zh,
        title_en=fields.title_en,
        aliases_zh=tuple(fields.aliases_zh),
        aliases_en=tuple(fields.aliases_en),
        jurisdiction=fields.jurisdiction,
        level=fields.level,
        issuer_zh=fields.issuer_zh,
        issuer_en=fields.issuer_en,
        numbers=tuple(fields.numbers),
        topics=tuple(fields.topics),
        dates=tuple(
            CatalogueDate(d.kind, str(d.value), d.proof, d.seen, _both(d.note))
            for d in fields.dates
        ),
        status=StatedStatus(
            status.code, status.as_of, status.proof, status.seen, _both(status.note)
        ),
        successor=fields.successor,
        facts=tuple(
            CatalogueFact(BilingualText(f.zh, f.en), f.proof, f.seen) for f in fields.facts
        ),
        official_url=fields.official_url,
        proof=fields.proof,
        seen_at=fields.seen_at,
        rendition=fields.rendition,
        standing=fields.standing,
        clause_standing=MappingProxyType(dict(fields.clause_standing)),
        digest_of=DigestBasis(basis.date, BilingualText(basis.basis.zh, basis.basis.en)),
        verified_note=BilingualText(fields.verified_note.zh, fields.verified_note.en),
        source_digests=MappingProxyType(dict(fields.source_digests)),
        digests=MappingProxyType(dict(digests)),
        lines=MappingProxyType(lines),
    )


def _both(note: BilingualModel | None) -> BilingualText | None:
    return None if note is None else BilingualText(note.zh, note.en)
