#!/usr/bin/env python3
"""Verifies an evidence bundle of Moksori with nothing but Python's own library (VERIFY.md says what is left to openssl).

Usage: python3 verify.py [FOLDER]      the unpacked bundle; the folder of this file when none is given
Prints what it found and ends with 0, or says what is wrong, one line each, and ends with 1.
"""
import base64, hashlib, json, pathlib, re, sys

HEAD = re.compile(
    rb"moksori-entry 1\n((?:ID\n){2}(?:(?:-|ID)\n){2}ID\n)"
    rb"(0|[1-9]\d*)\n(\d{4}(?:-\d\d){2}T\d\d(?::\d\d){2}\.\d{3}Z)\n([1-9]\d*)\n"
    .replace(b"ID", rb"[a-z0-9][a-z0-9._:-]{0,63}"))
faults = []


def sha256(data):
    return hashlib.sha256(data).digest()


def fault(*words):
    faults.append(" ".join(str(word) for word in words))


# --- the sums of the files -------------------------------------------------------------------------------------------

def check_sums(folder):
    """BagIt (RFC 8493): every file has its sum, every sum its file."""
    count = 0
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        named = set()
        for line in (folder / manifest).read_text("utf-8").splitlines():
            sum_, path = line.split("  ", 1)
            if path.startswith("/") or ".." in path.split("/") or path in named:
                fault(manifest, "names", path)
                continue
            named.add(path)
            file = folder / path
            if not file.is_file() or file.is_symlink():
                fault("missing:", path)
                continue
            digest = hashlib.sha256()
            with open(file, "rb") as bytes_:
                for chunk in iter(lambda: bytes_.read(1 << 20), b""):
                    digest.update(chunk)
            if digest.hexdigest() != sum_:
                fault("changed:", path)
            count += 1
        there = {str(f.relative_to(folder)) for f in folder.rglob("*") if f.is_file()}
        there = {p for p in there if p.startswith("data/") == manifest.startswith("m") and not p.startswith("tagm")}
        for path in sorted(there - named):
            fault("without a sum:", path)
    return count


# --- the tree of the ledger: RFC 9162, section 2.1.3.2 -----------------------------------------------------------------

def in_tree(leaf, index, size, proof, root):
    if index >= size:
        return False
    fn, sn, r = index, size - 1, leaf
    for p in proof:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            r = sha256(b"\1" + p + r)
            while not fn & 1 and fn:
                fn, sn = fn >> 1, sn >> 1
        else:
            r = sha256(b"\1" + r + p)
        fn, sn = fn >> 1, sn >> 1
    return sn == 0 and r == root


# --- AES-256 (FIPS 197) in counter mode: how GCM encrypts. What was encrypted is bound by the tree, so no tag is needed ----

def tables():
    p = q = 1
    sbox = [0] * 256
    while True:
        p ^= (p << 1 & 255) ^ (27 if p & 128 else 0)
        for shift in (1, 2, 4):
            q ^= q << shift & 255
        q ^= 9 if q & 128 else 0
        x = q ^ (q << 1 | q >> 7) ^ (q << 2 | q >> 6) ^ (q << 3 | q >> 5) ^ (q << 4 | q >> 4)
        sbox[p] = (x ^ 0x63) & 255
        if p == 1:
            break
    sbox[0] = 0x63
    first = []
    for s in sbox:
        two = (s << 1 ^ (27 if s & 128 else 0)) & 255
        first.append(two << 24 | s << 16 | s << 8 | (two ^ s))
    turned = [first]
    for _ in range(3):
        turned.append([(w >> 8 | w << 24) & 0xFFFFFFFF for w in turned[-1]])
    return sbox, turned


SBOX, (T0, T1, T2, T3) = tables()


def expand(key):
    words, rcon = [int.from_bytes(key[i:i + 4], "big") for i in range(0, 32, 4)], 1
    sub = lambda w: SBOX[w >> 24] << 24 | SBOX[w >> 16 & 255] << 16 | SBOX[w >> 8 & 255] << 8 | SBOX[w & 255]
    for i in range(8, 60):
        t = words[-1]
        if i % 8 == 0:
            t = sub((t << 8 | t >> 24) & 0xFFFFFFFF) ^ rcon << 24
            rcon = rcon << 1 ^ (0x11B if rcon & 128 else 0)
        elif i % 8 == 4:
            t = sub(t)
        words.append(words[i - 8] ^ t)
    return words


def block(w, a, b, c, d):
    a, b, c, d = a ^ w[0], b ^ w[1], c ^ w[2], d ^ w[3]
    for i in range(4, 56, 4):
        a, b, c, d = (
            T0[a >> 24] ^ T1[b >> 16 & 255] ^ T2[c >> 8 & 255] ^ T3[d & 255] ^ w[i],
            T0[b >> 24] ^ T1[c >> 16 & 255] ^ T2[d >> 8 & 255] ^ T3[a & 255] ^ w[i + 1],
            T0[c >> 24] ^ T1[d >> 16 & 255] ^ T2[a >> 8 & 255] ^ T3[b & 255] ^ w[i + 2],
            T0[d >> 24] ^ T1[a >> 16 & 255] ^ T2[b >> 8 & 255] ^ T3[c & 255] ^ w[i + 3])
    s = SBOX
    out = 0
    for p, q, r, t, k in ((a, b, c, d, 56), (b, c, d, a, 57), (c, d, a, b, 58), (d, a, b, c, 59)):
        word = s[p >> 24] << 24 | s[q >> 16 & 255] << 16 | s[r >> 8 & 255] << 8 | s[t & 255]
        out = out << 32 | word ^ w[k]
    return out


def opened(key, payload):
    """The plaintext of nonce, ciphertext, tag."""
    nonce, text = payload[:12], payload[12:-16]
    w = expand(key)
    n = [int.from_bytes(nonce[i:i + 4], "big") for i in (0, 4, 8)]
    blocks = (len(text) + 15) // 16
    stream = b"".join(block(w, *n, 2 + i).to_bytes(16, "big") for i in range(blocks))[:len(text)]
    return (int.from_bytes(text, "big") ^ int.from_bytes(stream, "big")).to_bytes(len(text), "big")


# --- the bundle ----------------------------------------------------------------------------------------------------------

def anchors_of(body):
    """Start, end and quote of everything in an entry that is anchored in its text."""
    if isinstance(body, dict):
        for name, value in body.items():
            if name == "anchors":
                yield from value
            elif name == "anchor":
                yield value
            else:
                yield from anchors_of(value)
    elif isinstance(body, list):
        for value in body:
            yield from anchors_of(value)


def check_entries(folder, size, root):
    open_, closed, said = 0, 0, []
    before = -1
    with open(folder / "data/entries.jsonl", encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            seq, leaf = one["seq"], bytes.fromhex(one["leaf"])
            if seq <= before:
                fault("entry", seq, "is out of order")
            before = seq
            if not in_tree(leaf, seq, size, [bytes.fromhex(p) for p in one["proof"]], root):
                fault("entry", seq, "is not in the ledger that was signed")
            if "entry" not in one:
                closed += 1
                continue
            entry = base64.b64decode(one["entry"], validate=True)
            head = HEAD.match(entry)
            if sha256(b"\0" + entry) != leaf:
                fault("entry", seq, "was changed")
                continue
            if not head or int(head[2]) != seq or head.end() + int(head[4]) != len(entry):
                fault("entry", seq, "is not of the form")
                continue
            try:
                body = json.loads(opened(bytes.fromhex(one["key"]), entry[head.end():]).decode("utf-8"))
            except ValueError:
                fault("entry", seq, "does not open with its key")
                continue
            open_ += 1
            actor, kind, case, subject, key = head[1].decode().split()
            said.append((seq, head[3].decode(), kind, subject, key, body))
    return open_, closed, said


def check_words(folder, said):
    texts = {}
    for seq, at, kind, subject, key, body in said:
        if kind != "report.added":
            continue
        report = body["report"]
        file = folder / "data/texts" / (subject + ".txt")
        if file.is_file():
            texts[subject] = file.read_bytes().decode("utf-8")
            if texts[subject] != report["text"]:
                fault("the text of", subject, "is not the one that was recorded")
        originals = list((folder / "data/originals").glob(subject + "*")) if (folder / "data/originals").is_dir() else []
        for original in originals:
            if original.name.split(".")[0] == subject and report.get("within") is None:
                if hashlib.sha256(original.read_bytes()).hexdigest() != report["sha256"]:
                    fault("the original of", subject, "is not the one that was received", at)
    quotes, stated = 0, {}
    for seq, at, kind, subject, key, body in said:
        report = subject.split(".")[0]
        for start, end, quote, *_ in anchors_of(body):
            quotes += 1
            if report in texts and texts[report][start:end] != quote:
                fault("entry", seq, "quotes what the text does not say at", start)
            stated.setdefault(subject, set()).add((start, end, quote))
    with open(folder / "data/annotations.jsonl", encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line)
            claim = one["id"].removeprefix("urn:moksori:")
            for target in one["target"]:
                position, quote = target["selector"]
                if (position["start"], position["end"], quote["exact"]) not in stated.get(claim, ()):
                    fault("the annotation of", claim, "quotes what no disclosed entry of it quotes")
    return quotes


def main(folder="."):
    folder = pathlib.Path(folder if folder != "." else pathlib.Path(__file__).parent)
    files = check_sums(folder)
    origin, size, root, *_ = (folder / "checkpoint").read_bytes().decode("utf-8").split("\n")
    open_, closed, said = check_entries(folder, int(size), base64.b64decode(root, validate=True))
    quotes = check_words(folder, said)
    if faults:
        print("\n".join(faults))
        return 1
    print(files, "files are as they were packed")
    print(open_ + closed, "entries are in the ledger", origin, "of", size, "entries;", open_, "open,", closed, "withheld")
    print(quotes, "quotes stand where they are said to stand")
    for seq, at, kind, subject, *_ in said:
        if kind == "report.added":
            print("report", subject, "was recorded on", at, "as entry", seq)
    print("not checked here: the signature of the checkpoint (openssl, see VERIFY.md)")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(*sys.argv[1:2]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        print("\n".join([*faults, f"not a bundle that can be read: {type(error).__name__}: {error}"]))
        sys.exit(1)
