"""Processes of this machine that do work, each with a pipe of its own: one that dies takes its call with it, no other.

`concurrent.futures` lets all of its processes answer through one pipe, and one that is killed in the middle of an
answer holds it for ever. Here one thread does all: it hands calls out, and takes answers in while it waits for one.
"""

import os
import sys
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Call = Callable[[], object]


class LostWorkError(Exception):
    """Raised for work whose worker died of it, where others go on."""


class Answer:
    """What will come of a call."""

    def __init__(self, processes: "Processes", call: Call) -> None:
        self._processes, self.call = processes, call
        self.come = False
        self.value: object = None

    def result(self) -> object:
        """What the call gave. Raises what it raised, or `LostWorkError` where its process died."""
        self._processes.wait_for(self)
        if isinstance(self.value, _Raised):
            raise self.value.error
        return self.value

    def cancel(self) -> bool:
        """Whether the call is not made at all."""
        return self._processes.forget(self)


class _Raised(NamedTuple):
    error: Exception


class _Worker(NamedTuple):
    process: "BaseProcess"
    pipe: "Connection"


class Processes:
    """So many processes at most, each started when there is a call for it.

    On Linux they are forked, as long as this process has one thread: a fork starts in a hundredth of the time and has
    read already what this process has read. A thread may hold a lock at the moment of a fork, which nothing then
    opens; so elsewhere, and beside threads, processes start afresh.
    """

    def __init__(self, number: int) -> None:
        import multiprocessing  # noqa: PLC0415 -- slow, and few orders need it
        from multiprocessing import connection  # noqa: PLC0415 -- as above

        forked = sys.platform == "linux" and len(os.listdir("/proc/self/task")) == 1  # noqa: PTH208 -- the threads of libraries, too
        self._context = multiprocessing.get_context("fork") if forked else multiprocessing.get_context("spawn")
        self._ready: Callable[[list[Connection]], list[Connection]] = connection.wait  # type: ignore[assignment] # of these
        self._number = number
        self._waiting: deque[Answer] = deque()
        self._idle: list[_Worker] = []
        self._busy: dict[Connection, tuple[_Worker, Answer]] = {}

    def submit(self, call: Call) -> Answer:
        """A call on its way, which can be sent to a process as it is."""
        answer = Answer(self, call)
        self._waiting.append(answer)
        self._hand_out()
        return answer

    def wait_for(self, answer: Answer) -> None:
        """Take answers in until a certain one has come."""
        while not answer.come:
            for pipe in self._ready(list(self._busy)):
                self._take_in(*self._busy.pop(pipe))
            self._hand_out()

    def forget(self, answer: Answer) -> bool:
        """Whether a call was still waiting, and is not made."""
        if answer in self._waiting:
            self._waiting.remove(answer)
            return True
        return False

    def close(self) -> None:
        """End all processes now, with what they are at."""
        self._waiting.clear()
        for worker in (*self._idle, *(worker for worker, _ in self._busy.values())):
            _end(worker)
        self._idle.clear()
        self._busy.clear()

    def _hand_out(self) -> None:
        """Give calls to those who have none. They wait for one, so nobody is held up by what is sent."""
        while self._waiting and (self._idle or len(self._busy) < self._number):
            answer = self._waiting.popleft()
            fresh = not self._idle
            worker = self._start() if fresh else self._idle.pop()
            try:
                worker.pipe.send(answer.call)
            except OSError:  # it died while it had nothing to do
                _end(worker)
                if fresh:  # and so might the next
                    answer.come, answer.value = True, _Raised(LostWorkError())
                else:
                    self._waiting.appendleft(answer)
            else:
                self._busy[worker.pipe] = worker, answer

    def _take_in(self, worker: _Worker, answer: Answer) -> None:
        try:
            answer.value = worker.pipe.recv()
            self._idle.append(worker)
        except (EOFError, OSError):
            answer.value = _Raised(LostWorkError())
            _end(worker)
        answer.come = True

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs,), daemon=True)
        process.start()
        theirs.close()  # so that its end is the end of the pipe
        return _Worker(process, ours)


def _end(worker: _Worker) -> None:
    worker.pipe.close()
    worker.process.kill()
    worker.process.join()


def _work(pipe: "Connection") -> None:
    """Answer calls until there are no more. A Ctrl-C is for the process that asks, and without it this one ends."""
    import gc  # noqa: PLC0415
    import signal  # noqa: PLC0415
    from multiprocessing import connection, parent_process  # noqa: PLC0415

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(100_000)
    parent = parent_process()
    ends: list[Any] = [pipe, parent.sentinel] if parent else [pipe]
    while pipe in connection.wait(ends):  # a fork has the other end of its pipe, too, so that alone does not tell
        try:
            call: Call = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            answer = call()
        except Exception as error:  # noqa: BLE001 -- raised where the answer is asked for
            answer = _Raised(error)
        pipe.send(answer)
