from collections.abc import Callable
from pathlib import Path

from faqcli.faq import Faq
from faqcli.output.facts import facts, file_of, index_of


def test_facts_are_all_that_a_faq_says_about_itself(harbour: Faq) -> None:
    assert dict(facts(harbour)) == {
        "title": "The harbour",
        "about": "Questions about a small harbour.",
        "notice": "Made up for tests.",
        "source": "Harbour rules",
        "authors": "Ada Berg, pilot; Li Wei",
        "affiliation": "Port office",
        "publisher": "Town press",
        "background": "The printers of the town.",
        "year": "1999",
        "address": "https://harbour.example",
        "disclosure": "https://harbour.example/money",
        "rights": "© Town press",
        "as of": "2024",
        "language": "en",
        "questions": "3",
        "sections": "Arriving by sea (2), Leaving (1)",
        "tags": "boats (2), money (1), quay (1)",
        "file": "faq.yaml",
        "format": "YAML",
        "index": "in memory",
    }


def test_facts_that_are_not_known_are_left_out(faq_of: Callable[[str], Faq]) -> None:
    labels = [label for label, _ in facts(faq_of("- {question: A, answer: B}"))]

    assert labels == ["language", "questions", "file", "format", "index"]


def test_a_language_that_the_file_does_not_say_is_marked_as_recognised(
    faq_of: Callable[[str], Faq],
) -> None:
    text = "- {question: Was soll ich tun?, answer: Das ist deine Sache.}"
    facts_of = (dict(facts(faq_of(f"{said}questions:\n{text}"))) for said in ("", "language: de\n"))

    assert [known["language"] for known in facts_of] == ["de (recognised by its words)", "de"]


def test_a_file_and_its_index_are_named_with_absolute_paths(
    write_faq: Callable[..., Path], open_faq: Callable[..., Faq]
) -> None:
    path = write_faq("- {question: A, answer: B}")
    faq = open_faq(path)

    assert file_of(faq) == str(path)
    assert Path(index_of(faq)).is_absolute()
    assert Path(index_of(faq)).is_file()


def test_control_characters_in_the_name_of_a_file_are_made_visible(
    write_faq: Callable[..., Path], open_faq: Callable[..., Faq]
) -> None:
    faq = open_faq(write_faq("- {question: A, answer: B}", "a\x1bb.yaml"))

    assert "\x1b" not in dict(facts(faq))["file"]


def test_a_faq_from_a_pipe_has_a_name_and_no_index_on_disk(harbour: Faq) -> None:
    assert file_of(harbour) == "faq.yaml"
    assert index_of(harbour) == ""
