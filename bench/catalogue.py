"""Every benchmark by its name: where it is. Nothing is imported before it is asked for: some measure imports."""

from collections.abc import Mapping
from importlib import import_module

from bench.harness import Benchmark

BENCHMARKS: Mapping[str, str] = {
    "start": "bench.start:start",
    "check-in": "bench.visits:check_in",
    "check-in-watched": "bench.visits:watched",
    "check-in-told": "bench.messages:told",
    "on-site": "bench.visits:on_site",
    "suggest": "bench.visits:suggest",
    "visitors-page": "bench.visitors_page:key",
    "room-free": "bench.rooms:room_free",
    "booking-guard": "bench.rooms:booking_guard",
    "parcels": "bench.register:parcels",
    "kiosk": "bench.kiosk:look_ups",
    "badges": "bench.badges:print_all",
    "journal-list": "bench.lists:journal",
    "other-desk": "bench.news:other_desk",
    "plan": "bench.plan:repaint",
    "plan-looking": "bench.plan_page:look",
    "plan-editor": "bench.plan_editor:drag",
    "workbook-in": "bench.workbooks_in:read",
    "import": "bench.workbooks_in:take_over",
    "list-out": "bench.workbooks_out:visits",
    "month-out": "bench.workbooks_out:month",
    "muster": "bench.muster:roll",
    "report": "bench.report:five_years",
}

# What takes minutes to make: measured only when it is named.
LARGE: Mapping[str, str] = {"suggest-million": "bench.visits:suggest_million"}


def load(name: str) -> Benchmark:
    """The benchmark of a name."""
    module, function = {**BENCHMARKS, **LARGE}[name].split(":")
    found: Benchmark = getattr(import_module(module), function)
    return found


def title(benchmark: Benchmark) -> str:
    """The first line of its docstring."""
    return (benchmark.__doc__ or "").strip().splitlines()[0].rstrip(".")
