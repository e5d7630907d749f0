"""The laws of the house that no linter knows."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import ninetyten

PACKAGE = Path(ninetyten.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 600

SLOW = {"textual", "pydantic", "pydantic_settings", "rich", "plyer", "dataclasses", "pathlib", "asyncio"}
"""What `status` may not import: it would cost more than all of its own work."""

STATUS = f"""
import sys
from ninetyten.__main__ import main
sys.argv = ["ninetyten", "status"]
try:
    code = main()
except SystemExit as left:
    code = left.code
print("imported:", *sorted({SLOW} & sys.modules.keys()))
sys.exit(code)
"""


def name(module: Path) -> str:
    """How a test calls a module."""
    return str(module.relative_to(PACKAGE))


def imports(module: Path) -> list[str]:
    """The dotted names of all that a module imports, wherever in it, names taken from modules included."""
    found = []
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module != "__future__":
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def test_the_house_has_rooms() -> None:
    """The laws below are asked of real modules."""
    assert {"domain/events.py", "journal/store.py"} <= {name(module) for module in MODULES}


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_a_module_can_be_read_in_one_sitting(module: Path) -> None:
    """No module is longer than 600 lines; data lives in files of its own, not in modules."""
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", [module for module in MODULES if module.stat().st_size], ids=name)
def test_a_module_says_why_it_exists(module: Path) -> None:
    """Every module that holds something begins with a docstring."""
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_nothing_private_of_a_library_is_imported(module: Path) -> None:
    """No name or module with a leading underscore is taken from outside (attributes are the linter's: SLF001)."""
    foreign = [path for path in imports(module) if not path.startswith("ninetyten")]
    assert [path for path in foreign if any(part.startswith("_") for part in path.split("."))] == []


def test_a_private_import_is_noticed(tmp_path: Path) -> None:
    """The law above sees every form of import."""
    module = tmp_path / "module.py"
    module.write_text("import a._b\n\ndef f():\n    from c import _d\n    from _e import f\n")
    assert imports(module) == ["a._b", "c._d", "_e.f"]


@pytest.mark.skipif(not (PACKAGE / "__main__.py").exists(), reason="there is not a command line yet")
def test_status_imports_nothing_slow(tmp_path: Path) -> None:
    """What a bar shows every few seconds costs no more than it must."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("NINETYTEN", "COVERAGE"))}
    environment["NINETYTEN_HOME"] = str(tmp_path)
    ran = subprocess.run([sys.executable, "-c", STATUS], env=environment, capture_output=True, text=True, timeout=30)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.splitlines()[-1] == "imported:"
