"""Every dependency of pyproject.toml is imported, and everything imported is named there."""

from __future__ import annotations

import ast
import functools
import re
import sys
import tomllib
from collections.abc import Iterable
from importlib.metadata import packages_distributions
from typing import Any

import pytest

from conftest import ROOT

# Tools that are used without an import, and what for.
TOOLS = {
    "mypy": "checks types",
    "pytest-cov": "measures coverage as a plugin of pytest",
    "pytest-xdist": "runs tests side by side as a plugin of pytest",
    "coverage": "is what pytest-cov measures with",
    "ruff": "lints and formats",
    "tzdata": "holds the zones that zoneinfo reads",
}


def normalized(name: str) -> str:
    """The name of a distribution as the registry compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def project() -> dict[str, Any]:
    table: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return table


def named_in(requirements: Iterable[str]) -> set[str]:
    """The distributions that requirements name, but for the project's own extras."""
    names = {normalized(re.split(r"[\[<>=!~; ]", one, maxsplit=1)[0]) for one in requirements}
    return names - {normalized(project()["name"])}


@functools.cache
def imported_by(*folders: str) -> set[str]:
    """The top-level modules imported in folders, also inside functions."""
    found: set[str] = set()
    own: set[str] = set()
    for folder in folders:
        own |= {path.stem for path in (ROOT / folder).iterdir()}
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    found.add(node.module.partition(".")[0])
    return found - own - {"atip_agenda"} - sys.stdlib_module_names


@functools.cache
def distributions() -> dict[str, list[str]]:
    """The distributions that each installed module comes from."""
    return {**packages_distributions()}


def distributions_of(modules: Iterable[str]) -> set[str]:
    """The distributions that provide modules; unknown modules by their own name."""
    known = distributions()
    return {normalized(name) for module in modules for name in known.get(module, [module])}


CORE = named_in(project()["dependencies"])
EXTRAS = {name: named_in(some) for name, some in project()["optional-dependencies"].items()}
# Extras for users, and extras for developers.
OFFERED = set().union(*(some for name, some in EXTRAS.items() if name not in {"test", "dev"}))
FOR_WORK = EXTRAS["test"] | EXTRAS["dev"]
WORK = ("tests", "benchmarks", "docs")


def test_each_dependency_is_imported_by_the_package() -> None:
    assert (CORE | OFFERED) - set(TOOLS) <= distributions_of(imported_by("src"))


def test_what_the_package_imports_is_a_dependency() -> None:
    assert distributions_of(imported_by("src")) <= CORE | OFFERED


def test_each_dependency_of_the_tests_is_imported_by_them() -> None:
    # types-… holds the types of another library, for mypy.
    used = distributions_of(imported_by(*WORK))
    unused = {name for name in FOR_WORK - used - set(TOOLS) if not name.startswith("types-")}
    assert not unused


def test_what_the_tests_import_is_a_dependency() -> None:
    assert distributions_of(imported_by(*WORK)) <= CORE | OFFERED | FOR_WORK


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_a_tool_is_named_in_the_project(name: str) -> None:
    assert name in CORE | OFFERED | FOR_WORK
