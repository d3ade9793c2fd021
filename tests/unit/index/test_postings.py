import sys
from array import array

import pytest

from faqcli.index.postings import (
    CHAMPIONS,
    IN_ALIAS,
    IN_QUESTION,
    MAX_ENTRIES,
    MAX_FREQUENCY,
    Postings,
    champions,
    encode,
    from_bytes,
    idf,
    in_blocks,
    merge,
    postings_of,
    to_bytes,
)


def postings(*packed: int, best: tuple[int, ...] = ()) -> Postings:
    """Return postings as if they were read from an index."""
    asked = sum(one & IN_QUESTION for one in packed)
    encoded = array("I", packed)
    data = in_blocks(encoded) if best else to_bytes(encoded)
    return Postings(len(packed), asked, data, to_bytes(array("I", best)))


@pytest.mark.parametrize("number", [1, 2, CHAMPIONS, MAX_ENTRIES])
@pytest.mark.parametrize("times", [1, 2, MAX_FREQUENCY])
@pytest.mark.parametrize("flags", [0, IN_QUESTION, IN_ALIAS, IN_QUESTION | IN_ALIAS])
def test_a_posting_is_decoded_as_it_was_encoded(number: int, times: int, flags: int) -> None:
    found = postings(encode(number, times, flags))

    assert found.numbers() == [number]
    assert found.get(number) >> 2 == times
    assert found.get(number) & 3 == flags
    assert found.flagged() == ([number] if flags else [])
    assert found.flagged(IN_QUESTION) == ([number] if flags & IN_QUESTION else [])


def test_a_frequency_above_the_maximum_changes_no_other_part_of_a_posting() -> None:
    found = postings(encode(7, 10_000, IN_ALIAS))

    assert found.numbers() == [7]
    assert found.get(7) == MAX_FREQUENCY << 2 | IN_ALIAS


@pytest.mark.parametrize("count", [0, 1, CHAMPIONS, CHAMPIONS + 1, 3 * CHAMPIONS])
@pytest.mark.parametrize("step", [1, 2, 300])
def test_entries_are_looked_up_correctly_in_short_and_long_lists(count: int, step: int) -> None:
    packed = [encode(step * n, n % 9, n % 4) for n in range(1, count + 1)]
    found = postings(*packed, best=tuple(packed[: count // CHAMPIONS]))

    asked = range(step * (count + 2) + 512)
    assert {n: low for n in asked if (low := found.get(n))} == {
        posting >> 8: posting & 0xFF for posting in packed if posting & 0xFF
    }
    assert found.encoded() == array("I", packed)
    assert found.numbers() == list(range(step, step * count + 1, step))
    assert found.flagged(IN_ALIAS) == [step * n for n in range(1, count + 1) if n % 4 in (2, 3)]
    assert found.document_frequency == count


def test_long_lists_are_stored_in_little_more_than_two_bytes_a_posting() -> None:
    packed = array("I", [encode(2 * n, 1, 0) for n in range(1, 10 * CHAMPIONS)])

    assert len(in_blocks(packed)) < 2.1 * len(packed)


def test_champions_can_be_read_instead_of_all_entries() -> None:
    packed = [encode(n, 1, 0) for n in (1, 2, 3)]

    assert postings(*packed, best=(packed[1],)).numbers(best=True) == [2]
    assert postings(*packed, best=(packed[1],)).numbers() == [1, 2, 3]
    assert postings(*packed).numbers(best=True) == [1, 2, 3]


def test_postings_are_in_the_order_of_entries() -> None:
    found = postings_of({9: (2, 0), 3: (100, IN_QUESTION)})

    assert found.numbers() == [3, 9]
    assert (found.get(3), found.get(9)) == (MAX_FREQUENCY << 2 | IN_QUESTION, 2 << 2)
    assert (found.document_frequency, found.question_frequency) == (2, 1)
    assert postings_of({}).numbers() == []


@pytest.mark.parametrize("byteorder", ["little", "big"])
def test_arrays_are_stored_little_endian_on_every_machine(
    byteorder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers, halves = array("I", [1, 2**32 - 1, 0]), array("f", [0.5, 2])
    monkeypatch.setattr(sys, "byteorder", byteorder)

    assert from_bytes(to_bytes(numbers)) == numbers == array("I", [1, 2**32 - 1, 0])
    assert from_bytes(to_bytes(halves), array("f")) == halves


def lengths(*counts: int) -> "array[int]":
    """Return lengths by entry number; there is no entry 0."""
    return array("I", [0, *counts])


def test_champions_have_the_word_in_a_short_question() -> None:
    size = CHAMPIONS + 10
    packed = array("I", [encode(n, 1, IN_QUESTION) for n in range(1, size + 1)])
    long_first = lengths(*range(size, 0, -1))

    best = champions(packed, long_first, lengths(*[9] * size))

    assert [one >> 8 for one in best] == list(range(11, size + 1))


def test_champions_of_a_word_in_no_question_contain_it_often() -> None:
    """Entries that contain it once fill the rest of the list, in file order."""
    size = 2 * CHAMPIONS
    often = {5, size - 1, size}
    packed = array("I", [encode(n, 9 if n in often else 1, 0) for n in range(1, size + 1)])

    best = [one >> 8 for one in champions(packed, lengths(*[5] * size), lengths(*[50] * size))]

    assert len(best) == CHAMPIONS
    assert often < set(best)
    assert best == sorted(best)
    assert set(best) - often == set(range(1, CHAMPIONS - 1)) - often


def test_a_word_in_a_question_beats_a_word_repeated_in_an_answer() -> None:
    size = CHAMPIONS + 5
    packed = array("I", [encode(n, 60, 0) for n in range(1, size)])
    packed.append(encode(size, 1, IN_QUESTION))

    best = [one >> 8 for one in champions(packed, lengths(*[9] * size), lengths(*[9] * size))]

    assert size in best
    assert len(best) == CHAMPIONS


@pytest.mark.parametrize("entries", [1, 10, 100_000])
def test_idf_falls_with_document_frequency_and_is_always_positive(
    entries: int,
) -> None:
    values = [idf(entries, holding) for holding in sorted({0, 1, entries // 2, entries})]

    assert values == sorted(values, reverse=True)
    assert values[-1] > 0
    assert idf(entries, entries + 5) == values[-1]


def test_merging_adds_frequencies_and_joins_flags() -> None:
    one = postings_of({1: (2, 0), 2: (1, IN_QUESTION)})
    other = postings_of({2: (1, 0), 3: (MAX_FREQUENCY, IN_ALIAS)})

    both = merge([one, other])

    assert (both.document_frequency, both.question_frequency) == (3, 1)
    assert [both.get(n) for n in (1, 2, 3)] == [2 << 2, 2 << 2 | IN_QUESTION, 63 << 2 | IN_ALIAS]
    assert not both.is_partial


def test_merging_champions_keeps_the_number_of_entries() -> None:
    size = CHAMPIONS - 1
    listed = [
        postings_of(dict.fromkeys(range(first, first + size), (1, 0)))
        for first in (1, CHAMPIONS, 2 * CHAMPIONS)
    ]
    in_both = merge(
        [*listed, postings_of({5: (1, IN_QUESTION)})], lambda packed: packed[:CHAMPIONS]
    )

    assert in_both.numbers(best=True) == list(range(1, CHAMPIONS + 1))
    assert len(in_both.numbers()) == in_both.document_frequency == 3 * size


def test_unread_words_are_counted_and_make_the_postings_partial() -> None:
    one, other = postings_of({1: (1, 0)}), postings_of({2: (1, IN_QUESTION), 3: (1, 0)})

    both = merge([one], lambda packed: packed[:CHAMPIONS], unread=[other])

    assert (both.document_frequency, both.question_frequency, both.is_partial) == (3, 1, True)
    assert both.numbers() == [1]
