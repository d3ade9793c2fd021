from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from faqcli.index.store import Index, open_index
from faqcli.readers.source import Document

IndexOf = Callable[[str], Index]


@pytest.fixture
def index_of() -> Iterator[IndexOf]:
    """Return a function that indexes a FAQ in memory."""
    with ExitStack() as stack:

        def build(text: str) -> Index:
            index = open_index(Document("faq.yaml", data=text.encode()))
            stack.callback(index.close)
            return index

        yield build


@pytest.fixture
def index(index_of: IndexOf, harbour_yaml: str) -> Index:
    """Return the index of a small FAQ."""
    return index_of(harbour_yaml)
