"""The action table as Textual needs it: bindings of a scope, and what the foot of a screen offers in a phase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from textual.binding import Binding, BindingType

from ninetyten.config.keymap import Bindings, resolve, spell_key
from ninetyten.ui.widgets.hints import Hint
from ninetyten.view.actions import BY_ID, of_scope
from ninetyten.view.picture import Picture

ANYWHERE = "leave.anywhere"
"""The id of the binding that leaves from every screen, the palette too: the control keys of `leave`."""
NO_KEY = "none"
"""No terminal sends it. Textual ignores an empty key in a keymap, so this is what takes a key away."""
KNOWN = "evidence"
WHAT_TO_DO = "what to do"
"""What `help` shows where an exercise is on the screen, and how it goes away again."""
PRIVATE = ("posture.check", "energy.rate", "eyes.score", "contact.make")
_FREE = ("paused", "meeting", "downtime", "away", "asleep", "unwatched")


def bindings(*scopes: str) -> list[BindingType]:
    """A binding for every action of the scopes; its id is the action's, so that a keymap can move it."""
    return [
        Binding(",".join(action.keys) or NO_KEY, f"app.act('{action.id}')", action.label, id=action.id, show=False)
        for scope in scopes
        for action in of_scope(scope)
    ]


def chosen_keys(overrides: Sequence[tuple[str, str]]) -> Bindings:
    """The keys of every action with the user's own laid over; what is wrong with them is told at the start by the host."""
    return resolve(dict(overrides))[0]


def keymap(keys: Bindings) -> dict[str, str]:
    """Textual's keymap for what differs from the bindings' own keys."""
    moved = {name: ",".join(own) or NO_KEY for name, own in keys.items() if own != BY_ID[name].keys}
    moved[ANYWHERE] = ",".join(key for key in keys["leave"] if key.startswith("ctrl+")) or NO_KEY
    return moved


_SHORT = {"escape": "esc", "up": "↑", "down": "↓"}


def _short(key: str) -> str:
    return _SHORT.get(key) or spell_key(key)


def hints(names: Iterable[str], keys: Bindings, labels: Mapping[str, str]) -> tuple[Hint, ...]:
    """What a foot line shows of the actions that have a key; `labels` say it otherwise where the moment asks for it."""
    return tuple((name, _short(keys[name][0]), labels.get(name, BY_ID[name].label)) for name in names if keys[name])


def path(actions: str, keys: Bindings) -> str:
    """The keys that lead through one or several actions, as they are pressed one after the other."""
    return " ".join(key for _, key, _ in hints(actions.split(), keys, {}))


def digit(number: int) -> str:
    """The key of an answer by its place in the list; none for those that no single digit reaches."""
    return str(number) if number < 10 else ""


def on_the_face(picture: Picture, keys: Bindings) -> tuple[Hint, ...]:
    """What the face offers in its phase."""
    if picture.phase == "off":
        return hints(
            ("start", "chart.add", "day.open", "insights.open", "settings.open", "theme.choose", "leave", "help"), keys, {}
        )
    if picture.phase in _FREE:
        on = "back" if picture.phase == "away" else "resume"
        return hints(("pause", "chart.add", "rest.start", "stop", "undo", "help"), keys, {"pause": on})
    study = "production" if picture.activity and picture.activity != "production" else "study"
    names = (
        "chart.add", study, "rest.start", "pause", "stretch.now", "day.open", "insights.open", "undo", "rest.lunch",
        "kind.choose", "help",
    )  # fmt: skip
    check = (("posture.check", path("body.open posture.check", keys), "not right?"),)
    return (*(check if picture.posture and not picture.covered else ()), *hints(names, keys, {"study": "accuracy study"}))


def on_the_day(keys: Bindings) -> tuple[Hint, ...]:
    """What the day's page offers."""
    names = ("day.relabel", "day.count", "say.later", "undo", "day.copy", "help", "day.back")
    return hints(names, keys, {"say.later": "log earlier"})


def in_insights(keys: Bindings, *, text: bool) -> tuple[Hint, ...]:
    """What insights offer. `text`: they are shown as text."""
    names = ("insights.turn", "insights.text", "insights.down", "day.open", "help", "insights.back")
    return hints(names, keys, {"insights.text": "as graphs" if text else "as text", "insights.down": "more"})


def in_settings(keys: Bindings) -> tuple[Hint, ...]:
    """What the settings offer."""
    return hints(("settings.edit", "settings.default", "settings.turn", "settings.kind", "settings.back"), keys, {})


def in_body(keys: Bindings) -> tuple[Hint, ...]:
    """What the page of the body offers at its foot."""
    return hints(("body.down", "help", "body.back"), keys, {"body.down": "more"})


def private_notes(keys: Bindings) -> tuple[tuple[Hint, ...], ...]:
    """What is noted on the page of the body, in two lines that fit anywhere."""
    return hints(("body.check", "body.workstation"), keys, {}), hints(PRIVATE, keys, {})


def in_prompt(picture: Picture, keys: Bindings, snooze: str) -> tuple[Hint, ...]:
    """What a stop offers; no snooze where there is none left."""
    left = picture.prompt.snoozes_left if picture.prompt else 0
    names = ("prompt.done", *(("prompt.snooze",) if left else ()), "prompt.skip")
    return hints(names, keys, {"prompt.snooze": snooze})


def in_rest(stage: str, keys: Bindings, *, explained: bool) -> tuple[Hint, ...]:
    """What a break offers: its question's own keys while one is asked."""
    if stage == "charts":
        return hints(("back", "rest.next", "help"), keys, {"back": "log", "rest.next": "skip"})
    if stage == "how":
        return hints(("back.away", "back.walk", "back.screen"), keys, {})
    return hints(("back", "rest.next", "rest.hold", "undo", "help"), keys, {"help": WHAT_TO_DO if explained else KNOWN})


def in_stretch(keys: Bindings, *, explained: bool) -> tuple[Hint, ...]:
    """What a stretch offers."""
    names = ("stretch.next", "stretch.hold", "stretch.close", "help")
    return hints(names, keys, {"help": WHAT_TO_DO if explained else KNOWN})
