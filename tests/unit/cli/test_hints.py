import re
import shlex
from pathlib import Path

import pytest

from faqcli.cli import app

TEA = """\
title: Tea
questions:
- question: What is tea?
  answer: A drink of leaves.
- question: What's a cup?
  answer: What tea is in.
- question: Which leaves are steamed?
  answer: Sencha.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Change to a folder with some FAQs."""
    monkeypatch.chdir(tmp_path)
    for name in ("tea.yaml", "my faq's.yaml", "teas/one.yml"):
        path = Path(name)
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEA)
    Path("empty.yaml").write_text("title: Nothing yet\nentries: []\n")
    Path("notes.txt").write_text("Tea.")
    return tmp_path


def messages(line: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return what a command line writes to standard error."""
    app.main(shlex.split(line))
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        # a first word that is spelt much like a command
        ("lst", "Did you mean `faq list`?"),
        ("lst --section talks", "Did you mean `faq list --section talks`?"),
        ("lst --json -f tea.yaml", "Did you mean `faq list --json -f tea.yaml`?"),
        ("serach nato", "Did you mean `faq search nato`?"),
        ("shwo", "Did you mean the command `show`? See `faq show --help`."),
        ("lst nato", "To look for these words, write `faq show lst nato`."),
        ("lists of concessions", "To look for these words, write `faq show lists of concessions`."),
        # surplus words
        ("list nato", "To look for these words, write `faq search nato`."),
        ("info nato", "To look for these words, write `faq search nato`."),
        ("list 3", "To look for these words, write `faq show 3`."),
        ('list "what\'s up" --json', 'write `faq search "what\'s up" --json`.'),
        ("info tea.yaml", "To read the file, write `faq info -f tea.yaml`."),
        ("list nato tea.yaml", "To read the file, write `faq search nato -f tea.yaml`."),
        # an option of another command
        ("nato --limit 3", "Try `faq search nato --limit 3`."),
        ("--limit 3 nato", "Try `faq search nato --limit 3`."),
        ("-f tea.yaml tea -n 1", "Try `faq search tea -f tea.yaml -n 1`."),
        ("search nato --brief", "Try `faq show nato --brief`."),
        ("list nato --limit 3", "Try `faq search nato --limit 3`."),
        # a word with a dash before it, which other searches leave out
        ("search nato -troops", "Try `faq search nato --not troops`."),
        ("nato -troops --json", "Try `faq search nato --not troops --json`."),
        ("search -nato troops", "Try `faq search troops --not nato`."),
        ("search nato --not", "See `faq search --help`."),
        ("--json", "Try `faq list --json`."),
        ("--all -- -x nato", "Try `faq search --all -- -x nato`."),
        # a file that isn't an option
        ("tea.yaml", "To read it, write `faq -f tea.yaml`."),
        ("tea.yaml sencha", "To read it, write `faq show sencha -f tea.yaml`."),
        ("show tea.yaml 2", "To read it, write `faq show 2 -f tea.yaml`."),
        ("search sencha teas/", "To read it, write `faq search sencha -f teas/`."),
        ('"my faq\'s.yaml"', 'To read it, write `faq -f "my faq\'s.yaml"`.'),
    ],
)
def test_a_wrong_command_line_is_met_with_one_that_was_meant(
    line: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hint in messages(line, capsys)


@pytest.mark.parametrize(
    "line",
    [
        "list --brief",
        "show 3 --limit 2",
        "check --limit 3",
        "nato --nope",
        "list -n",
        "browse --all",
        "search nato --limit few",
        "info --tag",
    ],
)
def test_nothing_is_suggested_if_no_command_takes_the_options(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = re.findall("`(faq .*?)`", messages(line, capsys))
    assert all(command.endswith("--help") for command in commands)


@pytest.mark.parametrize("line", ["notes.txt", "missing.yaml", "teas", "tea -f tea.yaml"])
def test_a_word_is_no_file_unless_there_is_a_faq_of_that_name(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "To read it" not in messages(line, capsys)


LINES = """\
lst
lst nato
lst -f "my faq's.yaml"
lists of concessions
serach "what's tea" -f tea.yaml
shwo
chekc tea.yaml
list nato
list "ukraine's army"
list tea.yaml
info . tea
nato --limit 3
--limit 3 nato
tea -n 3 -f tea.yaml
--json
-f tea.yaml --json
search nato --brief
tea.yaml
"my faq's.yaml"
search leaves tea.yaml
-f "my faq's.yaml"
-f "my faq's.yaml" qqqqqq
-f tea.yaml lefes
-f tea.yaml "'cup'" and '"steamed tea"'
-f tea.yaml '$HOME' 'a`b' "it's"
-f empty.yaml
-f empty.yaml 1
-f empty.yaml qqqqqq
search nato
search nato -f tea.yaml
search nato --section talks --not crimea
search "ukraine's army" --limit 1
search '"security guarantees"' -n 1
search war -n 1 --all --exact --tag military
search -n 1 -- -x ukraine
search Ελλάδα ukraine -n 1
2022
42
"" -f tea.yaml
'?'
-- list
browse
browse tea -f tea.yaml
list --section qqqqqq
list --section talks --tag reconstruction
""".splitlines()


@pytest.mark.parametrize("line", LINES)
def test_every_hint_is_another_command_that_works(
    line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    app.main(shlex.split(line))
    said = "".join(capsys.readouterr())
    hints = re.findall(r"`(faq\b(?:[^`'\"]|'[^']*'|\"[^\"]*\")*)`", said)
    hints += re.findall(r"^  (faq .*?)(?:   .*)?$", said, re.MULTILINE)  # the introduction
    for hint in hints:
        again = shlex.split(hint)[1:]
        assert again != shlex.split(line)
        if {"FAQ.yaml", "YOUR", "WORDS", "browse"}.isdisjoint(again):
            assert (app.main(again), hint) == (0, hint)
            capsys.readouterr()
