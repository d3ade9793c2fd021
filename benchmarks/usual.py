"""`list`, `show` and `search` of the bundled FAQ as they are usually written.

`startup.py` compares `faq` with this: Typer, `rich.table`, `rich.markdown` and `yaml.safe_load`,
all imported at the top.
"""

from pathlib import Path

import typer
import yaml
from rich.console import Console
from rich.markdown import Markdown
from rich.table import Table

app = typer.Typer()
console = Console()
DATA = Path(__file__).resolve().parents[1] / "data" / "faq.yaml"


def entries() -> list[dict[str, str]]:
    """Return the questions of the FAQ, in order."""
    data = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    return [entry for section in data["sections"] for entry in section["questions"]]


@app.command("list")
def list_questions() -> None:
    """List the questions."""
    table = Table("No.", "Question")
    for number, entry in enumerate(entries(), start=1):
        table.add_row(str(number), entry["question"])
    console.print(table)


@app.command()
def show(number: int) -> None:
    """Show an answer."""
    entry = entries()[number - 1]
    console.print(Markdown(f"# {entry['question']}\n\n{entry['answer']}"))


@app.command()
def search(word: str) -> None:
    """Search the text."""
    for number, entry in enumerate(entries(), start=1):
        if word.lower() in (entry["question"] + entry["answer"]).lower():
            console.print(f"{number}. {entry['question']}")
            console.print(entry["answer"].lower().replace(word, f"[bold red]{word}[/]"))


if __name__ == "__main__":
    app()
