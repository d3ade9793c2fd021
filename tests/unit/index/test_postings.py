import sys
from array import array

import pytest

from faqcli.index.postings import (
    BOUNDARY,
    IN_ALIAS,
    IN_QUESTION,
    LONG,
    MOST_ENTRIES,
    MOST_TIMES,
    Postings,
    best_of,
    code_of,
    codes_in,
    idf,
    merged,
    of_counts,
    posting,
    run_pattern,
    to_bytes,
    unpacked,
)

FIRST_OF_TWO = 0xF0000 - 0x800 - 0x10
LIMITS = [0, 1, 0xD800 - 0x11, 0xD800 - 0x10, FIRST_OF_TWO - 1, FIRST_OF_TWO, FIRST_OF_TWO + 1]
"""Ids of words around the places where what stands for them changes."""
MANY = [*LIMITS, 0xF800 - 0x10, 0xFFFF, 0x10000, FIRST_OF_TWO + 0xF7FF, FIRST_OF_TWO + 0xF800]


def postings(*packed: int, best: tuple[int, ...] = ()) -> Postings:
    """Return postings as if read from an index."""
    asked = sum(one & IN_QUESTION for one in packed)
    return Postings(len(packed), asked, to_bytes(array("I", packed)), to_bytes(array("I", best)))


@pytest.mark.parametrize("number", [1, 2, LONG, MOST_ENTRIES])
@pytest.mark.parametrize("times", [1, 2, MOST_TIMES])
@pytest.mark.parametrize("flags", [0, IN_QUESTION, IN_ALIAS, IN_QUESTION | IN_ALIAS])
def test_a_posting_gives_back_what_was_put_in(number: int, times: int, flags: int) -> None:
    """Number, count and flags are those that were counted, up to the highest of each."""
    found = postings(posting(number, times, flags))

    assert found.numbers() == [number]
    assert found.get(number) >> 2 == times
    assert found.get(number) & 3 == flags
    assert found.asked() == ([number] if flags else [])
    assert found.asked(IN_QUESTION) == ([number] if flags & IN_QUESTION else [])


def test_a_word_that_stands_too_often_to_count_touches_no_other_part() -> None:
    """A count beyond the highest is that one, and the number stays."""
    found = postings(posting(7, 10_000, IN_ALIAS))

    assert found.numbers() == [7]
    assert found.get(7) == MOST_TIMES << 2 | IN_ALIAS


@pytest.mark.parametrize("count", [0, 1, LONG, LONG + 1, 3 * LONG])
def test_short_and_long_lists_answer_alike(count: int) -> None:
    """An entry that is not in the list counts nothing, before, between and after those that are."""
    found = postings(*(posting(2 * n, 1, IN_QUESTION) for n in range(1, count + 1)))

    assert [n for n in range(2 * count + 4) if found.get(n)] == found.numbers()
    assert found.numbers() == list(range(2, 2 * count + 1, 2))
    assert found.entries == found.questions == count


def test_the_best_are_asked_for_apart() -> None:
    """A list without them gives all of its entries."""
    packed = [posting(n, 1, 0) for n in (1, 2, 3)]

    assert postings(*packed, best=(packed[1],)).numbers(best=True) == [2]
    assert postings(*packed, best=(packed[1],)).numbers() == [1, 2, 3]
    assert postings(*packed).numbers(best=True) == [1, 2, 3]


def test_postings_of_what_was_counted_come_in_order() -> None:
    """Whatever order it was counted in."""
    found = of_counts({9: (2, 0), 3: (100, IN_QUESTION)})

    assert found.numbers() == [3, 9]
    assert (found.get(3), found.get(9)) == (MOST_TIMES << 2 | IN_QUESTION, 2 << 2)
    assert (found.entries, found.questions) == (2, 1)
    assert of_counts({}).numbers() == []


@pytest.mark.parametrize("byteorder", ["little", "big"])
def test_arrays_are_kept_little_endian_on_every_machine(
    byteorder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is written is read again, and writing changes nothing of what is written."""
    numbers, halves = array("I", [1, 2**32 - 1, 0]), array("f", [0.5, 2])
    monkeypatch.setattr(sys, "byteorder", byteorder)

    assert unpacked(to_bytes(numbers)) == numbers == array("I", [1, 2**32 - 1, 0])
    assert unpacked(to_bytes(halves), array("f")) == halves


def test_each_id_has_a_code_of_its_own() -> None:
    """One character, or two for rare words; none is a boundary or a part of another."""
    codes = [code_of(i) for i in MANY]

    assert len(set(codes)) == len(MANY)
    assert [len(code) for code in codes] == [2 if i >= FIRST_OF_TWO else 1 for i in MANY]
    assert all("".join(codes).encode().decode().count(code) == 1 for code in codes)
    assert BOUNDARY not in "".join(codes)
    assert "\x00" not in "".join(codes)


@pytest.mark.parametrize("step", [997, 4001])
def test_codes_are_told_apart_over_the_whole_range(step: int) -> None:
    """No two ids of a million and a half share a code, and each comes out of a text again."""
    codes = [code_of(i) for i in range(0, 1_500_000, step)]

    assert len(set(codes)) == len(codes)
    assert codes_in("".join(codes)) == set(codes)
    assert codes_in("".join(reversed(codes))) == set(codes)


@pytest.mark.parametrize("ids", [[], [1], [1, 1, 2], LIMITS, [FIRST_OF_TWO, 1, FIRST_OF_TWO]])
def test_the_codes_of_a_text_are_given_once(ids: list[int]) -> None:
    """Those of two characters whole."""
    assert codes_in("".join(map(code_of, ids))) == {code_of(i) for i in ids}


@pytest.mark.parametrize("word", [*LIMITS, *(ord(sign) - 0x10 for sign in ".|()[]*+?^$\\- \n")])
@pytest.mark.parametrize("other", [3, FIRST_OF_TWO + 9])
def test_a_run_is_found_whatever_stands_for_its_words(word: int, other: int) -> None:
    """Codes are no pattern's signs, and a run holds neither a boundary nor another word."""
    one, two, three = code_of(word), code_of(other), code_of(200)
    pattern = run_pattern([[one], [two, three]])

    assert len(pattern.findall(f"{one}{two}{three}{one}{three}")) == 2
    assert pattern.findall(f"{one}{BOUNDARY}{two}") == []
    assert pattern.findall(f"{two}{one}") == []
    assert pattern.findall("") == []


def lengths(*counts: int) -> "array[int]":
    """Return lengths by number, of which the first belongs to no entry."""
    return array("I", [0, *counts])


def test_the_best_entries_of_a_word_have_it_in_a_short_question() -> None:
    """Those with shorter questions first, and all of them in their order."""
    size = LONG + 10
    packed = array("I", [posting(n, 1, IN_QUESTION) for n in range(1, size + 1)])
    long_first = lengths(*range(size, 0, -1))

    best = best_of(packed, long_first, lengths(*[9] * size))

    assert [one >> 8 for one in best] == list(range(11, size + 1))


def test_the_best_entries_of_a_word_that_no_question_has_hold_it_often() -> None:
    """For their length; those that hold it once fill the room that is left, in file order."""
    size = 2 * LONG
    often = {5, size - 1, size}
    packed = array("I", [posting(n, 9 if n in often else 1, 0) for n in range(1, size + 1)])

    best = [one >> 8 for one in best_of(packed, lengths(*[5] * size), lengths(*[50] * size))]

    assert len(best) == LONG
    assert often < set(best)
    assert best == sorted(best)
    assert set(best) - often == set(range(1, LONG - 1)) - often


def test_questions_come_before_answers_among_the_best() -> None:
    """However often an answer repeats the word."""
    size = LONG + 5
    packed = array("I", [posting(n, 60, 0) for n in range(1, size)])
    packed.append(posting(size, 1, IN_QUESTION))

    best = [one >> 8 for one in best_of(packed, lengths(*[9] * size), lengths(*[9] * size))]

    assert size in best
    assert len(best) == LONG


@pytest.mark.parametrize("entries", [1, 10, 100_000])
def test_what_a_word_tells_falls_with_the_entries_that_hold_it_and_is_never_nought(
    entries: int,
) -> None:
    """Even a word that all entries hold tells a little."""
    values = [idf(entries, holding) for holding in sorted({0, 1, entries // 2, entries})]

    assert values == sorted(values, reverse=True)
    assert values[-1] > 0
    assert idf(entries, entries + 5) == values[-1]


def test_the_postings_of_many_words_are_those_of_one() -> None:
    """Counts add up, a question of any is one, and nothing is left out."""
    one = of_counts({1: (2, 0), 2: (1, IN_QUESTION)})
    other = of_counts({2: (1, 0), 3: (MOST_TIMES, IN_ALIAS)})

    both = merged([one, other])

    assert (both.entries, both.questions) == (3, 1)
    assert [both.get(n) for n in (1, 2, 3)] == [2 << 2, 2 << 2 | IN_QUESTION, 63 << 2 | IN_ALIAS]
    assert not both.is_cut


def test_of_many_words_only_the_best_entries_are_looked_at() -> None:
    """Together they may stand in very many: scoring each would take long."""
    size = LONG - 1
    listed = [
        of_counts(dict.fromkeys(range(first, first + size), (1, 0)))
        for first in (1, LONG, 2 * LONG)
    ]
    in_both = merged([*listed, of_counts({5: (1, IN_QUESTION)})], lambda packed: packed[:LONG])

    assert in_both.numbers(best=True) == list(range(1, LONG + 1))
    assert len(in_both.numbers()) == in_both.entries == 3 * size


def test_words_that_are_only_counted_count() -> None:
    """There are more entries than those that were looked at, and it is told."""
    one, other = of_counts({1: (1, 0)}), of_counts({2: (1, IN_QUESTION), 3: (1, 0)})

    both = merged([one], lambda packed: packed[:LONG], unread=[other])

    assert (both.entries, both.questions, both.is_cut) == (3, 1, True)
    assert both.numbers() == [1]
