import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from faqcli.cli.discovery import Choice, choose, project_faq
from faqcli.paths import configuration_file

INSTEAD = "`-f bundled` opens the one that comes with `faq`."


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home folder, with a folder `project/src/deep` in it, which is the current one."""
    deep = tmp_path / "home" / "project" / "src" / "deep"
    deep.mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.chdir(deep)
    return tmp_path / "home"


def write(*paths: Path) -> None:
    """Make empty files, and the folders that they are in."""
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()


def configure(text: str) -> Path:
    """Write the configuration file, and return its path."""
    file = configuration_file()
    assert file
    file.parent.mkdir(parents=True)
    file.write_text(text)
    return file


@pytest.mark.parametrize("name", ["faq.yaml", "faq.yml", "FAQ.md", "faq.md"])
@pytest.mark.parametrize("folder", [".", "docs"])
def test_a_faq_is_found_in_the_current_folder(folder: str, name: str) -> None:
    write(Path(folder, name))

    assert project_faq() == str(Path(folder, name))


def test_the_nearest_faq_is_found_and_in_one_folder_the_first_of_the_names(home: Path) -> None:
    project = home / "project"
    (project / ".git").mkdir()
    places = [
        project / "docs" / "faq.yaml",
        project / "FAQ.md",
        project / "faq.yaml",
        project / "src" / "docs" / "faq.md",
        project / "src" / "deep" / "docs" / "faq.md",
    ]
    for path in places:
        write(path)

        assert project_faq() == os.path.relpath(path)


@pytest.mark.parametrize(
    "name", ["faq.txt", "faqs.yaml", "my-faq.yaml", "README.md", "data/faq.md"]
)
def test_files_of_other_names_are_not_the_faq_of_a_project(name: str) -> None:
    write(Path(name))

    assert project_faq() is None


def test_without_a_repository_only_the_current_folder_is_looked_at(home: Path) -> None:
    write(home / "project" / "faq.yaml", home / "faq.yaml", home.parent / "faq.yaml")

    assert project_faq() is None


def test_nothing_above_the_repository_is_looked_at(home: Path) -> None:
    (home / "project" / ".git").mkdir()
    write(home / "faq.yaml")

    assert project_faq() is None


def test_nothing_above_the_home_folder_is_looked_at(home: Path) -> None:
    (home.parent / ".git").mkdir()
    write(home.parent / "faq.yaml", home / "faq.yaml")

    assert project_faq() is None


def test_a_repository_of_the_home_folder_counts(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / ".git").mkdir()
    write(home / "faq.yaml")
    assert project_faq() == str(Path("../../../faq.yaml"))

    monkeypatch.chdir(home)
    assert project_faq() == "faq.yaml"


def test_a_home_folder_that_is_a_link_is_recognised(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home.parent / "link").symlink_to(home)
    monkeypatch.setenv("HOME", str(home.parent / "link"))
    (home.parent / ".git").mkdir()
    write(home.parent / "faq.yaml")

    assert project_faq() is None


def test_a_project_outside_of_the_home_folder_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "srv" / "inner").mkdir(parents=True)
    (tmp_path / "srv" / ".git").mkdir()
    write(tmp_path / "srv" / "faq.yaml")
    monkeypatch.chdir(tmp_path / "srv" / "inner")

    assert project_faq() == str(Path("../faq.yaml"))


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_the_root_of_a_worktree_is_that_of_a_repository(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its `.git` is a file, like that of a submodule."""

    def git(*arguments: str) -> None:
        name = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
        subprocess.run(["git", *name, *arguments], cwd=home / "project", check=True)

    git("init", "-q")
    write(home / "project" / "src" / "faq.yaml")
    git("add", ".")
    git("commit", "-q", "-m", "A FAQ")
    git("worktree", "add", "-q", "tree")
    write(home / "project" / "faq.yaml")
    tree = home / "project" / "tree"
    assert (tree / ".git").is_file()

    (tree / "lib").mkdir()
    monkeypatch.chdir(tree / "lib")
    assert project_faq() is None
    write(tree / "faq.md")
    assert project_faq() == str(Path("../faq.md"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_folder_or_a_pipe_is_passed_over() -> None:
    Path("faq.yaml").mkdir()
    os.mkfifo("faq.yml")
    assert project_faq() is None

    write(Path("FAQ.md"))
    assert project_faq() == "FAQ.md"


def test_a_link_is_followed_unless_it_leads_to_a_folder(home: Path) -> None:
    write(home / "tea.yaml")
    Path("faq.yaml").symlink_to(home / "tea.yaml")
    assert project_faq() == "faq.yaml"

    Path("faq.yaml").unlink()
    Path("faq.yaml").symlink_to(home)
    assert project_faq() is None


@pytest.mark.parametrize("target", ["nowhere", "faq.yaml"])
def test_a_link_that_leads_nowhere_is_found_so_that_it_is_an_error(target: str) -> None:
    Path("faq.yaml").symlink_to(target)
    write(Path("faq.md"))

    assert project_faq() == "faq.yaml"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows removes no current folder")
def test_in_a_removed_folder_there_is_no_project(home: Path) -> None:
    shutil.rmtree(home / "project")

    assert project_faq() is None


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="root may read every folder"
)
def test_folders_that_may_not_be_read_are_passed_over(home: Path) -> None:
    write(home / "project" / "faq.yaml", Path("docs/faq.yaml"))
    (home / "project" / ".git").mkdir()
    Path("docs").chmod(0)
    try:
        assert project_faq() == str(Path("../../faq.yaml"))
    finally:
        Path("docs").chmod(0o755)


def test_the_project_comes_before_the_default_and_that_before_the_bundled_faq() -> None:
    assert choose(None) == Choice(None)
    file = configure('default = "tea"\n[faqs]\ntea = "/srv/tea.yaml"\n')
    reason = f"It is the default in {file}; {INSTEAD}"
    assert choose(None) == Choice(str(Path("/srv/tea.yaml")), "tea", reason)
    write(Path("docs/faq.md"))
    reason = f"It is the FAQ of this project; {INSTEAD}"
    assert choose(None) == Choice(str(Path("docs/faq.md")), reason=reason)


def test_the_default_may_be_a_path_or_the_bundled_faq() -> None:
    file = configure('default = "tea.yaml"')
    assert choose(None)[:2] == (str(file.parent / "tea.yaml"), "")
    file.write_text('default = "bundled"')
    assert choose(None)[:2] == (None, "bundled")


def test_a_word_is_a_name_and_a_path_only_if_no_faq_has_that_name() -> None:
    file = configure('[faqs]\ntea = "/srv/tea.yaml"\n')
    write(Path("tea"), Path("mate"), Path("bundled"))

    assert choose("tea") == Choice(
        str(Path("/srv/tea.yaml")), "tea", f"`tea` is its name in {file}."
    )
    assert choose("bundled") == Choice(None, "bundled")
    assert choose("mate")[:2] == ("mate", "")
    assert choose("./tea") == Choice("./tea")


def test_a_word_that_nothing_is_called_is_told_the_names() -> None:
    assert choose("teas").reason == "Known names: bundled."
    configure('[faqs]\ntea = "tea.yaml"\n')
    assert choose("teas").reason == "Known names: bundled, tea."


@pytest.mark.parametrize("file", ["faq.yaml", "./faqs", "-", "", "bundled"])
def test_a_path_needs_no_configuration(file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even a broken one is an error then."""
    configure("oops")
    monkeypatch.delitem(sys.modules, "tomllib", raising=False)

    assert choose(file).path in {file, None}
    assert "tomllib" not in sys.modules


def test_the_faq_of_a_project_needs_no_configuration(monkeypatch: pytest.MonkeyPatch) -> None:
    configure("oops")
    write(Path("faq.md"))
    monkeypatch.delitem(sys.modules, "tomllib", raising=False)

    assert choose(None).path == "faq.md"
    assert "tomllib" not in sys.modules
