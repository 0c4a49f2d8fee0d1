"""Sealing in two layers, one official's age key inside the other's: both must act to open, and the server can open nothing.

Everything streams. The layers are ordinary age files, so `age -d -i B | age -d -i A | tar xz` opens a backup where this
program is not at hand.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Thread
from typing import BinaryIO

import pyrage

LAYERS = 2


class NotOpenedError(Exception):
    """The identities given open one layer at most."""


class DamagedError(Exception):
    """The bytes are not those that were sealed: something was cut off or altered."""


class _Layer(Thread):
    """One age stream between two ends. It closes both when it is done, so that its neighbours notice."""

    def __init__(self, work: Callable[[BinaryIO, BinaryIO], None], source: BinaryIO, target: BinaryIO) -> None:
        super().__init__(daemon=True)
        self._work, self._source, self._target = work, source, target
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self._work(self._source, self._target)
            self._target.flush()
        except Exception as error:  # noqa: BLE001  whatever it is, it is raised again in the thread that waits
            self.error = error
        finally:
            with suppress(OSError):
                self._source.close()
            with suppress(OSError):
                self._target.close()

    @property
    def own_error(self) -> Exception | None:
        """An error of its own; a neighbour that stopped listening is not."""
        return None if self.error is None or "Broken" in repr(self.error) else self.error


@contextmanager
def sealed(target: BinaryIO, recipients: Sequence[pyrage.x25519.Recipient]) -> Iterator[BinaryIO]:
    """A stream to write into; what is written arrives in `target` under one seal for each recipient, the last outermost.

    Raises OSError when `target` takes no more. `target` is closed at the end.
    """

    def for_one(recipient: pyrage.x25519.Recipient) -> Callable[[BinaryIO, BinaryIO], None]:
        return lambda source, sink: pyrage.encrypt_io(source, sink, [recipient])

    entry, source = _pipe()
    layers = []
    for number, recipient in enumerate(recipients, start=1):
        sink, following = (target, source) if number == len(recipients) else _pipe()
        layers.append(_Layer(for_one(recipient), source, sink))
        source = following
    try:
        with _running(layers):
            try:
                yield entry
            finally:
                with suppress(BrokenPipeError):
                    entry.close()
    except pyrage.EncryptError as error:
        raise OSError(str(error)) from None


@contextmanager
def unsealed(source: BinaryIO, identities: Sequence[pyrage.x25519.Identity]) -> Iterator[BinaryIO]:
    """The stream that was sealed. Raises NotOpenedError or DamagedError, the latter perhaps only when all has been read:
    nothing read may be used before the context has ended. `source` is closed at the end."""

    def open_one(layer: BinaryIO, sink: BinaryIO) -> None:
        pyrage.decrypt_io(layer, sink, list(identities))

    layers, held = [], source
    for _ in range(LAYERS):
        sink, following = _pipe()
        layers.append(_Layer(open_one, held, sink))
        held = following
    try:
        with _running(layers), held:
            yield held
            while held.read(1 << 16):
                pass
    except (pyrage.DecryptError, OSError) as error:
        if "No matching keys" in str(error):
            raise NotOpenedError from None
        raise DamagedError(str(error)) from None


def _pipe() -> tuple[BinaryIO, BinaryIO]:
    """The end to write into and the end to read from."""
    reading, writing = os.pipe()
    return os.fdopen(writing, "wb"), os.fdopen(reading, "rb")


@contextmanager
def _running(layers: Sequence[_Layer]) -> Iterator[None]:
    """Raises the error of the first layer that failed by itself in place of what followed from it."""
    for layer in layers:
        layer.start()
    try:
        yield
    except Exception:
        _finish(layers)
        raise
    _finish(layers)


def _finish(layers: Sequence[_Layer]) -> None:
    for layer in layers:
        layer.join()
    for layer in layers:
        if layer.own_error is not None:
            raise layer.own_error
