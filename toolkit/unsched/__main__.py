"""`python -m unsched` is the command `unsched`."""

from unsched.cli import main

main()
