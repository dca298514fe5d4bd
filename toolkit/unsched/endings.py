"""The formats of documents by the endings of their files, and which of them tell of a document's other versions."""

ENDINGS = (".docx", ".pdf", ".html", ".ics", ".json", ".xml", ".txt", ".md")

# Documents in these name the other versions, so the versions of a document are made together.
WITH_VERSIONS = frozenset({".html", ".json"})

# The file that stands beside the documents of a folder and leads to them.
INDEXES = {".html": "index.html"}
