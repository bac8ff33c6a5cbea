"""Pydantic models of what goes in and out over HTTP; the keys are kb/rendering's."""
