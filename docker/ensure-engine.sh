#!/bin/sh
# Makes sure that a Docker engine answers: uses one that does, else starts an installed dockerd, else installs Debian's
# docker.io first. It only ever acts as root; REHEARSE_NO_ENGINE=1 skips all of it. Exit 0: an engine answers (or skipped).
set -eu

WAIT_SECONDS=60
log=${TMPDIR:-/tmp}/rehearse-dockerd.log
socket=/var/run/docker.sock

say() { printf 'engine: %s\n' "$*"; }

give_up() {
    say "$1" >&2
    exit 1
}

how_to_get_one="Judging needs a Docker engine: install Docker Engine or Docker Desktop, start it, and make sure that
\`docker version\` answers for your user. Everything else works without it; REHEARSE_NO_ENGINE=1 skips this step."

# The request that the Docker SDK makes first. curl is not on every machine, Python is.
answers() {
    python3 - "${DOCKER_HOST:-unix://$socket}" <<'PYTHON' 2>/dev/null
import http.client, socket, sys, urllib.parse
url = urllib.parse.urlparse(sys.argv[1])
if url.scheme == "unix":
    link = socket.socket(socket.AF_UNIX)
    link.settimeout(5)
    link.connect(url.path)
else:
    link = socket.create_connection((url.hostname, url.port or 2375), 5)
client = http.client.HTTPConnection("localhost")
client.sock = link
client.request("GET", "/_ping")
sys.exit(client.getresponse().status != 200)
PYTHON
}

install_engine() {
    say "no Docker engine is installed; installing Debian's docker.io and debootstrap (apt-get install)"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq || say "apt-get update failed; trying with the package lists that are there"
    apt-get install -y -qq --no-install-recommends docker.io debootstrap ca-certificates >/dev/null ||
        give_up "apt-get could not install docker.io. $how_to_get_one"
}

# A dockerd that was killed leaves its pid file, and the next one refuses to start while that pid is in use by anything.
remove_stale_pid_file() {
    pid_file=/var/run/docker.pid
    [ -f "$pid_file" ] || return 0
    pid=$(cat "$pid_file")
    if [ -r "/proc/${pid:-none}/comm" ] && [ "$(cat "/proc/$pid/comm")" = dockerd ]; then
        return 0
    fi
    say "removing $pid_file, left by a dockerd that is gone"
    rm -f "$pid_file"
}

start_engine() {
    remove_stale_pid_file
    say "starting dockerd; its log is $log"
    setsid nohup dockerd >"$log" 2>&1 </dev/null &
    started=$!
    waited=0
    until answers; do
        if ! kill -0 "$started" 2>/dev/null; then
            tail -n 5 "$log" >&2
            give_up "dockerd ended at once; the last lines of $log are above. $how_to_get_one"
        fi
        [ "$waited" -lt "$WAIT_SECONDS" ] || give_up "dockerd did not answer in $WAIT_SECONDS s; see $log."
        waited=$((waited + 1))
        sleep 1
    done
    say "it answers"
}

if [ "${REHEARSE_NO_ENGINE:-}" = 1 ]; then
    say "skipped (REHEARSE_NO_ENGINE=1)"
    exit 0
fi
if answers; then
    exit 0
fi
if [ -n "${DOCKER_HOST:-}" ]; then
    give_up "DOCKER_HOST is set, but nothing answers there. Start that engine, or unset DOCKER_HOST."
fi
if [ "$(id -u)" != 0 ] || [ "$(uname -s)" != Linux ]; then
    give_up "none answers. $how_to_get_one"
fi
if ! command -v dockerd >/dev/null 2>&1; then
    [ -f /etc/debian_version ] && command -v apt-get >/dev/null 2>&1 || give_up "none is installed. $how_to_get_one"
    install_engine
fi
# Installing may have started it already, where there is an init system.
answers || start_engine
