#!/usr/bin/env python3
"""Shows that a ledger only grew since a checkpoint that somebody kept, with nothing but Python's own library (docs/ledger.md).

Usage: verify-growth.py KEPT ASKED
KEPT is the checkpoint that was cosigned last, ASKED what `moksori ledger --since KEPT` printed. Says what is wrong and ends with 1,
or prints both sizes and ends with 0. It does not look at signatures: openssl does.
"""
import base64, hashlib, sys


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def grew(first, second, proof, one, two):
    """RFC 9162, section 2.1.4.2."""
    if first in (0, second):
        return not proof and (first != second or one == two)
    path = ([one] if first & (first - 1) == 0 else []) + proof
    if not path or first > second:
        return False
    fn, sn = first - 1, second - 1
    while fn & 1:
        fn, sn = fn >> 1, sn >> 1
    fr = sr = path[0]
    for c in path[1:]:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            fr, sr = node(c, fr), node(c, sr)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            sr = node(sr, c)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and (fr, sr) == (one, two)


def checkpoint(text):
    origin, size, root, *_ = text.split("\n")
    return origin, int(size), base64.b64decode(root, validate=True)


def main(kept, asked):
    kept, asked = (open(path, encoding="utf-8", newline="").read() for path in (kept, asked))
    head, _, note = asked.partition("\n\n")
    origin, first, one = checkpoint(kept)
    name, second, two = checkpoint(note)
    old, *proof = head.split("\n")
    if name != origin or old != f"old {first}":
        return f"this is asked of {name} since {old}; kept is {origin} of {first} entries"
    if not grew(first, second, [base64.b64decode(hash_, validate=True) for hash_ in proof], one, two):
        return f"the ledger of {second} entries is not shown to be a continuation of the one of {first}"
    print(first, second)


sys.exit(main(*sys.argv[1:]))
