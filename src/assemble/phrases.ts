/** Fills the {places} of a template, once and from left to right. */
export function fill(template: string, places: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-z]+)\}/g, (whole, name: string) => places[name] ?? whole);
}

/** A sentence may begin with the name of a point, which is written small. */
export function capital(sentence: string): string {
  const [first = ''] = sentence;
  return first.toUpperCase() + sentence.slice(first.length);
}
