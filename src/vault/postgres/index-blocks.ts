/**
 * Every token of a document is one of its block of cases. What is asked for is looked up block by block, the latest first,
 * and the search stops where there is enough: a common word costs no more than one block, however many cases there are.
 */
import type { Code } from './index-blind.ts';

/** Documents that a case may have: the number of a document is that of its case and its own. */
export const DOCS = 2 ** 20;
/** Cases in one block. Smaller ones make common words cheaper, larger ones rare words. */
export const BLOCK = 512;

const ODD = 0x9e3779b97f4a7c15n;

/** What makes tokens of one block differ from those of others: all bits that differ. */
export function markOf(caseNo: number): Code {
  return markOfBlock(Math.floor(caseNo / BLOCK));
}

/** The marks of all blocks up to that of a case, the latest first. */
export function marks(lastCase: number): string[] {
  const all: string[] = [];
  for (let block = Math.floor(lastCase / BLOCK); block >= 0; block--) all.push(markOfBlock(block).number);
  return all;
}

const known = new Map<number, Code>();

function markOfBlock(block: number): Code {
  let mark = known.get(block);
  if (mark === undefined) {
    const whole = BigInt.asIntN(64, BigInt(block) * ODD);
    mark = { high: Number(whole >> 32n), low: Number(BigInt.asIntN(32, whole)), number: whole.toString() };
    known.set(block, mark);
  }
  return mark;
}

/** A token in its block, as SQL writes it. */
export function inBlock({ high, low }: Pick<Code, 'high' | 'low'>, mark: Code): string {
  return ((BigInt(high ^ mark.high) << 32n) | BigInt((low ^ mark.low) >>> 0)).toString();
}
