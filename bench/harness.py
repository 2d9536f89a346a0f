"""Measures the program's own path beside a reference: in one run and by turns, so that noise disturbs both alike.

A benchmark is a generator: it makes its ground, yields pairs (and single figures), and clears up. What counts
is the median of the ratios of the rounds; p99 means something from about 2,000 rounds on.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

MIN_ROUNDS = 15
CLOSE_ROUNDS = 30  # for goals within ten per cent of the reference
MANY_ROUNDS = 2_000  # for a p99 that means something

Clocked = Callable[[], float]  # does the work once and returns its seconds


@dataclass(frozen=True)
class Pair:
    """The same work by the reference and by the program: each call does it once and returns its seconds.

    The goal: median of own ÷ reference ≤ `goal`, after `allowance_s` is taken off the program's time.
    `limit_s` and `limit_p99_s` bound the program's own median and p99, `goal_p99` the ratio of the p99s.
    """

    name: str
    reference: Clocked
    own: Clocked
    goal: float | None = None
    allowance_s: float = 0.0
    goal_p99: float | None = None
    limit_s: float | None = None
    limit_p99_s: float | None = None
    rounds: int = MIN_ROUNDS
    warm_up: int = 2
    against: str = ""  # what the reference is, for the table


@dataclass(frozen=True)
class Figure:
    """One number beside the pairs, such as memory: it holds while it is at most `limit`."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def misses(self) -> tuple[str, ...]:
        """What is beyond its limit."""
        if self.limit is None or self.value <= self.limit:
            return ()
        return (f"{self.name} {self.value:.4g} {self.unit} > {self.limit:g}",)


Benchmark = Callable[[Path], Iterator[Pair | Figure]]


@dataclass(frozen=True)
class Spread:
    """Where the times of many rounds lie, in seconds."""

    p50: float
    p95: float
    p99: float

    @classmethod
    def of(cls, times: Sequence[float]) -> "Spread":
        """Nearest rank."""
        ordered = sorted(times)
        return cls(median(ordered), _rank(ordered, 0.95), _rank(ordered, 0.99))


@dataclass(frozen=True)
class Measured:
    """A pair after its rounds."""

    name: str
    against: str
    rounds: int
    reference: Spread
    own: Spread
    ratio: float
    ratio_p99: float
    goal: float | None
    misses: tuple[str, ...] = ()


def clocked(work: Callable[[], object], calls: int = 1) -> Clocked:
    """`work` as something that returns how long one of `calls` took."""

    def run() -> float:
        start = perf_counter()
        for _ in range(calls):
            work()
        return (perf_counter() - start) / calls

    return run


def prepared(prepare: Callable[[], Any], work: Callable[[Any], object]) -> Clocked:
    """`work` on what `prepare` makes; only `work` is timed."""

    def run() -> float:
        ground = prepare()
        start = perf_counter()
        work(ground)
        return perf_counter() - start

    return run


def measure(pair: Pair) -> Measured:
    """Warm up, then take turns; who goes first changes with every round."""
    for _ in range(pair.warm_up):
        pair.reference()
        pair.own()
    gc.collect()
    reference: list[float] = []
    own: list[float] = []
    for number in range(pair.rounds):
        if number % 2:
            own.append(pair.own())
            reference.append(pair.reference())
        else:
            reference.append(pair.reference())
            own.append(pair.own())
    return judged(pair, reference, own)


def judged(pair: Pair, reference: Sequence[float], own: Sequence[float]) -> Measured:
    """What the times say about the goals."""
    bare, ours = Spread.of(reference), Spread.of(own)
    ratios = [max(mine - pair.allowance_s, 0.0) / theirs for mine, theirs in zip(own, reference, strict=True)]
    ratio, ratio_p99 = median(ratios), ours.p99 / bare.p99
    checks = (
        (pair.goal, ratio, "ratio"),
        (pair.goal_p99, ratio_p99, "ratio of p99"),
        (pair.limit_s, ours.p50, "seconds"),
        (pair.limit_p99_s, ours.p99, "seconds at p99"),
    )
    misses = tuple(f"{what} {value:.3g} > {limit:g}" for limit, value, what in checks if limit and value > limit)
    return Measured(pair.name, pair.against, pair.rounds, bare, ours, ratio, ratio_p99, pair.goal, misses)


def _rank(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))]
