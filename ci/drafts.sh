#!/usr/bin/env bash
# Drafts of the round files that were changed: builds them, shared among processes or machines, checks them, and leaves
# drafts, report and annotations for the pipeline to publish. docs/ci.md tells how.
#
#   ci/drafts.sh                 all of it on this machine, in SHARDS processes
#   ci/drafts.sh changed         only says which round files are built
#   ci/drafts.sh build 2/4       the second of four shares (`auto`: by the variables of the engine)
#   ci/drafts.sh finish          joins the shares that lie in OUT, and checks the drafts
#
# Variables: ROUNDS  folder of the round files (rounds)     OUT    folder of the drafts (drafts)
#            BASE    built is what differs from this commit; all round files where it is empty or not there
#            SHARDS  processes (2)                          SPEECHGEN  the command (speechgen)
# Exit status: 0 done; 1 a round file or a draft has errors; 2 could not run.
set -euo pipefail

rounds=${ROUNDS:-rounds}
out=${OUT:-drafts}
base=${BASE:-}
shards=${SHARDS:-2}
read -r -a speechgen <<<"${SPEECHGEN:-speechgen}"

# The round files to build, one a line. What was taken away is not built.
changed() {
  if [[ -n $base ]] && git rev-parse --quiet --verify "$base^{commit}" >/dev/null; then
    git -c core.quotePath=false diff --name-only --diff-filter=d "$base...HEAD" -- \
      "$rounds/*.yaml" "$rounds/*.yml" ':!*.speechgen.yml'
  else
    find "$rounds" \( -name '*.yaml' -o -name '*.yml' \) ! -name .speechgen.yml | LC_ALL=C sort
  fi
}

build() {
  local list file files=()
  # Not straight into the loop: that would take a git that failed for one that found nothing
  list=$(changed)
  while IFS= read -r file; do
    [[ -z $file ]] || files+=("$file")
  done <<<"$list"
  if ((${#files[@]} == 0)); then
    echo '没有改过的轮次文件。'
    return 0
  fi
  "${speechgen[@]}" build "${files[@]}" --out "$out" --shard "$1"
}

# Joins what the shares left; only where none is missing is there a manifest.json
join_shares() {
  local manifest folders=()
  for manifest in "$out"/*/manifest-1-of-*.json; do
    [[ -e $manifest ]] && folders+=("${manifest%/*}")
  done
  ((${#folders[@]} == 0)) || "${speechgen[@]}" merge "${folders[@]}"
}

check() {
  local status=0
  if [[ -z $(find "$out" -name '*.md' -print -quit 2>/dev/null) ]]; then
    echo '没有稿子要审读。'
    return 0
  fi
  "${speechgen[@]}" check "$out" --format junit >"$out/report.xml" || status=$?
  # Shown beside the lines by GitHub; for people elsewhere
  if [[ -n ${GITHUB_ACTIONS:-} ]]; then
    "${speechgen[@]}" check "$out" --format github || true
  else
    "${speechgen[@]}" check "$out" || true
  fi
  return "$status"
}

finish() {
  mkdir -p "$out"
  join_shares && check
}

# Every share is a process of its own, as it would be on machines of their own
everything() {
  local i pid pids=() status=0 failed=0
  for ((i = 1; i <= shards; i++)); do
    build "$i/$shards" &
    pids+=($!)
  done
  for pid in "${pids[@]}"; do
    status=0
    wait "$pid" || status=$?
    ((status > failed)) && failed=$status
  done
  ((failed == 0)) || return "$failed"
  finish
}

case ${1:-all} in
changed) changed ;;
build) build "${2:-auto}" ;;
finish) finish ;;
all) everything ;;
*)
  sed -n '5,8s/^# //p' "$0" >&2
  exit 2
  ;;
esac
