# Sourced from the root. find_emulator, find_ministack and find_dynamodb set PARRY_MOTO, PARRY_MINISTACK and
# PARRY_DYNAMODB to the servers that tests talk to instead of AWS. Without Python, or Maven for the last, those tests are
# skipped, except under CI=true, where everything must be there. Each has a folder of its own: ministack pins the botocore
# that moto chooses for itself, and DynamoDB Local brings another SDK.

moto='moto[server]==5.2.5'
ministack='ministack==1.5.33'
cfn_lint='cfn-lint==1.58.0'

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

# No emulator, but found as they are: PARRY_CFN_LINT is what looks at templates.
find_cfn_lint() {
    [ -z "${PARRY_CFN_LINT:-}" ] || return 0
    if install_emulator cfn-lint "$cfn_lint"; then
        PARRY_CFN_LINT=$PWD/.parry/cfn-lint/bin/cfn-lint
        export PARRY_CFN_LINT
    else
        emulator_missing cfn-lint
    fi
}

# Needs java_home, see find_jdk.
find_dynamodb() {
    [ -z "${PARRY_DYNAMODB:-}" ] || return 0
    if install_dynamodb; then
        PARRY_DYNAMODB=$PWD/.parry/dynamodb/dynamodb-local
        export PARRY_DYNAMODB
    else
        emulator_missing dynamodb
    fi
}

install_dynamodb() {
    folder=.parry/dynamodb
    sources=$(cat bin/lib/dynamodb/*)
    [ -r "$folder/installed" ] && [ "$(cat "$folder/installed")" = "$sources" ] && return
    command -v mvn >/dev/null || return
    echo "installing DynamoDB Local, this happens once"
    mkdir -p "$folder"
    {
        JAVA_HOME=$java_home mvn -B -ntp -f bin/lib/dynamodb/pom.xml package &&
            "$java_home/bin/javac" --release 17 -cp "$folder/lib/*" -d "$folder" bin/lib/dynamodb/Local.java &&
            cp bin/lib/dynamodb/dynamodb-local "$folder" && printf '%s\n' "$sources" >"$folder/installed"
    } >"$folder.log" 2>&1
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
    echo "$1 could not be installed; see .parry/$1.log" >&2
    return 1
}
