from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from .conftest import DESKTOP, PHONE, Browser

pytestmark = pytest.mark.slow

CAFE = """\
title: Café
description: What guests ask.
language: en
synonyms: [[Zaporizhzhia, Запорожье]]
sections:
  - title: Drinks
    questions:
      - id: creme
        question: Is there crème brûlée coffee?
        short: Yes, from *Monday* on.
        answer: |
          It has CRÈME in it, from Zaporizhzhia.

          ### How it is made

          | what | how much |
          | --- | ---: |
          | sugar | 2 |

          ```sh
          brew coffee
          ```
        note: Ask for milk.
        aliases: [caffeine]
        see_also: [straße]
      - id: tea
        question: Is there tea?
        answer: |
          Yes, see [the list](https://example.org/teas) and ![a cup](https://example.org/cup.png).
  - title: The house
    questions:
      - id: straße
        question: Where is the house?
        answer: In the Hauptstraße.
"""

HOSTILE = r"""
title: "</title><script>window.hacked = 1</script>"
description: "\"><script>window.hacked = 2</script>"
as_of: "<img src=x onerror='window.hacked=3'>"
notice: "</footer><script>window.hacked = 4</script>"
language: "en\" onload=\"window.hacked=5"
source:
  title: "<b onmouseover=alert(1)>"
  url: "javascript:window.hacked=6"
synonyms: [["</script><script>window.hacked=7</script>", b]]
sections:
  - title: "</h2><script>window.hacked = 8</script>"
    questions:
      - id: "\" onmouseover=\"window.hacked=9"
        question: "</script><script>window.hacked = 10</script> ${1+1} $title?"
        short: "<svg onload=window.hacked=11>"
        answer: |
          <script>window.hacked = 12</script>
          <img src="https://example.org/x.png" onerror="window.hacked=13">
          <style>* { display: none }</style><iframe srcdoc="x"></iframe>

          [a](javascript:window.hacked=14) [b](JaVaScRiPt:window.hacked=15)
          [c](data:text/html,<script>window.hacked=16</script>) [d](vbscript:x) [e](//example.org)
          ![f](javascript:window.hacked=17) ![g](https://example.org/g.png)
          [h](&#106;avascript:window.hacked=18) <javascript:window.hacked=19>
          [i](java&#10;script:window.hacked=20)

          ```"><script>window.hacked=21</script>
          </code></pre><script>window.hacked=22</script>
          ```
        note: "</div></article></main><script>window.hacked = 23</script>"
        aliases: ["\"><script>window.hacked = 24</script>"]
      - id: _search
        question: Whose id is the search box's?
        answer: Not ours. --> <!-- ]]>
"""


@pytest.fixture(scope="module")
def cafe(export: Callable[[str], str]) -> str:
    """Return the address of a small page with something of each kind."""
    return export(CAFE)


@pytest.fixture(scope="module")
def thousand(export: Callable[[str], str]) -> str:
    """Return the address of a page with a thousand answers of a hundred words."""
    words = [f"{a}{b}{c}" for a in "bdfklmnprst" for b in "aeiou" for c in ("n", "st", "rm", "l")]

    def text(seed: int, count: int) -> str:
        return " ".join(words[(seed * 31 + i * i * 7 + i) % len(words)] for i in range(count))

    entries = [
        f"- question: How does {text(i, 5)}?\n  answer: {text(i + 5, 100)}.\n" for i in range(1000)
    ]
    return export("".join(entries))


def shown(browser: Browser) -> list[str]:
    """Return the visible questions."""
    return browser.texts("main .question")


@pytest.mark.parametrize(
    ("typed", "found", "marks"),
    [
        ("creme", ["Is there crème brûlée coffee?"], {"crème", "CRÈME"}),
        ("BRÛLÉE", ["Is there crème brûlée coffee?"], {"brûlée"}),
        ("hauptstrasse", ["Where is the house?"], {"Hauptstraße"}),
        ("tea is", ["Is there tea?"], {"tea"}),
        ('"is there tea"', ["Is there tea?"], {"Is there tea"}),
        ("запорожье", ["Is there crème brûlée coffee?"], {"Zaporizhzhia"}),
        ("caffeine", ["Is there crème brûlée coffee?"], set()),
    ],
)
def test_a_search_finds_and_highlights(
    browser: Browser, cafe: str, typed: str, found: list[str], marks: set[str]
) -> None:
    """Case and accents don't matter; synonyms and aliases match too."""
    browser.open(cafe)
    browser.search(typed)
    assert shown(browser) == found
    browser.wait(lambda: browser.texts("mark") or not marks)
    assert set(browser.texts("mark")) >= marks
    assert browser.texts(".contents li[value]") == found
    assert browser.first("[role=status]").text == "1 of 3 questions"
    browser.first("input").send_keys(Keys.ESCAPE)
    assert len(shown(browser)) == 3
    assert browser.texts("mark") == []
    assert browser.first("[role=status]").text == "3 questions"


def test_a_search_that_finds_nothing_says_so(browser: Browser, cafe: str) -> None:
    """The titles of sections are hidden with their questions; the contents stay."""
    browser.open(cafe)
    browser.search("qqqq")
    assert shown(browser) == []
    assert browser.texts("main h2") == []
    assert browser.texts(".none") == ["Nothing matches. Try other words, or look in the contents."]
    assert browser.first("[role=status]").text == "0 of 3 questions; “qqqq” isn’t in this FAQ"
    browser.first(".contents li[value='3'] a").click()
    browser.wait(lambda: len(shown(browser)) == 3)
    assert browser.run("return document.querySelector(':target .question').textContent") == (
        "Where is the house?"
    )


def test_highlights_leave_no_trace(browser: Browser, cafe: str) -> None:
    """The page is the same after any number of searches."""
    browser.open(cafe)
    before = browser.run("return document.querySelector('main').innerHTML")
    for typed in ("c", "creme", "is creme there", "th"):
        browser.search(typed)
        browser.wait(lambda: browser.texts("mark"))
    browser.search("")
    browser.first("input").send_keys("x", Keys.BACKSPACE)
    assert browser.run("return document.querySelector('main').innerHTML") == before


def test_a_search_on_a_phone_shows_hits_with_their_passage(browser: Browser, cafe: str) -> None:
    """Title and contents make room for them; a tap on a hit shows the rest of it, and hides it."""
    browser.set_screen(PHONE)
    browser.open(cafe)
    assert browser.first(".find").location["y"] > 100
    browser.search("see list ")
    assert browser.first(".find").location["y"] == 0
    assert browser.texts(".contents") == []
    browser.first("input").send_keys(Keys.ENTER)
    assert browser.run("return document.activeElement.tagName") == "BODY"
    assert shown(browser) == ["Is there tea?"]
    assert browser.texts(".passage") == ["Yes, see the list and a cup."]
    assert browser.texts(".passage mark") == ["see", "list"]
    assert browser.texts(".answer") == []
    title = browser.first(".matches .title")
    ActionChains(browser.driver).move_to_element(title).click().perform()
    assert browser.texts(".answer") == ["Yes, see the list and a cup."]
    browser.first(".passage").click()
    assert browser.texts(".answer") == []
    browser.search("qqqq")
    browser.first("input").send_keys(Keys.ESCAPE)
    assert browser.first(".find").location["y"] > 100
    assert browser.texts(".passage") == []
    assert len(browser.texts(".answer")) == 3


def test_the_best_hit_on_a_phone_has_its_short_answer_too(browser: Browser, cafe: str) -> None:
    """If the passage would be from the short answer, a button offers the rest in its place."""
    browser.set_screen(PHONE)
    browser.open(cafe)
    browser.search("sugar ")
    assert browser.texts(".short") == ["Yes, from Monday on."]
    assert browser.texts(".passage") == ["sugar 2"]
    browser.search("monday ")
    assert browser.texts(".short") == ["Yes, from Monday on."]
    assert browser.texts(".passage") == ["Show more"]


def test_a_link_from_one_hit_to_another_opens_that(browser: Browser, cafe: str) -> None:
    browser.set_screen(PHONE)
    browser.open(cafe)
    browser.search("coffee house ")
    assert len(shown(browser)) > 1
    browser.first("[data-number='1'] .passage").click()
    browser.first(".related a").click()
    browser.wait(lambda: "In the Hauptstraße." in browser.texts(".answer"))
    assert browser.first("input").get_attribute("value") == "coffee house "


def test_the_contents_have_the_numbers_of_the_questions(browser: Browser, cafe: str) -> None:
    browser.open(cafe)
    script = (
        "return [...document.querySelectorAll('.contents li[value]')]"
        ".map((item) => [item.value, getComputedStyle(item, '::before').content])"
    )
    assert [number for number, _ in browser.run(script)] == [1, 2, 3]
    assert all("attr(value)" in mark or str(n) in mark for n, mark in browser.run(script))


def test_the_page_is_in_the_middle_and_what_begins_a_line_is_aligned(
    browser: Browser, cafe: str
) -> None:
    browser.open(cafe)
    script = (
        "const at = (one) => document.querySelector(one).getBoundingClientRect();"
        "return [at('h1').left, at('#_search').left, at('.contents li').left,"
        " document.documentElement.clientWidth - at('main').right]"
    )
    title, *others = browser.run(script)
    assert others == pytest.approx([title] * 3, abs=1)


def in_view(browser: Browser, name: str) -> bool:
    """Return whether the element with an id is on the screen."""
    script = "return document.getElementById(arguments[0]).getBoundingClientRect().top"
    return -1 <= float(browser.run(script, name)) < PHONE[1]


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_deep_link_opens(browser: Browser, thousand: str, size: tuple[int, int]) -> None:
    """It scrolls to a question far down, and its answer is visible."""
    browser.set_screen(size)
    browser.open(thousand)
    name = browser.run("return document.querySelectorAll('.entry')[900].id")
    browser.open(f"{thousand}#{name}")
    browser.wait(lambda: in_view(browser, name))
    assert browser.run("return document.querySelector(':target').id") == name
    assert browser.run("return document.querySelector(':target .answer').offsetHeight") > 0


def test_a_link_to_a_hidden_question_ends_the_search(browser: Browser, cafe: str) -> None:
    """`See also` may lead to a question that doesn't match."""
    browser.open(cafe)
    browser.search("creme")
    assert len(shown(browser)) == 1
    browser.first(".related a").click()
    browser.wait(lambda: len(shown(browser)) == 3)
    assert browser.run("return document.querySelector(':target .question').textContent") == (
        "Where is the house?"
    )
    assert browser.first("input").get_attribute("value") == ""


def test_a_hostile_faq_runs_no_script(browser: Browser, export: Callable[[str], str]) -> None:
    """Nothing in it becomes an element, a script or a link that runs one."""
    address = export(HOSTILE)
    browser.open(address)
    browser.search("window")
    browser.wait(lambda: browser.texts("mark"))
    for element in browser.driver.find_elements(By.CSS_SELECTOR, "main a, main code, .entry"):
        browser.run("arguments[0].dispatchEvent(new MouseEvent('mouseover'))", element)
    browser.first("input").send_keys(Keys.ESCAPE)
    assert browser.run("return window.hacked") is None
    assert browser.run("return document.scripts.length") == 3
    assert browser.run("return document.querySelectorAll('style').length") == 1
    assert browser.run("return document.querySelectorAll('img, svg, iframe, b').length") == 0
    hrefs = browser.run("return [...document.links].map((link) => link.getAttribute('href'))")
    assert all(href.startswith(("#", "https://")) for href in hrefs), hrefs
    assert "https://example.org/g.png" in hrefs
    handlers = browser.run(
        "return [...document.querySelectorAll('*')].flatMap((e) => e.getAttributeNames())"
        ".filter((name) => name.startsWith('on') || name === 'style')"
    )
    assert handlers == []
    assert browser.first("main h2").text == "</h2><script>window.hacked = 8</script>"
    data = json.loads(browser.run("return document.querySelector('[type*=ld]').textContent"))
    assert len(data["mainEntity"]) == 2
    assert browser.run("return document.querySelectorAll('#_search').length") == 1
    assert browser.complaints() == []


def test_the_policy_blocks_other_scripts(browser: Browser, cafe: str) -> None:
    """Only the page's own script and style are allowed, by their hashes."""
    browser.open(cafe)
    assert browser.complaints() == []
    assert browser.first("[role=search]").is_displayed()
    assert browser.run("return getComputedStyle(document.querySelector('.wide')).overflowX") == (
        "auto"
    )
    browser.run(
        "const s = document.createElement('script'); s.textContent = 'window.hacked = 1';"
        "document.body.append(s);"
        "const i = new Image(); i.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw=';"
        "document.body.append(i);"
    )
    assert browser.run("return window.hacked") is None
    complaints = browser.wait(browser.complaints)
    assert any("Content Security Policy" in complaint for complaint in complaints)


def test_the_page_needs_no_network(browser: Browser, cafe: str) -> None:
    """It fetches nothing; an image is a link."""
    browser.open(cafe)
    assert browser.run("return performance.getEntriesByType('resource').length") == 0
    assert browser.first("a.image").get_attribute("href") == "https://example.org/cup.png"


SCREENS = [
    pytest.param(size, dark, id=f"{name}-{'dark' if dark else 'light'}")
    for name, size in (("desktop", DESKTOP), ("phone", PHONE))
    for dark in (False, True)
]


@pytest.mark.parametrize(("size", "dark"), SCREENS)
@pytest.mark.parametrize("typed", ["", "creme", "qqqq"])
def test_axe_finds_no_violation(
    browser: Browser, cafe: str, axe: Path, size: tuple[int, int], typed: str, *, dark: bool
) -> None:
    """The page is accessible, whether or not it is being searched."""
    browser.set_screen(size, dark=dark)
    browser.open(cafe)
    if typed:
        browser.search(typed)
    if typed == "creme":
        browser.wait(lambda: browser.texts("mark"))
    browser.run(axe.read_text(encoding="utf-8"))
    results = browser.run_async("axe.run().then(done)")
    violations = [(v["id"], [n["html"] for n in v["nodes"]]) for v in results["violations"]]
    assert violations == []
    assert len(results["passes"]) > 20


def test_the_keyboard_reaches_everything(browser: Browser, cafe: str) -> None:
    """Tab offers to skip to the questions, `/` goes to the search box, and Escape empties it."""
    browser.open(cafe)
    body = browser.first("body")
    body.send_keys(Keys.TAB)
    active = browser.driver.switch_to.active_element
    assert active.text == "Skip to the questions"
    active.send_keys(Keys.ENTER)
    assert browser.run("return document.activeElement.tagName") == "MAIN"
    browser.run("document.activeElement.blur()")
    browser.first("body").send_keys("/")
    assert browser.run("return document.activeElement.type") == "search"
    browser.driver.switch_to.active_element.send_keys("tea", Keys.ESCAPE)
    assert len(shown(browser)) == 3


def test_without_scripts_everything_can_be_read(browser: Browser, cafe: str) -> None:
    """There is no search box, because it wouldn't work."""
    turn = "Emulation.setScriptExecutionDisabled"
    browser.driver.execute_cdp_cmd(turn, {"value": True})
    try:
        browser.open(cafe)
        assert len(shown(browser)) == 3
        assert len(browser.texts(".answer")) == 3
        assert not browser.first("input").is_displayed()
        assert browser.first(".contents a").is_displayed()
    finally:
        browser.driver.execute_cdp_cmd(turn, {"value": False})


def test_only_answers_are_printed(browser: Browser, cafe: str) -> None:
    """The search box and the contents are left out, and links show where they lead."""
    browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        browser.open(cafe)
        assert len(browser.texts(".answer")) == 3
        assert not browser.first("input").is_displayed()
        assert not browser.first(".contents").is_displayed()
        script = "return getComputedStyle(document.querySelector('.answer a'), '::after').content"
        assert "example.org/teas" in browser.run(script)
    finally:
        browser.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_phone_never_scrolls_sideways(browser: Browser, cafe: str) -> None:
    """The page is no wider than 320 pixels."""
    browser.set_screen((320, 600))
    browser.open(cafe)
    assert browser.run("return document.documentElement.scrollWidth") <= 320


def test_a_search_shows_and_highlights_only_so_much(browser: Browser, thousand: str) -> None:
    """A thousand answers at once would take longer than a keystroke may."""
    browser.open(thousand)
    browser.search("how does it")
    browser.wait(lambda: browser.texts("mark"))
    assert browser.first("[role=status]").text == "The best 50 of 1,000 questions"
    visible = "return [...document.querySelectorAll('main .question')].filter(e => e.offsetHeight)"
    assert browser.run(f"{visible}.length") == 50
    items = visible.replace("main .question", ".contents li")
    assert browser.run(f"{items}.length") == 50
    lists = visible.replace("main .question", ".contents ol")
    assert browser.run(f"{lists}.every((list) => list.querySelector('.match'))")
    highlighted = "return document.querySelectorAll('.entry:has(mark)').length"
    assert 0 < browser.run(highlighted) < 50
    browser.run("document.querySelector('.matches .entry:last-child').scrollIntoView()")
    last = "return document.querySelector('.matches .entry:last-child mark')"
    browser.wait(lambda: browser.run(last))


def test_a_search_waits_until_the_page_is_read(browser: Browser, thousand: str) -> None:
    """That takes a while if it is long; meanwhile the page says that it is busy."""
    browser.open(thousand)
    query = "how does it"
    typed = (
        "const input = document.querySelector('input'); input.value = arguments[0];"
        "input.dispatchEvent(new Event('input'));"
    )
    browser.run(typed, query)
    browser.wait(lambda: browser.first("main").get_attribute("aria-busy") == "false")
    assert browser.first("[role=status]").text == "The best 50 of 1,000 questions"


@pytest.mark.parametrize("typed", ["", "how does it"])
def test_a_long_page_is_laid_out_only_near_the_screen(
    browser: Browser, thousand: str, typed: str
) -> None:
    """Otherwise each key would take seconds; what isn't laid out can be found all the same."""
    browser.open(thousand)
    if typed:
        browser.search(typed)
        browser.first("input").send_keys(Keys.ESCAPE)
    laid_out = (
        "return [...document.querySelectorAll(arguments[0])]"
        ".filter((e) => e.checkVisibility({contentVisibilityAuto: true})).length"
    )
    for selector in ("main .question", ".contents a"):
        assert browser.wait(partial(browser.run, laid_out, selector)) < 300
    last = browser.run("return [...document.querySelectorAll('.answer')].at(-1).textContent.trim()")
    assert browser.run("return window.find(arguments[0])", last)
