from faqcli.index.postings import CHAMPIONS, IN_QUESTION, Postings, postings_of
from faqcli.search.statistics import TermStatistics, WeightedPostings
from faqcli.search.terms import ExpandedTerm

TERM = ExpandedTerm("boat", (), range(1))


def once_in(*numbers: int, flags: int = 0) -> Postings:
    """Return the postings of a word that occurs once in each of these entries."""
    return postings_of(dict.fromkeys(numbers, (1, flags)))


def test_an_entry_with_several_forms_of_a_term_counts_once() -> None:
    one = WeightedPostings(once_in(1, 2, flags=IN_QUESTION), 1, 1)
    other = WeightedPostings(once_in(2, 3), 0.6, 0.5)

    statistics = TermStatistics(TERM, (one, other), 10)

    assert (statistics.document_frequency, statistics.question_frequency) == (3, 2)


def test_a_term_that_does_not_occur_has_no_entries() -> None:
    assert TermStatistics(TERM, (), 10).document_frequency == 0


def test_a_document_frequency_that_is_a_sum_is_at_most_the_number_of_entries() -> None:
    many = once_in(*range(1, CHAMPIONS + 1))
    weighted = (WeightedPostings(many, 1, 1), WeightedPostings(many, 0.6, 0.5))

    assert TermStatistics(TERM, weighted, CHAMPIONS + 3).document_frequency == CHAMPIONS + 3
