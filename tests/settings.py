"""Settings of the tests: the house's own, with a throw-away database where none is given."""

import atexit
import os
import shutil
from pathlib import Path
from tempfile import mkdtemp

os.environ["QUARTIER_MODE"] = "test"
# Every process of a run keeps its files apart from the others' and from the project's.
_folder = Path(mkdtemp(prefix="quartier-test-"))
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["QUARTIER_DATA"] = str(_folder)
if not os.environ.get("DATABASE_URL"):
    from quartier.config import testing
    from quartier.config.postgres import roles

    _server = testing.server()
    _alone = testing.alone()
    _alone.__enter__()
    _server.start()
    atexit.register(_server.stop)
    _url = _server.url(roles.SUPERUSER)
    os.environ |= {"DATABASE_URL": _url, "DATABASE_ADMIN_URL": _url}

from quartier.config.settings import *  # noqa: E402, F403 - it reads what stands above

# A test that asks the database without saying so finds none: never the one people work with.
DATABASES["default"]["NAME"] = "there_is_no_database_outside_tests"  # noqa: F405

# A clean checkout has gathered no static files yet; WhiteNoise warns about a missing folder.
STATIC_ROOT = _folder / "static"
STATIC_ROOT.mkdir()
