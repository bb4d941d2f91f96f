import { z } from 'zod';

const words = z.array(z.string());

/** One entry of lexicon.<language>/light.yaml; see the comments there. Other keys are slots, and the role each gives. */
const entry = z
  .object({
    verb: words,
    act: z.string().optional(),
    only: words.optional(),
    not: words.optional(),
    phase: z.enum(['attempted', 'threatened', 'ongoing', 'not-done']).optional(),
  })
  .catchall(z.enum(['by', 'to', 'with', 'act']))
  .transform(({ verb, act, only, not, phase, ...roles }) => ({
    verb,
    roles: roles as Readonly<Record<string, string>>,
    ...(act !== undefined && { act }),
    ...(only !== undefined && { only }),
    ...(not !== undefined && { not }),
    ...(phase !== undefined && { phase }),
  }));

/** Verbs that only carry a noun that names an act; the file may sort them into several lists under names of its own. */
export const light = z
  .union([z.array(entry), z.record(z.string(), z.array(entry))])
  .transform((lists) => (Array.isArray(lists) ? lists : Object.values(lists).flat()));

export type LightVerb = z.infer<typeof entry>;
export type Light = z.infer<typeof light>;
