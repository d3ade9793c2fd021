"""Chromium without a window: for tests, the benchmark and the picture of an exported page."""

from __future__ import annotations

import shutil
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

PATIENCE = 20
"""How many seconds a page has for anything."""
_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
)


def start(profile: Path) -> webdriver.Chrome:
    """Start the browser and return it.

    Args:
        profile: the folder of what it keeps, which is made if it doesn't exist.

    Raises:
        FileNotFoundError: it or its driver is not installed.
    """
    binary, service = shutil.which("chromium"), shutil.which("chromedriver")
    if not (binary and service):
        raise FileNotFoundError("chromium or its driver is not installed")
    options = Options()
    options.binary_location = binary
    for flag in (*_FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(service))
    driver.set_script_timeout(PATIENCE)
    return driver


def set_screen(driver: webdriver.Chrome, size: tuple[int, int], *, dark: bool = False) -> None:
    """Set the size of the screen, and whether it is dark."""
    width, height = size
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
