"""List every action once: bindings, palette, help and docs/keys.md all read this table.

An action's scope says where its keys work: `app` on every screen, `focus` on the main screen, the others on
their own.
"""

from __future__ import annotations

from ninetyten.domain.value import Value
from ninetyten.domain.vocabulary import Activity

SCOPES = ("app", "focus", "prompt", "rest", "stretch", "return", "pages", "day", "insights", "body", "settings")
PAGES = ("day", "insights", "body")
"""The scopes beside which the keys of `pages` work."""
SCOPE_WORDS = {
    "app": "everywhere",
    "focus": "on the main screen",
    "prompt": "in a micro-break",
    "rest": "in a break",
    "stretch": "in a stretch",
    "return": "when you come back",
    "pages": "on the day, insights and body pages",
    "day": "on the day page",
    "insights": "in insights",
    "body": "on the body page",
    "settings": "in the settings",
}


class Action(Value):
    """One thing a person can do. `keys`: the default ones, as Textual names them; none if it is reached in another way.
    `label`: a word or two, for the footer of a screen and the palette. `help`: an imperative sentence. `command`: the same on
    the command line, empty if there is none."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    scope: str
    command: str = ""


SWITCHES: dict[Activity, tuple[str, str, str]] = {
    "production": ("p", "production", "Switch to production."),
    "study": ("a", "accuracy study", "Switch to accuracy study of what is due first; again for the next topic."),
    "growth": ("g", "CEU / education", "Switch to education."),
    "query": ("y", "query", "Switch to queries."),
    "admin": ("f", "admin", "Switch to other admin work."),
}
"""The key that switches to an activity, what it is called, and what it does."""

ACTIONS = (
    Action("start", ("enter", "s"), "start", "Start a block.", "focus", "start"),
    Action("chart.add", ("c",), "chart", "Log one chart.", "app", "chart"),
    Action("charts.batch", (), "charts", "Log several charts: type how many, then the key for one chart.", "app", "chart N"),
    *(Action(activity, (key,), label, text, "focus", f"switch {activity}") for activity, (key, label, text) in SWITCHES.items()),
    Action("topic.choose", (), "study topic", "Choose what accuracy study is about.", "focus", "study TOPIC"),
    Action("rest.start", ("b",), "break", "Start a break; it ends the block.", "focus", "break"),
    Action("pause", ("space",), "pause", "Pause, or resume after a pause, a meeting or downtime.", "focus", "pause"),
    Action(
        "pause.reason", ("n",), "pause reason", "Pause for a reason, or say why the block is paused.", "focus", "pause REASON"
    ),
    Action("undo", ("u",), "undo", "Undo the last thing you did; in the settings, the last change there.", "app", "undo"),
    Action("redo", ("U", "ctrl+r"), "redo", "Do again what undo took back, in the settings as well.", "app", "redo"),
    Action("help", ("question_mark", "f1"), "keys", "Show every key, or the evidence for a micro-break.", "app", "--help"),
    Action("kind.choose", ("k",), "chart type", "Choose the chart type.", "focus", "switch production --kind KIND"),
    Action("hold.add", ("h",), "hold", "Put a chart on hold for a reason; it is not counted.", "app", "hold REASON"),
    Action("hold.release", ("r",), "release", "Release the chart longest on hold, and count it.", "focus", "release"),
    Action("hold.choose", (), "on hold", "Choose a chart on hold to release or to drop uncounted.", "app", "release REASON"),
    Action("rest.lunch", ("l",), "lunch", "Start lunch; it ends the block.", "focus", "break lunch"),
    Action("meeting", ("m",), "meeting", "Start a meeting; micro-breaks wait silently.", "focus", "meeting LENGTH"),
    Action("downtime", ("o",), "downtime", "Start downtime; micro-breaks wait silently.", "focus", "downtime"),
    Action("away", ("w",), "away", "Record that you were away for the last few minutes.", "focus", "away LENGTH"),
    Action("audit", ("v",), "audit", "Log an audit result, with errors by category.", "app", "audit RIGHT/TOTAL"),
    Action("say.later", ("less_than_sign",), "backdate", "Set the time of the next key.", "app", "chart --at HH:MM"),
    Action("stretch.now", ("e",), "stretch now", "Do a few exercises in your chair, step by step.", "focus"),
    Action("day.open", ("d",), "day", "Show or hide the day as planned and as it happened.", "app", "log"),
    Action("insights.open", ("i",), "insights", "Show or hide production, accuracy and best hours.", "app", "report"),
    Action("study.open", ("A",), "study page", "Show or hide what to study next, and whether it helped.", "app", "study"),
    Action("body.open", ("B",), "body", "Show or hide your private checks: body, workstation, energy.", "app", "body"),
    Action("settings.open", ("comma",), "settings", "Show or hide the settings; changes go to your own file.", "app"),
    Action("target.open", (), "target", "Show your target in the settings.", "focus"),
    Action("stop", ("Q",), "end of day", "End the working day, or this part of it.", "app", "stop"),
    Action("theme.choose", ("t",), "theme", "Choose a color theme.", "focus"),
    Action("palette", ("ctrl+p", "f2"), "palette", "Find any action or setting by name.", "app"),
    Action("find", ("slash",), "search", "Search the open page: settings or keys; elsewhere, all actions and settings.", "app"),
    Action("leave", ("q", "ctrl+q"), "leave", "Quit; if a block is running, choose what happens to it.", "app"),
    Action("prompt.done", ("enter",), "done", "Mark the micro-break as taken.", "prompt", "done"),
    Action("prompt.snooze", ("z",), "snooze", "Put the micro-break off for a few minutes.", "prompt", "snooze"),
    Action("prompt.skip", ("x",), "skip", "Skip this micro-break.", "prompt", "skip"),
    Action("back", ("enter",), "back", "End the break and start the next block.", "rest", "back"),
    Action("back.away", ("a",), "away", "Record a break away from the screen.", "rest", "back away"),
    Action("back.walk", ("w",), "a walk", "Record a walk.", "rest", "back walk"),
    Action("back.screen", ("s",), "at the screen", "Record a break at the screen.", "rest", "back screen"),
    Action("rest.next", ("n",), "next", "Go to the next step of the exercises.", "rest"),
    Action("rest.hold", ("space",), "hold", "Hold the exercises, or resume them.", "rest"),
    Action("stretch.next", ("n",), "next", "Go to the next step of the stretch.", "stretch"),
    Action("stretch.hold", ("space",), "hold", "Hold the stretch, or resume it.", "stretch"),
    Action("stretch.close", ("escape", "enter"), "back", "Return to the main screen.", "stretch"),
    Action("gap.work", ("w",), "work", "Count the time away as work.", "return"),
    Action("gap.rest", ("r",), "break", "Count the time away as a break.", "return"),
    Action("gap.lunch", ("l",), "lunch", "Count the time away as lunch.", "return"),
    Action("gap.meeting", ("m",), "meeting", "Count the time away as a meeting.", "return"),
    Action("gap.downtime", ("s",), "systems down", "Count the time away as downtime.", "return"),
    Action("gap.off", ("o",), "off", "Count the time away as your own time.", "return"),
    Action("page.before", ("left",), "earlier", "Show the day, week or month before.", "pages", "report week --date DATE"),
    Action("page.after", ("right",), "later", "Show the day, week or month after.", "pages", "report week --date DATE"),
    Action("page.now", ("full_stop", "home"), "today", "Return to today, or to this week or month.", "pages"),
    Action(
        "day.relabel",
        ("enter",),
        "relabel",
        "Relabel the selected part, or its first minutes: type how many.",
        "day",
        "relabel FROM TO ACTIVITY",
    ),
    Action("day.part", ("s",), "part", "Relabel some minutes of the day.", "day", "relabel FROM TO ACTIVITY"),
    Action("day.up", ("up",), "previous part", "Select the previous part of the day.", "day"),
    Action("day.down", ("down",), "next part", "Select the next part of the day.", "day"),
    Action("day.count", ("e",), "count", "Set today's total of a chart type to what the work queue shows.", "day", "chart =N"),
    Action("day.copy", ("y",), "copy", "Copy the day as one line of counts and minutes.", "day"),
    Action("day.back", ("escape",), "back", "Return to the main screen.", "day"),
    Action(
        "insights.turn",
        ("tab",),
        "next page",
        "Show the next period, or the topics of study; 1, 2, 3 or 4 picks one.",
        "insights",
        "report week",
    ),
    Action("insights.text", ("t",), "as text", "Switch between text and graphs.", "insights", "report"),
    Action("insights.copy", ("y",), "copy message", "Copy a message for your lead, if you are behind.", "insights", "backlog"),
    Action("insights.backlog", ("n",), "new backlog", "Add a backlog: how many charts, due when.", "insights"),
    Action(
        "audit.rebut",
        ("r",),
        "rebuttal",
        "Log audit errors that a rebuttal took back.",
        "insights",
        "audit --rebut CATEGORY=N",
    ),
    Action("insights.up", ("up",), "up", "Scroll up.", "insights"),
    Action("insights.down", ("down",), "down", "Scroll down.", "insights"),
    Action("insights.back", ("escape",), "back", "Return to the main screen.", "insights"),
    Action("body.check", ("enter",), "weekly check", "Rate how much you felt each area this week, a key each.", "body", "body"),
    Action("body.workstation", ("w",), "workstation", "Check your workstation, point by point.", "body", "workstation"),
    Action("posture.check", ("p",), "posture", "Note which points of your posture are not right.", "body", "posture"),
    Action("energy.rate", ("e",), "energy", "Rate your energy, 1 to 5.", "body", "energy N"),
    Action("eyes.score", ("y",), "eyes", "Rate how your eyes and head feel at midday, 0 to 3.", "body", "eyes N"),
    Action("contact.make", ("o",), "contact", "Log time with other people.", "body", "contact ITEM"),
    Action("body.up", ("up",), "up", "Scroll up.", "body"),
    Action("body.down", ("down",), "down", "Scroll down.", "body"),
    Action("body.back", ("escape",), "back", "Return to the main screen.", "body"),
    Action("settings.edit", ("enter",), "change", "Open the selected group, or change the selected setting.", "settings"),
    Action(
        "settings.default", ("x", "delete"), "default", "Restore the default by removing the setting from your file.", "settings"
    ),
    Action("settings.turn", ("tab",), "next group", "Go to the next group.", "settings"),
    Action("settings.kind", ("n",), "new chart type", "Add a chart type with its name and rate.", "settings"),
    Action("settings.up", ("up",), "up", "Select the line above.", "settings"),
    Action("settings.down", ("down",), "down", "Select the line below.", "settings"),
    Action("settings.back", ("escape",), "back", "Return to the main screen.", "settings"),
)
"""Everything a person can do in the app."""

PALETTE: dict[str, tuple[str, ...]] = {
    "charts": ("chart.add", "kind.choose", "hold.add", "hold.release", "hold.choose", "audit", "settings.kind"),
    "work": ("start", *SWITCHES, "topic.choose", "meeting", "downtime", "pause", "pause.reason", "away", "stop"),
    "breaks": ("rest.start", "rest.lunch", "stretch.now"),
    "corrections": ("undo", "redo", "say.later", "audit.rebut"),
    "pages": ("day.open", "insights.open", "study.open", "body.open", "settings.open", "target.open", "help"),
    "private": ("posture.check", "energy.rate", "eyes.score", "contact.make"),
    "app": ("theme.choose", "leave"),
}
"""What the palette offers, by group."""

WAYS_TO_LEAVE = (
    ("p", "pause the block and quit", "pause"),
    ("k", "quit, but keep the chimes", "watch"),
    ("e", "end the day", "stop"),
    ("esc", "stay", ""),
)
"""What can become of a running block when its person quits: key, words, and what `AppSession.leave` takes; `stop` ends the day
first, nothing stays."""

BY_ID = {action.id: action for action in ACTIONS}


def of_scope(scope: str) -> tuple[Action, ...]:
    """Return the actions whose keys work only in that scope, or everywhere for `app`, in the table's order."""
    return tuple(action for action in ACTIONS if action.scope == scope)
