"""A rendered document: its tree, the template that it is rendered from, and its outline."""
