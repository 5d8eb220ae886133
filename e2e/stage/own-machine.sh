#!/bin/sh
# Runs a program on a computer where packages can be installed: for it, layers lie over the folders that they write to, in
# a mount namespace that ends with it. The machine itself stays as it is. Needs to be root.
#
#   own-machine.sh PROGRAM ARGUMENT...
set -e
if [ "$1" != --inside ]; then
  exec unshare --mount --propagation private -- "$0" --inside "$@"
fi
shift
space=$(mktemp -d)
mount -t tmpfs tmpfs "$space"
for folder in /etc /opt /usr/bin /var/lib/dpkg; do
  layers=$space/$(echo "$folder" | tr / -)
  mkdir -p "$layers/upper" "$layers/work"
  mount -t overlay overlay -o "lowerdir=$folder,upperdir=$layers/upper,workdir=$layers/work" "$folder"
done
status=0
"$@" || status=$?
umount --lazy "$space"
rmdir "$space"
exit "$status"
