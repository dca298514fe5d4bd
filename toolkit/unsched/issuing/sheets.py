"""What travels between the one who issues and those who work: values that can be pickled, with what they stand for."""

from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from unsched.errors import Finding, Place, UnschedError
from unsched.frozen import Frozen
from unsched.resources import read_bytes

if TYPE_CHECKING:
    from unsched.writers.web.index import Section

ResultT_co = TypeVar("ResultT_co", covariant=True)


class Work(Protocol[ResultT_co]):
    """A piece of work, which can tell what comes of it where whoever does it dies of it."""

    def lost(self) -> ResultT_co:
        """What there is in the stead of a result."""
        ...


class Reading(Frozen):
    """What was read of a schedule's file: what was found, and the documents that it is issued as.

    `issued` are their names and templates, in order; none where the schedule is at fault. `schedule` is the schedule
    itself, pickled, and nothing where it was not read anew.
    """

    file: Path
    digest: str
    findings: tuple[Finding, ...] = ()
    source: str = ""
    office: str | None = None
    issued: tuple[tuple[str, str], ...] = ()
    schedule: bytes = b""


class Sheet(Frozen):
    """A schedule's file with its content, or with what stands in the way of it."""

    file: Path
    data: bytes = b""
    findings: tuple[Finding, ...] = ()

    @property
    def digest(self) -> str:
        """The digest of the content."""
        return digest_of(self.data)

    def lost(self) -> Reading:
        """A reading without documents."""
        return Reading(self.file, "", (*self.findings, died(str(self.file))))


class Rendered(Frozen):
    """A document's bytes, or `None` where it was written already or cannot be made; `proof` is that of the bytes."""

    name: str
    key: str
    findings: tuple[Finding, ...] = ()
    data: bytes | None = None
    proof: str = ""


class Made(Frozen):
    """What came of the versions of a task, in their order; `section` is that of an index, which leads to them."""

    versions: tuple[Rendered, ...]
    section: "Section | None" = None


class Wanted(Frozen):
    """A version that is wanted: its language, the name of its file, and a key that stands for all its inputs."""

    language: str
    name: str
    key: str


class Task(Frozen):
    """A document to be rendered: one of those that a schedule, pickled or as a file, is issued as.

    Where it tells of its versions, they are those that can be made of the `versions` of the task.
    """

    schedule: bytes | Sheet
    number: int
    versions: tuple[Wanted, ...]

    def lost(self) -> Made:
        """No document."""
        return Made(tuple(Rendered(one.name, one.key, (died(one.name),)) for one in self.versions))


class Carried(Frozen):
    """A reference document as a file and as its content, for those who do not see the file."""

    file: Path
    data: bytes


class Terms(Frozen):
    """How all documents of an order are made. With a `url`, whoever renders a document writes it there.

    `lead` is the language of the index, where there is one.
    """

    ending: str
    lead: str | None = None
    draft: bool = False
    reference: Carried | None = None
    url: str | None = None


def sheet(file: Path) -> Sheet:
    """A schedule's file, read."""
    try:
        return Sheet(file, read_bytes(file))
    except UnschedError as error:
        return Sheet(file, findings=error.findings)


def digest_of(data: bytes) -> str:
    """The digest of bytes; two that differ have different ones."""
    return blake2b(data, digest_size=16).hexdigest()


def proof_of(data: bytes) -> str:
    """What bytes are known by later: their length and their digest."""
    return f"{len(data)}-{digest_of(data)}"


def died(name: str) -> Finding:
    """What is told of what a worker died of."""
    return Finding("worker-died", Place(name))
