"""What the surroundings say: modes, addresses, places; read once from the process environment."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkstemp
from typing import Any, Literal
from urllib.parse import parse_qsl, unquote, urlsplit

Mode = Literal["demo", "serve", "test"]

ROOT = Path(__file__).parents[3]


@dataclass(frozen=True)
class Environment:
    """All settings that differ between installations."""

    mode: Mode
    data: Path
    static: Path
    database_url: str
    admin_url: str
    origin: str
    mail_url: str

    @property
    def is_demo(self) -> bool:
        return self.mode == "demo"


def read() -> Environment:
    """Read `QUARTIER_MODE`, `QUARTIER_DATA`, `DATABASE_URL`, … (docs/reference/settings.md)."""
    get = os.environ.get
    mode = get("QUARTIER_MODE", "serve")
    if mode not in ("demo", "serve", "test"):
        raise ValueError(f"QUARTIER_MODE is {mode!r}, but must be demo, serve or test.")
    url = get("DATABASE_URL", "")
    return Environment(
        mode=mode,  # type: ignore[arg-type]
        data=Path(get("QUARTIER_DATA") or ROOT / "data" / mode).resolve(),
        static=Path(get("QUARTIER_STATIC") or ROOT / "build" / "static"),
        database_url=url,
        admin_url=get("DATABASE_ADMIN_URL", url),
        origin=get("QUARTIER_ORIGIN", "").rstrip("/"),
        mail_url=get("QUARTIER_MAIL_URL", ""),
    )


def database(url: str) -> dict[str, Any]:
    """Django's settings for `postgresql://user:password@host:port/name?host=/socket`."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    pooled = query.pop("pooled", "") == "1"
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "quartier",
        "USER": unquote(parts.username or query.pop("user", "")),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": query | ({"prepare_threshold": None} if pooled else {}),
        "DISABLE_SERVER_SIDE_CURSORS": pooled,
    }


def mail(url: str) -> dict[str, Any]:
    """Mail settings from `smtp://user:password@host:port` (`smtps:` TLS, `smtp+tls:` STARTTLS)."""
    parts = urlsplit(url)
    return {
        "EMAIL_HOST": parts.hostname or "",
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp+tls",
    }


def single_sign_on(env: Mapping[str, str]) -> dict[str, Any]:
    """Settings of allauth for `QUARTIER_OIDC_ISSUER`, `…_CLIENT_ID`, `…_CLIENT_SECRET`."""
    issuer = env.get("QUARTIER_OIDC_ISSUER", "")
    app = {
        "provider_id": "oidc",
        "name": env.get("QUARTIER_OIDC_NAME", "Single Sign-on"),
        "client_id": env.get("QUARTIER_OIDC_CLIENT_ID", ""),
        "secret": env.get("QUARTIER_OIDC_CLIENT_SECRET", ""),
        "settings": {"server_url": issuer},
    }
    service = {
        "APPS": [app] if issuer else [],
        "OAUTH_PKCE_ENABLED": True,
        "provider_class": "quartier.accounts.provider.CityService",
    }
    return {"openid_connect": service}


def single_sign_on_origin(env: Mapping[str, str]) -> list[str]:
    """The service's origin: our sign-in form leads there, so the content policy must name it."""
    parts = urlsplit(env.get("QUARTIER_OIDC_ISSUER", ""))
    return [f"{parts.scheme}://{parts.netloc}"] if parts.netloc else []


def secret_key(environment: Environment) -> str:
    """The key of this installation, made once and kept in the data folder (mode 0600)."""
    if environment.mode == "test":
        return "only-for-tests-" + "0" * 40
    file = environment.data / "secret-key"
    if not file.exists():
        _make_key(file)
    return file.read_text()


def _make_key(file: Path) -> None:
    """Put a whole key in place; of two that start at once the first one's stays."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, mine = mkstemp(dir=file.parent)  # mode 0600
    try:
        with os.fdopen(handle, "w") as out:
            out.write(os.urandom(48).hex())
        os.link(mine, file)
    except FileExistsError:
        return
    finally:
        Path(mine).unlink()
