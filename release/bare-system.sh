# Read by scripts that need a computer with nothing on it.

# Makes a Debian with the packages $2, or none, in folder $1, unless an earlier call has. It has the mirror, proxies and
# certificates of this computer, so that it works where this computer does. Needs to be root, and the network.
make_bare_system() {
  local at=$1 suite mirror packages=ca-certificates${2:+,$2}
  [ ! -e "$at/made" ] || return 0
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  mirror=$(find /etc/apt -path '*sources.list*' -type f -exec cat {} + |
    sed -n 's/^URIs: *\(http[^ ]*\).*/\1/p; s/^deb \(\[[^]]*] \)\?\(http[^ ]*\).*/\2/p' | sed -n 1p)
  rm -rf "$at"
  debootstrap --variant=minbase --include="$packages" "$suite" "$at" ${mirror:+"$mirror"}
  cp /etc/resolv.conf /etc/hosts "$at/etc/"
  cp -r /usr/local/share/ca-certificates/. "$at/usr/local/share/ca-certificates/"
  in_system "$at" update-ca-certificates
  in_system "$at" apt-get update
  touch "$at/made"
}

# Calls a program in the system of folder $1 by chroot.
in_system() {
  chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    http_proxy="${http_proxy:-}" https_proxy="${https_proxy:-}" "${@:2}"
}
