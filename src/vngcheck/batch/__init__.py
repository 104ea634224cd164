"""Many dossiers at once: all of a folder scored, with the results as tables and, if asked, reports.

`batch` takes any `concurrent.futures.Executor`, such as `Client.get_executor()` of Dask; without
one it works in processes on this computer. The same files give the same results, byte for byte,
with whatever executor and however often it was broken off on the way.
"""

from vngcheck.batch.loop import batch
from vngcheck.batch.model import Ernst, Keuze, Regel, Uitkomst

__all__ = ["Ernst", "Keuze", "Regel", "Uitkomst", "batch"]
