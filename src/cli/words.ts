import en from './words.en.json' with { type: 'json' };

/** The words of the interface in one language: a table beside the code, to be translated without touching it. */
export type Words = typeof en;

export const words: Words = en;

/** Puts values into a text: `fill('{n} acts', {n: 3})`. A slot without a value stays as it is. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : slot,
  );
}

/** The singular or the plural text, with the number in it. */
export function count(forms: { readonly one: string; readonly many: string }, n: number): string {
  return fill(n === 1 ? forms.one : forms.many, { n });
}
