"""Draw the pictures in README.md and docs/*.md: screens 80 columns wide, as SVG.

`python docs/screenshots.py` draws them into docs/. `--check` draws nothing and exits with 1 if a
picture is out of date.
"""

from __future__ import annotations

import datetime as dt
import io
import shlex
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from atip_agenda.cli.run import run
from atip_agenda.environment import Environment
from examples import NOW

FOLDER = Path(__file__).parent
PICTURES = {
    "list": "atip-agenda list",
    "now": "atip-agenda now",
    "clashes": 'atip-agenda clashes --event "mon 16:00-17:00 Survivors’ voices"',
}
COLUMNS = 80
CLOCK = dt.datetime.fromisoformat(NOW)
COLORS = TerminalTheme(
    background=(30, 30, 30),
    foreground=(212, 212, 212),
    normal=[
        (0, 0, 0),
        (224, 90, 85),
        (90, 190, 105),
        (214, 182, 78),
        (95, 150, 230),
        (198, 120, 210),
        (70, 182, 200),
        (212, 212, 212),
    ],
)
# Rich's own frame fetches a font from the network. This one uses installed fonts; each run of text
# states its width, so any monospaced font keeps the columns.
FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
    <style>
    .{unique_id}-matrix, .{unique_id}-title {{
        font-family: "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace;
        font-size: {char_height}px;
        line-height: {line_height}px;
    }}
    .{unique_id}-title {{ font-size: 16px; }}
    {styles}
    </style>
    <defs>
    <clipPath id="{unique_id}-clip-terminal">
      <rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
    </clipPath>
    {lines}
    </defs>
    {chrome}
    <g transform="translate({terminal_x}, {terminal_y})"
       clip-path="url(#{unique_id}-clip-terminal)">
    {backgrounds}
    <g class="{unique_id}-matrix">
    {matrix}
    </g>
    </g>
</svg>
"""


def screen_of(command: str) -> str:
    """Return what a command prints on a terminal with colours, including escape codes."""
    written = io.BytesIO()
    streams = [io.TextIOWrapper(data, encoding="utf-8") for data in (io.BytesIO(), written)]
    world = {"COLUMNS": str(COLUMNS), "FORCE_COLOR": "1"}
    environment = Environment(world, streams[0], streams[1], streams[1], lambda: CLOCK)
    run(shlex.split(command)[1:], environment)
    return written.getvalue().decode("utf-8")


def picture_of(name: str, command: str) -> str:
    """Return the picture of a command's screen. The same screen gives the same picture."""
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    # Rich cuts off the descenders of the last line, so add an empty line.
    screen = Text.from_ansi(screen_of(command).rstrip("\n"))
    console.print(screen, soft_wrap=True, end="\n\n")
    svg = console.export_svg(title=command, theme=COLORS, code_format=FRAME, unique_id=name)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main(arguments: list[str]) -> int:
    """Draw the pictures, or check whether they are up to date. Return the exit code."""
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    stale = 0
    for name, command in PICTURES.items():
        path = FOLDER / f"{name}.svg"
        picture = picture_of(name, command)
        if path.exists() and path.read_text(encoding="utf-8") == picture:
            continue
        if arguments:
            print(f"{path} is out of date: “{command}” prints something else", file=sys.stderr)
            stale = 1
        else:
            path.write_text(picture, encoding="utf-8", newline="\n")
            print(f"{path} drawn")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
