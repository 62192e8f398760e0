"""Child processes that never outlive the one that started them."""

import ctypes
import os
import pwd
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None


@dataclass(frozen=True)
class Account:
    """A user of the machine that a child shall run as."""

    uid: int
    gid: int

    @classmethod
    def named(cls, name: str) -> "Account":
        entry = pwd.getpwnam(name)
        return cls(entry.pw_uid, entry.pw_gid)


def start(
    command: Sequence[str],
    env: Mapping[str, str],
    *,
    output: IO[bytes] | None = None,
    account: Account | None = None,
    death: signal.Signals = signal.SIGTERM,
) -> subprocess.Popen[bytes]:
    """Start a child in a session of its own (Ctrl-C reaches only us) that dies with us.

    To be called from the main thread: Linux watches the thread that started the child.
    """
    return subprocess.Popen(
        command,
        env=dict(env),
        cwd="/" if account else None,  # ours may be closed to that user
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        start_new_session=True,
        preexec_fn=_bound_to(os.getpid(), death),  # noqa: PLW1509 (set up before exec, main thread)
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def run(command: Sequence[str], env: Mapping[str, str]) -> int:
    """Run a child to its end; when we are interrupted, it is ended first."""
    child = start(command, env)
    try:
        return child.wait()
    finally:
        stop(child, within=10)


def stop(
    child: subprocess.Popen[bytes], *, within: float, with_signal: signal.Signals = signal.SIGTERM
) -> None:
    """Ask a child to end, wait, then end it and what it started."""
    if child.poll() is None:
        child.send_signal(with_signal)
        try:
            child.wait(within)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    end_leftovers(child)


def end_leftovers(child: subprocess.Popen[bytes]) -> None:
    """End the processes of a dead child's session, such as workers of a killed web server."""
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def die_with(parent: int, death: signal.Signals = signal.SIGTERM) -> None:
    """Have this process ended when `parent`, which started it, ends. Linux only."""
    if _LIBC is None:
        return
    _LIBC.prctl(PR_SET_PDEATHSIG, int(death), 0, 0, 0)
    if os.getppid() != parent:  # it ended before we asked
        os.kill(os.getpid(), signal.SIGKILL)


def _bound_to(parent: int, death: signal.Signals) -> Callable[[], None]:
    return lambda: die_with(parent, death)
