"""Which entries are looked at closely for a query.

In a FAQ of ordinary size these are all that hold any of its words. Where words stand in thousands
of entries, they are the best for each word, and those that ask about the two that tell most.
"""

from collections.abc import Iterable, Sequence

from faqcli.index.postings import LONG, Postings
from faqcli.search.expansion import Wanted
from faqcli.search.query import Scope
from faqcli.search.statistics import Counted

_ENOUGH = 4 * LONG
"""With so many candidates, words that tell less bring no more of them."""


class Chooser:
    """Chooses entries.

    Args:
        wanted: what is looked for.
        terms: how often each of these stands in the FAQ.
        scope: which entries may be chosen.
        shunned: where the words stand that none of them may hold.
    """

    def __init__(
        self,
        wanted: Sequence[Wanted],
        terms: Sequence[Counted],
        scope: Scope,
        shunned: Sequence[Postings],
    ) -> None:
        self._wanted = wanted
        self._terms = terms
        self._scope = scope
        self._shunned = shunned

    def choose(self, most: int | None) -> tuple[set[int], bool]:
        """Return the entries to be ranked, and whether these are all that hold any of the words.

        `most` is how many hits are asked for, None for all.
        """
        is_best = most is not None and most <= LONG
        if self._scope.needs_all:
            return self._of_all(is_best=is_best)
        telling = sorted(
            range(len(self._wanted)),
            key=lambda i: (self._wanted[i].is_function, self._terms[i].entries),
        )
        found: set[int] = set()
        is_whole = True
        for i in telling:
            if is_best and len(found) >= _ENOUGH:
                is_whole = False
                break
            for part in self._terms[i].parts:
                is_cut = is_best and part.postings.entries > LONG
                is_whole = is_whole and not is_cut and not part.postings.is_cut
                found.update(self._of_one(part.postings, is_cut=is_cut))
        if not is_whole:
            found |= self._of_both()
        return found, is_whole

    def _of_all(self, *, is_best: bool) -> tuple[set[int], bool]:
        """Return the allowed entries that hold each term, by itself or within a longer one."""
        size = max((one.last for one in self._wanted), default=0)
        groups = [
            [
                part.postings
                for one, term in zip(self._wanted, self._terms, strict=True)
                for part in term.parts
                if one.first <= i < one.last
            ]
            for i in range(size)
        ]
        groups.sort(key=lambda group: sum(postings.entries for postings in group))
        first, *others = groups or [[]]
        held = {number for postings in first for number in postings.numbers()}
        found = {
            number
            for number in held
            if all(any(postings.get(number) for postings in group) for group in others)
            and self._is_allowed(number)
        }
        if not is_best or len(found) <= _ENOUGH:
            return found, True
        asked = {number for group in groups for postings in group for number in postings.asked()}
        best = sorted(found, key=lambda number: (number not in asked, number))[:_ENOUGH]
        return set(best), False

    def _of_one(self, postings: Postings, *, is_cut: bool) -> Iterable[int]:
        """Return the allowed entries that hold one word, only the best of them if that is cut."""
        if self._scope.among is None and not self._shunned:
            return postings.numbers(best=is_cut)
        best = [n for n in postings.numbers(best=True) if self._is_allowed(n)] if is_cut else []
        if len(best) >= LONG // 2:
            return best
        allowed = (n for n in postings.numbers() if self._is_allowed(n))
        return best + [n for n, _ in zip(allowed, range(LONG), strict=False)] if is_cut else allowed

    def _of_both(self) -> set[int]:
        """Return entries whose questions hold the two words together that tell most.

        Among so many entries neither word's best need hold both.
        """
        pairs = zip(self._wanted, self._terms, strict=True)
        telling = [term for one, term in pairs if term.parts and not one.is_function]
        telling.sort(key=lambda term: term.entries)
        if len(telling) < 2:
            return set()
        one, other = (
            {number for part in term.parts for number in part.postings.asked()}
            for term in telling[:2]
        )
        return set(sorted(n for n in one & other if self._is_allowed(n))[:LONG])

    def _is_allowed(self, number: int) -> bool:
        is_among = self._scope.among is None or number in self._scope.among
        return is_among and not any(postings.get(number) for postings in self._shunned)
