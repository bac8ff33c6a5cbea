"""The one error of this package."""

from pathlib import Path


class CatalogueError(Exception):
    """A catalogue file cannot be used; reads as one line: file, problem, cure."""

    def __init__(self, path: Path, problem: str, cure: str) -> None:
        self.path = path
        self.problem = " ".join(problem.split())
        self.cure = " ".join(cure.split())
        super().__init__(f"{path}: {self.problem}; {self.cure}")
