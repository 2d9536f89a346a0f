"""Children for fault runs: fresh processes, started quickly, that can be killed without a word."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, cast

# A fork server forks from a clean process without threads or open databases; elsewhere children start from nothing.
_METHODS = multiprocessing.get_all_start_methods()
_CONTEXT: Any = multiprocessing.get_context("forkserver" if "forkserver" in _METHODS else "spawn")
_LONGEST_S = 30.0
_PRELOADED = ["bench.faults.overlaps", "bench.faults.kills", "pypinyin"]  # what takes long to import


class Child:
    """A process that runs `work(pipe, *arguments)`; `pipe` is the parent's end."""

    def __init__(self, work: Callable[..., None], *arguments: object) -> None:
        if "forkserver" in _METHODS:
            _CONTEXT.set_forkserver_preload(_PRELOADED)
        pipe, far_end = _CONTEXT.Pipe()
        self.pipe: Connection = pipe
        self._process = cast("BaseProcess", _CONTEXT.Process(target=work, args=(far_end, *arguments)))
        self._process.start()
        far_end.close()

    def hear(self, timeout_s: float = _LONGEST_S) -> Any:
        """The next thing that the child says. Raises TimeoutError, EOFError when it is gone."""
        if not self.pipe.poll(timeout_s):
            raise TimeoutError(f"the child said nothing for {timeout_s} s")
        return self.pipe.recv()

    def say(self, what: object) -> None:
        """Tell the child."""
        self.pipe.send(what)

    def kill(self) -> None:
        """End it at once: SIGKILL, nothing is cleared up."""
        self._process.kill()
        self._process.join()

    def close(self) -> None:
        """Wait for its own end; kill it if that takes too long."""
        self._process.join(_LONGEST_S)
        if self._process.is_alive():
            self.kill()
        self.pipe.close()
        self._process.close()

    def __enter__(self) -> "Child":
        return self

    def __exit__(self, kind: object, *_rest: object) -> None:
        if kind is not None:
            self.kill()
        self.close()
