import pytest

from faqcli.model import FAQ, Program


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["show", "what is -x"], "faq show 'what is -x' -f a.yaml"),
        (["can", "I", "use", "-x"], "faq can -f a.yaml -- I use -x"),
        (["check", "-"], "faq check - -f a.yaml"),
        ([""], "faq -f a.yaml"),
    ],
)
def test_a_word_that_looks_like_an_option_follows_two_dashes(words: list[str], line: str) -> None:
    assert FAQ.line(*words, options=["-f", "a.yaml"]) == line


def test_a_hint_with_a_command_that_is_not_there_is_empty() -> None:
    program = Program("mytool faq", "faq.yaml", ["show", "list"])

    assert program.hint("Try `{}`.", "list") == "Try `mytool faq list`."
    assert program.hint("Try `{}`.", "search", "x") == ""
