/** Reads TimeML: the text of a file, when it was made, and its TIMEX3 annotations by place in the text. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Timex {
  readonly start: number;
  readonly end: number;
  readonly type: string;
  readonly value: string;
}

export interface Annotated {
  readonly name: string;
  readonly corpus: string;
  /** Kept aside until the end: no rule is made from these. */
  readonly aside: boolean;
  readonly text: string;
  readonly created: string;
  readonly gold: readonly Timex[];
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** All `.tml` files of the corpora under a folder, in the order of their names. */
export function corpora(dir: string): Annotated[] {
  return ['AQUAINT', 'TimeBank'].flatMap((corpus) =>
    readdirSync(join(dir, corpus))
      .filter((name) => name.endsWith('.tml') && !name.startsWith('.'))
      .sort()
      .map((name) => annotated(readFileSync(join(dir, corpus, name), 'utf8'), name, corpus)),
  );
}

function annotated(xml: string, name: string, corpus: string): Annotated {
  const created = /<DCT>[\s\S]*?value="([^"]*)"/.exec(xml)?.[1] ?? '';
  const body = xml.slice(xml.indexOf('<TEXT>') + 6, xml.indexOf('</TEXT>'));
  let text = '';
  const gold: Timex[] = [];
  let open: { start: number; type: string; value: string } | undefined;
  for (const [piece] of body.matchAll(/<[^>]*>|[^<]+/g)) {
    if (!piece.startsWith('<')) {
      text += piece.replace(/&(\w+);/g, (whole, entity: string) => ENTITIES[entity] ?? whole);
    } else if (piece.startsWith('<TIMEX3')) {
      const attribute = (key: string): string => new RegExp(`\\b${key}="([^"]*)"`).exec(piece)?.[1] ?? '';
      open = { start: text.length, type: attribute('type'), value: attribute('value') };
    } else if (piece === '</TIMEX3>' && open) {
      gold.push({ ...open, end: text.length });
      open = undefined;
    }
  }
  // A third of the files, by the hash of the name.
  const aside = createHash('sha256').update(name).digest()[0]! % 3 === 0;
  return { name, corpus, aside, text, created: created.slice(0, 10), gold };
}
