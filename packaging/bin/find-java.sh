# shellcheck shell=sh disable=SC2034
# Finds a Java, for the scripts that start or build Dispatch.

# Sets java_version to that of the Java in folder $1, if that has the program $2, and java_rank so that a newer one has a greater.
read_java() {
    java_version='' java_rank=0
    [ -x "$1/bin/$2" ] && [ -r "$1/release" ] || return 1
    while IFS='=' read -r key value; do
        if [ "$key" = JAVA_VERSION ]; then
            value=${value#\"}
            java_version=${value%%\"*}
        fi
    done <"$1/release"
    case $java_version in
        [0-9]*) rank_java "${java_version%%[!0-9.]*}" ;;
        *) return 1 ;;
    esac
}

rank_java() {
    old_ifs=$IFS
    IFS=.
    # shellcheck disable=SC2086 # split at the dots
    set -- $1
    IFS=$old_ifs
    java_rank=$((${1:-0} * 1000000 + ${2:-0} * 1000 + ${3:-0}))
}

# Sets java_home, java_version and java_major to those of JAVA_HOME where it is of version $1 or newer, else of the newest on the
# machine, among those that have the program $2 (java, javac). java_major is 0 where there is none, and may be below $1.
find_java() {
    find_java_in "$2" "${JAVA_HOME:-}"
    if [ "$java_major" -lt "$1" ]; then
        on_path=$(readlink -f "$(command -v "$2")" 2>/dev/null)
        find_java_in "$2" "${JAVA_HOME:-}" "${on_path%/bin/*}" /usr/lib/jvm/* /opt/* /opt/*/* ~/.sdkman/candidates/java/* \
            ~/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home
    fi
}

# The same for the newest of these folders that has the program $1.
find_java_in() {
    wanted=$1 best=0 best_version='' java_home=''
    shift
    for candidate in "$@"; do
        if [ -n "$candidate" ] && read_java "$candidate" "$wanted" && [ "$java_rank" -gt "$best" ]; then
            best=$java_rank java_home=$candidate best_version=$java_version
        fi
    done
    java_version=$best_version java_major=$((best / 1000000))
}
