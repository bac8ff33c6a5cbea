"""``python -m bench.retrieval run | diff | report``; see bench/README.md."""

import argparse
import sys
from contextlib import closing
from pathlib import Path

from bench.measure import shared_data
from bench.retrieval import calibrate, diff, packs, report, runs, sets
from bench.retrieval.metrics import METRICS, means
from bench.retrieval.running import Wish, overrides, run, words_alone
from bench.retrieval.testset import TestSet
from bench.sections import put
from kb.bootstrap import open_store
from kb.errors import TouchstoneError, UsageError
from kb.language.segment import SEGMENTER_VERSION
from kb.settings import Settings

DOCUMENT = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def main(words: list[str] | None = None) -> int:
    """The exit code."""
    given = _parser().parse_args(words)
    try:
        given.work(given)
    except TouchstoneError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.retrieval")
    kinds = parser.add_subparsers(required=True)
    running = kinds.add_parser("run", help="ask the questions of sets (all dev sets by default)")
    running.add_argument("sets", nargs="*", metavar="SET", help=", ".join(sets.ALL))
    running.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", dest="given")
    running.add_argument("--words", action="store_true", help="words alone, every other part off")
    running.add_argument("--label", default="", help="name of the run folder")
    running.add_argument("--sample", type=int, metavar="N", help="so many questions alone")
    running.add_argument("--keep", action="store_true", help="write to bench/runs, to be committed")
    running.add_argument("--fresh", action="store_true", help="build the base of the set anew")
    running.add_argument(
        "--fast", action="store_true", help="take vectors of questions from before"
    )
    running.set_defaults(work=_run)
    comparing = kinds.add_parser("diff", help="compare two runs, question by question")
    comparing.add_argument("a", help="a run folder, or SET/LABEL")
    comparing.add_argument("b")
    comparing.add_argument("--texts", action="store_true", help="show the questions that moved")
    comparing.set_defaults(work=_diff)
    calibrating = kinds.add_parser("calibrate", help="fit the relevance of a pair of languages")
    calibrating.add_argument("inside", metavar="SET", help="its base, and questions it answers")
    calibrating.add_argument("outside", nargs="+", metavar="OTHER", help="questions it does not")
    calibrating.set_defaults(work=_calibrate)
    kinds.add_parser("report", help="write docs/benchmarks.md").set_defaults(work=_report)
    return parser


def _run(given: argparse.Namespace) -> None:
    if given.keep and (given.sample or given.fast):
        raise UsageError("Only whole, timed runs are kept.", "Leave out --sample and --fast.")
    settings = (words_alone() if given.words else {}) | overrides(given.given)
    into = runs.KEPT if given.keep else runs.RESULTS
    wish = Wish(settings, given.label, given.sample, given.fresh, given.fast, into, packs.HOME)
    chosen = [sets.named(name) for name in given.sets or sets.BY_DEFAULT]
    for test_set in chosen:
        done = run(test_set, shared_data(), wish)
        each = zip(METRICS, means(done.values), strict=True)
        told = "  ".join(f"{name} {mean.value:.4f}" for name, mean in each)
        config = done.config
        print(f"{done.name}  {told}  p50 {config['ms_p50']} ms  {config['seconds']} s", flush=True)


def _calibrate(given: argparse.Namespace) -> None:
    inside, *outside = (sets.named(name) for name in (given.inside, *given.outside))
    fitted = calibrate.calibrate(inside, outside, shared_data())
    for line in fitted.lines():
        print(line)
    others = ", ".join(it.name for it in outside)
    about = f"{inside.name} against {others}; words of version {SEGMENTER_VERSION}"
    calibrate.write(fitted, about, runs.KEPT / "calibration" / inside.name)


def _diff(given: argparse.Namespace) -> None:
    a, b = runs.read(given.a), runs.read(given.b)
    texts = _texts(sets.named(a.config["set"])) if given.texts else {}
    print(diff.difference(a, b, texts))


def _texts(test_set: TestSet) -> dict[str, str]:
    """Its questions by id."""
    root = shared_data()
    pack = packs.ready(test_set.pack, root, {}, home=packs.HOME)
    with closing(open_store(Settings(data_dir=pack.data))) as store:
        return {question.id: question.text for question in test_set.ask(root, store).questions}


def _report(_: argparse.Namespace) -> None:
    order = list(sets.ALL)
    found = [it for it in runs.kept() if it.config["set"] in order]
    found.sort(key=lambda it: (order.index(it.config["set"]), it.config["label"]))
    if not found:
        raise UsageError(
            f"No runs in {runs.KEPT}.", "Make some: python -m bench.retrieval run --keep"
        )
    put(DOCUMENT, report.section(found))


if __name__ == "__main__":
    sys.exit(main())
