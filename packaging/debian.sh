#!/bin/sh
# Installs the Debian packages of the groups named as arguments when they are missing and this can be done
# (root and apt); otherwise names them. Never fails for a missing package: what needs it says so more plainly.
set -eu
list="$(dirname "$0")/debian-packages.txt"

if ! command -v dpkg >/dev/null 2>&1; then
    case "$(uname -s)" in
        Linux) echo "Not a Debian machine: the libraries it needs are listed in packaging/debian-packages.txt." >&2 ;;
    esac
    exit 0
fi

missing=""
for group in "$@"; do
    for package in $(awk -v group="$group" '!/^#/ && $2 == group { print $1 }' "$list"); do
        if [ "$package" = libglib2.0-0 ] && dpkg -s libglib2.0-0t64 >/dev/null 2>&1; then
            continue # its name since Debian 13
        fi
        dpkg -s "$package" 2>/dev/null | grep -q '^Status: .* installed$' || missing="$missing $package"
    done
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Debian packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -q -o Acquire::Retries=3 && apt-get install -q -y --no-install-recommends -o Acquire::Retries=3 $missing; } >&2 && exit 0
fi
echo "These Debian packages are missing:$missing" >&2
echo "Install them with:  sudo apt-get install$missing" >&2
