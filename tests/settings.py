"""Settings of the tests: the house's own, with a throw-away database where none is given."""

import atexit
import os

os.environ.setdefault("QUARTIER_MODE", "test")
# Playwright keeps a loop running in the worker that drives the browser; the tests there stay sync.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
if not os.environ.get("DATABASE_URL"):
    from quartier.config import testing
    from quartier.config.postgres import roles

    _server = testing.server()
    _server.start()
    atexit.register(_server.stop)
    _url = _server.url(roles.SUPERUSER)
    os.environ |= {"DATABASE_URL": _url, "DATABASE_ADMIN_URL": _url}

from quartier.config.settings import *  # noqa: F403

# A clean checkout has gathered no static files yet; WhiteNoise warns about a missing folder.
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
