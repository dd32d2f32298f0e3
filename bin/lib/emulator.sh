# Sourced from the root. find_emulator and find_ministack set PARRY_MOTO and PARRY_MINISTACK to the servers that tests
# talk to instead of AWS. Without Python those tests are skipped, except under CI=true, where everything must be there.
# Each has a folder of its own: ministack pins the botocore that moto chooses for itself.

moto='moto[server]==5.2.5'
ministack='ministack==1.5.33'

find_emulator() {
    [ -z "${PARRY_MOTO:-}" ] || return 0
    if install_emulator emulator "$moto"; then
        PARRY_MOTO=$PWD/.parry/emulator/bin/moto_server
        export PARRY_MOTO
    else
        emulator_missing emulator
    fi
}

find_ministack() {
    [ -z "${PARRY_MINISTACK:-}" ] || return 0
    if install_emulator ministack "$ministack"; then
        PARRY_MINISTACK=$PWD/.parry/ministack/bin/ministack
        export PARRY_MINISTACK
    else
        emulator_missing ministack
    fi
}

# install_emulator FOLDER REQUIREMENT
install_emulator() {
    installed=.parry/$1/installed
    [ -r "$installed" ] && [ "$(cat "$installed")" = "$2" ] && return
    command -v python3 >/dev/null || return
    echo "installing $2, this happens once"
    mkdir -p .parry
    {
        python3 -m venv --clear ".parry/$1" && ".parry/$1/bin/pip" install "$2" && echo "$2" >"$installed"
    } >".parry/$1.log" 2>&1
}

emulator_missing() {
    [ "${CI:-}" = true ] || return 0
    echo "the emulator could not be installed; see .parry/$1.log" >&2
    return 1
}
