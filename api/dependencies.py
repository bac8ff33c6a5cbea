"""What routes ask for in their signatures."""

from typing import Annotated

from fastapi import Depends, Request

from kb.knowledge_base import KnowledgeBase


def _base(request: Request) -> KnowledgeBase:
    base: KnowledgeBase = request.app.state.base
    return base


Base = Annotated[KnowledgeBase, Depends(_base)]
