# Sourced from the root. find_emulator sets PARRY_MOTO to the server that tests talk to instead of AWS.
# Without Python those tests are skipped, except under CI=true, where everything must be there.

moto='moto[server]==5.2.5'

find_emulator() {
    [ -z "${PARRY_MOTO:-}" ] || return 0
    if install_emulator; then
        PARRY_MOTO=$PWD/.parry/emulator/bin/moto_server
        export PARRY_MOTO
    elif [ "${CI:-}" = true ]; then
        echo "the emulator could not be installed; see .parry/emulator.log" >&2
        return 1
    fi
}

install_emulator() {
    installed=.parry/emulator/installed
    [ -r "$installed" ] && [ "$(cat "$installed")" = "$moto" ] && return
    command -v python3 >/dev/null || return
    echo "installing $moto, this happens once"
    mkdir -p .parry
    {
        python3 -m venv --clear .parry/emulator && .parry/emulator/bin/pip install "$moto" && echo "$moto" >"$installed"
    } >.parry/emulator.log 2>&1
}
