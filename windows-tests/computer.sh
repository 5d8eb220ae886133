#!/bin/sh
# Puts a Windows of Wine's into FOLDER/prefix for one test. It is made once, in target/wine, and copied: a first start takes
# some seconds. A `chinese` one is as people in China have it: code page 936, their fonts, a name that is not in ASCII.
# Its programs are to run in the locale zh_CN.UTF-8 of FOLDER/locales, as this user. An `english` one has the name of the user.
# One `for-32-bits` is chinese, and made by the Wine of wine32.sh, by which its programs are to run.
#   computer.sh chinese|english|for-32-bits FOLDER
set -eu
kind=$1
folder=$(realpath "$2")
cd "$(dirname "$0")"
[ "$kind" != for-32-bits ] || PATH=$PWD/target/wine32/bin:$PATH

in_china() {
  mkdir "$made/locales"
  (cd "$made/locales" && localedef -i zh_CN -f UTF-8 ./zh_CN.UTF-8)
  export LOCPATH="$made/locales" LC_ALL=zh_CN.UTF-8 LANG=zh_CN.UTF-8 USER='李 四'
}

# Programs for Windows ask for its fonts; each is replaced by one that Debian has.
replace_fonts() {
  for font in 'Microsoft YaHei' 'Microsoft YaHei UI' SimSun 'Segoe UI' Tahoma 'MS Shell Dlg'; do
    wine reg add 'HKCU\Software\Wine\Fonts\Replacements' /v "$font" /d 'Noto Sans CJK SC' /f
  done
}

make() (
  rm -rf "$made" "$made.state"
  mkdir -p "$made"
  # Wine 10.0 ends with "free(): invalid pointer" where TMPDIR is set.
  unset DISPLAY TMPDIR
  export WINEPREFIX="$made/prefix" WINEARCH=win64 WINEDEBUG=-all
  # No browser engine, no .NET, no entries in the desktop's own menus.
  export WINEDLLOVERRIDES='mscoree=;mshtml=;winemenubuilder.exe=d'
  [ "$kind" = english ] || in_china
  wine wineboot --init
  # Every Windows has this value.
  wine reg add 'HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall' /f
  [ "$kind" = english ] || replace_fonts
  # The registry is in its files once the server has ended.
  wineserver --kill
  wineserver --wait
  echo "$state" >"$made.state"
)

made=$PWD/target/wine/$kind
state="$(wine --version 2>/dev/null) $(id -un) $(sha256sum <computer.sh)"
mkdir -p target/wine
exec 9>"$made.lock"
flock 9
if [ "$state" != "$(cat "$made.state" 2>/dev/null)" ]; then
  make 9>&-
fi
cp -a --reflink=auto "$made/." "$folder"
