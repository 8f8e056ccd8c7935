"""A built wheel works in an empty environment, outside the checkout, with its declared dependencies only.

The wheel is built offline from a copy of the sources and installed into a new environment.
Of the packages of the running environment only the closure of the wheel's ``Requires-Dist``
is linked into it, so a dependency that nobody declared is missing there as it is for a user.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import HeaderParser
from importlib.metadata import Distribution, distribution
from pathlib import Path, PurePosixPath

import jsonschema
import pytest
from jsonschema.exceptions import best_match
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ("pubcheck", "cli", "models", "pyproject.toml", "README.md", "LICENSE")
# 11010519491231002X is the example number of GB 11643-1999, no living person's.
SAMPLE = """清河市民政局关于发放临时救助金的通知
清民发〔2025〕12号
各街道办事处：
经审核，同意对张小明（身份证号11010519491231002X，手机13800138000）发放临时救助金2000元。
清河市民政局
2025年7月18日
"""


@dataclass(frozen=True)
class Installed:
    """The environment with the wheel: its interpreter, its command and its site-packages."""

    python: Path
    command: Path
    packages: Path
    elsewhere: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """The installed ``pubcheck`` command, isolated, in an unrelated folder."""
        start = [str(self.command)] if os.name == "nt" else [str(self.python), "-I", str(self.command)]
        return execute([*start, *arguments], self.elsewhere)


def execute(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """A command's result; output is UTF-8 whatever the machine's locale."""
    environment = {**os.environ, "PYTHONUTF8": "1", "PIP_NO_INDEX": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    environment.pop("PYTHONPATH", None)
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy so that nothing of an earlier build slips in."""
    copy = tmp_path_factory.mktemp("sources")
    for name in SOURCES:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif source.exists():
            shutil.copy(source, copy / name)
    target = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    run = execute([*build, "--wheel-dir", str(target), str(copy)], copy)
    assert run.returncode == 0, run.stderr
    (built,) = target.glob("*.whl")
    return built


def requirements(lines: list[str], extras: frozenset[str]) -> Iterator[Requirement]:
    """Those requirements that hold on this machine."""
    for requirement in map(Requirement, lines):
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in extras or {""}):
            yield requirement


def closure(lines: list[str]) -> dict[str, Distribution]:
    """The distributions of the running environment that these requirements lead to."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = list(requirements(lines, frozenset()))
    while waiting:
        requirement = waiting.pop()
        key = (canonicalize_name(requirement.name), frozenset(requirement.extras))
        if key in seen:
            continue
        seen.add(key)
        found[key[0]] = distribution(requirement.name)
        waiting += requirements(found[key[0]].requires or [], key[1])
    return found


def link(dist: Distribution, packages: Path) -> None:
    """Make one installed distribution importable from ``packages``, file by file."""
    assert dist.files, f"{dist.name} has no record of its files"
    for entry in dist.files:
        if ".." in PurePosixPath(entry).parts:
            continue  # scripts and manual pages beside site-packages
        source, target = Path(str(dist.locate_file(entry))), packages / entry
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.exists() and not target.exists():
            try:
                target.symlink_to(source)
            except OSError:  # Windows without the right to make links
                shutil.copy(source, target)


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    home = tmp_path_factory.mktemp("environment") / "venv"
    builder = venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt")
    builder.create(home)
    paths = builder.ensure_directories(home)
    python = Path(paths.env_exe)
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    run = execute([*install, str(wheel)], wheel.parent)
    assert run.returncode == 0, run.stderr
    where = execute([str(python), "-I", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], home)
    packages = Path(where.stdout.strip())
    metadata = HeaderParser().parsestr(next(packages.glob("pubcheck-*.dist-info/METADATA")).read_text("utf-8"))
    for dist in closure(metadata.get_all("Requires-Dist", [])).values():
        link(dist, packages)
    command = Path(paths.bin_path) / ("pubcheck.exe" if os.name == "nt" else "pubcheck")
    return Installed(python, command, packages, tmp_path_factory.mktemp("elsewhere"))


@pytest.fixture(scope="module")
def sample(installed: Installed) -> Path:
    path = installed.elsewhere / "sample.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def names(wheel: Path) -> list[str]:
    """The files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def test_wheel_holds_our_two_packages_and_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in names(wheel) if ".dist-info/" not in name}
    assert tops == {"pubcheck", "pubcheck_cli"}


@pytest.mark.parametrize("folder", ["pubcheck", "cli", "models"])
def test_wheel_holds_every_module(wheel: Path, folder: str) -> None:
    inside = {"cli": "pubcheck_cli", "models": "pubcheck/models"}.get(folder, folder)
    wanted = {f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" for path in (ROOT / folder).rglob("*.py")}
    assert wanted <= set(names(wheel))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("pubcheck/", "/py.typed"),
        ("pubcheck/schema/review", ".json"),
        ("pubcheck/compiled/patterns", ".json"),
        ("pubcheck/profiles/default", ".toml"),
        ("pubcheck/models/disclosure/", "weights.npz"),
        ("pubcheck/models/disclosure/", "manifest.toml"),
        ("pubcheck/models/disclosure/", "card.md"),
        ("pubcheck/models/grounds/", "weights.npz"),
        ("pubcheck/models/grounds/", "manifest.toml"),
        ("pubcheck-", ".dist-info/licenses/LICENSE"),
    ],
)
def test_wheel_holds_its_data(wheel: Path, start: str, end: str) -> None:
    assert any(name.startswith(start) and name.endswith(end) for name in names(wheel))


def test_wheel_forgets_no_data_file(wheel: Path) -> None:
    """Whatever lies beside the code, the wheel has it: package-data of pyproject.toml is complete."""
    inside = {"cli": "pubcheck_cli", "models": "pubcheck/models"}
    wanted = {
        f"{inside.get(folder, folder)}/{path.relative_to(ROOT / folder).as_posix()}"
        for folder in ("pubcheck", "cli", "models")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert not wanted - set(names(wheel))


def test_site_packages_get_no_package_of_a_common_name(installed: Installed) -> None:
    for name in ("cli", "models", "tests", "benchmarks", "corpora"):
        assert not (installed.packages / name).exists()


def test_environment_lacks_what_is_not_declared(installed: Installed) -> None:
    """The test would prove nothing if the packages of training and testing were there."""
    for name in ("sklearn", "scipy", "pytest", "hypothesis", "jsonschema", "mypy", "setuptools"):
        assert not (installed.packages / name).exists()


def test_help_runs(installed: Installed) -> None:
    run = installed.run("--help")
    assert run.returncode == 0, run.stderr
    assert "check" in run.stdout


def test_rules_are_listed(installed: Installed) -> None:
    run = installed.run("rules")
    assert run.returncode == 0, run.stderr
    assert "personal.resident_id" in run.stdout


def test_check_prints_what_the_schema_promises(installed: Installed, sample: Path) -> None:
    run = installed.run("check", str(sample), "--format", "json")
    assert (run.returncode, run.stderr) == (1, "")
    review = json.loads(run.stdout)
    (schema,) = (installed.packages / "pubcheck" / "schema").glob("review-*.json")
    validator = jsonschema.Draft202012Validator(json.loads(schema.read_text("utf-8")))
    error = best_match(validator.iter_errors(review))
    assert error is None, f"{error.json_path}: {error.message}"
    assert "personal.resident_id" in {finding["rule"] for finding in review["findings"]}
    assert review["disclosure"]["probabilities"]


def test_import_comes_from_the_wheel(installed: Installed) -> None:
    program = "import pubcheck, pubcheck.models.disclosure as m, pubcheck_cli as c; print(pubcheck, m, c, sep='\\n')"
    run = execute([str(installed.python), "-I", "-c", program], installed.elsewhere)
    assert run.returncode == 0, run.stderr
    assert run.stdout.count(str(installed.packages)) == 3


def test_every_leaf_loads_from_the_wheel(installed: Installed) -> None:
    """Every module imports with the declared dependencies, but for what trains the models."""
    program = (
        "import importlib, pkgutil, pubcheck, pubcheck_cli, pubcheck.models\n"
        "for package in (pubcheck, pubcheck.models, pubcheck_cli):\n"
        "    for info in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "        if info.ispkg or not info.name.endswith('__main__') and 'pubcheck.models.' not in info.name:\n"
        "            importlib.import_module(info.name)\n"
    )
    run = execute([str(installed.python), "-I", "-c", program], installed.elsewhere)
    assert run.returncode == 0, run.stderr


def test_editable_install_and_wheel_give_the_same_review(installed: Installed, sample: Path) -> None:
    arguments = ["check", str(sample), "--format", "json"]
    program = "import sys; from pubcheck_cli.main import main; sys.exit(main())"
    editable = execute([sys.executable, "-I", "-c", program, *arguments], installed.elsewhere)
    assert (editable.returncode, editable.stderr) == (1, ""), "is the checkout installed? make test does it"
    assert json.loads(editable.stdout) == json.loads(installed.run(*arguments).stdout)
