"""One window for one person: a second start hands its files to the running one and ends.

A lock file beside the settings says whether somebody runs; it falls with its process, however that ends. Only then
is the socket asked, and only then is Qt's network module loaded.
"""

from __future__ import annotations

import json
import logging
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

log = logging.getLogger(__name__)

_WAIT_MS = 3000  # for the running window: it may just be starting, or showing a large month
_MOST_BYTES = 1 << 20


class SingleInstance(QObject):
    """asked: what a second start brought: {"files": paths, "demo": bool}; nothing at all means: come to the front."""

    asked = Signal(dict)

    def __init__(self, settings_path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = settings_path.parent
        self._path = settings_path
        self._lock: QLockFile | None = None
        self._server: QLocalServer | None = None
        self._said: dict[QLocalSocket, bytes] = {}

    def claim(self) -> bool:
        """Return whether this process is the one to show the window; a folder that cannot be written has no lock."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            return True
        lock = QLockFile(str(self._folder / "tieout.lock"))
        lock.setStaleLockTime(0)  # it falls when its process is gone, never by its age
        if lock.tryLock(0):
            self._lock = lock
            return True
        return lock.error() != QLockFile.LockError.LockFailedError

    def hand_over(self, files: list[str], demo: bool) -> bool:
        """Ask the running window to take over; False where it does not answer."""
        from PySide6.QtNetwork import QLocalSocket

        said = json.dumps({"files": [str(Path(one).absolute()) for one in files], "demo": demo}).encode() + b"\n"
        end = time.monotonic() + _WAIT_MS / 1000
        while time.monotonic() < end:
            socket = QLocalSocket()
            socket.connectToServer(server_name(self._path))
            if socket.waitForConnected(500):
                socket.write(said)
                socket.flush()
                answered = socket.waitForReadyRead(_WAIT_MS) and bytes(socket.readAll().data()).startswith(b"ok")
                socket.disconnectFromServer()
                return answered
            time.sleep(0.05)  # it holds the lock and does not listen yet
        return False

    def listen(self) -> None:
        """Take what later starts bring; a socket that a killed process left behind is taken over."""
        from PySide6.QtNetwork import QLocalServer

        if self._lock is None:
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        QLocalServer.removeServer(server_name(self._path))  # the lock is ours, so nobody listens there any more
        if not self._server.listen(server_name(self._path)):
            log.warning("no single window: %s", self._server.errorString())

    @Slot()
    def _on_connection(self) -> None:
        assert self._server is not None
        while (socket := self._server.nextPendingConnection()) is not None:
            self._said[socket] = b""
            socket.readyRead.connect(self._on_said)
            socket.disconnected.connect(self._on_gone)

    @Slot()
    def _on_said(self) -> None:
        socket: QLocalSocket = self.sender()  # type: ignore[assignment]
        said = self._said[socket] = self._said[socket] + bytes(socket.readAll().data())
        if not said.endswith(b"\n") and len(said) <= _MOST_BYTES:
            return
        wish = _understood(said)
        if wish is None:
            socket.abort()
            return
        socket.write(b"ok\n")
        socket.flush()
        # in a turn of its own: a dialog that this opens would outlive the socket, whose signal we are in
        QTimer.singleShot(0, self, partial(self.asked.emit, wish))

    @Slot()
    def _on_gone(self) -> None:
        socket: QLocalSocket = self.sender()  # type: ignore[assignment]
        self._said.pop(socket, None)
        socket.deleteLater()

    def release(self) -> None:
        """Stop listening and let the next start show a window."""
        if self._server is not None:
            self._server.close()
        if self._lock is not None:
            self._lock.unlock()


def server_name(settings_path: Path) -> str:
    """Return the socket's name: one for each person and each settings folder."""
    import getpass
    import hashlib

    whose = f"{getpass.getuser()}|{settings_path.absolute()}"
    return f"tieout-{hashlib.sha256(whose.encode()).hexdigest()[:20]}"


def _understood(said: bytes) -> dict[str, Any] | None:
    """Return what another start said; None where it is none of ours."""
    try:
        wish = json.loads(said)
        files = [str(one) for one in wish["files"]]
        return {"files": files, "demo": bool(wish["demo"])}
    except (ValueError, KeyError, TypeError):
        return None
