"""``python -m bench.questions``; see bench/README.md."""

import argparse
import sys

from bench.questions import folder, report
from bench.questions.asking import ask_all
from bench.questions.cases import LANGUAGES, PERSONAS, read_cases
from bench.questions.figures import KS, table
from bench.questions.starter import starter_base
from bench.sections import put
from kb.errors import TouchstoneError, UsageError

DOCUMENT = folder.CHECKOUT / "docs" / "benchmarks.md"


def main(words: list[str] | None = None) -> int:
    """The exit code."""
    try:
        _run(_parser().parse_args(words))
    except TouchstoneError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.questions")
    parser.add_argument("--language", choices=LANGUAGES, help="questions in one language alone")
    parser.add_argument("--persona", choices=PERSONAS, help="questions of one persona alone")
    parser.add_argument("--k", type=int, nargs="+", default=list(KS), metavar="K")
    parser.add_argument("--label", default="default", help="name of the run folder")
    parser.add_argument(
        "--keep", action="store_true", help="write to bench/runs and docs/benchmarks.md"
    )
    return parser


def _run(given: argparse.Namespace) -> None:
    if given.keep and (given.language or given.persona or tuple(given.k) != KS):
        raise UsageError("Only whole runs are kept.", "Leave out --language, --persona and --k.")
    if min(given.k) < 1:
        raise UsageError("--k takes numbers from 1 on.", "Write it as --k 1 3 5")
    cases = [
        case
        for case in read_cases()
        if given.language in (None, case.language) and given.persona in (None, case.persona)
    ]
    with starter_base() as base:
        results = list(ask_all(base, cases, max(given.k)))
    rows = table(results, given.k)
    where = (folder.KEPT if given.keep else folder.RESULTS) / given.label
    chosen = {"language": given.language, "persona": given.persona, "k": given.k}
    folder.write(where, results, rows, **chosen)
    for line in (*report.failures(results, max(given.k)), "", *report.lines(rows), ""):
        print(line)
    for line in report.instead(results):
        print(line)
    if given.keep:
        put(DOCUMENT, report.section(where, rows, results))


if __name__ == "__main__":
    sys.exit(main())
