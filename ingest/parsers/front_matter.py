"""YAML front matter: the lines between two ``---`` at the top of a Markdown file."""

from dataclasses import dataclass, field

import yaml

_MOST_LINES = 300


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``body`` is the rest of the text; its first line is line ``lines_before + 1`` of the file."""

    data: dict[str, object]
    body: str
    lines_before: int = 0
    warnings: tuple[str, ...] = field(default=())


def split_front_matter(text: str) -> FrontMatter:
    """Split clean text (LF); front matter that is no YAML mapping stays text, with a warning."""
    lines = text.split("\n")
    end = _closing_line(lines)
    if end is None:
        return FrontMatter({}, text)
    front = "\n".join(lines[1:end])
    try:
        if any(isinstance(t, yaml.AliasToken | yaml.AnchorToken) for t in yaml.scan(front)):
            # A few aliases of aliases can stand for more than any memory holds.
            return FrontMatter({}, text, 0, ("front matter with aliases is kept as text",))
        data = yaml.safe_load(front)
    # Beside YAMLError: impossible dates raise ValueError, deep nesting RecursionError.
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        reason = str(error).split("\n")[0] or type(error).__name__
        return FrontMatter({}, text, 0, (f"front matter is not readable YAML ({reason})",))
    if data is None:
        data = {}
    if not isinstance(data, dict):
        return FrontMatter({}, text, 0, ("front matter is not a list of fields; kept as text",))
    fields: dict[str, object] = {str(key): value for key, value in data.items()}
    return FrontMatter(fields, "\n".join(lines[end + 1 :]), end + 1)


def _closing_line(lines: list[str]) -> int | None:
    if lines[0].rstrip() != "---":
        return None
    for at, line in enumerate(lines[1 : _MOST_LINES + 1], 1):
        if line.rstrip() in ("---", "..."):
            return at
    return None
