"""What all tests share: the bounded, repeatable profile of hypothesis, and the folder of shared material."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("core", derandomize=True, deadline=None, max_examples=60, database=None)
settings.load_profile("core")

# A shell that runs the suite behind its back (`make test &`) has it ignore interrupts, and what the tests start would too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

sys.path.append(str(Path(__file__).resolve().parents[1] / "benchmarks"))  # some tests use what benchmarks make
SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of material that is not part of the project; a test that needs it is skipped without it."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared, which lies beside the project on the developers' machines only")
    return SHARED


@pytest.fixture(autouse=True)
def _own_key(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Tests never make or use the key of whoever runs them."""
    monkeypatch.setenv("PUBCHECK_KEY_FILE", str(tmp_path_factory.getbasetemp() / "key" / "baseline.key"))
