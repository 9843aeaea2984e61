"""The tool's own format, data/agenda.json, told from others; the models read it themselves."""

from __future__ import annotations


def looks_like(head: bytes) -> bool:
    """Whether what begins like that is JSON, or nothing at all, which is faulty JSON as well."""
    return head.lstrip()[:1] in {b"{", b"[", b""}
