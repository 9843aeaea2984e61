"""Draw the README's pictures: what the tool shows on a terminal of 80 cells, as SVG.

`python docs/screenshots.py` draws them, into docs/; with `--check` it draws nothing, and exits with
1 where a picture is not what the tool shows today.
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

FOLDER = Path(__file__).parent
PICTURES = {
    "list": "atip-agenda list",
    "now": "atip-agenda now",
    "clashes": 'atip-agenda clashes --event "mon 16:00-17:00 Survivors’ voices"',
}
COLUMNS = 80
# Monday 20 April 2026, 15:45 in Vienna: the clock of all examples in the README.
CLOCK = dt.datetime(2026, 4, 20, 13, 45, tzinfo=dt.UTC)
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
# Rich's own frame fetches its font from another host. This one asks only for what readers have;
# each run of text says how wide it is, so that every monospaced font keeps the columns.
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
    """What the tool sends to a terminal that shows colours, escapes and all."""
    written = io.BytesIO()
    streams = [io.TextIOWrapper(data, encoding="utf-8") for data in (io.BytesIO(), written)]
    world = {"COLUMNS": str(COLUMNS), "FORCE_COLOR": "1"}
    environment = Environment(world, streams[0], streams[1], streams[1], lambda: CLOCK)
    run(shlex.split(command)[1:], environment)
    return written.getvalue().decode("utf-8")


def picture_of(name: str, command: str) -> str:
    """The picture of a command's screen, the same for the same screen."""
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="standard",
        legacy_windows=False,
    )
    # Rich cuts the last line's descenders off: an empty one is the last.
    screen = Text.from_ansi(screen_of(command).rstrip("\n"))
    console.print(screen, soft_wrap=True, end="\n\n")
    svg = console.export_svg(title=command, theme=COLORS, code_format=FRAME, unique_id=name)
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def main(arguments: list[str]) -> int:
    """Draw the pictures, or only look whether they are up to date; the exit code."""
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
            print(f"{path} is not what “{command}” shows today", file=sys.stderr)
            stale = 1
        else:
            path.write_text(picture, encoding="utf-8", newline="\n")
            print(f"{path} drawn")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
