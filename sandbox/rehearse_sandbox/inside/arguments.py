"""What came with a request, in the candidate, and whether the learner's code changed it in place."""

from __future__ import annotations

from typing import Any

from rehearse_sandbox.inside.handles import Objects
from rehearse_sandbox.wire.decoder import Decoder
from rehearse_sandbox.wire.encoder import Encoder


class Arguments:
    """Decoded arguments. Their bytes are the picture from before the call: comparing bytes sees every bit."""

    __slots__ = ("_before", "args", "kwargs", "nodes")

    def __init__(self, body: bytes, objects: Objects, *, mutable: bool) -> None:
        decoder = Decoder(objects.resolve)
        objects.met_handle = False
        self.args, self.kwargs = decoder.decode(body)
        self.nodes = decoder.nodes
        self._before: bytes | None = None
        if mutable:
            # A handle is written differently on the way back, so those bytes cannot be compared with what came.
            again = objects.met_handle
            self._before = Encoder(objects.handle_for).encode((self.args, self.kwargs)) if again else body

    def changed(self, objects: Objects) -> bool:
        """Whether they would be encoded differently now.

        Raises:
            UnsupportedValue: something that may not cross was put into one.
        """
        if self._before is None:
            return False
        return Encoder(objects.handle_for).encode((self.args, self.kwargs)) != self._before

    def after(self) -> tuple[Any, ...]:
        """Everything that the judge needs to bring its own copies up to date."""
        return self.args, self.kwargs, self.nodes
