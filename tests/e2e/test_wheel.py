"""The package as users get it: built, installed, and run outside the checkout."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import venv
import zipfile
from email.parser import Parser
from pathlib import Path
from typing import NamedTuple

import pytest

import faqcli

from .conftest import Command

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parents[2]
OFFLINE = (
    "Could not find a version that satisfies",
    "Temporary failure in name resolution",
    "Failed to establish a new connection",
    "Connection to",
    "ConnectTimeoutError",
)


class Built(NamedTuple):
    """The distributions, and an environment with the wheel installed."""

    wheel: Path
    sdist: Path
    from_sdist: Path
    """The wheel that the source distribution makes."""
    scripts: Path
    """Where the commands of an environment are that has the wheel and what it needs."""


def run(folder: Path, *command: str | Path) -> None:
    """Run a step of the build; skip the test if the package index cannot be reached."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, text=True, timeout=300
    )
    if done.returncode and any(sign in done.stderr for sign in OFFLINE):
        pytest.skip("the package index cannot be reached")
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the distributions, and install the wheel in an empty environment."""
    folder = tmp_path_factory.mktemp("built")
    tools, home = folder / "tools", folder / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--quiet")
    run(folder, *pip, "install", "--target", tools, "hatchling")
    script = f"import sys; sys.path.insert(0, {str(tools)!r}); from hatchling.cli import hatchling"
    build = (python, "-c", f"{script}; sys.exit(hatchling())", "build", "-d", folder / "dist")
    run(CHECKOUT, *build, "-t", "sdist")
    wheel = (*pip, "wheel", "--no-deps", "--wheel-dir")
    run(folder, *wheel, folder / "dist", CHECKOUT)
    (sdist,) = (folder / "dist").glob("*.tar.gz")
    run(folder, *wheel, folder / "again", sdist)
    (made,) = (folder / "dist").glob("*.whl")
    (from_sdist,) = (folder / "again").glob("*.whl")
    run(folder, *pip, "install", made)
    return Built(made, sdist, from_sdist, home / "bin")


@pytest.fixture
def installed(built: Built, faq: Command) -> Command:
    """Return the command of the environment that has only the wheel and its dependencies."""
    faq.program = (built.scripts / "faq",)
    return faq


def test_the_installed_command_reads_the_bundled_faq(installed: Command) -> None:
    ran = installed("list")
    assert (ran.status, len(ran.lines), ran.errors) == (0, 10, b"")
    ran = installed("show", "3")
    assert ran.lines[0].startswith("## 3. ")
    assert ran.errors == b""
    assert installed.on_terminal("search", "zaporozhye").status == 0
    assert installed("search", "qqqq").status == 1


def test_the_installed_command_reads_the_bundled_faq_from_the_index_in_the_wheel(
    installed: Command, built: Built
) -> None:
    (index,) = built.scripts.parent.glob("lib/*/site-packages/faqcli/data/faq.sqlite")
    assert installed("info").lines[-1] == f"index\t{index}"
    assert index_in_cache(installed) is None


def index_in_cache(command: Command) -> Path | None:
    """Return the only index in the cache of a command."""
    folder = Path(command.environment["XDG_CACHE_HOME"], "faqcli")
    return next(folder.glob("*.sqlite"), None)


@pytest.mark.parametrize("name", ["faq.yaml", "faq.sqlite"])
def test_the_index_in_the_wheel_is_not_used_if_it_or_the_faq_has_changed(
    name: str, installed: Command, built: Built
) -> None:
    (file,) = built.scripts.parent.glob(f"lib/*/site-packages/faqcli/data/{name}")
    before = file.read_bytes()
    try:
        file.write_bytes(before.replace(b"Has Russia made any", b"Has Utopia made any"))
        asked = installed("list").lines[0]
        assert ("Utopia" in asked) == (name == "faq.yaml")
        assert installed("info").lines[-1] == f"index\t{index_in_cache(installed)}"
    finally:
        file.write_bytes(before)


def test_the_installed_command_exports_a_page(installed: Command) -> None:
    """The wheel contains the template, style and script of the page."""
    ran = installed("export", "html")
    assert (ran.status, ran.errors) == (0, b"")
    assert ran.text.startswith("<!doctype html>")
    assert "IntersectionObserver" in ran.text


def test_the_installed_command_runs_the_installed_package(installed: Command, built: Built) -> None:
    file = next(line for line in installed("info").lines if line.startswith("file\t"))
    assert file.removeprefix("file\t").startswith(str(built.scripts.parent))
    script = "import faqcli; print(faqcli.__file__)"
    installed.program = (built.scripts / "python", "-c", script)
    assert installed().text.startswith(str(built.scripts.parent))


def test_the_man_page_is_installed(built: Built) -> None:
    page = built.scripts.parent / "share" / "man" / "man1" / "faq.1"

    assert page.read_bytes() == (CHECKOUT / "docs" / "faq.1").read_bytes()


def test_python_m_faqcli_prints_the_version_of_the_wheel(installed: Command, built: Built) -> None:
    installed.program = (built.scripts / "python", "-m", "faqcli")
    ran = installed("--version")
    assert ran == (0, f"faq {faqcli.__version__}\n".encode(), b"")
    assert f"faqcli-{faqcli.__version__}-" in built.wheel.name


def test_the_wheel_brings_all_dependencies(installed: Command, tea: Path) -> None:
    """A FAQ is read, searched, and searched for a misspelt word."""
    ran = installed("search", "asom", "-f", tea)
    assert ran.text == "2\tWhat is black tea?\tAssam is one.\n"
    near = installed("show", "oxidized", "-f", tea)  # near words: their packages too
    assert (near.status, near.lines[0]) == (0, "## 2. What is black tea?")


def test_the_wheel_contains_the_package_and_nothing_else(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        names = set(archive.namelist())
    assert {"faqcli/data/faq.yaml", "faqcli/py.typed", "faqcli/__main__.py"} <= names
    roots = {name.partition("/")[0] for name in names}
    named = f"faqcli-{faqcli.__version__}"
    assert roots == {"faqcli", f"{named}.dist-info", f"{named}.data"}
    data = [name for name in names if name.startswith(f"{named}.data/")]
    assert data == [f"{named}.data/data/share/man/man1/faq.1"]
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []
    modules = {
        path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "faqcli").rglob("*.py")
    }
    assert {name for name in names if name.endswith(".py")} == modules


def test_the_metadata_of_the_wheel_is_complete(built: Built) -> None:
    with zipfile.ZipFile(built.wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(name).decode())
        (entry_points,) = (n for n in archive.namelist() if n.endswith("/entry_points.txt"))
        assert "faq = faqcli.__main__:main" in archive.read(entry_points).decode()
    assert metadata["Name"] == "faqcli"
    assert metadata["Version"] == faqcli.__version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Requires-Python"] == ">=3.11"
    assert metadata["Description-Content-Type"] == "text/markdown"


def test_the_source_distribution_makes_the_same_wheel(built: Built) -> None:
    contents = []
    for wheel in (built.wheel, built.from_sdist):
        with zipfile.ZipFile(wheel) as archive:
            contents.append({n: archive.read(n) for n in archive.namelist()})
    assert contents[0] == contents[1]


def test_the_source_distribution_contains_the_tests(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    here = Path(__file__).relative_to(CHECKOUT).as_posix()
    assert {here, "data/faq.yaml", "LICENSE", "README.md", "pyproject.toml"} <= names
    assert [name for name in names if name.startswith((".git/", ".ci/"))] == []


def test_the_package_runs_from_a_zip(built: Built, faq: Command) -> None:
    script = (
        f"import sys; sys.path.insert(0, {str(built.wheel)!r});"
        "import faqcli; print(faqcli.__file__); print(len(faqcli.load().entries));"
        "from faqcli.__main__ import main; main()"
    )
    faq.program = (sys.executable, "-c", script)
    ran = faq("list")
    assert ran.errors == b""
    where, count, *listed = ran.lines
    assert where.startswith(str(built.wheel))
    assert (count, len(listed)) == ("10", 10)
    assert faq("search", "zaporozhye").status == 0
    assert faq("search", "which land does russia want to keep").status == 0
    assert faq("info").lines[-1] == "index\tin memory"


def test_the_installed_package_is_typed(built: Built, installed: Command) -> None:
    script = "import faqcli, pathlib; print(pathlib.Path(faqcli.__file__).with_name('py.typed'))"
    installed.program = (built.scripts / "python", "-c", script)
    assert Path(installed().text.strip()).is_file()
