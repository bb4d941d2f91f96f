#!/usr/bin/env python3
"""Derives the root of a ledger from its entries, with nothing but Python's own library (docs/ledger.md).

Usage: verify-ledger.py ENTRIES CHECKPOINT
ENTRIES holds whole entries, one behind the other. Says what is wrong and ends with 1, or prints the size and the root
and ends with 0. It does not look at the signature: openssl does.
"""
import base64, hashlib, re, sys

FORM = re.compile(
    rb"moksori-entry 1\n(?:ID\n){2}(?:(?:-|ID)\n){2}ID\n"
    rb"(0|[1-9]\d*)\n(\d{4}(?:-\d\d){2}T\d\d(?::\d\d){2}\.\d{3}Z)\n([1-9]\d*)\n"
    .replace(b"ID", rb"[a-z0-9][a-z0-9._:-]{0,63}"))


def sha256(data):
    return hashlib.sha256(data).digest()


def root(leaves):
    """RFC 6962, section 2.1."""
    if len(leaves) < 2:
        return leaves[0] if leaves else sha256(b"")
    k = 1 << (len(leaves) - 1).bit_length() - 1
    return sha256(b"\1" + root(leaves[:k]) + root(leaves[k:]))


def main(entries, checkpoint):
    data, at, before, leaves = open(entries, "rb").read(), 0, b"", []
    while at < len(data):
        lines = FORM.match(data, at)
        end = lines.end() + int(lines[3]) if lines else 0
        if not lines or int(lines[3]) < 28 or end > len(data):
            return f"entry {len(leaves)}, at byte {at}: not of the form"
        if int(lines[1]) != len(leaves) or lines[2] < before:
            return f"entry {len(leaves)}, at byte {at}: number or time is out of order"
        leaves.append(sha256(b"\0" + data[at:end]))
        at, before = end, lines[2]
    _, size, expected, *_ = open(checkpoint, encoding="utf-8", newline="").read().split("\n")
    found = base64.b64encode(root(leaves)).decode()
    if (size, expected) != (str(len(leaves)), found):
        return f"{len(leaves)} entries, root {found}; the checkpoint says {size}, {expected}"
    print(len(leaves), found)


sys.exit(main(*sys.argv[1:]))
