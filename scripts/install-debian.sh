#!/usr/bin/env bash
# Installs the system packages that Rejoinder needs on Debian and Ubuntu. Safe to run again: what is there
# already is left alone, and where nothing is missing nothing is asked of the package manager.
#
#   scripts/install-debian.sh           to build the program and to run it
#   scripts/install-debian.sh --tests   and to run every test: none is skipped then
set -euo pipefail

usage() { sed -n '2,6s/^# \{0,1\}//p' "$0"; }

tests=no
for argument in "$@"; do
  case $argument in
    --tests) tests=yes ;;
    -h | --help) usage; exit 0 ;;
    *) echo "install-debian.sh: unknown argument: $argument" >&2; usage >&2; exit 2 ;;
  esac
done

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  echo "install-debian.sh: this is neither Debian nor Ubuntu. README.md names what is needed elsewhere." >&2
  exit 1
fi

# To build: a C compiler, which is also the linker, and the C library to link with. No other -dev package:
# the window, the keyboard and OpenGL are looked up when the program starts.
packages=(gcc libc6-dev)

# To run: what is looked up then. OpenGL with its drivers, the X11 and the Wayland client, the keyboard.
packages+=(
  libegl1 libgl1 libgl1-mesa-dri
  libx11-6 libx11-xcb1 libxcb1 libxcursor1 libxi6
  libwayland-client0 libwayland-egl1
  libxkbcommon0 libxkbcommon-x11-0
)
# A serif to read articles in, with all the letters of the languages of Europe.
packages+=(fonts-noto-core)

# To test: a display without a screen, a window manager, keys and pointer, pictures of the window; what lets
# calls to the system fail; and what screen readers listen to, with a session for it.
if [[ $tests == yes ]]; then
  packages+=(xvfb openbox xdotool imagemagick strace util-linux)
  packages+=(at-spi2-core dbus dbus-x11)
  # What reads the report as Word document and as PDF, and evidence packs.
  packages+=(pandoc poppler-utils qpdf unzip)
  # For the example on Spark and the check of dependencies. Ones that were installed in another way serve as well.
  command -v java >/dev/null || packages+=(default-jre-headless)
  python3 -c 'import ensurepip, venv' 2>/dev/null || packages+=(python3-venv)
  # What opens painted charts.
  python3 -c 'import PIL' 2>/dev/null || packages+=(python3-pil)
fi

missing=()
for package in "${packages[@]}"; do
  status=$(dpkg-query --show --showformat='${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  [[ $status == ii* ]] || missing+=("$package")
done

if ((${#missing[@]} == 0)); then
  echo "System packages: all ${#packages[@]} are there."
  exit 0
fi

as_root=()
if ((EUID != 0)); then
  if ! command -v sudo >/dev/null; then
    echo "install-debian.sh: must be run as root, or with sudo installed. Missing: ${missing[*]}" >&2
    exit 1
  fi
  as_root=(sudo)
fi

echo "System packages: installing ${missing[*]}"
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get --quiet -o DPkg::Lock::Timeout=300)
"${apt[@]}" update
"${apt[@]}" install --yes --no-install-recommends "${missing[@]}"
echo "System packages: all ${#packages[@]} are there now."
