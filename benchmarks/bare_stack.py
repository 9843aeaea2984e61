"""The yardstick: a Typer app of one command that validates a model and prints a table."""

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table


class Item(BaseModel):
    """Three fields, from JSON."""

    start: str
    minutes: int
    title: str


app = typer.Typer()


@app.command()
def main() -> None:
    """Print one row."""
    item = Item.model_validate_json('{"start": "14:30", "minutes": 120, "title": "Panel 1"}')
    table = Table("start", "minutes", "title")
    table.add_row(item.start, str(item.minutes), item.title)
    Console().print(table)


app()
