"""Plays a scenario, reads its rows and its answer: python3 onramp.py PROGRAM SCENARIO FOLDER."""
import csv
import json
import statistics
import subprocess
import sys

program, scenario, folder = sys.argv[1:]
done = subprocess.run([program, "run", scenario, "--plans-only", "--quiet", "-o", folder], stdout=subprocess.DEVNULL)
if done.returncode not in (0, 3, 4):  # 3 and 4: a threshold of the file failed, or is open
    sys.exit(done.returncode)
with open(folder + "/result.json", encoding="utf-8") as file:
    answer = json.load(file)
with open(folder + "/runs.csv", encoding="utf-8", newline="") as file:  # or pandas.read_parquet(folder + "/runs.parquet")
    rows = [row for row in csv.DictReader(file) if row["used"] == "1"]
for told in (e for e in answer["estimates"] if e["measure"] == "satisfaction"):
    values = [float(row["satisfaction"]) for row in rows if row["plan"] == told["plan"]]
    assert len(values) == told["n"] and abs(statistics.fmean(values) - told["mean"]) < 1e-9 * (1 + abs(told["mean"]))
    print(f'{told["plan"]}: satisfaction {told["mean"]:.1f} in {told["n"]} draws')
