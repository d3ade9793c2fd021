"""The words and synonyms of a FAQ that a run of stems stands for."""

from collections.abc import Iterable, Iterator, Sequence

from faqcli.index.lexicon import Lexicon
from faqcli.search.terms import Expansion

_SYNONYM_WEIGHT = 0.9
_OTHER_FORM_WEIGHT = 0.6
"""The weight of another word with the same stem: `secure` where `security` was typed."""
_OTHER_FORM_LIKENESS = 0.5


class Synonyms:
    """The FAQ's synonyms of the terms of a query. Words are given by their stems.

    Args:
        members: all members of the groups that a term, or several terms in a row, belongs to.
        compounds: the synonyms that cover several terms, and which terms each covers.
        forms: the words of each stem that occur in entries.
    """

    def __init__(
        self,
        members: dict[str, list[str]],
        compounds: dict[str, range],
        forms: dict[str, set[str]],
    ) -> None:
        self.members = members
        self.compounds = compounds
        self.forms = forms


NO_SYNONYMS = Synonyms({}, {}, {})


def synonyms_of(lexicon: Lexicon, keys: Sequence[str]) -> Synonyms:
    """Return the synonyms of terms, each given by its stems."""
    runs = _runs(keys, lexicon.longest_synonym)
    groups = lexicon.synonym_groups(list(runs)) if runs else {}
    members = {key: _members(lexicon, found) for key, found in groups.items()}
    stems = {stem for key in keys for stem in key.split(" ")}
    stems |= {stem for listed in members.values() for key in listed for stem in key.split(" ")}
    compounds = {key: runs[key] for key in members if key not in keys}
    return Synonyms(members, compounds, lexicon.forms(sorted(stems)))


def _runs(keys: Sequence[str], longest: int) -> dict[str, range]:
    """Return the runs of at most `longest` keys, joined, and where each is first."""
    runs: dict[str, range] = {}
    for start in range(len(keys)):
        for end in range(start + 1, min(start + longest, len(keys)) + 1):
            runs.setdefault(" ".join(keys[start:end]), range(start, end))
    return runs


def _members(lexicon: Lexicon, groups: Iterable[int]) -> list[str]:
    return [member for group in sorted(groups) for member, _ in lexicon.synonyms(group)]


def of_stems(key: str, synonyms: Synonyms, form: str = "") -> Iterator[Expansion]:
    """Yield the expansions of a run of stems: its own words, then those of its synonyms.

    If the folded word `form` is given, other words with its stem weigh less.
    """
    typed = _positions(key, synonyms)
    if typed and not form:
        yield Expansion(typed)
    elif typed:
        same = typed[0] & {form}
        plurals = frozenset(other for other in typed[0] if _differ_in_number(other, form))
        others = typed[0] - same - plurals
        if same:
            yield Expansion((same,))
        if plurals:
            yield Expansion((plurals,), _OTHER_FORM_WEIGHT)
        if others:
            yield Expansion((others,), _OTHER_FORM_WEIGHT, likeness=_OTHER_FORM_LIKENESS)
    for member in synonyms.members.get(key, ()):
        positions = _positions(member, synonyms) if member != key else ()
        if positions:
            yield Expansion(positions, _SYNONYM_WEIGHT, is_typed=False)


def _differ_in_number(one: str, other: str) -> bool:
    """Return whether one word is the other one's plural, as far as spelling tells.

    This is Harman's S stemmer (*How Effective Is Suffixing?*, 1991), read both ways.
    """
    shorter, longer = sorted((one, other), key=len)
    return longer in (f"{shorter}s", f"{shorter}es", f"{shorter[:-1]}ies")


def _positions(key: str, synonyms: Synonyms) -> tuple[frozenset[str], ...]:
    """Return the words of each stem in a run; nothing if one of the stems isn't in any entry."""
    positions = tuple(frozenset(synonyms.forms.get(stem, ())) for stem in key.split(" "))
    return positions if all(positions) else ()
