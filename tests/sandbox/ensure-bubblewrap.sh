#!/usr/bin/env bash
# Makes sure that the tests of the sandbox without Docker find bubblewrap. On Debian as root it is installed; elsewhere the
# way is told.
set -euo pipefail

if command -v bwrap >/dev/null; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing what the tests without Docker need (apt-get install bubblewrap)"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends bubblewrap >/dev/null
  exit 0
fi
echo "The tests of the sandbox without Docker need bubblewrap. Install it (Debian: apt-get install bubblewrap)." >&2
exit 1
