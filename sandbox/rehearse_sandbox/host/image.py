"""Builds the sandbox image when it is not there: `python -m rehearse_sandbox.host.image`."""

from __future__ import annotations

import argparse
import sys

from rehearse_sandbox.host.build import ensure_image, prune
from rehearse_sandbox.host.engine import connect
from rehearse_sandbox.host.errors import SandboxError


def main(arguments: list[str] | None = None) -> int:
    """Build the sandbox image; with --prune, also remove those of earlier versions."""
    parser = argparse.ArgumentParser(prog="python -m rehearse_sandbox.host.image", description=main.__doc__)
    parser.add_argument("--prune", action="store_true", help="remove images of earlier versions of these sources")
    options = parser.parse_args(arguments)
    try:
        api = connect()
        print(ensure_image(api))  # noqa: T201 - this is the command's answer
        if options.prune:
            prune(api)
    except SandboxError as error:
        print(f"rehearse: {error}", file=sys.stderr)  # noqa: T201 - this is the command's answer
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
