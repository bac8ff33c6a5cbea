"""cli.py stays a registry: the standard library and typer at its top, commands only when called."""

import ast
import sys

from tests.conftest import CHECKOUT

TREE = ast.parse((CHECKOUT / "cli.py").read_text(encoding="utf-8"))
ALLOWED = sys.stdlib_module_names | {"typer"}


def imported(nodes):
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_at_its_top_cli_imports_only_the_standard_library_and_typer():
    roots = {name.split(".")[0] for name in imported(TREE.body)}
    assert roots <= ALLOWED


def test_inside_functions_cli_imports_commands_and_nothing_of_the_house_below():
    names = set(imported(ast.walk(TREE)))
    assert {name for name in names if name.split(".")[0] not in ALLOWED} <= {"commands.failures"}


def test_cli_reads_no_private_part_of_typer():
    names = [node.attr for node in ast.walk(TREE) if isinstance(node, ast.Attribute)]
    assert [name for name in names if name.startswith("_")] == []
