"""What is looked at in a translation: a module for each matter, a table of checks in each."""
