"""Time the search of an exported page of a thousand questions, in Chromium.

Usage: python benchmarks/page_search.py [--entries N]

Types four queries letter by letter, and prints the milliseconds from a keystroke to the picture
that follows it. On an idle machine the median should be under 50.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

QUERIES = ("how does kan", "fast dorm", "test", "best nun")
SCRIPT = """
  const [typed, done] = arguments;
  const input = document.querySelector("input[type=search]");
  const drawn = () => new Promise((resolve) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  }));
  (async () => {
    const times = [];
    for (const text of typed) {
      const start = performance.now();
      input.value = text;
      input.dispatchEvent(new Event("input", { bubbles: true }));
      await drawn();
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    done(times);
  })();
"""


def make_faq(entries: int) -> str:
    """Return a FAQ in YAML whose answers have a hundred words each, the same each time."""
    words = [f"{a}{b}{c}" for a in "bdfklmnprst" for b in "aeiou" for c in ("n", "st", "rm", "l")]

    def text(seed: int, count: int) -> str:
        return " ".join(words[(seed * 31 + i * i * 7 + i) % len(words)] for i in range(count))

    return "".join(
        f"- question: How does {text(i, 5)}?\n  answer: {text(i + 5, 100)}.\n"
        for i in range(entries)
    )


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--entries", type=int, default=1000)
    args = parser.parse_args()
    typed = [query[:end] for query in QUERIES for end in range(1, len(query) + 1)]
    with tempfile.TemporaryDirectory() as folder:
        source, page = Path(folder, "faq.yaml"), Path(folder, "faq.html")
        source.write_text(make_faq(args.entries), encoding="utf-8")
        faq = str(Path(sys.executable).with_name("faq"))
        subprocess.run([faq, "export", "html", "-f", str(source), "-o", str(page)], check=True)
        options = Options()
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu"):
            options.add_argument(flag)
        options.add_argument(f"--user-data-dir={folder}/profile")
        options.binary_location = shutil.which("chromium") or ""
        driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            driver.get(page.as_uri())
            times = driver.execute_async_script(SCRIPT, typed)
        finally:
            driver.quit()
    print(f"median {statistics.median(times):.0f} ms, slowest {max(times):.0f} ms")


if __name__ == "__main__":
    main()
