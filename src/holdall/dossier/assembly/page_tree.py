"""The page tree: numbers for every page before any is written, and a balanced tree above them."""

from __future__ import annotations

from holdall.dossier.assembly.object_writer import ObjectWriter

_FAN = 32
"""Most children of one node."""


class PageTree:
    """Page n (physical, from 1) is object `pages[n - 1]`."""

    def __init__(self, objects: ObjectWriter, count: int) -> None:
        self._objects = objects
        self.pages = [objects.allocate() for _ in range(count)]
        self._leaves = [objects.allocate() for _ in range(0, count, _FAN)]

    def put_page(self, position: int, entries: bytes) -> None:
        """Write the page at `position` (from 1) with the rest of its dictionary."""
        parent = self._leaves[(position - 1) // _FAN]
        self._objects.put(
            self.pages[position - 1], b"<< /Type /Page /Parent %d 0 R %s >>" % (parent, entries)
        )

    def finish(self) -> int:
        """Write the nodes; return the root's number."""
        counts = [min(_FAN, len(self.pages) - start) for start in range(0, len(self.pages), _FAN)]
        children, nodes = self.pages, self._leaves
        sizes = [1] * len(children)
        while True:
            parents = [self._objects.allocate() for _ in range(0, len(nodes), _FAN)] if len(nodes) > 1 else []
            self._put_level(nodes, children, counts, parents)
            if not parents:
                return nodes[0]
            sizes = counts
            counts = [sum(sizes[start : start + _FAN]) for start in range(0, len(sizes), _FAN)]
            children, nodes = nodes, parents

    def _put_level(
        self, nodes: list[int], children: list[int], counts: list[int], parents: list[int]
    ) -> None:
        for index, node in enumerate(nodes):
            kids = b" ".join(b"%d 0 R" % child for child in children[index * _FAN : (index + 1) * _FAN])
            parent = b" /Parent %d 0 R" % parents[index // _FAN] if parents else b""
            self._objects.put(
                node, b"<< /Type /Pages%s /Count %d /Kids [%s] >>" % (parent, counts[index], kids)
            )
