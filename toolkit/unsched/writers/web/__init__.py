"""Web pages: a document as one self-contained page, and the index of a folder of them."""
