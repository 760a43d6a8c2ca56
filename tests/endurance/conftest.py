"""How long the campaigns go on, and where they leave their figures."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .program import Program
from .writes import Writes


@pytest.fixture
def rounds(request: pytest.FixtureRequest) -> int:
    """The number of rounds, 5 unless `--rounds` names another."""
    number = request.config.getoption("--rounds")
    assert isinstance(number, int)
    return number


@pytest.fixture
def sessions(request: pytest.FixtureRequest) -> int:
    """The number of sessions of the soak."""
    number = request.config.getoption("--sessions")
    assert isinstance(number, int)
    return number


@pytest.fixture
def seed(request: pytest.FixtureRequest) -> int:
    """What the monkey draws by."""
    number = request.config.getoption("--seed")
    assert isinstance(number, int)
    return number


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Path | None:
    """The folder for figures to plot, where `--figures` names one."""
    folder = request.config.getoption("--figures")
    assert folder is None or isinstance(folder, Path)
    return folder


@pytest.fixture(scope="session")
def program() -> Iterator[Program]:
    """The program, loaded once for all campaigns."""
    with Program() as loaded:
        yield loaded


@pytest.fixture(scope="session")
def writes() -> Writes:
    """A watch on what is written, the same for all campaigns, since it cannot be taken away again."""
    return Writes()
