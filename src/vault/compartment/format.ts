/** A compartment as bytes (docs/compartment.md): written, and read strictly. */
import { hash } from 'node:crypto';
import { armor } from 'age-encryption';

/** Not a whole compartment, or parts that do not belong together. */
export class CompartmentDamaged extends Error {
  override readonly name = 'CompartmentDamaged';
  constructor() {
    super('the compartment is damaged');
  }
}

/** The armored age files of a compartment. */
export interface Parts {
  /** 16 hex digits. */
  readonly set: string;
  readonly needed: number;
  /** One for each custodian. */
  readonly parts: readonly string[];
  readonly content: string;
}

const HEAD = /^moksori-compartment 1\nset ([0-9a-f]{16})\nany ([2-9]|1[0-5]) of ([2-9]|1[0-5])\n/;
const TAIL = /sha256 [0-9a-f]{64}\n$/;
const TAIL_BYTES = 'sha256 '.length + 64 + 1;
const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----\n';
/** Above what the largest content comes to. */
const MOST_BYTES = 4_000_000;

/** The bytes of a compartment. */
export function writeParts({ set, needed, parts, content }: Parts): Uint8Array {
  const head = `moksori-compartment 1\nset ${set}\nany ${needed} of ${parts.length}\n`;
  const body = [head, ...parts, content].join('');
  return new TextEncoder().encode(`${body}sha256 ${hash('sha256', body)}\n`);
}

/** @throws CompartmentDamaged */
export function parseParts(bytes: Uint8Array): Parts {
  if (bytes.length > MOST_BYTES) throw new CompartmentDamaged();
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const body = text.slice(0, -TAIL_BYTES);
  const head = HEAD.exec(text);
  if (head === null || !TAIL.test(text) || !text.endsWith(`sha256 ${hash('sha256', body)}\n`))
    throw new CompartmentDamaged();
  const blocks = body
    .slice(head[0].length)
    .split(BEGIN)
    .slice(1)
    .map((block) => BEGIN + block);
  const [set, needed, of] = [head[1]!, Number(head[2]), Number(head[3])];
  const whole = head[0] + blocks.join('') === body;
  if (!whole || needed > of || blocks.length !== of + 1 || !blocks.every(isArmor))
    throw new CompartmentDamaged();
  return { set, needed, parts: blocks.slice(0, of), content: blocks[of]! };
}

function isArmor(block: string): boolean {
  try {
    return armor.encode(armor.decode(block)) === block;
  } catch {
    return false;
  }
}
