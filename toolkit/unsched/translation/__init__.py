"""The translators' round: extract, update, memory, check, statistics."""
