"""``python tests/faults/kills.py --runs 200 --seed 6``: kills writers and tells what was found."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from faults.killing import ADD, TRACE, choose_kills, count_calls, run_and_kill
from headwater.pipeline.workspace import add
from headwater.store.workspace import open_workspace
from headwater.views.workspace import workspace_dossier
from invented import RULES, write_inputs


def main() -> int:
    """Run the kills; 1 where anything was lost, doubled or came out otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=6)
    parser.add_argument("--articles", type=int, default=16)
    given = parser.parse_args()
    started = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = write_inputs(folder / "in", range(given.articles), per_file=4)
        add(folder / "whole", files, settings=RULES)
        with open_workspace(folder / "whole") as store:
            wanted = workspace_dossier(store).to_json()
        counted = {c: count_calls(c, folder / f"count {c}", files) for c in (ADD, TRACE)}
        calls = {c: n for c, (n, _) in counted.items()}
        longest = max(seconds for _, seconds in counted.values())
        bad = []
        killed = 0
        for kill in choose_kills(given.seed, given.runs, calls, longest):
            outcome = run_and_kill(kill, folder / "w", files, wanted)
            killed += outcome.killed
            if not outcome.is_good():
                bad.append(outcome)
                print(outcome)
    print(
        f"{given.runs} runs (seed {given.seed}; {calls} points), {killed} killed in the middle,"
        f" {sum(o.lost for o in bad)} articles lost, {sum(o.doubled for o in bad)} doubled,"
        f" {given.runs - len(bad)} resumed to the same result;"
        f" {time.monotonic() - started:.0f} s"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
