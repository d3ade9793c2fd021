from __future__ import annotations

import json
import re

from faqcli.model import About, Entry
from faqcli.writers.html import write


def test_only_a_language_tag_becomes_the_language_of_the_page() -> None:
    """Anything else could end the attribute; right-to-left languages set the direction."""
    assert '<html lang="en" dir="ltr">' in write(About(language='x" y="'), [])
    assert '<html lang="he" dir="rtl">' in write(About(language="he"), [])


def test_linked_data_in_a_page_cannot_end_its_script() -> None:
    """`<` is written as an escape, which JSON reads back."""
    entry = Entry(1, "a", "</script><!--", "</script>")
    html = write(About(title="</script>"), [entry])
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["mainEntity"][0]["name"] == "</script><!--"
