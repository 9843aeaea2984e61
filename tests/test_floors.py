"""Imports go one way: down the floors of the package."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import atip_agenda

PACKAGE = Path(atip_agenda.__file__).parent

# From the ground up; rooms on one floor do not know each other, save inside one room.
FLOORS = [
    {"__init__", "errors"},
    {"zones", "streams", "wording"},
    {"local_zone"},
    {"environment", "fields"},
    {"conference"},
    {"models"},
    {"faults"},
    {"reading"},
    {"times", "schedule", "schema"},
    {"formats", "remote"},
    {"loading"},
    {"render"},
    {"cli"},
    {"__main__"},
]
# The rooms that may import a library.
KEPT = {
    "rich": {"render"},
    "typer": {"cli"},
    "pydantic": {"fields", "conference", "models", "faults", "reading", "schema"},
    "httpx": {"remote"},
    "platformdirs": {"remote"},
    "icalendar": {"formats"},
    "lxml": {"formats"},
    "recurring_ical_events": {"formats"},
    "segno": {"render"},
}
ONLY_ENVIRONMENT = {"os.environ", "sys.stdout", "sys.stderr", "sys.stdin"}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def room_of_file(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def floor_of(room: str) -> int:
    (floor,) = [number for number, rooms in enumerate(FLOORS) if room in rooms]
    return floor


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, also inside functions."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            module = node.module or ""
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_from_lower_floors_alone(path: Path) -> None:
    room = room_of_file(path)
    for name in imports_of(path):
        if not name.startswith("atip_agenda"):
            continue
        other = room_of(name)
        below = floor_of(other) < floor_of(room)
        assert below or other == room, name


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_library_stays_on_its_floor(path: Path) -> None:
    for name in imports_of(path):
        library = name.partition(".")[0]
        assert library != "click", "Typer carries its own"
        assert room_of_file(path) in KEPT.get(library, {room_of_file(path)}), name


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_the_environment_knows_the_world(path: Path) -> None:
    if room_of_file(path) in {"environment", "__main__"}:
        return
    text = path.read_text(encoding="utf-8")
    assert not [name for name in ONLY_ENVIRONMENT if name in text]


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_has_no_more_than_three_hundred_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_no_module_imports_itself_by_way_of_others() -> None:
    files = {
        ".".join((PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts)): path
        for path in modules()
    }
    imports = {
        module: {
            other
            for name in imports_of(path)
            for other in (name, name.rpartition(".")[0])
            if other in files and other != module
        }
        for module, path in files.items()
    }
    TopologicalSorter(imports).prepare()  # raises CycleError


@pytest.mark.parametrize("path", sorted((PACKAGE / "render" / "answers").rglob("*.py")), ids=str)
def test_the_answer_of_a_command_knows_no_other_command(path: Path) -> None:
    answers = "atip_agenda.render.answers."
    own = path.relative_to(PACKAGE / "render" / "answers").parts[0].removesuffix(".py")
    for name in imports_of(path):
        if name.startswith(answers):
            assert name.removeprefix(answers).partition(".")[0] == own, name
