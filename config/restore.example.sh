#!/bin/sh
# Restores databases one after the other and tells Allclear how each went. POSIX sh, with curl, the
# mysql client, and whatever unpacks your backups. Copy it to the database server and make it yours.
#
#   restore.sh LIST       LIST has one database a line: server/name, a tab, the path of its backup,
#                         and, where the file's own time is not it, a tab and when the backup was
#                         taken (2026-11-19T03:00:00Z). Allclear's board offers such a list. "-" reads
#                         it from standard input. Empty lines and lines that begin with # are skipped.
#
# In the environment:
#   ALLCLEAR_URL          where Allclear is reached from here (http://localhost:8080)
#   ALLCLEAR_USER         its operator (operator)
#   ALLCLEAR_PASSWORD     the operator's password
#   MYSQL                 the client with its options, split at blanks (mysql)
#   END_MARK              what a whole dump's last line says (Dump completed); empty: not looked for
#   DATADIR               the server's data directory (/var/lib/mysql), where this script may write to it:
#                         what DROP DATABASE leaves behind of damaged tables is then removed
#   TRIES                 how often a report is sent before it is put aside (6, over about a minute)
#
# A database is cleared only after its backup was read to the end and ends as a dump should. A dump
# that does not load, or an archive that does not unpack, is reported as failed, and the next one
# begun. A report that Allclear does not take now is put aside, sent before the next one, and named
# at the end if it never got through: restoring goes on meanwhile.
#
# Ends with 0 where all were restored and reported, 1 where some were not restored, 2 where it was
# called wrongly, 3 where all were restored and some report did not get through.
set -u
LC_ALL=C
export LC_ALL

url=${ALLCLEAR_URL:-http://localhost:8080}
user=${ALLCLEAR_USER:-operator}
mysql=${MYSQL:-mysql}
mark=${END_MARK-Dump completed}
datadir=${DATADIR-}
tries=${TRIES:-6}
tab=$(printf '\t')

say() { printf '%s %s\n' "$(date '+%H:%M:%S')" "$*" >&2; }

if [ $# -ne 1 ] || [ -z "${ALLCLEAR_PASSWORD-}" ]; then
  say "Call it as: ALLCLEAR_PASSWORD=... $0 LIST"
  exit 2
fi
if [ "$1" = - ]; then exec 3<&0; elif [ -r "$1" ]; then exec 3<"$1"; else
  say "The list $1 cannot be read."
  exit 2
fi

work=$(mktemp -d) || exit 2
aside=$work/aside
: >"$aside"
current= # the database under way, while it is not whole
stop() {
  [ -z "$current" ] || report failed "the script was stopped halfway"
  rm -rf "$work"
  exit 1
}
trap stop INT TERM HUP

# Text as a JSON string. Control characters are left out; no name here has any.
json() { printf '"%s"' "$(printf '%s' "$1" | tr -d '\000-\037\177' | sed 's/\\/\\\\/g; s/"/\\"/g')"; }

# Text for curl's own configuration, where the password is not seen by who lists the processes.
config() { printf '%s' "$1" | sed 's/\\/\\\\/g; s/"/\\"/g'; }

# send BODY: 0 taken, 1 refused for good, 2 not reached or not now.
send() {
  code=$(printf 'user = "%s:%s"\n' "$(config "$user")" "$(config "$ALLCLEAR_PASSWORD")" |
    curl -K - --silent --show-error --max-time 30 -o "$work/answer" -w '%{http_code}' -X PUT \
      -H 'Content-Type: application/json' --data-binary "$1" "$url/api/restores" 2>"$work/trouble")
  case $code in
    2??) return 0 ;;
    408 | 429 | 5?? | 000 | '') return 2 ;;
    *) return 1 ;;
  esac
}

# Sends one, waiting longer each time.
deliver() {
  body=$1
  n=1
  pause=1
  while :; do
    send "$body"
    sent=$?
    [ $sent -eq 2 ] || break
    say "Allclear does not take the report now (HTTP $code: $(head -n 1 "$work/trouble" 2>/dev/null)); try $n of $tries."
    [ "$n" -lt "$tries" ] || break
    sleep "$pause"
    n=$((n + 1))
    pause=$((pause * 2))
  done
  [ $sent -ne 1 ] || say "Allclear refused the report $body (HTTP $code): $(head -c 500 "$work/answer" 2>/dev/null)"
  return $sent
}

# What was put aside goes first: in another order it would say something else.
catch_up() {
  [ -s "$aside" ] || return 0
  : >"$work/still"
  stuck=
  while IFS= read -r late <&4; do
    if [ -z "$stuck" ]; then
      deliver "$late"
      [ $? -ne 2 ] || stuck=1
    fi
    [ -z "$stuck" ] || printf '%s\n' "$late" >>"$work/still"
  done 4<"$aside"
  mv "$work/still" "$aside"
  [ -z "$stuck" ]
}

refused=0
# report STATE [NOTE]: about the database of this line.
report() {
  body="{\"server\":$(json "$server"),\"name\":$(json "$name"),\"state\":\"$1\""
  [ -z "$taken" ] || body="$body,\"backupTakenAt\":$(json "$taken")"
  [ -z "${2-}" ] || body="$body,\"note\":$(json "$2")"
  body="$body}"
  whole=$body
  if catch_up; then
    deliver "$whole"
    case $? in
      0) return ;;
      1) refused=$((refused + 1)); return ;;
    esac
  fi
  printf '%s\n' "$whole" >>"$aside"
  say "The report $1 of $server/$name is put aside and sent later."
}

unpack() {
  case $1 in
    *.tar | *.tar.* | *.tgz) tar -xOf "$1" ;;
    *.gz) gzip -dc -- "$1" ;;
    *.zst) zstd -qdc -- "$1" ;;
    *.bz2) bzip2 -dc -- "$1" ;;
    *.xz) xz -dc -- "$1" ;;
    *) cat -- "$1" ;;
  esac
}

# unpacked FILE: the dump, and a sign where it could not be unpacked to its end; a pipe hides that.
unpacked() { unpack "$1" 2>"$work/unpacking" || : >"$work/broken"; }

# What a program said of its failure. MariaDB's client repeats the statement before it says why.
first_line() {
  line=$(sed -n '/^ERROR/{p;q;}' "$1" 2>/dev/null)
  [ -n "$line" ] || line=$(head -n 1 "$1" 2>/dev/null)
  printf '%s' "$line" | head -c 300
}

# Says in $why what is wrong with the backup.
usable() {
  rm -f "$work/broken"
  if [ ! -s "$1" ]; then why="there is no backup $1, or it is empty" && return 1; fi
  unpacked "$1" | tail -c 400 >"$work/end"
  if [ -e "$work/broken" ]; then
    why="the archive $1 does not unpack: $(first_line "$work/unpacking")"
    return 1
  fi
  if [ -n "$mark" ] && ! grep -q -- "$mark" "$work/end"; then
    why="the dump in $1 is cut short: its end mark is missing"
    return 1
  fi
}

# DROP fails (errno 39) where files are left whose table is not known any more. Only folders with
# plain names are emptied: others are spelled differently on disk.
leftovers() {
  case $name in '' | *[!A-Za-z0-9_]*) return 1 ;; esac
  if [ -z "$datadir" ] || [ ! -d "$datadir/$name" ]; then return 1; fi
  rm -f -- "$datadir/$name"/*
}

# Created, dropped and created again: of a database whose folder is gone the server may still know
# tables, and forgets them only with the database.
clear_it() {
  quoted=$(printf '%s' "$name" | sed 's/`/``/g')
  drop="CREATE DATABASE IF NOT EXISTS \`$quoted\`; DROP DATABASE \`$quoted\`; CREATE DATABASE \`$quoted\`"
  $mysql -e "$drop" 2>"$work/error" 3<&- && return 0
  why="it could not be cleared: $(first_line "$work/error")"
  if leftovers && $mysql -e "FLUSH TABLES; $drop" 2>"$work/error" 3<&-; then return 0; fi
  return 1
}

load() {
  rm -f "$work/broken"
  unpacked "$1" | $mysql --database="$name" 2>"$work/error" 3<&- && [ ! -e "$work/broken" ] && return 0
  why="the dump does not load: $(first_line "$work/error")$(first_line "$work/unpacking")"
  return 1
}

restored=0
failed=0
while IFS= read -r line <&3 || [ -n "$line" ]; do
  case $line in '' | '#'*) continue ;; esac
  whose=${line%%"$tab"*}
  rest=${line#*"$tab"}
  file=${rest%%"$tab"*}
  taken=
  case $rest in *"$tab"*) taken=${rest#*"$tab"} ;; esac
  server=${whose%%/*}
  name=${whose#*/}
  if [ "$whose" = "$line" ] || [ "$server" = "$whose" ] || [ -z "$server" ] || [ -z "$name" ]; then
    say "This line is not server/name, a tab and a path; it is left out: $line"
    failed=$((failed + 1))
    continue
  fi
  # GNU and busybox know -r FILE; elsewhere nothing is said of the backup's time.
  [ -n "$taken" ] || taken=$(date -u -r "$file" '+%Y-%m-%dT%H:%M:%SZ' 2>/dev/null) || taken=
  say "$whose from $file"
  why=
  if usable "$file" && { current=$whose; report running; } && clear_it && load "$file"; then
    current=
    report 'done'
    restored=$((restored + 1))
  else
    current=
    say "$whose is not restored: $why."
    report failed "$why"
    failed=$((failed + 1))
  fi
done

catch_up
say "$restored restored, $failed not restored."
status=0
if [ -s "$aside" ]; then
  say "These reports did not get through; mark them on Allclear's board by hand:"
  cat "$aside" >&2
  status=3
fi
if [ "$refused" -gt 0 ]; then
  say "$refused reports were refused; why stands above."
  status=3
fi
[ "$failed" -eq 0 ] || status=1
rm -rf "$work"
exit $status
