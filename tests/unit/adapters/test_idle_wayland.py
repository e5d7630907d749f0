"""Our client of Wayland's idle protocols, against a minimal compositor. A real one is in tests/e2e/test_idle_wayland.py."""

from __future__ import annotations

import struct
from contextlib import closing
from pathlib import Path

import pytest

from ninetyten.adapters.idle import SourceGone
from ninetyten.adapters.idle_wayland import WaylandIdle, Wire, ask_for_notice, offers, open_source, read_global
from tests.unit.adapters.compositor import NEW, NEWER, OLD, SEAT, Compositor, Offer, compositor, event

pytestmark = pytest.mark.posix("Wayland, through a socket in the file system")

IDLED, RESUMED = 0, 1


def words(*numbers: int) -> bytes:
    """Numbers as they are on the wire."""
    return struct.pack(f"={len(numbers)}I", *numbers)


class Timed:
    """A source on a compositor, and the clock it reads."""

    def __init__(self, server: Compositor) -> None:
        self.now = 100.0
        self.wire = Wire(str(server.path))
        ask_for_notice(self.wire, offers(self.wire))
        self.source = WaylandIdle(self.wire, lambda: self.now)

    def close(self) -> None:
        """Hang up."""
        self.source.close()


@pytest.mark.parametrize(
    ("offered", "interface", "version", "request_", "asked"),
    [
        (NEW, "ext_idle_notifier_v1", 1, 1, words(6, 1000, 4)),
        (NEWER, "ext_idle_notifier_v1", 2, 2, words(6, 1000, 4)),
        ((31, "ext_idle_notifier_v1", 9), "ext_idle_notifier_v1", 2, 2, words(6, 1000, 4)),
        (OLD, "org_kde_kwin_idle", 1, 0, words(6, 4, 1000)),
    ],
)
def test_the_notice_is_asked_for_in_the_words_of_the_protocol(
    tmp_path: Path, offered: Offer, interface: str, version: int, request_: int, asked: bytes
) -> None:
    """The seat and the notifier are bound, at a version both know, and a report after one second without a touch is
    requested."""
    with compositor(tmp_path, (1, "wl_compositor", 4), offered, SEAT) as server, closing(open_source(server.env)):
        binds = [asked for kind, _, asked in server.asked if kind == "wl_registry"]
        text = interface.encode() + b"\0"
        text += b"\0" * (-len(text) % 4)
        assert binds == [
            words(7, 8) + b"wl_seat\0" + words(1, 4),
            words(offered[0], len(interface) + 1) + text + words(version, 5),
        ]
        assert (interface, request_, asked) in server.asked


def test_the_newer_protocol_goes_before_the_older(tmp_path: Path) -> None:
    """A compositor that offers both is asked through the new one."""
    with compositor(tmp_path, SEAT, OLD, NEW) as server, closing(open_source(server.env)):
        assert "org_kde_kwin_idle" not in {kind for kind, _, _ in server.asked}


def test_time_is_counted_from_a_second_before_it_was_said(tmp_path: Path) -> None:
    """A touch is 0; idle starts at one second and grows; a touch ends it."""
    with compositor(tmp_path, SEAT, NEW) as server, closing(Timed(server)) as timed:
        assert timed.source.idle_ms() == 0
        server.say("notification", IDLED)
        assert timed.source.idle_ms() == 1000
        timed.now += 4.5
        assert timed.source.idle_ms() == 5500
        server.say("notification", RESUMED)
        assert timed.source.idle_ms() == 0
        server.say("notification", IDLED)
        server.say("notification", RESUMED)
        server.say("notification", IDLED)
        timed.now += 60
        assert timed.source.idle_ms() == 1000


def test_words_that_come_in_pieces_are_put_together(tmp_path: Path) -> None:
    """A message cut in two is read once it is complete, and other objects' messages are skipped."""
    with compositor(tmp_path, SEAT, NEW) as server, closing(Timed(server)) as timed:
        said = event(4, 1, words(6) + b"seat0\0\0\0") + event(6, IDLED, b"")
        server.say_raw(said[:-5])
        assert timed.source.idle_ms() == 0
        server.say_raw(said[-5:])
        assert timed.source.idle_ms() == 1000


@pytest.mark.parametrize("offered", [(), (SEAT,), (NEW, OLD), ((3, "wl_output", 2),)])
def test_a_compositor_that_cannot_tell_is_none(tmp_path: Path, offered: tuple[Offer, ...]) -> None:
    """GNOME's offers neither protocol; without a seat there is no one to watch."""
    with compositor(tmp_path, *offered) as server, pytest.raises(SourceGone, match="does not report"):
        open_source(server.env)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (event(1, 0, words(5, 1) + words(7) + b"no way\0\0"), "refused"),
        (words(6, 4 << 16), "invalid message"),
    ],
)
def test_a_compositor_that_refuses_or_sends_nonsense_is_gone(tmp_path: Path, said: bytes, why: str) -> None:
    """Its errors, and invalid messages, end the source."""
    with compositor(tmp_path, SEAT, NEW) as server, closing(open_source(server.env)) as source:
        server.say_raw(said)
        with pytest.raises(SourceGone, match=why):
            source.idle_ms()


def test_an_offer_that_is_cut_short_is_not_guessed_at() -> None:
    """Messages that claim more than there is, or are not text."""
    for said in (b"", words(1, 500), words(1, 4) + b"\xff\xff\xff\0" + words(1)):
        with pytest.raises(SourceGone):
            read_global(said)


def test_a_compositor_that_leaves_is_gone(tmp_path: Path) -> None:
    """The end of the connection is the end of the source."""
    with compositor(tmp_path, SEAT, NEW) as server, closing(open_source(server.env)) as source:
        assert source.idle_ms() == 0
        server.leave()
        with pytest.raises(SourceGone, match="closed the connection"):
            source.idle_ms()


def test_without_a_compositor_there_is_no_source(tmp_path: Path) -> None:
    """No name, and a name that no compositor answers to."""
    for env in ({}, {"XDG_RUNTIME_DIR": str(tmp_path)}, {"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-0"}):
        with pytest.raises(SourceGone, match="wayland: "):
            open_source(env)


def test_a_compositor_named_by_its_path_is_found(tmp_path: Path) -> None:
    """As the protocol's own library does it."""
    with compositor(tmp_path, SEAT, NEW) as server, closing(open_source({"WAYLAND_DISPLAY": str(server.path)})) as source:
        assert source.idle_ms() == 0
