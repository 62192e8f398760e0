import pytest


@pytest.fixture(autouse=True)
def _from_the_start(fresh) -> None:
    pass
