import io

import pytest
import yaml

from faqcli.readers.yaml.composer import MAX_DEPTH, MAX_NODES, Composer, LimitError
from faqcli.readers.yaml.nodes import Mapping, Node, Position, Scalar, Sequence, plain


def compose(text: str) -> Node:
    """Return the first value of a YAML text."""
    composer = Composer(io.BytesIO(text.encode()))
    event = next(event for event in composer.events if isinstance(event, yaml.NodeEvent))
    return composer.compose(event)


def test_every_value_knows_where_it_starts() -> None:
    """Lines and columns count from 1, in characters."""
    assert compose("- é: [b]\n  c: |\n    d\n") == Sequence(
        Position(1, 1),
        (
            Mapping(
                Position(1, 3),
                (
                    (
                        Scalar(Position(1, 3), "é", plain=True),
                        Sequence(
                            Position(1, 6), (Scalar(Position(1, 7), "b", plain=True),), weight=2
                        ),
                    ),
                    (
                        Scalar(Position(2, 3), "c", plain=True),
                        Scalar(Position(2, 6), "d\n", plain=False),
                    ),
                ),
                weight=6,
            ),
        ),
        weight=7,
    )


@pytest.mark.parametrize(
    "text", ["yes", "on", "1.10", "2026-01-31", "0x1F", "1_000", "~", "null", ".nan", "010", "1e3"]
)
def test_a_scalar_stays_the_text_that_stands_in_the_file(text: str) -> None:
    """No boolean, number, date or null is made of it."""
    assert plain(compose(text)) == text
    assert plain(compose(f"{{a: [{text}]}}")) == {"a": [text]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (r'"\e[2J"', "\N{SYMBOL FOR ESCAPE}[2J"),
        (r'"\0\x7f"', "\N{SYMBOL FOR NULL}\N{SYMBOL FOR DELETE}"),
        (r'"\x9b\u202e"', "\ufffd\ufffd"),
        (r'"\r\n"', "\N{SYMBOL FOR CARRIAGE RETURN}\n"),
        (r'"\L\P\N"', "\n\n\ufffd"),
        (r'"\U0001F469"', "👩"),
    ],
)
def test_an_escape_cannot_smuggle_in_a_control_character(text: str, value: str) -> None:
    """What a quoted text spells out is made visible like any other text."""
    assert plain(compose(text)) == value


def test_an_alias_stands_for_what_it_names() -> None:
    """Text, lists and mappings can be repeated."""
    assert plain(compose("[&a x, *a, &b [y], *b, &c {z: *a}, *c]")) == [
        *("x", "x"),
        *(["y"], ["y"]),
        *({"z": "x"}, {"z": "x"}),
    ]


@pytest.mark.parametrize(
    ("text", "message", "position"),
    [
        ("[*a]", "`*a` has no anchor above it", Position(1, 2)),
        ("[*a, &a x]", "`*a` has no anchor above it", Position(1, 2)),
        ("&a\n- *a", "`*a` is inside the value that it repeats", Position(2, 3)),
        ("&a {b: {c: *a}}", "`*a` is inside the value that it repeats", Position(1, 12)),
    ],
)
def test_an_alias_that_stands_for_nothing_is_told_with_its_place(
    text: str, message: str, position: Position
) -> None:
    """Neither an unknown nor an endless value is made."""
    with pytest.raises(LimitError) as caught:
        compose(text)

    assert (caught.value.message, caught.value.position) == (message, position)


def test_values_nest_as_deep_as_is_read_and_no_deeper() -> None:
    """The limit is counted in lists and mappings inside each other."""
    assert compose("[" * MAX_DEPTH + "]" * MAX_DEPTH).weight == MAX_DEPTH

    with pytest.raises(LimitError) as caught:
        compose("[" * (MAX_DEPTH + 1))

    assert caught.value.message == "lists and mappings are nested more than 64 levels deep"
    assert caught.value.position == Position(1, MAX_DEPTH + 1)


def test_thousands_of_opening_brackets_are_no_crash() -> None:
    """The limit is met long before the interpreter's, by us or by a newer libyaml's own."""
    with pytest.raises((LimitError, yaml.YAMLError)):
        compose("[" * 9000)


def test_aliases_count_for_all_they_stand_for() -> None:
    """A billion laughs stay a short file."""
    lines = ["- &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"- &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]

    with pytest.raises(LimitError) as caught:
        compose("\n".join(lines))

    assert caught.value.message == f"a single value contains more than {MAX_NODES:,} others"
    assert caught.value.position == Position(5, 3)


def test_aliases_of_long_texts_count_for_their_length() -> None:
    """A few kilobytes cannot stand for gigabytes."""
    with pytest.raises(LimitError):
        compose(f"[&a {'x' * 100_000}{', *a' * 50_000}]")


def test_a_key_given_twice_is_kept_twice() -> None:
    """It is for the reader of the mapping to say what that means."""
    node = compose("{a: b, a: c}")

    assert isinstance(node, Mapping)
    assert [(plain(key), plain(value)) for key, value in node.pairs] == [("a", "b"), ("a", "c")]
