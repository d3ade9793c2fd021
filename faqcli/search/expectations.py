"""What the answer to a question should contain: a number, a date, or a name."""

import re

_QUANTITY = (
    r"(?<![\d.,])(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{1,3}(?:\.\d+)?)(?!\d|,\d)"
    r"|\b(?:half|quarter|third|fifth|dozen|hundred|thousand|million|billion|trillion)s?\b"
)
_DATE = (
    r"\b(?:1[5-9]|20)\d\d\b|\b(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December)\b"
)
_NAME = r"(?<=\w )[A-Z]\w+(?: [A-Z]\w+)+"
_EXPECTED = (
    (r"\bhow (?:many|much|big|large|long|far|often|high|old|few)\b", _QUANTITY),
    (r"\b(?:what|which) (?:percent|percentage|share|part|number|size|amount)\b", _QUANTITY),
    (r"\b(?:when|what year|which year|what date|what month)\b", _DATE),
    (r"\b(?:who|whom|whose)\b", _NAME),
)
"""What English questions ask for; the first row that matches counts."""


_ASKING = frozenset(["how", "what", "which", "when", "who", "whom", "whose"])
"""The words that these begin with. To look for them first takes less time than the patterns."""


def expected(query: str) -> re.Pattern[str] | None:
    """Return a pattern for what an answer to a query should contain; None if that isn't clear."""
    lower = query.lower()
    if _ASKING.isdisjoint(lower.split()):
        return None
    found = (pattern for asks, pattern in _EXPECTED if re.search(asks, lower))
    pattern = next(found, None)
    return re.compile(pattern) if pattern else None
