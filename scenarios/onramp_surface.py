"""Evaluates the surface of a sensitivity study without the program: python3 onramp_surface.py sensitivity.json [u ...]."""
import json
import math
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    study = json.load(file)
surface, inputs = study["surface"], study["inputs"]


def legendre(degree, u):
    x = 2 * u - 1
    return {1: math.sqrt(3) * x, 2: math.sqrt(5) * (3 * x**2 - 1) / 2, 3: math.sqrt(7) * (5 * x**3 - 3 * x) / 2}[degree]


def value(us):
    return surface["constant"] + sum(
        t["coefficient"] * math.prod(legendre(f["degree"], us[f["input"]]) for f in t["of"]) for t in surface["terms"])


quarter = value([0.25] * len(inputs))
assert math.isclose(quarter, surface["at_quarter"], rel_tol=1e-9, abs_tol=1e-9), (quarter, surface["at_quarter"])
print(value([float(u) for u in sys.argv[2:]] or [0.5] * len(inputs)))
