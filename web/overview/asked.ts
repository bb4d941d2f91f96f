/** What the overview shows, as it stands in the address. Pure. */

export const NARROWED = ['kind', 'stage', 'place', 'office', 'language', 'from', 'to'] as const;
export type Narrowed = (typeof NARROWED)[number];

export interface Shown {
  readonly of: 'accepted' | 'standing';
  readonly narrow: Readonly<Partial<Record<Narrowed, string>>>;
  readonly tables: boolean;
  /** Which number is opened: params of the cases behind it, without those above. Null: none. */
  readonly behind: string | null;
}

export function shownOf(params: URLSearchParams): Shown {
  const narrow = NARROWED.flatMap((name) => {
    const value = params.get(name);
    return value ? [[name, value] as const] : [];
  });
  return {
    of: params.get('of') === 'standing' ? 'standing' : 'accepted',
    narrow: Object.fromEntries(narrow),
    tables: params.get('view') === 'tables',
    behind: params.get('behind'),
  };
}

/** The params of what is shown; what is as usual is left out. */
export function paramsOf({ of, narrow, tables, behind }: Shown): URLSearchParams {
  const params = new URLSearchParams();
  if (of !== 'accepted') params.set('of', of);
  for (const name of NARROWED) {
    const value = narrow[name];
    if (value) params.set(name, value);
  }
  if (tables) params.set('view', 'tables');
  if (behind !== null) params.set('behind', behind);
  return params;
}

/** What is asked of the server for all that is shown. */
export function questionOf({ of, narrow }: Shown): Readonly<Record<string, string>> {
  return { of, ...narrow };
}

/** What is asked for the cases behind a number: it goes before what narrows. */
export function behindOf(shown: Shown, behind: string): Readonly<Record<string, string>> {
  return { ...questionOf(shown), ...Object.fromEntries(new URLSearchParams(behind)) };
}

/** Whether something typed is a date that can be asked for, or nothing. */
export function isDate(text: string): boolean {
  return text === '' || /^(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?$/.test(text);
}
