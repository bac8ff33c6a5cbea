"""Telemetry and update checks of libraries are off, whatever the environment says."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.silence.conftest import BAIT, Day
from tests.tools import run, settings

NEVER = {"langchain", "langchain_core", "langsmith", "onnxruntime", "openvino_telemetry", "posthog"}
SWITCHES = {
    "ANONYMIZED_TELEMETRY": "False",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "ORT_DISABLE_TELEMETRY": "1",
}
AS_THE_SERVICE_OPENS_IT = """
import json, os, sys
from kb.bootstrap import open_knowledge_base
from kb.settings import Settings
base = open_knowledge_base(Settings())
base.ask("What must a producer answer for?")
with base._current.use() as (_, engines):
    # Chroma is the one that is searched; the other half of a mirrored index is numpy alone.
    chroma = getattr(engines.dense, "_searched", engines.dense)._client._system.settings
    told = {name: getattr(chroma, name) for name in sys.argv[1:]}
print(json.dumps({
    "modules": sorted({name.partition(".")[0] for name, one in sys.modules.items() if one}),
    "environment": dict(os.environ),
    "chroma": told,
}))
base.close()
"""
CHROMA = {
    "anonymized_telemetry": False,
    "chroma_api_impl": "chromadb.api.rust.RustBindingsAPI",
    "chroma_otel_collection_endpoint": "",
    "chroma_otel_granularity": "none",
    "chroma_server_host": None,
}


@pytest.fixture(scope="module")
def told(outside: Day, models: Path) -> dict[str, dict[str, object]]:
    """What a process knows that has opened the base for the service and answered a question."""
    environment = settings(outside.data_dir.parent / "home", **BAIT)
    environment |= {
        "TOUCHSTONE_DATA_DIR": str(outside.data_dir),
        "TOUCHSTONE_MODEL_DIR": str(models),
    }
    done = run([sys.executable, "-c", AS_THE_SERVICE_OPENS_IT, *CHROMA], environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, object]] = json.loads(done.stdout)
    return found


def test_what_would_report_is_not_even_imported(told) -> None:
    assert {"chromadb", "openvino", "tantivy"} <= set(told["modules"])
    assert NEVER & set(told["modules"]) == set()


@pytest.mark.parametrize("name", SWITCHES)
def test_a_switch_is_set_over_what_the_user_had(told, name) -> None:
    assert told["environment"][name] == SWITCHES[name]


@pytest.mark.parametrize("name", CHROMA)
def test_chroma_takes_its_settings_from_us_alone(told, name) -> None:
    assert told["chroma"][name] == CHROMA[name]


def test_the_hubs_library_understands_the_switches(tmp_path) -> None:
    code = (
        "import kb.adapters; from kb.silence import stay_offline; stay_offline();"
        "import huggingface_hub.constants as c; "
        "assert c.HF_HUB_OFFLINE and c.HF_HUB_DISABLE_TELEMETRY and c.HF_HUB_DISABLE_UPDATE_CHECK"
    )
    done = run([sys.executable, "-c", code], settings(tmp_path / "home", **BAIT))
    assert done.returncode == 0, done.stderr


def test_this_process_is_not_silenced_by_being_a_ci() -> None:
    """The commands of these tests must run as on a machine of a user."""
    assert {"CI", "TF_BUILD", "JENKINS_URL"}.isdisjoint(settings(Path(os.devnull).parent))
