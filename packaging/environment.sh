# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# The build environment: Debian 13's packages on the host itself where it is Debian 13 or newer, else a private
# Debian 13 root in the user's cache, named by the hash of its package lists and entered with bubblewrap.
# Sourced by run, test and dev. Gives: environment_ready, in_environment CMD..., say, die.

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
package_lists=("$repository/packaging/packages.txt")
suite=trixie
cache=${XDG_CACHE_HOME:-$HOME/.cache}/synoptic

say() { printf 'synoptic: %s\n' "$*" >&2; }
die() { printf 'synoptic: %s\n' "$@" >&2; exit 1; }

packages() { sed 's/#.*//' "${package_lists[@]}" | xargs; }

debian_version() {
    local ID='' VERSION_ID='' ID_LIKE=''
    # shellcheck disable=SC1091
    [ -r /etc/os-release ] && . /etc/os-release
    case " $ID $ID_LIKE " in *" debian "*) ;; *) return 1 ;; esac
    if [ "$ID" = debian ]; then echo "${VERSION_ID:-99}"; else echo 0; fi
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else return 1
    fi
}

# Installs host packages, or says which ones a person with the right to do so has to install.
install_on_host() {
    say "installing on this machine: $*"
    local log=$cache/install.log
    if ! { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq update &&
           as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "$@"; } >"$log" 2>&1; then
        tail -n 5 "$log" >&2
        die "these packages are needed and could not be installed here: $*" \
            "have them installed (as root: apt-get install $*), then run this again; the whole log is $log"
    fi
}

# The Debian mirror of the host's own apt settings; nothing where there is none (mmdebstrap then has its own default).
host_mirror() {
    # shellcheck disable=SC2016
    apt-get indextargets 'Created-By: Packages' --format '$(SITE) $(ORIGIN) $(LABEL) $(COMPONENT)' 2>/dev/null |
        awk '$2 == "Debian" && $3 == "Debian" && $4 == "main" { print $1; exit }'
}

root_key() { { cat "${package_lists[@]}"; echo "$suite"; } | sha256sum | cut -c1-16; }

make_root() {
    local root=$1 missing=()
    command -v mmdebstrap >/dev/null || missing+=(mmdebstrap)
    command -v bwrap >/dev/null || missing+=(bubblewrap)
    [ "$(id -u)" = 0 ] || command -v newuidmap >/dev/null || missing+=(uidmap)
    [ ${#missing[@]} = 0 ] || install_on_host "${missing[@]}"
    [ -r /usr/share/keyrings/debian-archive-keyring.gpg ] || install_on_host debian-archive-keyring

    [ -e "$root.complete" ] && return
    local free
    free=$(df -Pk "$cache" | awk 'NR == 2 { print int($4 / 1024) }')
    [ "$free" -ge 5000 ] || die "the build environment needs 5 GB in $cache; ${free} MB are free" \
        "free some space, or set XDG_CACHE_HOME to a folder on a larger disk"

    exec 9>"$root.lock"
    flock -n 9 || { say "waiting for another run that is making the same environment"; flock 9; }
    [ -e "$root.complete" ] && { exec 9>&-; return; }

    say "making the build environment (Debian $suite, about 2 GB, once): $root"
    local log=$root.log mode=unshare
    [ "$(id -u)" = 0 ] && mode=root
    remove_root "$root.part"
    remove_root "$root"
    # shellcheck disable=SC2046
    mmdebstrap --mode=$mode --variant=apt --aptopt='Acquire::Retries "3"' --aptopt='APT::Install-Recommends "false"' \
        --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
        --include="$(packages | tr ' ' ',')" "$suite" "$root.part" $(host_mirror) >"$log" 2>&1 9>&- &
    local child=$!
    trap 'kill "$child" 2>/dev/null; wait "$child"; exit 130' INT TERM
    while kill -0 "$child" 2>/dev/null; do
        [ -t 2 ] && printf '\r\033[K  %s' "$(tail -n 1 "$log" | tr '\r' '\n' | tail -n 1 | cut -c1-90)" >&2
        sleep 0.5
    done
    [ -t 2 ] && printf '\r\033[K' >&2
    trap - INT TERM
    if ! wait "$child"; then
        grep -E '^(E:|W:|dpkg:|Err)' "$log" | tail -n 5 >&2
        remove_root "$root.part"
        explain_failure "$log"
    fi
    # Beside the root, not in it: made without privileges, the root belongs to another user id.
    { mv "$root.part" "$root" && touch "$root.complete"; } || die "cannot write to $cache"
    exec 9>&-
    say "the build environment is ready"
}

explain_failure() {
    local log=$1
    if grep -qiE 'unshare|newuidmap|Operation not permitted|user namespace' "$log"; then
        die "no permission to make a user namespace" \
            "allow it (as root: sysctl -w kernel.unprivileged_userns_clone=1, and a line for $(id -un) in /etc/subuid and /etc/subgid), or run this as root; log: $log"
    elif grep -qiE 'Could not resolve|Temporary failure|Unable to connect|Connection (timed out|refused)' "$log"; then
        die "the Debian mirror could not be reached" "check the network or the mirror in your apt settings, then run this again; log: $log"
    elif grep -qi 'No space left' "$log"; then
        die "the disk is full" "free 5 GB in $cache, then run this again; log: $log"
    fi
    die "the build environment could not be made" "the log says why: $log"
}

# A root made without privileges holds files of other user ids: remove it the way it was made.
remove_root() {
    [ -e "$1" ] || return 0
    rm -rf "$1" 2>/dev/null || unshare --map-auto --map-root-user rm -rf "$1" 2>/dev/null ||
        die "could not remove the unfinished environment $1" "remove it by hand, then run this again"
}

environment_ready() {
    mkdir -p "$cache" || die "cannot write to $cache" "set XDG_CACHE_HOME to a folder that you can write to"
    local version
    if ! version=$(debian_version); then
        die "this is not Debian, and only Debian is set up by itself" \
            "install the equivalents of these packages, then: cmake --preset release && cmake --build --preset release" "$(packages)"
    fi
    if [ "${version%%.*}" -ge 13 ]; then
        private_root=
        local stamp
        stamp=$cache/host-$(root_key)
        [ -e "$stamp" ] && return
        local wanted
        # shellcheck disable=SC2046
        wanted=$(comm -13 <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' | sed -n 's/^installed //p' | sort -u) <(packages | tr ' ' '\n' | sort -u) | xargs)
        # shellcheck disable=SC2086
        [ -z "$wanted" ] || install_on_host $wanted
        touch "$stamp"
    else
        private_root=$cache/root-$(root_key)
        if [ ! -e "$private_root.complete" ] || ! command -v bwrap >/dev/null; then make_root "$private_root"; fi
    fi
}

# Runs a command in the environment. Extra folders that it must see are in the array visible_paths.
in_environment() {
    if [ -z "$private_root" ]; then "$@"; return; fi
    local bind=() at name
    for at in "$private_root"/*; do
        name=${at##*/}
        case $name in
            tmp | dev | proc | sys | run | home | root | mnt | media | srv | boot | var) ;;
            *) if [ -L "$at" ]; then bind+=(--symlink "$(readlink "$at")" "/$name"); else bind+=(--ro-bind "$at" "/$name"); fi ;;
        esac
    done
    bind+=(--ro-bind "$private_root/var/lib" /var/lib --ro-bind "$private_root/var/cache" /var/cache --bind /var/tmp /var/tmp
           --symlink /run /var/run --dev-bind /dev /dev --proc /proc --ro-bind-try /sys /sys --bind /tmp /tmp --tmpfs /run)
    for name in passwd group hosts resolv.conf localtime timezone machine-id; do
        if [ -f "/etc/$name" ] && [ -f "$private_root/etc/$name" ] && [ ! -L "$private_root/etc/$name" ]; then bind+=(--ro-bind "/etc/$name" "/etc/$name"); fi
    done
    if [ -d "${XDG_RUNTIME_DIR:-}" ]; then bind+=(--bind "$XDG_RUNTIME_DIR" "$XDG_RUNTIME_DIR"); fi
    for at in "$HOME" "$repository" "$repository/../shared" "$PWD" "$cache" "${XAUTHORITY:-}" "${visible_paths[@]}"; do
        if [ -e "$at" ]; then at=$(realpath -s "$at"); case $at in / | /tmp) ;; *) bind+=(--bind "$at" "$at") ;; esac; fi
    done
    bwrap "${bind[@]}" --chdir "$PWD" --die-with-parent \
        --setenv PATH /usr/lib/ccache:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin --setenv LANG "${LANG:-C.UTF-8}" \
        --setenv CCACHE_DIR "$cache/ccache" --setenv CCACHE_BASEDIR "$repository" --setenv CCACHE_NOHASHDIR 1 --setenv CCACHE_SLOPPINESS pch_defines,time_macros,include_file_mtime,include_file_ctime \
        --setenv SYNOPTIC_ENVIRONMENT private -- "$@"
}

# The folder of every argument that names something on disk, so that the environment sees it at its own place.
# A program is asked only once a folder, or where a link stands: there may be thousands of arguments.
paths_of_arguments() {
    local argument folder
    local -A seen=()
    visible_paths=()
    for argument in "$@"; do
        argument=${argument#*=}
        case $argument in /* | ./* | ../*) ;; *) [ -e "$argument" ] || continue ;; esac
        if [ -L "$argument" ]; then folder=$(dirname "$(realpath "$argument")")
        elif [ -d "$argument" ]; then folder=$argument/..
        else
            case $argument in */*) folder=${argument%/*}/ ;; *) folder=. ;; esac
        fi
        [ -z "${seen[$folder]:-}" ] || continue
        seen[$folder]=1
        [ -d "$folder" ] || continue
        folder=$(realpath "$folder")
        # The environment has its own of these, which the host's would hide.
        case $folder/ in / | /usr/* | /etc/* | /bin/* | /lib*/* | /sbin/*) ;; *) visible_paths+=("$folder") ;; esac
    done
}

build() {
    local preset=$1
    shift
    [ -e "$repository/build/$preset/build.ninja" ] || {
        say "configuring ($preset)"
        (cd "$repository" && in_environment cmake --preset "$preset" -Wno-dev >"$cache/configure.log" 2>&1) || {
            tail -n 15 "$cache/configure.log" >&2
            die "configuring failed" "the log says why: $cache/configure.log"
        }
    }
    (cd "$repository" && in_environment ninja -C "build/$preset" --quiet "$@") || die "the build failed (messages above)"
}
