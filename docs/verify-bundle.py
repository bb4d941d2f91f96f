#!/usr/bin/env python3
"""Verifies an evidence bundle of Moksori with nothing but Python's own library (VERIFY.md says what is left to openssl).

Usage: python3 verify.py [FOLDER] [--key FILE.pem] [--cosigner NAME=FILE.pem]...
FOLDER is the unpacked bundle; the folder of this file when none is given. --key is the public key of the organisation as it
publishes it; --cosigner asks for the cosignature of somebody, by the public key.
Prints what it found and ends with 0, or says what is wrong, one line each, and ends with 1.
"""
import argparse, base64, datetime, hashlib, json, pathlib, re, sys

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


# --- Ed25519 (RFC 8032, section 5.1.7): whose word stands under the checkpoint ---------------------------------------------

P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, ROOT = -121665 * pow(121666, -1, P) % P, pow(2, (P - 1) // 4, P)


def point(bytes_):
    """A point in extended coordinates, or None."""
    y = int.from_bytes(bytes_, "little")
    y, odd = y & (1 << 255) - 1, y >> 255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if x * x % P != square:
        x = x * ROOT % P
    if y >= P or x * x % P != square or (x == 0 and odd):
        return None
    x = x if x & 1 == odd else P - x
    return x, y, 1, x * y % P


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]), (p[1] + p[0]) * (q[1] + q[0])
    c, d = 2 * D * p[3] * q[3], 2 * p[2] * q[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n, p):
    sum_ = (0, 1, 1, 0)
    while n:
        if n & 1:
            sum_ = add(sum_, p)
        p, n = add(p, p), n >> 1
    return sum_


BASE = point((4 * pow(5, -1, P) % P).to_bytes(32, "little"))


def signed_by(public, signature, text):
    key, s = point(public), int.from_bytes(signature[32:], "little")
    if key is None or len(signature) != 64 or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % ORDER
    x, y, z, _ = add(times(s, BASE), times(ORDER - k, key))
    x, y = x * pow(z, -1, P) % P, y * pow(z, -1, P) % P
    return (y | (x & 1) << 255).to_bytes(32, "little") == signature[:32]


def public_key(path):
    lines = pathlib.Path(path).read_text("ascii").split("\n")
    der = base64.b64decode("".join(line for line in lines if not line.startswith("-----")), validate=True)
    if len(der) != 44 or not der.startswith(bytes.fromhex("302a300506032b6570032100")):
        raise ValueError(f"{path} is no Ed25519 public key")
    return der[12:], hashlib.sha256(der).hexdigest()


# --- the checkpoint: C2SP signed-note, tlog-cosignature --------------------------------------------------------------------

def check_note(note, key, cosigners):
    """The signature of the ledger, and the words of those who are asked for; who else stands there is only named."""
    text, _, rest = note.partition("\n\n")
    text += "\n"
    origin, lines = text.split("\n")[0], []
    for line in rest.split("\n")[:-1]:
        dash, name, blob = line.split(" ")
        if dash != "\u2014":
            raise ValueError("a line under the checkpoint is not of the form")
        lines.append((name, base64.b64decode(blob, validate=True)))

    def under(name, kind, public):
        id_ = sha256(name.encode() + b"\n" + bytes([kind]) + public)[:4]
        return [blob[4:] for other, blob in lines if other == name and blob[:4] == id_]

    own = under(origin, 1, key)
    if len(own) != 1 or not signed_by(key, own[0], text.encode()):
        fault("the checkpoint is not signed with this key")
    found = []
    for name, public in cosigners:
        its = under(name, 4, public)
        seconds = int.from_bytes(its[0][:8], "big") if its else 0
        if len(its) != 1:
            fault("the checkpoint is not cosigned by" if not its else "the checkpoint has two lines of", name)
        elif len(its[0]) != 72 or not signed_by(public, its[0][8:], f"cosignature/v1\ntime {seconds}\n{text}".encode()):
            fault("the line of", name, "under the checkpoint is not their cosignature of it")
        else:
            found.append((name, datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc)))
    known = {origin, *(name for name, _ in cosigners)}
    return found, [name for name in dict(lines) if name not in known]


def check_tokens(folder):
    """RFC 3161 tokens: that they speak of this checkpoint. Who gave them is for openssl."""
    sum_, count = sha256((folder / "checkpoint").read_bytes()), 0
    for token in sorted(folder.glob("timestamps/*")):
        count += 1
        if sum_ not in token.read_bytes():
            fault("timestamps/" + token.name, "is a time stamp of something else")
    return count


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


def main():
    typed = argparse.ArgumentParser(description="Verifies an evidence bundle of Moksori.")
    typed.add_argument("folder", nargs="?", default=pathlib.Path(__file__).parent, type=pathlib.Path)
    typed.add_argument("--key", metavar="FILE.pem", help="the public key of the organisation, as it publishes it")
    typed.add_argument("--cosigner", metavar="NAME=FILE.pem", action="append", default=[])
    typed = typed.parse_args()
    folder = typed.folder
    files = check_sums(folder)
    note = (folder / "checkpoint").read_bytes().decode("utf-8")
    origin, size, root, *_ = note.split("\n")
    own, sum_ = public_key(folder / "public-key.pem")
    key, sum_ = public_key(typed.key) if typed.key else (own, sum_)
    if key != own:
        fault("the bundle names another key than the one that was given")
    cosigners = [(name, public_key(path)[0]) for name, _, path in (one.partition("=") for one in typed.cosigner)]
    cosigned, unchecked = check_note(note, key, cosigners)
    open_, closed, said = check_entries(folder, int(size), base64.b64decode(root, validate=True))
    quotes = check_words(folder, said)
    tokens = check_tokens(folder)
    if faults:
        print("\n".join(faults))
        return 1
    print(files, "files are as they were packed")
    print(open_ + closed, "entries are in the ledger", origin, "of", size, "entries;", open_, "open,", closed, "withheld")
    print(quotes, "quotes stand where they are said to stand")
    for seq, at, kind, subject, *_ in said:
        if kind == "report.added":
            print("report", subject, "was recorded on", at, "as entry", seq)
    if tokens:
        print(tokens, "time stamps speak of this checkpoint; openssl verifies who gave them (VERIFY.md)")
    print("the checkpoint is signed with", "the key that was given," if typed.key else "the key in the bundle,", sum_)
    for name, time in cosigned:
        print("the checkpoint is cosigned by", name, "at", f"{time:%Y-%m-%dT%H:%M:%SZ}")
    if unchecked:
        print("names under it whose keys were not given (--cosigner):", ", ".join(map(printable, unchecked)))
    return 0


def printable(name):
    return "".join(c if c.isprintable() else "?" for c in name)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        print("\n".join([*faults, f"not a bundle that can be read: {type(error).__name__}: {error}"]))
        sys.exit(1)
