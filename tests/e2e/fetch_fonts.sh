#!/bin/sh
# Put the free Chinese faces that the end-to-end tests render with (Fandol: 宋 仿宋 楷 黑) into FOLDER.
#
#     tests/e2e/fetch_fonts.sh FOLDER
#
# They come out of one Debian package, which is unpacked and not installed: installing it would bring all of TeX Live.
# Needs apt-get (after an apt-get update) and dpkg-deb.  Does nothing when the faces are there.
set -eu

folder=${1:?usage: fetch_fonts.sh FOLDER}
if [ -f "$folder/FandolFang-Regular.otf" ]; then
    exit 0
fi

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
apt-get -o APT::Sandbox::User=root download texlive-lang-chinese
dpkg-deb --fsys-tarfile texlive-lang-chinese_*.deb | tar -x -f - --wildcards '*/public/fandol/Fandol*.otf'
find . -name 'Fandol*.otf' -exec cp '{}' "$folder" ';'
