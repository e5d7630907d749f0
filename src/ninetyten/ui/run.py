"""Builds the app around a host and runs it: the door that `cli` knocks at."""

from __future__ import annotations

import sys

from ninetyten.ui.app import NinetytenApp
from ninetyten.ui.host import Host


def run(host: Host) -> int:
    """Run until the person leaves or the system ends it; the exit code (0, or 128 and the signal's number).

    However it ends, `host.leave` has been called once.
    """
    app = NinetytenApp(host)
    try:
        app.run()
    finally:
        if not app.left:
            app.left = True
            host.leave("quiet")
    if app.parting:
        sys.stdout.write(app.parting + "\n")
    return app.return_code or 0
