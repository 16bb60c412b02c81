#!/usr/bin/env bash
# Makes sure that the tests on PostgreSQL find a server's programs. On Debian as root they are installed; elsewhere the way is
# told. No server of the machine is used: each test process starts one of its own.
set -euo pipefail

if command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; then
  exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "Installing what the tests on PostgreSQL need (apt-get install postgresql)"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql >/dev/null
  exit 0
fi
echo "The tests on PostgreSQL need its server programs. Install them (Debian: apt-get install postgresql)." >&2
exit 1
