"""Play days on the program and on the model, and tell where they differ."""

from collections.abc import Callable
from typing import Any

from . import model, program

LEFT_OUT = {"title", "body", "watched", "target_charts", "expected_charts", "projected_charts", "needed_per_hour"}


def plain(value: Any, other: Any) -> Any:
    """Keep of a value what the other one has too: the model knows fewer keys."""
    if isinstance(value, dict) and isinstance(other, dict):
        return {key: plain(value[key], other[key]) for key in other if key in value}
    if isinstance(value, list) and isinstance(other, list):
        return [plain(a, b) for a, b in zip(value, other, strict=False)] + value[len(other) :]
    return value


def ordered(told: dict[str, Any]) -> dict[str, Any]:
    """Sort what has no order of its own."""
    told = dict(told)
    told["prompts"] = sorted(told["prompts"], key=lambda p: (p["due"], p["tracks"], p["settled"] or ""))
    told["notifications"] = sorted(
        ({"at": n["at"], "reason": n["reason"]} for n in told["notifications"]),
        key=lambda n: (n["at"], n["reason"]),
    )
    told["refusals"] = [{"at": r["at"], "command": r["command"]} for r in told["refusals"]]
    return told


def differences(script: str) -> list[str]:
    """Return the differences between the program and the model, the first of each part."""
    if script.splitlines()[-1].split()[1:2] == ["idle"]:
        return []
    theirs = program.play(script)
    if "error" in theirs:
        return [f"error: {theirs['error'].strip()}"]
    theirs, ours = ordered(theirs), ordered(model.play(script))
    if any(word in script for word in ("undo", "--ago", "--at")):
        for told in (theirs, ours):
            rewritten(told)
    found = []
    for part in ("refusals", "prompts", "notifications", "statuses", "reports", "report", "wellness"):
        found += first(part, plain(theirs[part], ours[part]), ours[part])
    return found


def rewritten(told: dict[str, Any]) -> None:
    """Leave out what was asked before a stretch was rewritten: it cannot be unasked."""
    told["prompts"] = told["notifications"] = []
    for wellness in [told["wellness"]]:
        wellness.pop("prompts")
    told["statuses"] = [{key: value for key, value in status.items() if key != "showing"} for status in told["statuses"]]


def first(path: str, theirs: Any, ours: Any) -> list[str]:
    """Return the first difference under a path."""
    if theirs == ours:
        return []
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return [line for key in ours for line in first(f"{path}.{key}", theirs.get(key), ours[key])]
    if isinstance(theirs, list) and isinstance(ours, list):
        for place, (one, two) in enumerate(zip(theirs, ours, strict=False)):
            if one != two:
                return [f"{path}[{place}]: program {brief(one)}\n      model {brief(two)}"]
        more, name = (theirs, "program") if len(theirs) > len(ours) else (ours, "model")
        return [f"{path}: only the {name} has {brief(more[min(len(theirs), len(ours))])}"]
    return [f"{path}: program {theirs} model {ours}"]


def brief(value: Any) -> str:
    """Return a value in one line."""
    return " ".join(str(value).split())


def shrink(script: str, differs: Callable[[str], bool]) -> str:
    """Delete lines while the difference stays."""
    lines = script.splitlines()
    size = max(1, len(lines) // 2)
    while size:
        place = 0
        while place < len(lines):
            fewer = lines[:place] + lines[place + size :]
            if fewer and differs("\n".join(fewer) + "\n"):
                lines = fewer
            else:
                place += size
        size //= 2
    return "\n".join(lines) + "\n"


def parts(found: list[str]) -> set[str]:
    """Return which parts differ."""
    return {line.split("[")[0].split(".")[0].split(":")[0] for line in found}
