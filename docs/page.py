"""Take a picture of an exported page: the bundled FAQ in Chromium, with a search in it.

Usage: python docs/page.py [-o FILE] [--dark] [--width N] [WORDS]
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
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
        options = Options()
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"):
            options.add_argument(flag)
        options.add_argument(f"--user-data-dir={folder}/profile")
        options.binary_location = shutil.which("chromium") or ""
        driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            size = {"width": args.width, "height": args.height, "deviceScaleFactor": 1}
            driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {**size, "mobile": False})
            scheme = {"name": "prefers-color-scheme", "value": "dark" if args.dark else "light"}
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
            driver.get(page.as_uri())
            driver.find_element(By.ID, "_search").send_keys(args.words)
            WebDriverWait(driver, 10).until(lambda d: d.find_elements(By.TAG_NAME, "mark"))
            driver.save_screenshot(args.output)
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
