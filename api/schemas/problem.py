"""An error for people and programs."""

from pydantic import BaseModel, Field


class Problem(BaseModel):
    """A problem document (RFC 9457)."""

    type: str = Field(description="Where this kind of problem is described.")
    title: str = Field(description="The kind of problem in words.")
    status: int
    detail: str = Field(description="What happened, and to what.")
    next_step: str | None = Field(description="What to do or send next.")
