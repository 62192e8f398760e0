"""What may be started how. Plain values in, the sentence of a refusal or nothing out."""

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from quartier.demo.rules import MARK


@dataclass(frozen=True)
class Door:
    """How visitors reach the web server."""

    bind: str
    origin: str
    certificate: str
    key: str

    @property
    def is_local(self) -> bool:
        try:
            return ip_address(self.bind).is_loopback
        except ValueError:
            return self.bind == "localhost"

    @property
    def has_certificate(self) -> bool:
        return bool(self.certificate and self.key)


def why_not_serve(door: Door) -> str | None:
    """Open interfaces need a certificate; links in letters need the public address."""
    if not _is_https(door.origin):
        return (
            "Bitte die öffentliche Adresse angeben, zum Beispiel "
            "QUARTIER_ORIGIN=https://quartier.example.org. Sie steht in Briefen und E-Mails."
        )
    if bool(door.certificate) != bool(door.key):
        return "QUARTIER_TLS_CERT und QUARTIER_TLS_KEY gehören zusammen; eines davon fehlt."
    if not door.is_local and not door.has_certificate:
        return (
            "Ohne Zertifikat ist Quartier nur auf diesem Rechner erreichbar, "
            f"nicht auf {door.bind}. Bitte einen Server mit TLS davorstellen oder "
            "QUARTIER_TLS_CERT und QUARTIER_TLS_KEY angeben."
        )
    return None


def why_not_this_database(mode: str, mark: str, *, has_tables: bool) -> str | None:
    """An invented database is never served, a real one never filled with inventions."""
    if mode == "demo" and has_tables and not mark.startswith(MARK):
        return "Diese Datenbank gehört nicht zur Vorführung. Die Vorführung fasst sie nicht an."
    if mode != "demo" and mark.startswith(MARK):
        return (
            "Diese Datenbank enthält die Vorführung mit erfundenen Inhalten. "
            "Sie wird nicht benutzt."
        )
    return None


def pause_before_restart(failures: int) -> float:
    """Seconds to wait: at once the first time, then 1, 2, 4 … up to 30."""
    return 0.0 if failures <= 1 else float(min(30, 2 ** (failures - 2)))


def _is_https(origin: str) -> bool:
    parts = urlsplit(origin)
    return parts.scheme == "https" and bool(parts.hostname) and parts.path in ("", "/")
