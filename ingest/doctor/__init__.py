"""The doctor: looks at everything a data directory consists of, and mends it from the rest.

The truth mends the indexes; source files mend the truth; a file that is still where it came from
mends a source file. What none of them can mend stays broken, and is said so.
"""

import shutil
from collections.abc import Sequence
from contextlib import closing

from ingest.doctor.findings import Diagnosis, Finding, broken, mended, sound
from ingest.doctor.indexes import index_faults
from ingest.doctor.reread import reread
from ingest.doctor.spans import passage_faults, text_faults
from ingest.isolation.parsing import Parsing
from ingest.limits import Limits
from ingest.rebuild import rebuild
from ingest.report import Progress
from ingest.sources.archives import content_at
from kb.bootstrap import check_embedder
from kb.domain.instruments import Edition
from kb.errors import TouchstoneError
from kb.identifiers import sha256_bytes
from kb.ports import Embedder, Indexes, Store
from kb.settings import Settings

_SHOWN = 5
"""Of many like troubles; the count tells of the others."""
_AGAIN = "Add the file again: touchstone add PATH"


class Doctor:
    """One examination. Its caller owns the directory."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder,
        indexes: Indexes,
        settings: Settings,
        progress: Progress,
    ) -> None:
        self._store, self._embedder, self._indexes = store, embedder, indexes
        self._settings, self._progress = settings, progress

    def examine(self, recovered: Sequence[str]) -> Diagnosis:
        """``recovered`` says what was completed or undone before."""
        findings = [mended("half-done work", line) for line in recovered]
        findings = findings or [sound("half-done work", "none")]
        findings += [self._database(), self._originals(), self._texts()]
        findings += [*self._derived(), *self._leftovers()]
        return Diagnosis(tuple(findings), self._facts(), self._in_force())

    def _database(self) -> Finding:
        damage = self._store.damage()
        if not damage:
            return sound("database", f"revision {self._store.revision()}")
        return broken("database", _listed(damage), "Restore a copy of the data directory.")

    def _originals(self) -> Finding:
        kept = self._store.originals()
        off = [sha256 for sha256 in kept if not self._is_whole(sha256)]
        lost = [sha256 for sha256 in off if not self._fetched_again(sha256)]
        if lost:
            return broken("source files", f"missing or damaged: {_listed(lost)}", _AGAIN)
        if off:
            return mended("source files", f"put back from where they came: {_listed(off)}")
        return sound("source files", f"{len(kept)} kept")

    def _is_whole(self, sha256: str) -> bool:
        content = self._store.original(sha256)
        return content is not None and sha256_bytes(content) == sha256

    def _fetched_again(self, sha256: str) -> bool:
        places = [origin for (origin, _), (it, _) in self._store.sources().items() if it == sha256]
        for origin in places:
            content = content_at(origin)
            if content is not None and sha256_bytes(content) == sha256:
                self._store.keep_original(sha256, content)
                return True
        return False

    def _texts(self) -> Finding:
        editions = self._store.editions()
        faulty = {it: faults for it in editions if (faults := text_faults(it, self._store))}
        lost = [f"{it.id} ({faulty[it][0]})" for it in faulty if not self._read_again(it)]
        if lost:
            return broken("texts and clauses", _listed(lost), _AGAIN)
        if faulty:
            names = [f"{it.id} ({faults[0]})" for it, faults in faulty.items()]
            return mended("texts and clauses", f"read again from source files: {_listed(names)}")
        return sound("texts and clauses", f"{len(editions)} editions")

    def _read_again(self, edition: Edition) -> bool:
        with closing(Parsing(Limits.of(self._settings))) as parsing:
            bundle = reread(edition, self._store, self._embedder, parsing)
        if bundle is None:
            return False
        self._store.commit_edition(bundle)
        return not text_faults(edition, self._store)

    def _derived(self) -> list[Finding]:
        """Passages, vectors, indexes: one rebuild mends them all."""
        try:
            check_embedder(self._store, self._embedder)
            faults = self._derived_faults()
            if not faults:
                return [sound("passages, vectors, indexes", "as the texts have them")]
            report = rebuild(self._store, self._indexes, self._embedder, self._progress)
            left = self._derived_faults()
        except TouchstoneError as error:
            return [broken("passages, vectors, indexes", error.problem, error.cure)]
        if left:
            cure = "Run: touchstone rebuild; if that does not help, add the documents again."
            return [broken("passages, vectors, indexes", _listed(left), cure)]
        done = f"built again, {report.embedded} passages embedded"
        return [mended("passages, vectors, indexes", f"{_listed(faults)}; {done}")]

    def _derived_faults(self) -> list[str]:
        editions = self._store.editions()
        faults = [
            fault for it in editions for fault in passage_faults(it, self._store, self._embedder)
        ]
        return faults + index_faults(self._store, self._indexes, self._embedder)

    def _leftovers(self) -> list[Finding]:
        return [mended("leftovers", line) for line in self._embedder.tidy()]

    def _facts(self) -> dict[str, str]:
        editions = self._store.editions()
        free = shutil.disk_usage(self._settings.data_dir).free
        return {
            "base": str(self._settings.data_dir),
            "free space": f"{free / 1e9:.1f} GB",
            "instruments": str(len(self._store.instruments())),
            "editions": str(len(editions)),
            "embedder": self._embedder.identity.name,
            "embedded languages": ", ".join(sorted(self._embedder.languages)),
            "runtime and precision": self._runtime(),
        }

    def _runtime(self) -> str:
        try:
            return self._embedder.runtime()
        except TouchstoneError as error:
            return f"cannot be told: {error.problem}"

    def _in_force(self) -> dict[str, str]:
        values = self._settings.model_dump()
        return {f"TOUCHSTONE_{name.upper()}": str(value) for name, value in values.items()}


def _listed(items: Sequence[str]) -> str:
    shown = ", ".join(items[:_SHOWN])
    return f"{shown} and {len(items) - _SHOWN} more" if len(items) > _SHOWN else shown
