"""The host's side of the judge: it keeps cells warm, sends them jobs and passes their events on."""

from rehearse_sandbox.host.backends import BACKENDS, CONFINING, open_sandbox
from rehearse_sandbox.host.errors import SandboxError
from rehearse_sandbox.host.pool import Size, Stock
from rehearse_sandbox.host.sandbox import Sandbox

__all__ = ["BACKENDS", "CONFINING", "Sandbox", "SandboxError", "Size", "Stock", "open_sandbox"]
