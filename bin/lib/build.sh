# Sourced by bin/parry when there is something to build.

build_parry() {
    take_lock || return
    if ! is_fresh; then
        echo "parry: building from source; this happens once, and again when sources change" >&2
        # before the build: what is saved meanwhile belongs to the next one
        : >"$state/stamp"
        run_maven cli && keep_build
    fi
    built=$?
    drop_lock
    return $built
}

build_code() {
    take_lock || return
    if ! is_code_fresh; then
        echo "parry: building the function's code; this happens once, and again when sources change" >&2
        : >"$state/code-stamp.new"
        run_maven deploy && mv "$state/code-stamp.new" "$state/code-stamp"
    fi
    built=$?
    drop_lock
    return $built
}

build_archive() {
    take_lock || return
    read_archive || train
    drop_lock
}

# run_maven MODULE
run_maven() {
    if ! command -v mvn >/dev/null; then
        echo "parry: needs Maven to build and found no mvn" >&2
        return 1
    fi
    JAVA_HOME=$java_home mvn -q -B -f "$root/pom.xml" -pl "$1" -am -Dmaven.test.skip=true package >"$state/build.log" 2>&1 </dev/null && return
    grep -v -e 'sun[.]misc[.]Unsafe' -e 'AbstractFuture' "$state/build.log" >&2 # Maven's own, on a new JDK
    echo "parry: the build failed; the lines above are also in $state/build.log" >&2
    return 1
}

# A build gets a folder of its own with its jars in it, so that neither the next build nor `mvn clean` pulls
# them from under a run, and archives stay valid. The last one stays for whoever still runs from it.
keep_build() {
    last=$build
    build=$state/builds/$(date +%Y%m%d%H%M%S)-$$ class_path= sdk_path=
    mkdir -p "$build" || return
    IFS=:
    # shellcheck disable=SC2046 # one word a jar
    set -- "$root"/cli/target/parry-cli-*.jar $(cat "$root/cli/target/classpath.txt")
    unset IFS
    for jar in "$@"; do
        case $jar in
            "$root"/*) cp "$jar" "$build" || return ;;
            *) ln "$jar" "$build" 2>/dev/null || cp -p "$jar" "$build" || return ;;
        esac
        case $jar in
            */software/amazon/*) sdk_path=$sdk_path:$build/${jar##*/} ;;
            *) class_path=$class_path:$build/${jar##*/} ;;
        esac
    done
    printf '%s\n%s\n%s\n' "$root" "${class_path#:}" "$sdk_path" >"$build/class-path"
    mv "$state/stamp" "$build/stamp"
    printf '%s\n' "$build" >"$state/current.new" && mv "$state/current.new" "$state/current"
    for old in "$state"/builds/*; do
        case $old in "$build" | "$last") ;; *) rm -rf "$old" ;; esac
    done
    read_build
}

# Runs the verbs of bin/training once and lets the JVM keep what it loaded. Never in the way: without an archive
# Parry starts more slowly, that is all, and a failure is remembered so that it is not tried at every start.
train() {
    mkdir -p "${archive%/*}" || return 0
    if [ "$feature" -ge 25 ]; then
        kind=aot record=-XX:AOTCacheOutput=
    else
        kind=jsa record=-XX:ArchiveClassesAtExit=
    fi
    (cd "$root" && "$java_home/bin/java" "$record$archive.new" -Xlog:disable -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
        -cp "$class_path" io.parry.cli.Rehearsal "$root/bin/training") >/dev/null 2>&1 </dev/null
    if [ -s "$archive.new" ]; then
        mv "$archive.new" "$archive.$kind"
    else
        : >"$archive.failed"
    fi
}

# A folder is a lock everywhere. One left behind by a process that is gone is taken over.
take_lock() {
    if ! mkdir -p "$state" 2>/dev/null || [ ! -w "$state" ]; then
        echo "parry: has to build and cannot write to $state" >&2
        return 1
    fi
    waits=0
    until mkdir "$state/lock" 2>/dev/null; do
        waits=$((waits + 1))
        [ $waits -eq 2 ] && echo "parry: another one is building, waiting for it" >&2
        holder=
        { read -r holder <"$state/lock/pid"; } 2>/dev/null
        if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
            rm -rf "$state/lock"
        else
            sleep 1
        fi
    done
    echo $$ >"$state/lock/pid"
    trap 'drop_lock; exit 130' HUP INT TERM
}

drop_lock() {
    rm -rf "$state/lock"
    trap - HUP INT TERM
}
