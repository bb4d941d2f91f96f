import type { z } from 'zod';
import type { frame, slots } from './schema.ts';
import type { Frame, FrameExample, SlotTest } from './types.ts';

/**
 * Makes a frame from what the file says: tests are parsed, roles a frame does not speak of get the defaults of slots.yaml.
 *
 * @param written one entry of lexicon.<language>/acts.yaml
 * @param defaults slots.yaml
 * @param rule `file:line`
 */
export function frameOf(
  written: z.infer<typeof frame>,
  defaults: z.infer<typeof slots>,
  rule: string,
): Frame {
  const tests: Record<string, SlotTest> = {};
  for (const [key, list] of Object.entries(written.slots)) {
    const optional = key.endsWith('?');
    const name = optional ? key.slice(0, -1) : key;
    tests[name] =
      list === 'absent'
        ? { types: [], words: [], not: [], required: false, absent: true }
        : { ...testOf(list), required: !optional, absent: false };
  }
  const roles = { ...(written.noun === undefined ? defaults.verb : defaults.noun), ...written.roles };
  return {
    act: written.act,
    rule,
    ...(written.verb && { verb: written.verb }),
    ...(written.noun && { noun: written.noun }),
    slots: tests,
    roles,
    ...(written.phase && { phase: written.phase }),
    ...(written.voice && { voice: written.voice }),
    ...(written.negated && { negated: true }),
    match: written.match.map((example) => withoutUndefined(example) as FrameExample),
    miss: written.miss,
  };
}

/** `person`, `facility:camp` are types; `"phone"` is a word; either with a minus is forbidden. */
function testOf(list: readonly string[]): Pick<SlotTest, 'types' | 'words' | 'not'> {
  const types: string[] = [];
  const words: string[] = [];
  const not: string[] = [];
  for (const item of list) {
    if (item.startsWith('-')) not.push(item.slice(1));
    else if (item.startsWith('"') && item.endsWith('"') && item.length > 2) words.push(item.slice(1, -1));
    else types.push(item);
  }
  return { types, words, not };
}

function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined));
}
