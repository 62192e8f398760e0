"""One PostgreSQL server on a socket in its own folder: made, started, watched, stopped.

It listens on no network, only its starter may speak to it, and it ends when its starter ends,
even by `kill -9`.
"""

import fcntl
import hashlib
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from quartier.config import processes
from quartier.config.postgres import binaries, roles
from quartier.config.processes import Account
from quartier.config.refusal import Refusal

LONGEST_SOCKET = 100  # bytes; Linux takes 107, macOS 103, both with the file's name
LARGEST_LOG = 10_000_000
SILENT = ("log_min_error_statement=panic", "log_error_verbosity=terse")
"""Statements hold what people wrote and who they are: the log says what failed, never with what."""
LEAST_SPACE = 20_000_000  # bytes; one file of the write-ahead log has 16 MB
SURROUNDINGS = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
INITDB = (
    "--auth=trust",  # replaced before the first start, see _write_access
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--text-search-config=german",
    "--data-checksums",
)


class Server:
    """`with Server(folder).running() as server: server.url(roles.WEB)`."""

    def __init__(self, home: Path, options: Sequence[str] = ()) -> None:
        self.account = _account(home)
        self.home = _home(home, self.account)
        self.options = tuple(options)
        self.programs = binaries.find()
        self.child: subprocess.Popen[bytes] | None = None
        if self.account:
            self.programs = binaries.readable_by(self.account, self.programs)

    @property
    def data(self) -> Path:
        return self.home / "data"

    @property
    def log(self) -> Path:
        return self.home / "log"

    @property
    def sockets(self) -> Path:
        inside = self.home / "s"
        if len(os.fsencode(inside / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET:
            return inside
        name = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"quartier-{os.geteuid()}-{name}"

    def url(self, role: str, database: str = roles.DATABASE) -> str:
        return f"postgresql://{role}@/{database}?host={quote(str(self.sockets), safe='')}"

    @contextmanager
    def running(self) -> Iterator["Server"]:
        self.start()
        try:
            yield self
        finally:
            self.stop()

    def start(self) -> None:
        """Make the cluster when missing, start it when not running, wait until it answers."""
        self._make_folder(self.home)
        self._make_folder(self.sockets)
        with self._alone():
            if not (self.data / "PG_VERSION").exists():
                self._make_cluster()
            self._refuse_other_version()
            if not self.is_alive():
                self._write_access()
                self._spawn()
            self._wait_until_ready()
            roles.set_up(self.url(roles.SUPERUSER, "postgres"))

    def stop(self) -> None:
        """Stop what we started; a server that somebody else started stays."""
        if self.child:
            processes.stop(self.child, within=30, with_signal=signal.SIGINT)
            self.child = None

    def is_alive(self) -> bool:
        if self.child and self.child.poll() is None:
            return True
        pid = self.pid()
        if pid is None:
            return False
        try:
            return b"postgres" in Path(f"/proc/{pid}/cmdline").read_bytes()  # empty for a zombie
        except OSError:
            return not Path("/proc/self").exists() and _exists(pid)

    def pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n")[0])
        except (OSError, ValueError):
            return None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        with (self.home / ".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _make_folder(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        owner = folder.lstat().st_uid
        if owner not in {os.geteuid(), self.account.uid if self.account else -1}:
            name = _name_of(owner) or str(owner)
            raise Refusal(f"Der Ordner {folder} gehört „{name}“. Bitte als „{name}“ starten.")
        self._hand_over(folder)
        folder.chmod(0o700)

    def _make_cluster(self) -> None:
        making = self.home / "data.new"
        shutil.rmtree(making, ignore_errors=True)
        self._run("initdb", "-D", str(making), "-U", roles.SUPERUSER, *INITDB)
        making.rename(self.data)

    def _refuse_other_version(self) -> None:
        has = (self.data / "PG_VERSION").read_text().strip()
        runs = self._run("postgres", "--version").split()[-1].split(".")[0]
        if has != runs:
            raise Refusal(
                f"Die Datenbank stammt von PostgreSQL {has}, hier läuft {runs}. Bitte mit der "
                "alten Fassung sichern (backup) und hier wiederherstellen (restore)."
            )

    def _write_access(self) -> None:
        """Only the user who starts the server may speak to it, whoever can reach the socket."""
        name = _name_of(os.geteuid())
        method = "peer map=quartier" if name else "trust"  # no name: the folder's mode must do
        hba, ident = self.data / "pg_hba.conf", self.data / "pg_ident.conf"
        hba.write_text(f"local all all {method}\n")
        ident.write_text("".join(f'quartier "{name}" {role}\n' for role in roles.ALL))
        self._hand_over(hba)
        self._hand_over(ident)

    def _hand_over(self, path: Path) -> None:
        if self.account:
            os.chown(path, self.account.uid, self.account.gid)

    def _spawn(self) -> None:
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.rename(self.log.with_suffix(".old"))
        settings = (
            "listen_addresses=",
            f"unix_socket_directories={self.sockets}",
            "unix_socket_permissions=0700",
            "timezone=UTC",
            "shared_buffers=128MB",
            *SILENT,
            *self.options,
        )
        command = [str(self.programs / "postgres"), "-D", str(self.data)]
        command += [part for setting in settings for part in ("-c", setting)]
        with self.log.open("ab") as output:
            self.child = processes.start(
                command,
                SURROUNDINGS,
                output=output,
                account=self.account,
                death=signal.SIGINT,
            )

    def _wait_until_ready(self, limit: float = 60) -> None:
        end = time.monotonic() + limit
        while time.monotonic() < end:
            if self._answers():
                return
            if self.child is None or self.child.poll() is not None:
                time.sleep(0.3)  # the last one was killed and its memory is still being freed
                self._spawn()
            time.sleep(0.02)
        raise Refusal(_why(self.log.read_text(errors="replace"), self.home))

    def _answers(self) -> bool:
        command = [str(self.programs / "pg_isready"), "-q", "-h", str(self.sockets)]
        done = subprocess.run(command, check=False, env=SURROUNDINGS, capture_output=True)
        return done.returncode == 0

    def _run(self, program: str, *arguments: str) -> str:
        done = subprocess.run(
            [str(self.programs / program), *arguments],
            check=False,
            capture_output=True,
            text=True,
            cwd="/",
            env=SURROUNDINGS,
            user=self.account.uid if self.account else None,
            group=self.account.gid if self.account else None,
            extra_groups=[] if self.account else None,
        )
        if done.returncode:
            raise Refusal(_why(done.stderr, self.home))
        return done.stdout


def _account(home: Path) -> Account | None:
    """As root: the user to whom the database belongs already, else a system user."""
    if os.geteuid() != 0:
        return None
    data = home / "data"
    if data.exists() and data.stat().st_uid != 0:
        return Account(data.stat().st_uid, data.stat().st_gid)
    return binaries.database_account()


def _home(wanted: Path, account: Account | None) -> Path:
    """Where the database lies: as root perhaps behind a link, where its user can reach it."""
    if wanted.is_symlink() or account is None:
        return wanted.resolve()
    wanted.parent.mkdir(parents=True, exist_ok=True)
    if wanted.exists() or binaries.can_reach(account, wanted.parent):
        return wanted.resolve()
    real = binaries.SHARED / "databases" / uuid.uuid4().hex
    real.mkdir(parents=True)
    for folder in (binaries.SHARED, real.parent):
        folder.chmod(0o755)
    try:
        wanted.symlink_to(real)
    except FileExistsError:  # another start was faster
        real.rmdir()
    return wanted.resolve()


def _name_of(uid: int) -> str | None:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return None


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _why(said: str, home: Path) -> str:
    """On a full disk the database cannot even write down why it ended."""
    last = said[-800:]
    if "No space left on device" in last or shutil.disk_usage(home).free < LEAST_SPACE:
        return "Die Datenbank startet nicht: Der Datenträger ist voll. Bitte Platz schaffen."
    return "Die Datenbank startet nicht. Sie sagt: " + last.strip()
