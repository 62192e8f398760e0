"""The web server: `python -m quartier.config.web`, started and watched by the supervisor."""

import os
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

WORKERS, THREADS = 2, 4


def main() -> None:
    os.environ["QUARTIER_WEB_MASTER"] = str(os.getpid())
    get = os.environ.get
    certificate, key = get("QUARTIER_TLS_CERT"), get("QUARTIER_TLS_KEY")
    Granian(
        "quartier.config.wsgi:application",
        address=get("QUARTIER_BIND", "127.0.0.1"),
        port=int(get("PORT", "8000")),
        interface=Interfaces.WSGI,
        workers=WORKERS,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.error,
        respawn_failed_workers=True,
        respawn_interval=0.5,
        workers_kill_timeout=10,
        ssl_cert=Path(certificate) if certificate else None,
        ssl_key=Path(key) if key else None,
    ).serve()


if __name__ == "__main__":
    main()
