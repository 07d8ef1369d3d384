#!/bin/sh
# refdesk in one file: a program that unpacks itself once and starts from there ever after.
# Needs what every Linux has (sh, tail, tar, gzip); no FUSE, no rights, no network.
set -eu
id=@ID@
from=@FROM@
sum=@SUM@
case $0 in /*) self=$0 ;; *) self=$PWD/$0 ;; esac

say() { printf 'refdesk: %s\n' "$1" >&2; }
payload() { tail -c +"$from" "$self"; }
unpack() { payload | tar -xzf - -C "$1"; }

case ${1:-} in
--appimage-extract | --extract)
    target=${2:-squashfs-root}
    mkdir -p "$target" && unpack "$target"
    printf '%s\n' "$target"
    exit 0
    ;;
--appimage-version)
    echo "refdesk @VERSION@ ($id)"
    exit 0
    ;;
esac

home=${REFDESK_UNPACKED:-${XDG_CACHE_HOME:-$HOME/.cache}/refdesk-program}
place=$home/$id

# Whether a process runs out of a folder: then it may not be taken away.
used() { ls -l /proc/[0-9]*/exe 2>/dev/null | grep -qF -- "-> $1/"; }

if [ "${1:-}" = --appimage-clean ]; then
    for one in "$home"/*; do
        [ ! -d "$one" ] || used "$one" || rm -rf "$one"
    done
    rmdir "$home" 2>/dev/null || true
    exit 0
fi

if [ ! -x "$place/refdesk" ]; then
    umask 077
    mkdir -p "$home"
    if [ ! -O "$home" ]; then
        say "$home belongs to somebody else; set REFDESK_UNPACKED to a folder of your own."
        exit 1
    fi
    if command -v sha256sum >/dev/null && [ "$(payload | sha256sum | cut -d' ' -f1)" != "$sum" ]; then
        say "this file is damaged. Download it again."
        exit 1
    fi
    fresh=$(mktemp -d "$home/.unpacking-XXXXXX")
    trap 'rm -rf "$fresh"' EXIT
    trap 'exit 130' INT TERM HUP
    if ! unpack "$fresh"; then
        say "it could not be unpacked into $home (is there room for @MEGABYTES@ MB?)."
        exit 1
    fi
    # Two first starts at once: the first to be done wins, the other takes what is there.
    if [ -x "$place/refdesk" ] || ! mv -T "$fresh" "$place" 2>/dev/null; then
        rm -rf "$fresh"
    fi
    trap - EXIT INT TERM HUP
    # What earlier versions unpacked goes, and what was left half done; never what still runs.
    for one in "$home"/* "$home"/.unpacking-*; do
        [ -d "$one" ] && [ "$one" != "$place" ] && ! used "$one" || continue
        case $one in *.unpacking-*) [ -n "$(find "$one" -maxdepth 0 -mmin +60)" ] || continue ;; esac
        rm -rf "$one"
    done
    if ! "$place/refdesk" --version >/dev/null 2>&1; then
        say "it cannot be started from $home (does that disk allow programs?). Set REFDESK_UNPACKED."
        exit 1
    fi
fi
APPIMAGE=$self
export APPIMAGE
exec "$place/refdesk" "$@"
