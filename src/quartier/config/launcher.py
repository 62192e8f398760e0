"""`./quartier …`: what a person types, answered in German."""

import os
import socket
import ssl
import subprocess
import sys
import webbrowser
from collections.abc import Callable, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from quartier.config import assets, installation, rules, testing
from quartier.config import backup as backing_up
from quartier.config import restore as restoring
from quartier.config.environment import ROOT
from quartier.config.installation import MANAGE, OWN_ADDRESSES
from quartier.config.refusal import Refusal, why
from quartier.config.rules import Door
from quartier.config.supervisor import Supervisor

HELP = (ROOT / "src/quartier/config/help.txt").read_text()
LOCAL = "127.0.0.1"
HIGHEST_PORT = 65_535
OWNERS_COMMANDS = {
    "migrate",
    "prepare_database",
    "dbshell",
    "flush",
    "sqlflush",
    "sqlmigrate",
    "load_demo",  # it marks the database
}


def main(arguments: Sequence[str]) -> int:
    name, rest = (arguments[0], arguments[1:]) if arguments else ("help", [])
    command = COMMANDS.get(name)
    if command is None:
        print(f"Den Befehl „{name}“ gibt es nicht.\n\n{HELP}", end="", file=sys.stderr)
        return 2
    try:
        return command(rest)
    except Refusal as refusal:
        print(f"\n{refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAbgebrochen.", file=sys.stderr)
        return 130


def demo(arguments: Sequence[str]) -> int:
    _expect(arguments, 0)
    wanted = _wanted_port()
    here = installation.of("demo")
    print("Quartier – Vorführung. Alle Inhalte sind erfunden, nichts wird verschickt.", flush=True)
    port = next((port for port in range(wanted, wanted + 50) if is_free(LOCAL, port)), None)
    if port is None:
        raise Refusal(f"Die Anschlüsse {wanted} bis {wanted + 49} sind alle belegt.")
    origin = f"http://{LOCAL}:{port}"
    address = f"{origin}/"
    with installation.only_one(here, address):
        if port != wanted:
            print(f"Anschluss {wanted} ist belegt, Quartier nimmt {port}.", flush=True)
        assets.gather()
        extra = {
            "QUARTIER_BIND": LOCAL,
            "QUARTIER_HOSTS": OWN_ADDRESSES,
            "QUARTIER_ORIGIN": origin,
        }
        ready = f"\nBereit: {address}\nBeenden mit Strg+C. Protokolle liegen in {here.logs}."
        Supervisor(here, port, extra, quiet=True).run(ready, opened=lambda: _open(address))
    return 0


def serve(arguments: Sequence[str]) -> int:
    _expect(arguments, 0)
    door, port = _door(), _wanted_port()
    if reason := rules.why_not_serve(door):
        raise Refusal(reason)
    _refuse_unusable_certificate(door)
    if not is_free(door.bind, port):
        raise Refusal(
            f"Anschluss {port} ist schon belegt. Bitte das andere Programm beenden oder einen "
            f"freien Anschluss wählen, zum Beispiel: PORT={port + 1} ./quartier serve"
        )
    here = installation.of("serve")
    with installation.only_one(here, door.origin):
        assets.gather()
        scheme = "https" if door.has_certificate else "http"
        extra = {
            "QUARTIER_BIND": door.bind,
            "QUARTIER_HOSTS": _hosts(door),
            "QUARTIER_TLS_CERT": door.certificate,
            "QUARTIER_TLS_KEY": door.key,
        }
        ready = f"Bereit: {scheme}://{door.bind}:{port}/ – öffentlich unter {door.origin}/"
        Supervisor(here, port, extra).run(ready)
    return 0


def manage(arguments: Sequence[str]) -> int:
    here = installation.of(installation.usual_mode())
    as_owner = bool(OWNERS_COMMANDS.intersection(arguments[:1]))
    as_owner = as_owner or os.environ.get("QUARTIER_AS") == "owner"
    with installation.database(here):
        env = here.surroundings(as_owner=as_owner)
        env.setdefault("QUARTIER_ORIGIN", installation.running_at(here))
        return subprocess.run([*MANAGE, *arguments], env=env, check=False).returncode


def backup(arguments: Sequence[str]) -> int:
    _expect(arguments, 1)
    here = installation.of(installation.usual_mode())
    with installation.database(here):
        file = backing_up.write(here, _file(arguments[0]) if arguments else None)
    print(f"Gesichert: {file} ({file.stat().st_size / 1_000_000:.1f} MB)")
    return 0


def restore(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        raise Refusal("Bitte die Sicherung nennen: ./quartier restore DATEI")
    here = installation.of(installation.usual_mode())
    with installation.only_one(here, "eine Wiederherstellung"):
        aside = restoring.from_file(here, _file(arguments[0]))
    print(f"Wiederhergestellt. Der bisherige Stand liegt in {aside}.")
    return 0


def test(arguments: Sequence[str]) -> int:
    return testing.run(arguments)


def show_help(_arguments: Sequence[str]) -> int:
    print(HELP, end="")
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "serve": serve,
    "manage": manage,
    "backup": backup,
    "restore": restore,
    "test": test,
    "help": show_help,
    "-h": show_help,
    "--help": show_help,
}


def is_free(address: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as knock:
        knock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            knock.bind((address, port))
        except PermissionError:
            raise Refusal(f"Anschluss {port} darf nur der Systemverwalter öffnen.") from None
        except OSError:
            return False
    return True


def _expect(arguments: Sequence[str], most: int) -> None:
    if len(arguments) > most:
        raise Refusal(f"„{arguments[most]}“ ist hier zu viel. Siehe ./quartier help")


def _file(name: str) -> Path:
    """A file as the person named it, from where they stood."""
    return Path(os.environ.get("QUARTIER_CALLED_FROM", "")) / name


def _wanted_port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdecimal() or not 0 < int(text) <= HIGHEST_PORT:
        raise Refusal(f"PORT ist „{text}“, muss aber eine Zahl von 1 bis 65535 sein.")
    return int(text)


def _door() -> Door:
    get = os.environ.get
    return Door(
        bind=get("QUARTIER_BIND") or LOCAL,
        origin=get("QUARTIER_ORIGIN", ""),
        certificate=_named_file("QUARTIER_TLS_CERT"),
        key=_named_file("QUARTIER_TLS_KEY"),
    )


def _named_file(setting: str) -> str:
    name = os.environ.get(setting, "")
    return str(_file(name)) if name else ""


def _refuse_unusable_certificate(door: Door) -> None:
    """Said before the database starts, in one sentence."""
    if not door.has_certificate:
        return
    for file in (door.certificate, door.key):
        try:
            Path(file).read_bytes()
        except OSError as error:
            raise Refusal(f"{file} kann nicht gelesen werden: {why(error)}.") from None
    try:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(door.certificate, door.key, password="")
    except ssl.SSLError:
        raise Refusal(
            "QUARTIER_TLS_CERT und QUARTIER_TLS_KEY passen nicht zusammen, sind keine "
            "PEM-Dateien, oder der Schlüssel hat ein Kennwort."
        ) from None


def _hosts(door: Door) -> str:
    public = urlsplit(door.origin).hostname or ""
    return os.environ.get("QUARTIER_HOSTS") or f"{public} {OWN_ADDRESSES}"


def _open(address: str) -> None:
    """Show the browser to a person in front of a desktop."""
    has_desktop = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.stdout.isatty() and (has_desktop or sys.platform == "darwin"):
        webbrowser.open(address)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
