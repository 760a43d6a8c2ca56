"""How long the campaigns go on."""

import pytest


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """The number of rounds, 5 unless `--rounds` names another."""
    number = request.config.getoption("--rounds")
    assert isinstance(number, int)
    return number
