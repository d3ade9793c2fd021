"""Time the search of an exported page of five thousand questions, in Chromium.

Usage: python benchmarks/page_search.py [--entries N] [--runs N] [--rate N] [--profile FILE]

Types five queries letter by letter with real keys, empties the box after each, and prints the
milliseconds from a keystroke to the frame that follows it: the median, the ninth decile and the
slowest. `--rate` slows the processor, as Chromium's developer tools do, and `--profile` writes what
the last run spent its time on, which they and speedscope.app show.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import chromium
from scale import COMMON, entries, question, vocabulary
from selenium import webdriver

QUERIES = (COMMON, "quokkka", question(vocabulary(4000)), "what about the", "missing quokka")
CLEAR = "\x1b"
LISTEN = """
  document.querySelector("input[type=search]").focus();
  window.times = [];
  document.addEventListener("keydown", (event) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.times.push(performance.now() - event.timeStamp);
    channel.port2.postMessage(0);
  }), { capture: true });
"""


def press(driver: webdriver.Chrome, key: str) -> float:
    """Press a key and return the milliseconds until the frame after it."""
    written = {"key": "Escape", "windowsVirtualKeyCode": 27} if key == CLEAR else {"text": key}
    already = driver.execute_script("return times.length")
    driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyDown", **written})
    driver.execute_cdp_cmd("Input.dispatchKeyEvent", {"type": "keyUp"})
    while driver.execute_script("return times.length") == already:
        time.sleep(0.005)
    time.sleep(0.1)  # what is done after the frame, such as highlighting further down
    return float(driver.execute_script("return times.at(-1)"))


def open_page(page: Path, folder: str, rate: int) -> webdriver.Chrome:
    """Return a browser with a page in it that has prepared its search."""
    driver = chromium.start(Path(folder, "profile"))
    chromium.set_screen(driver, (1280, 900))
    driver.execute_cdp_cmd("Emulation.setCPUThrottlingRate", {"rate": rate})
    driver.get(page.as_uri())
    driver.execute_script(LISTEN)
    time.sleep(5)
    return driver


def summary(times: list[float]) -> str:
    """Return the median, the ninth decile and the slowest of some times."""
    tenth = statistics.quantiles(times, n=10)[-1]
    return f"median {statistics.median(times):.0f}, p90 {tenth:.0f}, slowest {max(times):.0f} ms"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--rate", type=int, default=1)
    parser.add_argument("--profile", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        source, page = Path(folder, "faq.yaml"), Path(folder, "faq.html")
        lines = ["title: Made up\nquestions:\n", *entries(args.entries)]
        source.write_text("".join(lines), encoding="utf-8")
        faq = str(Path(sys.executable).with_name("faq"))
        subprocess.run([faq, "export", "html", "-f", str(source), "-o", str(page)], check=True)
        driver = open_page(page, folder, args.rate)
        try:
            for run in range(args.runs):
                if args.profile and run == args.runs - 1:
                    driver.execute_cdp_cmd("Profiler.enable", {})
                    driver.execute_cdp_cmd("Profiler.start", {})
                found = [
                    (query[:end] + key, press(driver, key))
                    for query in QUERIES
                    for end, key in enumerate([*query, CLEAR])
                ]
                typed = [spent for text, spent in found if CLEAR not in text]
                cleared = [spent for text, spent in found if CLEAR in text]
                print(f"letters: {summary(typed)}; Escape: {summary(cleared)}", flush=True)
            late = sorted(found, key=lambda pair: -pair[1])[:8]
            print("slowest:", ", ".join(f"{text!r} {spent:.0f}" for text, spent in late))
            if args.profile:
                profile = driver.execute_cdp_cmd("Profiler.stop", {})["profile"]
                args.profile.write_text(json.dumps(profile), encoding="utf-8")
        finally:
            driver.quit()


if __name__ == "__main__":
    main()
