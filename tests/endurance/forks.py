"""A process that has loaded the program once and forks it for every run, so that hundreds of runs take little time.

It reads one JSON object a line. A run has its process id written at its start and its wait status at its end; a mount
is answered when it is there. The first line written tells whether file systems can be mounted.
"""

import ctypes
import faulthandler
import gc
import importlib
import json
import os
import pkgutil
import signal
import sys
import traceback
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

CLONE_NEWNS, CLONE_NEWUSER = 0x00020000, 0x10000000
CAPABILITIES_VERSION = 0x20080522
OVERRIDES = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH, by which root passes over the modes of files

_system = ctypes.CDLL(None, use_errno=True)


def part() -> bool:
    """Go into a mount namespace of its own, where the system lets a user do so."""
    user, group = os.getuid(), os.getgid()
    if _system.unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0:
        return False
    try:
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1", encoding="ascii")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1", encoding="ascii")
    except OSError:
        return False
    return bool(_system.mount(b"none", b"/", None, 0x44000, None) == 0)  # MS_REC | MS_PRIVATE


def mount(folder: str, size: int) -> None:
    """Mount a disk of so many bytes, in memory, on a folder."""
    if _system.mount(b"tmpfs", os.fsencode(folder), b"tmpfs", 0, f"size={size},mode=700".encode()) != 0:
        raise OSError(ctypes.get_errno(), "the disk cannot be mounted", folder)


def obey_modes() -> None:
    """Let even root be held by the modes of files, as every learner is."""
    header, sets = (ctypes.c_uint32 * 2)(CAPABILITIES_VERSION, 0), (ctypes.c_uint32 * 6)()
    _system.capget(header, sets)
    for place in range(3):
        sets[place] &= ~OVERRIDES
    if _system.capset(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "the capabilities cannot be given up")


def write_faults(file: Path) -> None:
    """Write the traceback of whatever ends the screens to a file: at the terminal it may have one column only.

    What the program is doing is written beside it on SIGUSR1, with its screens and its workers.
    """
    from textual.app import App

    handle = App._handle_exception

    def write_fault(app: App[Any], error: Exception) -> None:
        with file.open("a", encoding="utf-8") as faults:
            faults.writelines(traceback.format_exception(error))
        handle(app, error)

    App._handle_exception = write_fault  # type: ignore[method-assign, assignment] # in this fork alone
    stacks = file.with_name("stacks").open("w", encoding="utf-8")

    def write_standing(*_: object) -> None:
        for app in (found for found in gc.get_objects() if isinstance(found, App)):
            standing = f"{app.size}, batches: {app._batch_count}, mounted: {app.screen.is_mounted}, {app.screen.size}"
            print(app.screen_stack, [*app.workers], standing, sep="\n", file=stacks, flush=True)

    signal.signal(signal.SIGUSR1, write_standing)
    faulthandler.register(signal.SIGUSR1, stacks, chain=True)


def play(run: dict[str, Any]) -> int:
    """Be the program, at the terminal named, and return its exit code."""
    from quiz.cli import house
    from quiz.cli.main import main

    now = house.now
    house.now = lambda: replace(now(), utc=now().utc + timedelta(run["days"]))
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # whatever a shell ignores on behalf of the tests
    for number in run["ignores"]:
        signal.signal(number, signal.SIG_IGN)
    os.setsid()
    terminal = os.open(run["terminal"], os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(terminal, descriptor)
    os.close(terminal)
    # The streams of the process that forked have read and written already.
    sys.stdin = sys.__stdin__ = os.fdopen(0, "r", encoding="utf-8", closefd=False)  # type: ignore[misc] # ours here
    sys.stdout = sys.__stdout__ = os.fdopen(1, "w", 1, encoding=run["encoding"], closefd=False)  # type: ignore[misc] # same
    sys.stderr = sys.__stderr__ = os.fdopen(2, "w", 1, encoding=run["encoding"], closefd=False)  # type: ignore[misc] # same
    if run["faults"]:
        write_faults(Path(run["faults"]))
    if run["obeys_modes"]:
        obey_modes()
    os.environ["QUIZ_HOME"] = run["home"]
    return main(run["arguments"])


def serve() -> None:
    """Load the program, and run it as often as is asked."""
    can_mount = part()
    import quiz

    for module in pkgutil.walk_packages(quiz.__path__, "quiz."):
        if module.name != "quiz.__main__":
            importlib.import_module(module.name)
    print(json.dumps(can_mount), flush=True)
    for line in sys.stdin:
        wish = json.loads(line)
        if "size" in wish:
            mount(wish["folder"], wish["size"])
            print(flush=True)
            continue
        process = os.fork()
        if process == 0:
            sys.exit(play(wish))
        print(process, flush=True)
        print(os.waitpid(process, 0)[1], flush=True)


if __name__ == "__main__":
    serve()
