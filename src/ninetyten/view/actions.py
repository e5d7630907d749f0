"""The one table of what a key can do: bindings, palette, help and docs/keys.md all read it.

An action's scope says where its keys work: `app` on every screen, `focus` on the face, the others on
their own.
"""

from __future__ import annotations

from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Activity

SCOPES = ("app", "focus", "prompt", "rest", "stretch", "return", "day", "insights", "body", "settings")
SCOPE_WORDS = {
    "app": "everywhere",
    "focus": "on the face",
    "prompt": "in a micro-break",
    "rest": "in a break",
    "stretch": "in a stretch",
    "return": "when you come back",
    "day": "on the day's page",
    "insights": "in insights",
    "body": "on the body's page",
    "settings": "in the settings",
}


class Action(Value):
    """One thing a person can do. `keys`: the default ones, as Textual names them; none for what is reached otherwise.
    `label`: a word or two, for the foot of a screen and the palette. `help`: one sentence. `command`: the same on the command
    line; empty if it has no place there."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    scope: str
    command: str = ""


SWITCHES: dict[Activity, tuple[str, str, str]] = {
    "production": ("p", "production", "Switch to production."),
    "study": ("a", "accuracy study", "Switch to accuracy study."),
    "growth": ("g", "CEU / education", "Switch to education."),
    "query": ("y", "query", "Switch to queries."),
    "admin": ("f", "admin", "Switch to other admin work."),
}
"""The key that switches to an activity, what it is called, and what it does."""

ACTIONS = (
    Action("start", ("enter", "s"), "start", "Start a block.", "focus", "start"),
    Action("chart.add", ("c",), "chart", "One chart is coded.", "app", "chart"),
    Action("charts.batch", (), "charts", "Several charts are coded: type how many, then the key of one chart.", "app", "chart N"),
    *(Action(activity, (key,), label, text, "focus", f"switch {activity}") for activity, (key, label, text) in SWITCHES.items()),
    Action("rest.start", ("b",), "break", "Start a break; it ends the block.", "focus", "break"),
    Action("pause", ("space",), "pause", "Pause, or go on after a pause, a meeting or downtime.", "focus", "pause"),
    Action("undo", ("u",), "undo", "Take back the last thing you did, and say what it was.", "app", "undo"),
    Action("help", ("question_mark", "f1"), "keys", "Every key, or what is known about a micro-break.", "app", "--help"),
    Action("kind.choose", ("k",), "chart type", "Choose the type of chart.", "focus", "switch production --kind KIND"),
    Action("hold.add", ("h",), "hold", "Put a chart on hold, with a reason; it is not counted.", "app", "hold REASON"),
    Action("rest.lunch", ("l",), "lunch", "Start lunch; it ends the block.", "focus", "break lunch"),
    Action("meeting", ("m",), "meeting", "A meeting begins; micro-breaks are silent.", "focus", "meeting LENGTH"),
    Action("downtime", ("o",), "downtime", "An outage: the systems are down; micro-breaks are silent.", "focus", "downtime"),
    Action("away", ("w",), "away", "You were away for the last minutes.", "focus", "away LENGTH"),
    Action("audit", ("v",), "audit", "An audit: what was right, errors by category.", "app", "audit RIGHT/TOTAL"),
    Action("say.later", ("less_than_sign",), "say it later", "Say when; the next key is of then.", "app", "chart --at HH:MM"),
    Action("stretch.now", ("e",), "stretch now", "A few exercises in the chair, led step by step.", "focus"),
    Action("day.open", ("d",), "day", "The day as it was planned and as it happened; back again.", "app", "log"),
    Action("insights.open", ("i",), "insights", "Production, accuracy, best hours; back again.", "app", "report"),
    Action("body.open", ("B",), "body", "Weekly check, workstation, posture, energy, for you alone; back again.", "app", "body"),
    Action("settings.open", ("comma",), "settings", "Every setting, changed in your own file; back again.", "app"),
    Action("stop", ("Q",), "end of day", "End the working day, or this part of it.", "app", "stop"),
    Action("theme.choose", ("t",), "theme", "Choose how it looks.", "focus"),
    Action("palette", ("ctrl+p",), "palette", "Find anything by its name.", "app"),
    Action("leave", ("q", "ctrl+q"), "leave", "Leave the screen; while a block runs it asks what becomes of it.", "app"),
    Action("prompt.done", ("enter",), "done", "You took the micro-break.", "prompt", "done"),
    Action("prompt.snooze", ("z",), "snooze", "It comes again in a few minutes.", "prompt", "snooze"),
    Action("prompt.skip", ("x",), "skip", "You do not want this one.", "prompt", "skip"),
    Action("back", ("enter",), "back", "End the break and start the next block.", "rest", "back"),
    Action("back.away", ("a",), "away", "The break was away from the screen.", "rest", "back away"),
    Action("back.walk", ("w",), "a walk", "The break was a walk.", "rest", "back walk"),
    Action("back.screen", ("s",), "at the screen", "The break was at the screen.", "rest", "back screen"),
    Action("rest.next", ("n",), "next", "The next step of the exercises.", "rest"),
    Action("rest.hold", ("space",), "hold", "Hold the exercises where they are, or go on with them.", "rest"),
    Action("stretch.next", ("n",), "next", "The next step of the stretch.", "stretch"),
    Action("stretch.hold", ("space",), "hold", "Hold the stretch where it is, or go on with it.", "stretch"),
    Action("stretch.close", ("escape", "enter"), "back", "Back to the face.", "stretch"),
    Action("gap.work", ("w",), "work", "The gap was work.", "return"),
    Action("gap.rest", ("r",), "break", "The gap was a break.", "return"),
    Action("gap.lunch", ("l",), "lunch", "The gap was lunch.", "return"),
    Action("gap.off", ("o",), "off", "The gap was your own time.", "return"),
    Action("day.relabel", ("enter",), "relabel", "Say what the stretch that is lit was.", "day", "relabel FROM TO ACTIVITY"),
    Action("day.up", ("up",), "stretch before", "Light the stretch before.", "day"),
    Action("day.down", ("down",), "stretch after", "Light the stretch after.", "day"),
    Action("day.count", ("e",), "count", "Make today's total of a chart type what the work queue shows.", "day", "chart =N"),
    Action("day.copy", ("y",), "copy", "Copy the day as one line: counts and minutes, nothing else.", "day"),
    Action("day.back", ("escape",), "back", "Back to the face.", "day"),
    Action("insights.turn", ("tab",), "day, week, month", "The next period; 1, 2 and 3 choose one.", "insights", "report week"),
    Action("insights.text", ("t",), "as text", "The same facts as text, or as pictures again.", "insights", "report"),
    Action("insights.up", ("up",), "up", "Scroll up.", "insights"),
    Action("insights.down", ("down",), "down", "Scroll down.", "insights"),
    Action("insights.back", ("escape",), "back", "Back to the face.", "insights"),
    Action("body.check", ("enter",), "weekly check", "How much each area was felt this week, a key each.", "body", "body"),
    Action("body.workstation", ("w",), "workstation", "What is right at your workstation.", "body", "workstation"),
    Action("posture.check", ("p",), "posture", "Which of the five points of posture are not right.", "body", "posture"),
    Action("energy.rate", ("e",), "energy", "How much energy you have, 1 to 5.", "body", "energy N"),
    Action("eyes.score", ("y",), "eyes", "How much you feel your eyes at midday, 0 to 3.", "body", "eyes N"),
    Action("contact.make", ("o",), "contact", "Something with other people was done.", "body", "contact ITEM"),
    Action("body.up", ("up",), "up", "Scroll up.", "body"),
    Action("body.down", ("down",), "down", "Scroll down.", "body"),
    Action("body.back", ("escape",), "back", "Back to the face.", "body"),
    Action("settings.edit", ("enter",), "change", "Change the setting that is lit.", "settings"),
    Action("settings.default", ("x", "delete"), "default", "Take it out of your file, so that the default counts.", "settings"),
    Action("settings.turn", ("tab",), "section", "The next section.", "settings"),
    Action("settings.kind", ("n",), "new chart type", "A chart type more: its name and its rate.", "settings"),
    Action("settings.up", ("up",), "setting before", "Light the setting before.", "settings"),
    Action("settings.down", ("down",), "setting after", "Light the setting after.", "settings"),
    Action("settings.back", ("escape",), "back", "Back to the face.", "settings"),
)
"""Everything a person can do in the app."""

BY_ID = {action.id: action for action in ACTIONS}


def of_scope(scope: str) -> tuple[Action, ...]:
    """The actions whose keys work in that scope and nowhere else, or everywhere for `app`, in the table's order."""
    return tuple(action for action in ACTIONS if action.scope == scope)
