# Sourced from the root. find_emulator sets PARRY_MOTO and PARRY_MINISTACK to the servers that tests talk to instead of
# AWS. Without Python those tests are skipped, except under CI=true, where everything must be there.

moto='moto[server]==5.2.5'
ministack='ministack==1.5.33'

find_emulator() {
    [ -z "${PARRY_MOTO:-}" ] || [ -z "${PARRY_MINISTACK:-}" ] || return 0
    if install_emulator; then
        PARRY_MOTO=${PARRY_MOTO:-$PWD/.parry/emulator/bin/moto_server}
        PARRY_MINISTACK=${PARRY_MINISTACK:-$PWD/.parry/emulator/bin/ministack}
        export PARRY_MOTO PARRY_MINISTACK
    elif [ "${CI:-}" = true ]; then
        echo "the emulators could not be installed; see .parry/emulator.log" >&2
        return 1
    fi
}

install_emulator() {
    installed=.parry/emulator/installed
    [ -r "$installed" ] && [ "$(cat "$installed")" = "$moto $ministack" ] && return
    command -v python3 >/dev/null || return
    echo "installing $moto and $ministack, this happens once"
    mkdir -p .parry
    {
        python3 -m venv --clear .parry/emulator \
            && .parry/emulator/bin/pip install "$moto" "$ministack" \
            && echo "$moto $ministack" >"$installed"
    } >.parry/emulator.log 2>&1
}
