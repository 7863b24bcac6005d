#!/usr/bin/env bash
# Tells Spark which cards this pod has, by their names that are the same everywhere in the cluster.
set -euo pipefail

if command -v nvidia-smi >/dev/null; then
  mapfile -t cards < <(nvidia-smi --query-gpu=uuid --format=csv,noheader)
else
  # What the device plugin gave the pod; `all` and the like name no card.
  IFS=, read -ra cards <<<"${NVIDIA_VISIBLE_DEVICES:-}"
fi
named=
for card in ${cards[@]+"${cards[@]}"}; do
  if [[ $card =~ ^[A-Za-z0-9-]+$ && ! $card =~ ^(all|none|void)$ ]]; then named+=${named:+, }\"$card\"; fi
done
printf '{"name": "gpu", "addresses": [%s]}\n' "$named"
