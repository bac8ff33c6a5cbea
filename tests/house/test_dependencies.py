"""Every library that the code imports is one that pyproject.toml asks for."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.conftest import CHECKOUT

HOUSE = {"api", "bench", "cli", "commands", "corpus", "ingest", "kb"}
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
# Comes with fastapi, whose requests and responses are its own.
BROUGHT_BY_OTHERS = {"starlette"}


def canonical(name):
    return re.sub(r"[-_.]+", "-", re.split(r"[<>=!~\[; ]", name)[0]).lower()


def imported_by(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield (node.module or "").split(".")[0]


def imported_in(*folders):
    files = [path for folder in folders for path in (CHECKOUT / folder).rglob("*.py")]
    names = {name for path in [*files, CHECKOUT / "cli.py"] for name in imported_by(path)}
    return names - sys.stdlib_module_names - HOUSE - BROUGHT_BY_OTHERS


def unasked(imported, asked):
    known = packages_distributions()
    asked_for = {canonical(line) for line in asked}
    return {
        name for name in imported if not asked_for & {canonical(d) for d in known.get(name, [name])}
    }


def test_what_the_house_imports_is_a_dependency():
    imported = imported_in("api", "commands", "corpus", "ingest", "kb")
    asked = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["ocr"]]
    assert unasked(imported, asked) == set()


def test_only_what_recognises_pictures_imports_the_extra_for_it():
    parsers = CHECKOUT / "ingest" / "parsers"
    own = {*parsers.glob("ocr*.py"), *parsers.glob("image*.py")}
    others = set((CHECKOUT / "ingest").rglob("*.py")) - own
    imported = {name for path in others for name in imported_by(path)}
    assert imported.isdisjoint({"PIL", "rapidocr", "cv2"})


def test_what_the_benchmarks_import_is_a_dependency_or_in_their_extra():
    extras = PROJECT["optional-dependencies"]
    asked = [*PROJECT["dependencies"], *extras["bench"], *extras["dev"]]
    assert unasked(imported_in("bench"), asked) == set()
