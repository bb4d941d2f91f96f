/** Puts values into a text: `fill('{n} cases', { n: 3 })`. What has no value stays as it stands. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The singular or the plural text, with the number in it. */
export function count(forms: { readonly one: string; readonly many: string }, n: number): string {
  return fill(n === 1 ? forms.one : forms.many, { n: n.toLocaleString('en') });
}
