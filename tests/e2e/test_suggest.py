from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Command

PAGE = "https://example.org/faq.html"
PROJECT = Path(__file__).with_name("project.yaml")
"""What users of this project ask."""
TITLES = {
    "Support for reading Markdown and CSV files": "formats",
    "Is any data sent over the network?": "network",
    "Windows support?": "windows",
    "Does not install on Python 3.9": "python",
    "Index in the cache folder takes too much space, can I remove it?": "cache",
    "Option to disable coloured output": "colours",
    "Searching German text": "languages",
    "Search doesn't find a word that is in the file": "nothing-found",
    "Open my own FAQ by default": "default",
    "Export to a static HTML page": "page",
}
"""Titles of issues, and the entry that answers each."""
OTHER_TITLES = (
    "Docker image fails to start on Raspberry Pi", "Add dark mode", "Login page returns 500",
    "Memory leak when uploading large images", "Segfault in libcurl after upgrade",
    "Typo in README", "Kubernetes pod stuck in CrashLoopBackOff", "npm install fails with EACCES",
    "How to translate the website into French?", "Feature request: export to PDF",
    "Timezone is wrong in calendar", "Payment webhook is called twice", "CI is red on main",
    "Can't connect to PostgreSQL over SSL", "Bluetooth headset disconnects",
    "Scrolling is laggy on Firefox", "Add support for ARM64 wheels", "Search returns duplicates",
    "Unable to compile with gcc 13", "Push notifications not delivered on iOS",
)  # fmt: skip


def test_a_comment_has_the_questions_that_answer_with_their_short_answers(
    faq: Command, tea: Path
) -> None:
    ran = faq("suggest", "how hot must the water be", "-f", tea)
    assert ran.status == 0
    assert ran.text == (
        "The FAQ may already answer this:\n\n"
        "- **How hot should the water be?**\n\n"
        "  > Eighty degrees for green tea.\n"
    )


@pytest.mark.parametrize(
    "text", ["The build fails with rustc 1.70", "Degrees", "The degrees", "the", "!?"]
)
def test_without_an_answer_nothing_at_all_is_written(faq: Command, tea: Path, text: str) -> None:
    ran = faq("suggest", text, "-f", tea)
    assert (ran.status, ran.output, ran.errors) == (1, b"", b"")


def test_a_title_in_other_words_gets_the_entry_that_answers_it_or_none(faq: Command) -> None:
    """Five of these ten are answered. A wrong suggestion would be worse than none."""
    found: dict[str, str] = {}
    for title in TITLES:
        hits = json.loads(faq("suggest", title, "-f", PROJECT, "--json").output)["hits"]
        found |= {title: hits[0]["id"]} if hits else {}
    assert found.items() <= TITLES.items()
    assert len(found) >= 7


@pytest.mark.parametrize("title", OTHER_TITLES)
def test_a_title_of_another_subject_gets_nothing(faq: Command, title: str) -> None:
    assert faq("suggest", title, "-f", PROJECT).output == b""


def test_a_word_that_stands_alone_must_be_in_the_question(faq: Command, tea: Path) -> None:
    """Many an answer has it: an issue may have the title `Bug`."""
    assert faq("suggest", "water", "-f", tea).status == 0
    assert faq("suggest", "the water", "-f", tea).status == 0


def test_each_question_has_more_of_the_words_than_the_faq_lacks(faq: Command) -> None:
    path = faq.write(
        "- {question: How do I brew green tea?, answer: Slowly.}\n"
        "- {question: What is green?, answer: A colour of tea that you brew.}\n"
    )
    found = faq("suggest", "brew green tea", "-f", path).text
    assert found.count("\n- **") == 2
    found = faq("suggest", "brew green tea kangaroo", "-f", path).text
    assert found.count("\n- **") == 1


def test_there_are_at_most_three(faq: Command) -> None:
    ran = faq("suggest", "a peace deal")
    assert ran.text.count("\n- **") == 3


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (PAGE, f"{PAGE}#black"),
        ("https://example.org/faq/", "https://example.org/faq/#black"),
        ("https://[example.yaml", "https://[example.yaml#black"),
        ("https://example.org/a.yaml?b=/c.html", "https://example.org/a.yaml?b=/c.html#L29"),
        (
            "https://github.com/x/y/blob/main/FAQ.md",
            "https://github.com/x/y/blob/main/FAQ.md#black",
        ),
        ("https://github.com/x/y/blob/main/a.yaml", "https://github.com/x/y/blob/main/a.yaml#L29"),
    ],
)
def test_a_link_leads_to_the_page_or_to_the_line_of_the_file(
    faq: Command, tea: Path, url: str, expected: str
) -> None:
    """An address with the suffix of the FAQ file is that of the file itself."""
    ran = faq("suggest", "what is black tea", "-f", tea, "--base-url", url)
    assert f"- [What is black tea?]({expected})\n" in ran.text


def test_an_address_with_brackets_is_a_link(faq: Command, tea: Path) -> None:
    url = "https://example.org/faq_(tea)"
    ran = faq("suggest", "what is black tea", "-f", tea, "--base-url", url)
    assert f"- [What is black tea?](<{url}#black>)\n" in ran.text


def test_a_link_into_markdown_leads_to_the_heading(faq: Command) -> None:
    path = faq.write("# Tea\n\n## 1. What's *black* tea?\n\nOxidised.\n", "FAQ.md")
    url = "https://github.com/x/y/blob/main/FAQ.md"
    ran = faq("suggest", "black tea", "-f", path, "--base-url", url)
    assert f"]({url}#1-whats-black-tea)" in ran.text


def test_a_link_into_another_document_leads_to_its_plain_text(faq: Command) -> None:
    path = faq.write("question,answer\nWhat is black tea?,Oxidised tea.\n", "faq.csv")
    url = "https://github.com/x/y/blob/main/faq.csv"
    ran = faq("suggest", "black tea", "-f", path, "--base-url", url)
    assert f"]({url}?plain=1#L2)" in ran.text


def test_the_text_may_come_from_standard_input_or_the_environment(faq: Command, tea: Path) -> None:
    """Arguments come first. Only the first paragraph counts; quotes and asterisks mean nothing."""
    expected = faq("suggest", "what is black tea", "-f", tea).output
    title = 'What is "black" tea*?'
    assert faq("suggest", "-f", tea, stdin=f"{title}\n\nNobody told me.").output == expected
    asked: dict[str, str | None] = {"FAQ_TEXT": f"{title}\n\nNobody told me."}
    assert faq("suggest", "-f", tea, env=asked).output == expected
    ran = faq("suggest", "what is black tea", "-f", tea, env={"FAQ_TEXT": "How hot is water?"})
    assert ran.output == expected


def test_the_name_of_a_file_is_taken_as_text_with_a_hint(faq: Command, tea: Path) -> None:
    """An issue may have any title, even a long one."""
    faq.write("What is black tea?\n", "issue.txt")
    ran = faq("suggest", "issue.txt", "-f", tea)
    assert (ran.status, ran.output) == (1, b"")
    assert ran.messages == "issue.txt is taken as text: `faq suggest < issue.txt` reads the file.\n"
    assert faq.shell(f"faq suggest -f {tea} < issue.txt").status == 0
    ran = faq("suggest", "kangaroo" * 1000, "-f", tea)
    assert (ran.status, ran.messages) == (1, "")


@pytest.mark.parametrize(
    ("answer", "quoted"),
    [
        ("Once.\n\nTwice.", ["Once."]),
        ("# Hello\n\nOnce.\n\n- Twice.", ["Once."]),
        ("Two ways:\n\n- hot\n- cold\n\nNo more.", ["Two ways:", "", "- hot", "- cold"]),
        ("1. Boil it.\n2. Wait.\n\nNo more.", ["1. Boil it.", "2. Wait."]),
        ("Run:\n\n```\nmake tea\n```\n\nNo more.", ["Run:", "", "```", "make tea", "```"]),
        ("# Hello", []),
        ("", []),
    ],
)
def test_without_a_short_answer_the_beginning_of_the_answer_is_quoted(
    faq: Command, answer: str, quoted: list[str]
) -> None:
    path = faq.write(json.dumps([{"question": "What is black tea?", "answer": answer}]), "a.json")
    ran = faq("suggest", "black tea", "-f", path)
    assert [line[4:] for line in ran.lines if line.startswith("  >")] == quoted


def test_a_link_into_a_folder_is_that_of_its_page(faq: Command) -> None:
    """Even if the folder is named like a file: only a file has lines."""
    faq.write("# Tea\n\n**What is black tea?**\n\nOxidised.\n", "faq.md/tea.md")
    url = "https://example.org/faq.md"
    ran = faq("suggest", "black tea", "-f", "faq.md", "--base-url", url)
    assert f"]({url}#what-is-black-tea)" in ran.text


def test_a_template_is_put_around_the_suggestions(faq: Command, tea: Path) -> None:
    """Other dollar signs stay, and the title is no markup."""
    template = faq.write("From *$title*, for $5:\n\n$suggestions\n", "template.md")
    ran = faq("suggest", "water degrees", "-f", tea, "--template", template)
    assert ran.text.startswith("From *Tea*, for $5:\n\n- **How hot should the water be?**\n")

    faq.write("title: <b>Tea\nquestions:\n- {question: What is tea?, answer: Leaves}\n")
    ran = faq("suggest", "what is tea", "--template", template)
    assert ran.text.startswith("From *\\<b\\>Tea*, for")


def test_json_has_the_hits_with_their_addresses(faq: Command, tea: Path) -> None:
    ran = faq("suggest", "black tea", "-f", tea, "--base-url", PAGE, "--json")
    found = json.loads(ran.output)
    assert found["faq"]["title"] == "Tea"
    assert [hit["url"] for hit in found["hits"]][:1] == [f"{PAGE}#black"]

    ran = faq("suggest", "kangaroos", "-f", tea, "--json")
    assert (ran.status, json.loads(ran.output)["hits"]) == (1, [])


def test_json_is_ascii_where_other_characters_cannot_be_written(faq: Command) -> None:
    path = faq.write("- {question: Что такое чай?, answer: Напиток.}\n")
    ran = faq("suggest", "чай", "-f", path, "--json", env={"PYTHONIOENCODING": "ascii"})
    assert ran.output.isascii()
    assert json.loads(ran.output)["hits"][0]["question"] == "Что такое чай?"


def test_text_of_the_faq_is_no_markup(faq: Command) -> None:
    path = faq.write(
        '- question: "What is [x](http://evil.example) _y_?"\n'
        '  answer: "A sign. <script>alert(1)</script>"\n'
    )
    ran = faq("suggest", "what is x", "-f", path)
    assert "- **What is \\[x](http://evil.example) \\_y\\_?**\n" in ran.text
    assert "<script" not in ran.text


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--base-url", "javascript:alert(1)"], "`--base-url` needs an address"),
        (["--base-url", "https://example.org/faq#top"], "`--base-url` needs an address"),
        (["--base-url", "https://example.org/\x1b[2J"], "`--base-url` needs an address"),
        (["--template", "gone.md"], "The template gone.md cannot be read: No such file"),
        (["--template", "bare.md"], "The template bare.md has no `$suggestions`."),
        (["--template", "binary.md"], "The template binary.md cannot be read: it is not UTF-8"),
        (["-f", "-"], "Standard input can't be both the FAQ and the text."),
    ],
)
def test_wrong_use_is_one_clear_line(faq: Command, options: list[str], message: str) -> None:
    faq.write("Hello\n", "bare.md")
    faq.write(b"\xff\xfe\x00", "binary.md")
    words = [] if "-f" in options else ["nato"]
    ran = faq("suggest", *words, *options)
    assert (ran.status, ran.output) == (2, b"")
    assert ran.messages.startswith(message)
