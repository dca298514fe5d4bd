"""The processes of other machines, as an executor: Dask's `distributed` (the extra `unsched[cluster]`).

The scheduler gives the work of a worker that dies to another; a result is fetched once. A parcel that several workers
have died of is given up, and tried item by item (`running`).
"""

import logging
import re
import warnings
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from unsched.errors import Place, UnschedError, fault
from unsched.issuing.inputs import program
from unsched.issuing.processes import LostWorkError
from unsched.issuing.travelling import at_the_office, bundle

if TYPE_CHECKING:
    from distributed import Client

_ADDRESS = re.compile(r"[a-z]+://[^/]+:\d+/?")
PATIENCE = 10  # seconds: for a scheduler to answer, for a first worker, for a scheduler that is lost to come back

CallP = ParamSpec("CallP")
ResultT = TypeVar("ResultT")


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """An executor whose workers are those of the scheduler at an address, such as `tcp://scheduler:8786`.

    They see what the working folder holds now. Raises `UnschedError` where nobody answers.
    """
    try:
        import dask  # noqa: PLC0415 -- an extra
        from distributed import Client  # noqa: PLC0415
    except ImportError as error:
        reason = f"a cluster needs Dask, and {error.name} is not installed: pip install 'unsched[cluster]'"
        raise fault("program", Place("--cluster"), reason=reason) from None

    if not _ADDRESS.fullmatch(address):
        raise fault("cluster", Place(address), reason="is no address; expected one such as tcp://scheduler:8786")
    with _quiet(), dask.config.set({"distributed.comm.timeouts.connect": PATIENCE}):
        try:
            client = Client(address, timeout=PATIENCE, set_as_default=False)
        except (OSError, ValueError, RuntimeError):
            raise fault("cluster", Place(address), reason="no scheduler answers there") from None
        try:
            _wait_for_a_worker(client, address)
            yield _Cluster(client, address)
        finally:
            with suppress(Exception):  # a scheduler that is gone cannot be taken leave of
                client.close(timeout=1)


@contextmanager
def _quiet() -> Iterator[None]:
    """Let what is wrong be told once, and in our words; all logs are stilled, for Dask's have levels of their own."""
    before = logging.root.manager.disable
    logging.disable()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)


def _wait_for_a_worker(client: "Client", address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except (TimeoutError, OSError):
        reason = "the scheduler has no worker; start one: dask worker ADDRESS"
        raise fault("cluster", Place(address), reason=reason) from None


class _Cluster(Executor):
    """An executor over a client of Dask."""

    def __init__(self, client: "Client", address: str) -> None:
        self._client, self._address = client, address
        # A task of its own: it is sent to each worker once, and made anew wherever it is lost.
        self._office = client.submit(bytes, bundle(), pure=False)
        self._program = program()
        self.workers = sum(client.nthreads().values())

    def submit(self, fn: Callable[CallP, ResultT], /, *args: CallP.args, **kwargs: CallP.kwargs) -> "Future[ResultT]":
        """What will come of a call."""
        outcome: Future[ResultT] = Future()
        try:
            sent = self._client.submit(
                at_the_office, self._program, self._office, partial(fn, *args, **kwargs), pure=False
            )
        except Exception:  # noqa: BLE001 -- Dask raises what its state makes of it
            outcome.set_exception(self._gone())
            return outcome
        sent.add_done_callback(lambda done: self._settle(outcome, done))
        return outcome

    def _settle(self, outcome: "Future[ResultT]", done: Any) -> None:  # noqa: ANN401 -- Dask has no types
        """Hand a result on, or what stands in its stead."""
        if not outcome.set_running_or_notify_cancel():
            return
        try:
            outcome.set_result(done.result(timeout=PATIENCE))
        except BaseException as error:  # noqa: BLE001 -- whatever it is, it is raised where the result is asked for
            outcome.set_exception(self._worded(error, done.status))

    def _worded(self, error: BaseException, status: str) -> BaseException:
        from distributed import KilledWorker  # noqa: PLC0415 -- an extra

        if isinstance(error, KilledWorker):
            return LostWorkError()
        if isinstance(error, ModuleNotFoundError):
            reason = f"a worker lacks {error.name}; install unsched on all of them: pip install 'unsched[cluster]'"
            return fault("cluster", Place(self._address), reason=reason)
        return error if status == "error" else self._gone()

    def _gone(self) -> UnschedError:
        reason = "the scheduler is gone; what was written is whole, run again for the rest"
        return fault("cluster", Place(self._address), reason=reason)
