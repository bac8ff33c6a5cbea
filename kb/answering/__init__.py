"""From question to verified answer; ``pipeline.py`` reads as the list of steps."""
