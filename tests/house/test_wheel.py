"""The wheel is whole: it runs outside the checkout, with its data, and without our tests.

The environment is new and empty, but gets its libraries from the environment of this test by a
.pth file: installing them again would take minutes and a network, and what is asked here is
whether *our* files are all in the wheel, not whether pip can install torch.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile

import pytest

from tests.conftest import CHECKOUT

PARTS = ("api", "commands", "corpus", "ingest", "kb")
FILES = ("cli.py", "pyproject.toml", "README.md", "LICENSE")


def run(*words, cwd):
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        list(map(str, words)), cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built from a copy, so that no build folder appears in the checkout."""
    source = tmp_path_factory.mktemp("source")
    for part in PARTS:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(CHECKOUT / part, source / part, ignore=ignore)
    for file in FILES:
        shutil.copy(CHECKOUT / file, source)
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", cwd=source)
    assert built.returncode == 0, built.stdout + built.stderr
    return next((source / "dist").glob("*.whl"))


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    folder = tmp_path_factory.mktemp("empty")
    venv.create(folder, with_pip=True)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    made = scripts / "python"
    installed = run(made, "-m", "pip", "install", "--no-deps", "--no-index", wheel, cwd=folder)
    assert installed.returncode == 0, installed.stderr
    where = run(made, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder)
    libraries = sysconfig.get_path("purelib")
    pth = os.path.join(where.stdout.strip(), "libraries_of_the_test.pth")  # noqa: PTH118
    with open(pth, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(f"{libraries}\n")
    return made


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel):
    inside = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        path.relative_to(CHECKOUT).as_posix()
        for part in PARTS
        for path in (CHECKOUT / part).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert ours | {"cli.py"} == {name for name in inside if ".dist-info/" not in name}


def test_the_command_runs_outside_the_checkout(python, tmp_path):
    result = run(python.with_name("touchstone"), "--help", cwd=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert "Answer one question with exact quotes" in result.stdout


def test_the_installed_version_is_told(python, tmp_path):
    result = run(python.with_name("touchstone"), "--version", cwd=tmp_path)
    assert result.stdout.startswith("touchstone 0.")


def test_the_starter_corpus_is_installed_too(python, tmp_path):
    code = (
        "import corpus, pathlib; folder = pathlib.Path(corpus.__file__).parent;"
        "print(folder, len(list(folder.rglob('*.md'))))"
    )
    result = run(python, "-c", code, cwd=tmp_path)
    folder, count = result.stdout.split()
    assert str(CHECKOUT) not in folder
    assert int(count) > 0
