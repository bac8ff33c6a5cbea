"""Nothing leaves the machine: what libraries tell of themselves is switched off here.

``kb.adapters`` calls this before any of its modules imports a library. What each library would
send, and where that is known from, stands in docs/privacy.md.
"""

import os
import sys
from typing import Any, cast

_SWITCHES = {
    "ANONYMIZED_TELEMETRY": "False",
    "DISABLE_SAFETENSORS_CONVERSION": "1",
    "DO_NOT_TRACK": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HF_HUB_DISABLE_UPDATE_CHECK": "1",
    "ORT_DISABLE_TELEMETRY": "1",
}
_REPORTER = "openvino_telemetry"
_OFFLINE = "HF_HUB_OFFLINE"


def silence_libraries() -> None:
    """Switches off reports and update checks, for libraries imported from now on.

    OpenVINO reports its own import to Google Analytics and has no switch but a file in the
    user's home; where its reporter cannot be imported, it uses a stub of its own.
    """
    os.environ.update(_SWITCHES)
    # None makes an import of this name fail as if it were not installed.
    cast("dict[str, Any]", sys.modules).setdefault(_REPORTER, None)


def stay_offline() -> None:
    """No model hub is asked for anything. To be called before one's library is imported."""
    os.environ[_OFFLINE] = "1"
