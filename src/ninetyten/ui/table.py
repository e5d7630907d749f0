"""Turn the action table into Textual's bindings, and into the hints at the foot of each screen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual.binding import Binding, BindingType

from ninetyten.config.keymap import Bindings, resolve, spell_key
from ninetyten.ui.widgets.hints import Hint
from ninetyten.view.actions import BY_ID, SWITCHES, of_scope
from ninetyten.view.picture import Picture

ANYWHERE = "leave.anywhere"
"""The id of the binding that leaves from every screen, the palette too: the control keys of `leave`."""
NO_KEY = "none"
"""No terminal sends it. Textual ignores an empty key in a keymap, so this is what takes a key away."""
KNOWN = "evidence"
WHAT_TO_DO = "what to do"
"""What `help` shows where an exercise is on the screen, and how it goes away again."""
PRIVATE = ("posture.check", "energy.rate", "eyes.score", "contact.make")
INSTEAD = {
    "start": ("start",),
    "switch": tuple(SWITCHES),
    "break": ("rest.start",),
    "back": ("back",),
    "resume": ("pause",),
    "stop": ("stop",),
    "done": ("prompt.done",),
    "skip": ("prompt.skip",),
    "relabel": ("day.open",),
}
"""A command that a refusal names -> the actions that do the same here."""
_FREE = ("paused", "meeting", "downtime", "away", "asleep", "unwatched")


def bindings(*scopes: str) -> list[BindingType]:
    """Return a binding for every action of the scopes; its id is the action's, so that a keymap can move it."""
    return [
        Binding(",".join(action.keys) or NO_KEY, f"app.act('{action.id}')", action.label, id=action.id, show=False)
        for scope in scopes
        for action in of_scope(scope)
    ]


def of_the_face(key: str, scopes: Sequence[str], keys: Bindings) -> str:
    """Return the main screen's action with that key, for a screen that lets its keys through: one of more `scopes` than `app`, in
    none of which the key means something; else an empty string."""
    own = any(key in keys[action.id] for scope in scopes for action in of_scope(scope))
    return next((action.id for action in of_scope("focus") if key in keys[action.id] and scopes and not own), "")


def chosen_keys(overrides: Sequence[tuple[str, str]]) -> Bindings:
    """Return every action's keys with the user's own applied; the session reports what is wrong with them at the start."""
    return resolve(dict(overrides))[0]


def keymap(keys: Bindings) -> dict[str, str]:
    """Return Textual's keymap for keys that differ from the defaults."""
    moved = {name: ",".join(own) or NO_KEY for name, own in keys.items() if own != BY_ID[name].keys}
    moved[ANYWHERE] = ",".join(key for key in keys["leave"] if key.startswith("ctrl+")) or NO_KEY
    return moved


_SHORT = {"escape": "esc", "up": "↑", "down": "↓", "left": "←", "right": "→"}


def _short(key: str) -> str:
    return _SHORT.get(key) or spell_key(key)


def hints(names: Iterable[str], keys: Bindings, labels: Mapping[str, str]) -> tuple[Hint, ...]:
    """Return the hints of those actions that have a key; `labels` replaces a label where the moment calls for another."""
    return tuple((name, _short(keys[name][0]), labels.get(name, BY_ID[name].label)) for name in names if keys[name])


def path(actions: str, keys: Bindings) -> str:
    """Return the keys that lead through one or several actions, in the order they are pressed."""
    return " ".join(key for _, key, _ in hints(actions.split(), keys, {}))


def in_keys(refusal: str, word: str, keys: Bindings) -> str:
    """Return why a command (its `word`) was refused, with the keys to press in place of the commands to type."""
    said = refusal.removeprefix(f"{word}: ").replace("use `", "press `")
    for command, actions in INSTEAD.items():
        found = [key for _, key, _ in hints(actions, keys, {})] or [path("palette", keys)]
        *others, last = found
        said = said.replace(f"`{command}`", f"{', '.join(others)} or {last}" if others else last)
    return f"{said[:1].upper()}{said[1:]}"


def digit(number: int) -> str:
    """Return the key of an answer by its place, or an empty string past 9."""
    return str(number) if number < 10 else ""


def on_the_face(picture: Picture, keys: Bindings) -> tuple[Hint, ...]:
    """Return the hints of the main screen in its phase."""
    held = ("hold.release",) if picture.on_hold else ()
    if picture.phase == "off":
        names = ("start", "chart.add", *held, "day.open", "insights.open", "settings.open", "theme.choose", "leave", "help")
        return hints(names, keys, {})
    if picture.phase in _FREE:
        on = "back" if picture.phase == "away" else "resume"
        why = ("pause.reason",) if picture.phase == "paused" else ()
        return hints(
            ("pause", *why, "chart.add", "rest.start", "stop", "undo", "help"), keys, {"pause": on, "pause.reason": "reason"}
        )
    study = "production" if picture.activity and picture.activity != "production" else "study"
    names = (
        "chart.add", study, "rest.start", "pause", "stretch.now", "day.open", "insights.open", "undo", *held,
        "rest.lunch", "kind.choose", "help",
    )  # fmt: skip
    check = (("posture.check", path("body.open posture.check", keys), "not right?"),)
    return (*(check if picture.posture and not picture.covered else ()), *hints(names, keys, {"study": "accuracy study"}))


def _ways(*, over: bool) -> tuple[str, ...]:
    """Return the actions that lead to other days: only back while the present one is shown."""
    return ("page.before", *(("page.after", "page.now") if over else ()))


def _way_labels(words: str, *, over: bool) -> dict[str, str]:
    return {"page.before": "", "page.after": words} if over else {}


def on_the_day(keys: Bindings, *, over: bool = False) -> tuple[Hint, ...]:
    """Return the hints of the day page. `over`: it shows an earlier day."""
    ways = _ways(over=over)
    names = ("day.relabel", "day.part", "day.count", *ways, "undo", "help", "say.later", "day.copy", "day.back")
    return hints(names, keys, {"say.later": "log earlier", **_way_labels("days", over=over)})


def in_insights(keys: Bindings, period: str, *, text: bool, late: bool, over: bool = False) -> tuple[Hint, ...]:
    """Return the hints of insights. `text`: shown as text; `late`: there is a message for a lead; `over`: an earlier period is
    shown. Accuracy study has no periods, and audits in place of backlogs."""
    labels = _way_labels(f"{period}s", over=over)
    studies = period == "study"
    own = ("audit", "audit.rebut") if studies else (*(("insights.copy",) if late else ()), "insights.backlog")
    ways = () if studies else _ways(over=over)
    names = ("insights.turn", *ways, "insights.text", "insights.down", *own, "day.open", "help", "insights.back")
    return hints(names, keys, {"insights.text": "as graphs" if text else "as text", "insights.down": "more", **labels})


def in_settings(keys: Bindings, what: str) -> tuple[Hint, ...]:
    """Return the hints of the settings. `what`: `open` or `fold` on a heading, `search` while one is written, else empty."""
    if what == "search":
        return (("settings.edit", "enter", "change"), ("", "↑ ↓", "select"), ("settings.back", "esc", "clear"))
    if what:
        return hints(("settings.edit", "find", "settings.kind", "settings.back"), keys, {"settings.edit": what})
    names = ("settings.edit", "settings.default", "find", "settings.turn", "settings.kind", "undo", "settings.back")
    return hints(names, keys, {})


def in_body(keys: Bindings, *, over: bool = False) -> tuple[Hint, ...]:
    """Return the hints at the foot of the body page. `over`: it shows an earlier week."""
    labels = _way_labels("weeks", over=over)
    return hints((*_ways(over=over), "body.down", "help", "body.back"), keys, {"body.down": "more", **labels})


def private_notes(keys: Bindings) -> tuple[tuple[Hint, ...], ...]:
    """Return the keys of the private notes, in two lines that fit anywhere."""
    return hints(("body.check", "body.workstation"), keys, {}), hints(PRIVATE, keys, {})


def in_prompt(picture: Picture, keys: Bindings, snooze: str) -> tuple[Hint, ...]:
    """Return the hints of a micro-break; no snooze if none is left."""
    left = picture.prompt.snoozes_left if picture.prompt else 0
    names = ("prompt.done", *(("prompt.snooze",) if left else ()), "prompt.skip")
    return hints(names, keys, {"prompt.snooze": snooze})


def in_rest(stage: str, keys: Bindings, *, explained: bool) -> tuple[Hint, ...]:
    """Return the hints of a break; while it asks a question, the question's keys."""
    if stage == "charts":
        return hints(("back", "rest.next", "help"), keys, {"back": "log", "rest.next": "skip"})
    if stage == "how":
        return hints(("back.away", "back.walk", "back.screen"), keys, {})
    labels = {"back": "end break", "help": WHAT_TO_DO if explained else KNOWN}
    return hints(("back", "rest.next", "rest.hold", "undo", "help"), keys, labels)


def in_stretch(keys: Bindings, *, explained: bool) -> tuple[Hint, ...]:
    """Return the hints of a stretch."""
    names = ("stretch.next", "stretch.hold", "stretch.close", "help")
    return hints(names, keys, {"help": WHAT_TO_DO if explained else KNOWN})
