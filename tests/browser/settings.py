"""The house as the demonstration shows it, on the tests' database, with static files as they lie."""

import os

from quartier.config.settings import *  # noqa: F403
from quartier.config.settings import DATABASES

IS_DEMO = True
SECURE = False
ORIGIN = os.environ["QUARTIER_ORIGIN"]
CSRF_TRUSTED_ORIGINS = [ORIGIN]
DATABASES["default"]["CONN_MAX_AGE"] = 0
