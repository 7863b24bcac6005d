#!/usr/bin/env bash
# Makes older.zip in a folder with this script, train.py and programs.yaml: bash make.sh MLTD
# with the ./mltd of the version that is to have written it (now in it: what 6ddb8ba wrote).
set -euo pipefail
mltd=$1
D=(--sweep-date 2026-01-31)
A=(--archive archive)
W=(--warehouse warehouse)
P=(--programs programs.yaml)
(echo x,y,label; for k in {1..60}; do echo "$((k * 37 % 101)).5,$((k * k % 17)),c$((k % 3))"; done) > data.csv
for rate in 0.01 0.015 0.02 0.025 0.03 0.04 0.05 0.06 0.08 0.1 5.0; do
  out=waves/rate$rate
  mkdir -p $out
  echo "{\"learning_rate\": $rate, \"batch_size\": 32, \"seed\": 1, \"data\": \"$PWD/data.csv\"}" > $out/config.json
  python3 train.py $out/config.json 1 $out
  rm $out/result.json $out/model.txt
done
$mltd import waves --map data=data "${A[@]}" "${D[@]}"
$mltd run "${A[@]}" "${W[@]}" "${D[@]}" "${P[@]}" --out report
find archive warehouse -name '*.crc' -delete
zip -qr9XD older.zip archive warehouse
