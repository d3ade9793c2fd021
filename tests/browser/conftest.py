"""Open exported pages in Chromium without a window."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import chromium
import pytest
from chromium import PATIENCE
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

PROGRAM = Path(sys.executable).with_name("faq")
CHECKOUT = Path(__file__).parents[2]
DESKTOP, PHONE = (1280, 900), (390, 844)


class Browser:
    """A browser and the page in it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        """Load a page from scratch."""
        self.driver.get("about:blank")
        self.driver.get(address)

    def set_screen(self, size: tuple[int, int], *, dark: bool = False) -> None:
        """Set the size of the screen, and whether it is dark."""
        chromium.set_screen(self.driver, size, dark=dark)

    def run(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page and return its result."""
        return self.driver.execute_script(script, *arguments)

    def run_async(self, script: str, *arguments: Any) -> Any:
        """Run a script in the page and return what it passes to its function `done`."""
        script = f"const done = arguments[arguments.length - 1]; {script}"
        return self.driver.execute_async_script(script, *arguments)

    def first(self, selector: str) -> WebElement:
        """Return the first element that matches a selector."""
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector: str) -> list[str]:
        """Return the texts of the visible elements that match a selector."""
        found = self.driver.find_elements(By.CSS_SELECTOR, selector)
        return [element.text for element in found if element.is_displayed()]

    def wait(self, condition: Callable[[], Any]) -> Any:
        """Wait until a condition is true, and return its value."""
        return WebDriverWait(self.driver, PATIENCE).until(lambda _: condition())

    def search(self, text: str) -> None:
        """Type into the empty search box, and wait for the search."""
        box = self.first("input[type=search]")
        box.clear()
        box.send_keys(text)
        self.wait(lambda: self.first("main").get_attribute("aria-busy") == "false")

    def complaints(self) -> list[str]:
        """Return the messages in the browser's log since the last call."""
        return [str(entry["message"]) for entry in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]


@pytest.fixture(scope="session")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[webdriver.Chrome]:
    """Start the browser once; skip the tests if it isn't installed."""
    try:
        started = chromium.start(tmp_path_factory.mktemp("profile"))
    except FileNotFoundError as error:
        pytest.skip(str(error))
    yield started
    started.quit()


@pytest.fixture
def browser(driver: webdriver.Chrome) -> Browser:
    """Return the browser with the size of a desktop and an empty page."""
    shown = Browser(driver)
    shown.set_screen(DESKTOP)
    shown.open("about:blank")
    shown.complaints()
    return shown


@pytest.fixture(scope="session")
def axe() -> Path:
    """Return the script of axe-core; skip the tests if it isn't installed."""
    script = CHECKOUT / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not installed: npm install --no-save axe-core")
    return script


@pytest.fixture(scope="session")
def export(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Return a function that exports a FAQ in YAML as a page and returns its address."""

    def make(text: str) -> str:
        folder = tmp_path_factory.mktemp("page")
        source, page = folder / "faq.yaml", folder / "faq.html"
        source.write_text(text, encoding="utf-8")
        command = [str(PROGRAM), "export", "html", "-f", str(source), "-o", str(page)]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return page.as_uri()

    return make
