#!/bin/sh
# Runs a program on a computer whose policy for the helper lies in a folder, in a mount namespace that ends with it. The
# machine itself stays as it is. Needs to be root.
#
#   own-policy.sh FOLDER PROGRAM ARGUMENT...
set -e
if [ "$1" != --inside ]; then
  exec unshare --mount --propagation private -- "$0" --inside "$@"
fi
policies=$2
shift 2
space=$(mktemp -d)
mount -t tmpfs tmpfs "$space"
mkdir -p "$space/upper/signing-helper-demo" "$space/work"
mount -t overlay overlay -o "lowerdir=/etc,upperdir=$space/upper,workdir=$space/work" /etc
mount --bind "$policies" /etc/signing-helper-demo
umount --lazy "$space"
rmdir "$space"
exec "$@"
