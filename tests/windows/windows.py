"""The windows on the desktop, and what a person does to them."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from ctypes import wintypes

from ninetyten.adapters.console import NO_WINDOW

WM_CLOSE = 0x10
CTRL_CLOSE_EVENT = 2
ALL_ACCESS = 0x1FFFFF
CONSOLES = ("ConsoleWindowClass", "WineConsoleClass", "CASCADIA_HOSTING_WINDOW_CLASS")
BALLOON = "tooltips_class32"
CTRL_C_TO = """
import ctypes, sys
kernel32 = ctypes.WinDLL("kernel32")
kernel32.FreeConsole()
assert kernel32.AttachConsole(int(sys.argv[1]))
kernel32.SetConsoleCtrlHandler(None, 1)
assert kernel32.GenerateConsoleCtrlEvent(0, 0)
"""

user32, kernel32, kernelbase = (
    ctypes.WinDLL(name)  # type: ignore[attr-defined,unused-ignore]
    for name in ("user32", "kernel32", "kernelbase")
)
kernel32.OpenProcess.restype = kernel32.CreateRemoteThread.restype = ctypes.c_void_p
kernel32.CreateRemoteThread.argtypes = (
    wintypes.HANDLE, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p, ctypes.c_void_p, wintypes.DWORD, ctypes.c_void_p,
)  # fmt: skip
Visitor = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)  # type: ignore[attr-defined,unused-ignore]


def visible(*classes: str) -> set[int]:
    """Every window of these classes that is shown."""
    found: set[int] = set()

    def visit(window: int, nothing: int) -> int:
        name = ctypes.create_unicode_buffer(64)
        user32.GetClassNameW(wintypes.HWND(window), name, 64)
        if name.value in classes and user32.IsWindowVisible(wintypes.HWND(window)):
            found.add(window)
        return 1

    user32.EnumWindows(Visitor(visit), 0)
    return found


def consoles() -> set[int]:
    """Every console window."""
    return visible(*CONSOLES)


def close(window: int) -> None:
    """Close a window as its x does."""
    user32.PostMessageW(wintypes.HWND(window), WM_CLOSE, 0, 0)


def tell_closed(process: int) -> None:
    """Tell a process that its console window closes, in the way that Windows does: a thread of it runs CtrlRoutine. Wine's own
    windows tell no one."""
    handle = wintypes.HANDLE(kernel32.OpenProcess(ALL_ACCESS, 0, process))
    routine = ctypes.cast(kernelbase.CtrlRoutine, ctypes.c_void_p)
    assert kernel32.CreateRemoteThread(handle, None, 0, routine, ctypes.c_void_p(CTRL_CLOSE_EVENT), 0, None)
    kernel32.CloseHandle(handle)


def press_ctrl_c(process: int) -> None:
    """Press Ctrl+C in the console of that process."""
    subprocess.run([sys.executable, "-c", CTRL_C_TO, str(process)], check=True, creationflags=NO_WINDOW)


def balloons() -> set[int]:
    """Every notice of the tray."""
    return visible(BALLOON)


def move_mouse() -> None:
    """Move the mouse a little."""
    user32.mouse_event(1, 5, 5, 0, 0)
