"""Conversion of old Office files by LibreOffice, in a folder and with a profile of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, cast

from ingest.limits import limits
from kb.errors import InputRefused

_SHARE = 0.7
"""Of the seconds that the document may take; the rest is for reading what comes out. A first start
takes ten seconds, the longest statutes another ten."""
_GUARD = 'read -r group && { read -r end; kill -9 "-$group"; }'
"""Waits for the end of its input, which is the end of who started it, then ends that group."""
MOST_MEGABYTES = 500
"""Of the converted file."""
_PROGRAMS = ("soffice", "libreoffice")
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_SAVE = {"docx": ".docx in Word or WPS", "pptx": ".pptx in PowerPoint or WPS", "xlsx": ".xlsx"}
_NOWHERE = "127.0.0.1"
_SETTINGS = {
    # A proxy that is not there: nothing that a document links to is fetched.
    ("org.openoffice.Inet/Settings", "ooInetProxyType"): "2",
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName"): _NOWHERE,
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort"): "9",
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName"): _NOWHERE,
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort"): "9",
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution"): "true",
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel"): "3",
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks"): "true",
    ("org.openoffice.Office.Writer/Content/Update", "Link"): "0",
    ("org.openoffice.Office.Calc/Content/Update", "Link"): "1",
}
_ITEM = (
    '<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
    "</item>"
)
_PROFILE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{items}</oor:items>\n'
)


def converted(data: bytes, old: str, new: str) -> bytes:
    """The file in its new format ("docx", "pptx", "xlsx").

    Raises InputRefused where LibreOffice is not installed, cannot read the file, or takes too
    long; it and its children are then ended.
    """
    program = _program()
    if program is None:
        raise InputRefused(
            f"Files of type '.{old}' are read with LibreOffice, which is not installed.",
            f"Install LibreOffice, or save the file as {_SAVE[new]}.",
        )
    with tempfile.TemporaryDirectory(prefix="touchstone-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        source = place / f"document.{old}"
        source.write_bytes(data)
        _run(_command(program, place, source, new), place, old, new)
        made = place / "out" / f"document.{new}"
        if not made.is_file() or not made.stat().st_size:
            raise _unreadable(old, new)
        if made.stat().st_size > MOST_MEGABYTES * 1024**2:
            problem = f"This .{old} file gives more than {MOST_MEGABYTES} MB of .{new}."
            raise InputRefused(problem, "Split it.")
        return made.read_bytes()


def _program() -> str | None:
    found = next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if found is None and sys.platform == "darwin" and Path(_MAC).is_file():
        return _MAC
    return found


def _command(program: str, place: Path, source: Path, new: str) -> list[str]:
    profile = place / "profile"
    (profile / "user").mkdir(parents=True)
    items = "".join(
        _ITEM.format(path=path, name=name, value=value) for (path, name), value in _SETTINGS.items()
    )
    written = profile / "user" / "registrymodifications.xcu"
    written.write_text(_PROFILE.format(items=items), encoding="utf-8")
    return [
        program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard", "--convert-to", new,
        "--outdir", str(place / "out"), str(source),
    ]  # fmt: skip


def _run(command: list[str], place: Path, old: str, new: str) -> None:
    patience = limits().seconds * _SHARE
    # The program's own word on what went wrong says little and may be long: it is not kept.
    with (
        _guard() as guarded,
        subprocess.Popen(  # noqa: S603 - a program found by its name, a file named by us
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=place,
            env=_environment(place),
            start_new_session=True,
        ) as process,
    ):
        guarded(process.pid)
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired:
            problem = f"LibreOffice did not finish this .{old} file in {patience:g} seconds."
            cure = f"Save it as {_SAVE[new]}, or raise TOUCHSTONE_PARSE_SECONDS."
            raise InputRefused(problem, cure) from None
        finally:
            # Its launcher may be gone while the office itself still runs.
            _end(process)
    if process.returncode:
        raise _unreadable(old, new)


@contextlib.contextmanager
def _guard() -> Iterator[Callable[[int], None]]:
    """Ends the group that it is told of with this process, also where that is killed.

    The system ends children of a process that dies, but no children of theirs, and the office
    that runs is one. The guard is in a session of its own, so that it outlives whoever is killed;
    and it runs before the office does, so that the office is never without one.
    """
    if sys.platform == "win32":
        yield lambda _: None
        return
    guard = subprocess.Popen(  # noqa: S603 - our own words
        ["/bin/sh", "-c", _GUARD],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        bufsize=0,
    )
    words = cast("IO[bytes]", guard.stdin)

    def told(group: int) -> None:
        words.write(f"{group}\n".encode())

    try:
        yield told
    finally:
        # Before its input ends: the number of the group may be another one's by then.
        guard.kill()
        guard.wait()
        words.close()


def _environment(place: Path) -> dict[str, str]:
    """Ours, less what would lead it to a network or a screen."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    nowhere = f"http://{_NOWHERE}:9"
    return {**kept, "http_proxy": nowhere, "https_proxy": nowhere, "HOME": str(place)}


def _end(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _unreadable(old: str, new: str) -> InputRefused:
    problem = (
        f"LibreOffice cannot read this .{old} file: it is damaged, locked or of another type, or "
        "the part of LibreOffice for it is not installed."
    )
    return InputRefused(
        problem, f"Open it in the program that made it, and save it as {_SAVE[new]}."
    )
