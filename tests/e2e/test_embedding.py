"""Programs with a FAQ of their own: written with Typer, Click and argparse, installed and run."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from .conftest import Command

FAQ = """\
title: Questions about mytool
questions:
  - id: login
    question: How do I log in?
    short: Run `mytool login`.
    answer: Run it, and follow the link.
  - question: Where is the configuration kept?
    answer: In the home folder.
  - question: Can I use it offline?
    answer: Yes, after the first run.
"""
TYPER = """\
import faqcli, typer

app = typer.Typer()
app.add_typer(faqcli.typer_app("mytool:faq.yaml", name="typing faq"))
chosen = ["search", "export", "check"]
few = faqcli.typer_app("mytool:faq.yaml", name="typing few", commands=chosen)
app.add_typer(few)

@app.command()
def other(): print("other")
"""
CLICK = """\
import click, faqcli

@click.group()
def main(): pass

class Faq(click.Command):
    def parse_args(self, ctx, args):
        ctx.args = args
        return args

    def invoke(self, ctx):
        ctx.exit(faqcli.run(ctx.args, file="mytool:faq.yaml", name="clicking faq"))

main.add_command(Faq("faq", help="Ask the FAQ.", add_help_option=False))
"""
ARGPARSE = """\
import argparse, sys, faqcli
from importlib.resources import files

def main():
    parser = argparse.ArgumentParser()
    parser.add_subparsers().add_parser("faq", help="ask the FAQ")
    if sys.argv[1:2] == ["faq"]:
        sys.exit(faqcli.run(sys.argv[2:], file=files("mytool") / "faq.yaml", name="parsing faq"))
    parser.parse_args()
"""
ALONE = """\
from pathlib import Path
import faqcli

def main():
    return faqcli.run(file=Path(__file__).with_name("faq.yaml"), name="mytool-faq")

def missing():
    return faqcli.run(file="mytool:nothing.yaml", name="mytool-missing")
"""
SCRIPTS = {
    "typing": "mytool.typed:app",
    "clicking": "mytool.clicked:main",
    "parsing": "mytool.parsed:main",
    "mytool-faq": "mytool.alone:main",
    "mytool-missing": "mytool.alone:missing",
}
FAQS = "mytool = mytool:faq.yaml\ngone = mytool:nothing.yaml\nlost = nopackage:faq.yaml\n"
"""Entry points: what the package brings for `faq -f`."""
HOSTS = ("typing faq", "clicking faq", "parsing faq", "mytool-faq")


def write_wheel(folder: Path) -> Path:
    """Write a package with a FAQ and several programs as a wheel, and return its path."""
    path = folder / "mytool-1-py3-none-any.whl"
    scripts = "".join(f"{name} = {home}\n" for name, home in SCRIPTS.items())
    files = {
        "mytool/__init__.py": "",
        "mytool/faq.yaml": FAQ,
        "mytool/typed.py": TYPER,
        "mytool/clicked.py": CLICK,
        "mytool/parsed.py": ARGPARSE,
        "mytool/alone.py": ALONE,
        "mytool-1.dist-info/METADATA": "Metadata-Version: 2.1\nName: mytool\nVersion: 1\n",
        "mytool-1.dist-info/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\n",
        "mytool-1.dist-info/entry_points.txt": f"[console_scripts]\n{scripts}[faqcli.faqs]\n{FAQS}",
    }
    record = "".join(f"{name},,\n" for name in [*files, "mytool-1.dist-info/RECORD"])
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in (files | {"mytool-1.dist-info/RECORD": record}).items():
            archive.writestr(name, text)
    return path


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the commands of an environment that the package is installed in.

    What the tests run on is there too: faqcli, Typer, Click.
    """
    folder = tmp_path_factory.mktemp("hosts")
    wheel = write_wheel(folder)
    home = folder / "venv"
    venv.create(home, with_pip=True)
    python = home / "bin" / "python"
    install = (python, "-m", "pip", "install", "-q", "--no-index", "--no-deps", wheel)
    subprocess.run(install, check=True, timeout=300)
    (site,) = (home / "lib").glob("python*/site-packages")
    lent = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    (site / "lent.pth").write_text(lent)
    return home / "bin"


@pytest.fixture
def host(scripts: Path, faq: Command, request: pytest.FixtureRequest) -> Command:
    """Return a program, by the words that run its FAQ."""
    name, *words = getattr(request, "param", "typing faq").split()
    faq.program = (scripts / name, *words)
    return faq


def name_of(host: Command) -> str:
    program, *words = host.program
    return " ".join([Path(os.fsdecode(program)).name, *map(str, words)])


hosts = pytest.mark.parametrize("host", HOSTS, indirect=True)


@hosts
def test_the_command_alone_shows_the_title_and_three_questions(host: Command) -> None:
    ran, name = host(), name_of(host)
    assert (ran.status, ran.errors) == (0, b"")
    assert ran.lines == [
        "Questions about mytool",
        "3 questions",
        "",
        f"  {name} how do I log in",
        f"  {name} where is the configuration kept",
        f"  {name} can I use it offline",
        "",
        f"`{name} list` shows all questions, `{name} --help` lists all commands.",
    ]


@hosts
def test_a_narrow_window_breaks_no_word_of_what_the_command_alone_says(host: Command) -> None:
    """Examples are left to the terminal, so that they can be copied."""
    lines = host.on_terminal(columns=40).plain.splitlines()
    assert max(len(line) for line in lines if not line.startswith("  ")) <= 40
    assert f"  {name_of(host)} can I use it offline" in lines


@hosts
def test_each_example_of_the_command_alone_answers_its_question(host: Command) -> None:
    examples = [line.removeprefix(f"  {name_of(host)} ") for line in host().lines[3:6]]
    answers = [host(*example.split()).lines[0] for example in examples]
    assert answers == [
        "## 1. How do I log in?",
        "## 2. Where is the configuration kept?",
        "## 3. Can I use it offline?",
    ]


@hosts
def test_commands_read_the_faq_and_give_the_program_their_status(host: Command) -> None:
    assert host("list").lines[0] == "1\tHow do I log in?"
    assert host("show", "login").lines[0] == "## 1. How do I log in?"
    assert host("search", "offline", "-n", "1").lines[0].startswith("3\t")
    assert '"count": 3' in host("info", "--json").text
    assert host("--json", "offline").text.startswith("{")
    assert [host(*line).status for line in (["show", "9"], ["zeppelin"], ["list", "--nope"])] == [
        1, 1, 2,
    ]  # fmt: skip


@hosts
@pytest.mark.parametrize(
    "line",
    [
        "--help", "list --help", "show --help", "search --help", "info --help", "browse --help",
        "help search", "", "zeppelin", "lst", "list --nope", "list of words", "show", "show 2022",
        "search", "search oflin", "browse", "-f x", "--section zeppelin list", "loging",
    ],
)  # fmt: skip
def test_every_hint_names_the_program_and_nothing_reaches_it_as_an_exception(
    host: Command, line: str
) -> None:
    ran = host(*line.split())
    said = (ran.text + ran.messages).replace(name_of(host), "PROGRAM")
    assert "faq " not in said
    assert "-f" not in said.replace("No such option: -f", "")
    assert "Traceback" not in said
    assert ran.status in {0, 1, 2}


@hosts
def test_words_after_two_dashes_are_words(host: Command) -> None:
    ran = host("--", "list")
    assert (ran.status, ran.output) == (1, b"")


@hosts
def test_no_other_faq_can_be_opened(host: Command) -> None:
    path = host.write("- question: Another one?\n  answer: Yes.\n")
    assert "Another" not in host("list", env={"FAQ_FILE": str(path)}).text
    assert host("list", "-f", path).status == 2


def test_a_missing_file_is_an_error_and_no_exception(host: Command, scripts: Path) -> None:
    host.program = (scripts / "mytool-missing",)
    ran = host("list")
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages == "There is no file `mytool:nothing.yaml`.\n"


def test_commands_can_be_chosen(host: Command) -> None:
    """`show` is always one of them, because it answers."""
    host.program = (*host.program[:1], "few")
    assert [line.split()[0] for line in host("--help").lines if line.startswith("  s")] == [
        "show", "search",
    ]  # fmt: skip
    assert "Keeping a FAQ:\n  check" in host("--help").text
    assert host("export", "json").status == 0
    assert host("offline").lines[0] == "## 3. Can I use it offline?"
    missed = host("zeppelin")
    assert missed.status == 1
    assert "`" not in missed.messages


def test_a_program_with_a_faq_of_its_own_knows_no_names(host: Command) -> None:
    """Those are for people who use `faq`."""
    host.program = (*host.program[:1], "few")
    assert host("check").messages.startswith("No problems in 3 questions: ")
    ran = host("check", "bundled")
    assert ran.status == 2
    assert ran.messages == f"No such file: bundled.\nIt isn't in the folder {host.folder}.\n"


def test_a_command_that_does_not_exist_cannot_be_chosen() -> None:
    script = "import faqcli; faqcli.typer_app('faq.yaml', name='x', commands=['lst'])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, text=True
    )
    *_, message = done.stderr.splitlines()
    assert message.startswith("ValueError: no command 'lst'; there are list, show, search, info,")


@pytest.mark.parametrize("call", ["run([], file=None, name='x')", "typer_app(None, name='x')"])
def test_a_file_must_be_given(call: str) -> None:
    """No other FAQ is opened in its place."""
    done = subprocess.run(
        [sys.executable, "-c", f"import faqcli; faqcli.{call}"],
        capture_output=True,
        check=False,
        text=True,
    )
    *_, message = done.stderr.splitlines()
    assert message == "TypeError: `file` is None; it should be a path or a resource of a package"
    assert not done.stdout


def test_a_host_written_with_typer_completes_commands_and_numbers(host: Command) -> None:
    def completed(line: str) -> list[str]:
        words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)}
        asked: dict[str, str | None] = {"_TYPING_COMPLETE": "complete_bash", **words}
        return host(env=asked).text.split()

    host.program = host.program[:1]
    assert completed("typing faq s") == ["show", "search"]
    assert completed("typing faq show ") == ["1", "2", "3"]
    assert completed("typing faq show lo") == ["login"]
    assert "--file" not in completed("typing faq show --")


def test_a_faq_in_a_zip_file_is_read(host: Command, tmp_path: Path) -> None:
    wheel = write_wheel(tmp_path)
    script = (
        f"import sys; sys.path.insert(0, {str(wheel)!r}); import faqcli;"
        "sys.exit(faqcli.run(sys.argv[1:], file='mytool:faq.yaml', name='zipped faq'))"
    )
    host.program = (sys.executable, "-c", script)
    assert host("offline").lines[0] == "## 3. Can I use it offline?"
    assert host("info").lines[-1] == "index\tin memory"


def test_the_host_imports_nothing_for_it_before_it_is_called() -> None:
    script = (
        "import sys, typer.core; before = set(sys.modules); import faqcli;"
        "faqcli.typer_app('faq.yaml', name='mytool faq');"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
    assert set(done.stdout.decode().split()) <= {
        "__future__",
        "faqcli",
        "faqcli.cli",
        "faqcli.cli.embedding",
    }


def test_the_faq_of_an_installed_package_is_opened_by_its_name(host: Command) -> None:
    """None of the package's code is run."""
    host.program = (host.program[0].parent / "python", "-m", "faqcli")  # type: ignore[union-attr]
    assert host("list", "-f", "mytool").lines[0] == "1\tHow do I log in?"
    missed = host("show", "9000", "-f", "mytool")
    assert missed.messages.endswith("Try `faq search 9000 -f mytool`.\n")
    host.write("- question: A file?\n  answer: It wins.\n", "mytool")
    assert host("list", "-f", "mytool").lines == ["1\tA file?"]


def test_the_names_of_packages_are_completed(host: Command) -> None:
    host.program = (host.program[0].parent / "python", "-m", "faqcli")  # type: ignore[union-attr]
    words = {"COMP_WORDS": "faq list -f my", "COMP_CWORD": "3"}
    completed = host(env={"_FAQ_COMPLETE": "complete_bash", **words}).text.split()
    assert completed == ["mytool"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("gone", "There is no file `mytool:nothing.yaml`.\n"),
        ("lost", "No package is called `nopackage`.\n"),
        ("other", "No such file: other.\nKnown names: bundled, gone, lost, mytool.\n"),
    ],
)
def test_a_package_without_its_faq_is_an_error(host: Command, name: str, message: str) -> None:
    host.program = (host.program[0].parent / "python", "-m", "faqcli")  # type: ignore[union-attr]
    ran = host("list", "-f", name)
    assert (ran.status, ran.output, ran.messages) == (2, b"", message)
