"""The Makefile explains itself, and what the README shows is what it does."""

import re
import subprocess

from tests.conftest import CHECKOUT

MAKEFILE = (CHECKOUT / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):(?!=)(.*)$", MAKEFILE, flags=re.MULTILINE)
WANTED = {
    "demo",
    "install",
    "dev",
    "test",
    "check",
    "bench",
    "clean",
    "help",
    "kills",
    "whole",
    "fuzz",
    "bench-ingest",
    "bench-questions",
    "bench-retrieval",
    "bench-speed",
}


def install_with(python, folder):
    return subprocess.run(
        ["make", f"PYTHON={python}", f"VENV={folder}/venv", "install"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def test_every_target_has_one_comment_and_is_phony():
    assert {name for name, _ in TARGETS} == WANTED
    assert [name for name, rest in TARGETS if rest.count("## ") != 1] == []
    phony = re.search(r"^\.PHONY: (.*)$", MAKEFILE, flags=re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) == WANTED


def test_make_alone_prints_the_targets():
    made = subprocess.run(
        ["make", "--no-print-directory"],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    assert {line.split()[0] for line in made.stdout.splitlines()} == WANTED


def test_a_python_without_venv_is_told_what_to_install(tmp_path):
    """A fake interpreter that is new enough but cannot import venv."""
    fake = tmp_path / "python3"
    fake.write_text('#!/bin/sh\ncase "$2" in *venv*) exit 1;; esac\n', encoding="utf-8")
    fake.chmod(0o755)
    made = install_with(fake, tmp_path)
    assert made.returncode != 0
    assert "sudo apt install python3-venv" in made.stdout


def test_a_python_that_is_too_old_is_told_so(tmp_path):
    made = install_with("false", tmp_path)
    assert made.returncode != 0
    assert "Python 3.11 or newer" in made.stdout
