# Sourced. find_jdk sets java_home and java_version to a JDK 21 or later.
# Reads the `release` file a JDK carries: starting a JVM to ask would cost more than the verb it is for.

find_jdk() {
    if [ -n "${PARRY_JAVA_HOME:-}" ]; then
        is_jdk "$PARRY_JAVA_HOME" && return
        echo "parry: PARRY_JAVA_HOME is not a JDK 21 or later: $PARRY_JAVA_HOME" >&2
        return 1
    fi
    is_jdk "${JAVA_HOME:-}" && return
    on_path=$(command -v javac) && on_path=$(readlink -f "$on_path" 2>/dev/null) && is_jdk "${on_path%/bin/javac}" && return
    newest_jdk && return
    echo "parry: needs a JDK 21 or later and found none" >&2
    echo "   hint: install one, or name its folder in PARRY_JAVA_HOME" >&2
    return 1
}

newest_jdk() {
    best=20 best_home=
    for home in /usr/lib/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/java /opt/jdk* \
        "${HOME:-}"/.sdkman/candidates/java/* "${HOME:-}"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if is_jdk "$home" && [ "$feature" -gt "$best" ]; then
            best=$feature best_home=$home
        fi
    done
    [ -n "$best_home" ] && is_jdk "$best_home"
}

# Also sets java_home, java_version and feature when it is one.
is_jdk() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] || return 1
    java_home=$1 java_version=
    if [ -r "$1/release" ]; then
        while IFS='=' read -r key value; do
            case $key in JAVA_VERSION) java_version=${value#\"} java_version=${java_version%\"*} ;; esac
        done <"$1/release"
    fi
    [ -n "$java_version" ] || java_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p')
    feature=${java_version%%[!0-9]*}
    [ "${feature:-0}" -ge 21 ]
}
