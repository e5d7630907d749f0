"""The one table of what a key can do: bindings, footer, palette, help and docs/keys.md all read it.

An action's scope says where its keys work: `app` on every screen, `focus` on the face, and `prompt`, `rest` and `return` on
theirs. The order within a scope is the footer's.
"""

from __future__ import annotations

from ninetyten.domain.value import Value

SCOPES = ("app", "focus", "prompt", "rest", "return")
SCOPE_WORDS = {
    "app": "everywhere",
    "focus": "on the face",
    "prompt": "in a micro-break",
    "rest": "in a break",
    "return": "when you come back",
}


class Action(Value):
    """One thing a person can do. `keys`: the default ones, as Textual names them; none for what is reached otherwise.
    `label`: a word or two for the footer. `help`: one sentence. `command`: the same on the command line; empty if it has no
    place there. `footer`: it is shown at the bottom of its screen."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    scope: str
    command: str = ""
    footer: bool = False


ACTIONS = (
    Action("start", ("enter", "s"), "start", "Start a block.", "focus", "start", True),
    Action("chart.add", ("c",), "chart", "One chart is coded.", "app", "chart", True),
    Action("charts.batch", (), "charts", "Several charts are coded: type how many, then the key of one chart.", "app", "chart N"),
    Action("study", ("a",), "accuracy study", "From now on the time is for accuracy study.", "focus", "switch study", True),
    Action("rest.start", ("b",), "break", "Start a break; it ends the block.", "focus", "break", True),
    Action("pause", ("space",), "pause", "Pause, or go on after a pause, a meeting or downtime.", "focus", "pause", True),
    Action("undo", ("u",), "undo", "Take back the last thing you did, and say what it was.", "app", "undo", True),
    Action("help", ("question_mark", "f1"), "keys", "Every key, or what is known about a micro-break.", "app", "--help", True),
    Action("production", ("p",), "production", "From now on the time is for production.", "focus", "switch production"),
    Action("growth", ("g",), "CEU / education", "From now on the time is for education.", "focus", "switch growth"),
    Action("query", ("y",), "query", "From now on the time is for queries.", "focus", "switch query"),
    Action("admin", ("f",), "admin", "From now on the time is for other admin work.", "focus", "switch admin"),
    Action("kind.choose", ("k",), "chart type", "Choose the type of chart.", "focus", "switch production --kind KIND"),
    Action("hold.add", ("h",), "hold", "Put a chart on hold, with a reason; it is not counted.", "app", "hold REASON"),
    Action("rest.lunch", ("l",), "lunch", "Start lunch; it ends the block.", "focus", "break lunch"),
    Action("meeting", ("m",), "meeting", "A meeting begins; micro-breaks are silent.", "focus", "meeting LENGTH"),
    Action("downtime", ("o",), "downtime", "An outage: the systems are down; micro-breaks are silent.", "focus", "downtime"),
    Action("away", ("w",), "away", "You were away for the last minutes.", "focus", "away LENGTH"),
    Action("stop", ("Q",), "end of day", "End the working day, or this part of it.", "app", "stop"),
    Action("theme.choose", ("t",), "theme", "Choose how it looks.", "app"),
    Action("palette", ("ctrl+p",), "palette", "Find anything by its name.", "app"),
    Action("leave", ("q", "ctrl+q"), "leave", "Leave the screen; while a block runs it asks what becomes of it.", "app"),
    Action("prompt.done", ("enter",), "done", "You took the micro-break.", "prompt", "done", True),
    Action("prompt.snooze", ("z",), "snooze", "It comes again in a few minutes.", "prompt", "snooze", True),
    Action("prompt.skip", ("x",), "skip", "You do not want this one.", "prompt", "skip", True),
    Action("back", ("enter",), "back", "End the break and start the next block.", "rest", "back", True),
    Action("back.away", ("a",), "away", "The break was away from the screen.", "rest", "back away", True),
    Action("back.walk", ("w",), "a walk", "The break was a walk.", "rest", "back walk", True),
    Action("back.screen", ("s",), "at the screen", "The break was at the screen.", "rest", "back screen", True),
    Action("rest.next", ("n",), "next", "Show the next exercise.", "rest", "", True),
    Action("gap.work", ("w",), "work", "The gap was work.", "return", "", True),
    Action("gap.rest", ("r",), "break", "The gap was a break.", "return", "", True),
    Action("gap.lunch", ("l",), "lunch", "The gap was lunch.", "return", "", True),
    Action("gap.off", ("o",), "off", "The gap was your own time.", "return", "", True),
)
"""Everything a person can do in the app."""

BY_ID = {action.id: action for action in ACTIONS}


def of_scope(scope: str) -> tuple[Action, ...]:
    """The actions whose keys work in that scope and nowhere else, or everywhere for `app`, in the footer's order."""
    return tuple(action for action in ACTIONS if action.scope == scope)


def footer(scope: str) -> tuple[Action, ...]:
    """What the footer of a screen shows, in its order: on the face the actions that work everywhere too."""
    scopes = ("app", "focus") if scope == "focus" else (scope,)
    return tuple(action for action in ACTIONS if action.footer and action.scope in scopes)
