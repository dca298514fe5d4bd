"""Commands that a shell completes at once.

For a shell that completes a command line, Typer checks the values that stand there by now, and loads what it checks
them with, which takes longer than all else. Nobody asks for them there: names follow from names.
"""

from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    _Base = TyperCommand
else:
    _Base = object


class _Completed(_Base):
    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 -- Click's, which Typer has its own of
        """The arguments that are left over; where a shell completes them, values are as they were typed."""
        prefixes = getattr(ctx, "_opt_prefixes", None)  # of options; Click has no other way to tell them
        if not ctx.resilient_parsing or prefixes is None:
            return super().parse_args(ctx, args)
        left: list[str]
        typed, left, _ = self.make_parser(ctx).parse_args(args=list(args))
        for parameter in self.get_params(ctx):
            ctx.params[parameter.name], source = parameter.consume_value(ctx, typed)
            ctx.set_parameter_source(parameter.name, source)
        prefixes |= {"-", "--"}
        ctx.args = left
        return left


class Command(_Completed, TyperCommand):
    """A command."""


class Group(_Completed, TyperGroup):
    """A command that has commands."""
