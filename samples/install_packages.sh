# Sourced by samples/quickstart.sh and tests/run.sh.
# install_packages LIST GROUP...: installs what is missing of these groups of samples/packages.txt.

install_packages() {
  local list=$1
  shift
  if ! command -v apt-get >/dev/null; then
    echo "error: this script installs with apt-get, which is not here; it is made for Debian 12." >&2
    echo "  Install by other means what $list names, then build with cmake --preset release." >&2
    return 1
  fi
  local missing=() group package rest
  while read -r group package rest; do
    [[ " $* " == *" $group "* ]] || continue
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' ||
      missing+=("$package")
  done < <(grep -v '^#' "$list")
  ((${#missing[@]})) || return 0

  local as_root=()
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null; then
      echo "error: these packages are missing and there is no sudo; as root, run:" >&2
      echo "  apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi
  echo "installing: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}
