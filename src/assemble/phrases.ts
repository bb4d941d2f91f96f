/** Fills the {places} of a template, once and from left to right. */
export function fill(template: string, places: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => places[name] ?? whole);
}
