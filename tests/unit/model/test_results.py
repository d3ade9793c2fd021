import pytest

from faqcli.model import Entry, Hit, Results

HITS = [Hit(Entry(n, f"e{n}", "Why?", "Because."), 1.0 / n, ()) for n in (1, 2, 3)]


def test_results_are_the_sequence_of_their_hits() -> None:
    results = Results(HITS, 12)

    assert len(results) == 3
    assert results[0] is HITS[0]
    assert results[-1] is HITS[2]
    assert results[1:] == tuple(HITS[1:])
    assert list(results) == HITS
    assert HITS[1] in results


def test_results_are_true_if_there_are_hits() -> None:
    assert Results(HITS, 3)
    assert not Results([], 0)


def test_results_equal_any_sequence_of_the_same_hits() -> None:
    results = Results(HITS, 3)

    assert results == HITS
    assert results == tuple(HITS)
    assert results == Results(HITS, 12)
    assert results != HITS[:2]
    assert results != 3
    assert results != "hits"


def test_results_cannot_be_hashed_as_they_may_equal_a_list() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Results(HITS, 3))


def test_results_are_printed_with_their_hits_and_total() -> None:
    assert repr(Results(HITS[:1], 12)) == f"Results([{HITS[0]!r}], total=12)"
