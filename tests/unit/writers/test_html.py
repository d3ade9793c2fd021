from __future__ import annotations

import json
import re
from functools import partial
from typing import Any

from faqcli import writers
from faqcli.model import About, Author, Entry, Source

write = partial(writers.write, "html")


def words_in(html: str) -> dict[str, Any]:
    """Return what the search in a page knows of words."""
    data = re.search(r'<script type="application/json">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    return dict(json.loads(data[1]))


def test_only_a_language_tag_becomes_the_language_of_the_page() -> None:
    """Anything else could end the attribute; right-to-left languages set the direction."""
    assert '<html lang="en" dir="ltr">' in write(About(language='x" y="'), [])
    assert '<html lang="he" dir="rtl">' in write(About(language="he"), [])


def test_a_page_without_a_title_has_no_english_one_over_another_language() -> None:
    assert "<h1>FAQ</h1>" in write(About(language="es"), [])
    assert "<h1>Frequently asked questions</h1>" in write(About(language="en"), [])


def test_linked_data_in_a_page_cannot_end_its_script() -> None:
    """`<` is written as an escape, which JSON reads back."""
    entry = Entry(1, "a", "</script><!--", "</script>")
    html = write(About(title="</script>"), [entry])
    data = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert data is not None
    assert json.loads(data[1])["mainEntity"][0]["name"] == "</script><!--"


def test_a_long_section_is_in_several_elements_of_which_none_is_empty() -> None:
    """A browser can leave a whole one for later; see `page.css`."""
    entries = [Entry(n, f"q{n}", f"What is {n}?", "It is.", section="A") for n in range(1, 101)]
    html = write(About(), entries)
    assert html.count("<ol>") == html.count("</ol>") == 1 + 2
    assert html.count("<div>\n<article") == html.count("</article>\n</div>") == 2
    assert '<li value="50"><a href="#q50">What is 50?</a></li>\n</ol>\n<ol>\n<li' in html


def test_a_page_knows_which_words_have_a_stem_in_common() -> None:
    """Its script can't stem words itself; `<` in a synonym can't end the script."""
    entries = [
        Entry(1, "a", "Who negotiates?", answer="Negotiations end. A war ends."),
        Entry(2, "b", "Where?", answer="Here.", aliases=("negotiate",)),
    ]
    known = words_in(write(About(language="en", synonyms=(("war", "</script>"),)), entries))
    assert known["stems"].split(" ") == ["end,,s", "negotiat,e,es,ions"]
    assert known["synonyms"] == [["war", "</script>"]]
    assert "who" in known["functions"].split(" ")


def test_a_page_knows_the_function_words_of_its_language() -> None:
    """They weigh less than other words."""
    known = words_in(
        write(About(language="de"), [Entry(1, "a", "Was ist das?", answer="Eine Antwort.")])
    )
    assert {"das", "eine"} <= set(known["functions"].split(" "))


def test_a_page_names_who_made_its_source_and_links_to_safe_disclosures_only() -> None:
    source = Source(
        authors=(Author("Ada", "pilot"),),
        publisher="Press",
        about="Printers & co.",
        url="https://a.org",
        disclosures=("https://b.org/money", "javascript:alert(1)"),
        rights="© Press",
    )
    html = write(About(source=source), [])
    link = '<a href="https://a.org">https://a.org</a>'
    assert f"<p>Source: {link}. Ada, pilot. Press.</p>" in html
    assert "<p>About the publisher: Printers &amp; co.</p>" in html
    assert "<p>Rights in the source: © Press</p>" in html
    assert '<a href="https://b.org/money">https://b.org/money</a>, javascript:alert(1)</p>' in html
