#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Installs the Debian packages named as arguments that are missing. Does nothing, and needs no network, when all are there.
set -eu
if ! command -v dpkg-query >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1; then
	# libcsv is the one library that pkg-config does not know
	modules='libcjson inih smartcols libsodium libutf8proc gsl zlib expat'
	case " $* " in
	*' libcmocka-dev '*) modules="$modules cmocka" ;;
	esac
	# shellcheck disable=SC2086 # words
	if command -v pkg-config >/dev/null 2>&1 && pkg-config --exists $modules &&
		echo '#include <csv.h>' | cc -E - >/dev/null 2>&1; then
		exit 0
	fi
	echo "deps: this is not a Debian system; install the equivalents of these packages:" >&2
	echo "  $*" >&2
	exit 1
fi
missing=
for package; do
	state=$(dpkg-query -W -f '${Status}' "$package" 2>/dev/null || true)
	[ "$state" = 'install ok installed' ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
echo "deps: installing$missing"
as_root=
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		echo "deps: not root and no sudo; ask an administrator to run: apt-get install$missing" >&2
		exit 1
	fi
	as_root=sudo
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of words
$as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
