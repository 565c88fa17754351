#!/bin/bash
# The entry point that Testcontainers starts in an image of LocalStack, and the line that it waits for.
PYTHONPATH=/opt/emulator python3 -m ministack &
emulator=$!
trap 'kill "$emulator"' TERM INT
until (exec 3<>/dev/tcp/127.0.0.1/4566) 2>/dev/null; do
  kill -0 "$emulator" || exit 1
  sleep 0.1
done
echo Ready.
wait "$emulator"
