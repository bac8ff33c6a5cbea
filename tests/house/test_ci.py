"""CI has what the tests stand on, so that none is skipped there."""

import re

from tests.conftest import CHECKOUT

SCRIPT = (CHECKOUT / ".ci" / "run").read_text(encoding="utf-8")


def test_a_tool_that_a_test_needs_is_one_that_ci_provides():
    files = (CHECKOUT / "tests").rglob("*.py")
    calls = [
        call for file in files for call in re.findall(r"\bneed\((.*)\)", file.read_text("utf-8"))
    ]
    tools = {tool for call in calls for tool in re.findall(r'"(\w+)"', call)}
    assert {"strace", "unshare", "setpriv", "mount"} <= tools
    assert [tool for tool in tools if f"command -v {tool} " not in SCRIPT] == []
