"""How often questions off the topic are refused, and questions on it answered."""

from pathlib import Path

from bench.asking import listed
from kb.bootstrap import open_knowledge_base
from kb.settings import Settings


def measure(folder: Path) -> dict[str, object]:
    """Rates for each language, over a filled base."""
    base = open_knowledge_base(Settings(data_dir=folder))
    rates: dict[str, object] = {}
    for kind, wanted in (("off_topic", False), ("on_topic", True)):
        for language, asked in listed()[kind].items():
            answered = [bool(base.ask(question).sentences) for question in asked]
            verb = "answered" if wanted else "refused"
            right = sum(one is wanted for one in answered)
            rates[f"{kind} {language} {verb}"] = f"{right}/{len(asked)}"
    base.close()
    return rates
