"""Take a picture of an exported page: the bundled FAQ in Chromium, with a search in it.

Usage: python docs/page.py [-o FILE] [--dark] [--width N] [WORDS]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import chromium
from selenium.webdriver.common.by import By
from selenium.webdriver.support.wait import WebDriverWait

import faqcli
from faqcli.writers import write


def main() -> None:
    """Open the page, type the search and save the picture."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("words", nargs="?", default="eu membership")
    parser.add_argument("-o", "--output", default="docs/page.png")
    parser.add_argument("--dark", action="store_true")
    parser.add_argument("--width", type=int, default=960)
    parser.add_argument("--height", type=int, default=760)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "faq.html"
        with faqcli.load() as faq:
            page.write_text(write("html", faq.about, list(faq.entries)), encoding="utf-8")
        driver = chromium.start(Path(folder, "profile"))
        try:
            chromium.set_screen(driver, (args.width, args.height), dark=args.dark)
            driver.get(page.as_uri())
            driver.find_element(By.ID, "_search").send_keys(args.words)
            WebDriverWait(driver, 10).until(lambda d: d.find_elements(By.TAG_NAME, "mark"))
            driver.save_screenshot(args.output)
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
