"""Play a script with the program, in this process, and return what it prints as JSON."""

import contextlib
import io
import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from ninetyten.__main__ import main


def play(script: str) -> dict[str, Any]:
    """Return the JSON that `simulate --json` prints, or {"error": ..., "exit": N}."""
    with tempfile.TemporaryDirectory() as home:
        file = Path(home, "day.txt")
        file.write_text(script, encoding="utf-8")
        os.environ["NINETYTEN_HOME"] = home
        sys.argv = ["ninetyten", "simulate", str(file), "--json"]
        out, err = io.StringIO(), io.StringIO()
        code: object = 0
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                code = main()
            except SystemExit as leave:
                code = leave.code
    if code not in (0, None):
        return {"exit": code, "error": err.getvalue()}
    result: dict[str, Any] = json.loads(out.getvalue())
    return result
