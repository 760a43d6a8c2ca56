"""What holds for every test: the quiz that was meant is tested, and no test touches the learner's own files."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import quiz

CHECKOUT = Path(__file__).resolve().parent.parent

# A machine with other work to do is slow, and no test fails for that.
settings.register_profile("untimed", settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the campaigns of `tests/endurance` go on for as long as is wished; in the suite they are short."""
    parser.addoption("--rounds", type=int, default=5, help="rounds of each campaign in tests/endurance")
    parser.addoption("--sessions", type=int, default=2, help="sessions of the soak in tests/endurance")
    parser.addoption("--seed", type=int, default=2026, help="what the monkey of the soak draws by")
    parser.addoption("--figures", type=Path, help="folder in which campaigns leave figures to plot, as CSV")


def pytest_configure() -> None:
    """Refuse to test the checkout where the installed program is meant."""
    package = Path(quiz.__file__).resolve()
    if os.environ.get("QUIZ_TEST_INSTALLED") == "1" and package.is_relative_to(CHECKOUT / "quiz"):
        raise pytest.UsageError(f"The installed quiz is to be tested, and {package} was imported.")


@pytest.fixture(scope="session", autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what the program stores in a folder of the test run, and the terminal's settings out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUIZ_HOME", str(tmp_path_factory.mktemp("home")))
        patch.setenv("TERM", "xterm-256color")
        for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES"):
            patch.delenv(name, raising=False)
        yield
