"""The schedule of a session: its model, its reading from YAML, and the rules that it keeps."""
