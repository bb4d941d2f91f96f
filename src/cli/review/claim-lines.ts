/** A claim in words: what it says, who says it, how sure. */
import { tieOf } from '../../claims/tie.ts';
import { capital, clean, pad, shorten, widest } from '../layout.ts';
import { beside, type Claim, type Page } from '../sheet/page.ts';
import { propertyName } from '../sheet/values.ts';
import { fill } from '../words.ts';

export interface ClaimWords {
  /** One line: `Arrest`, `Age of the woman: 40s`. */
  readonly title: string;
  /** Name of a field and its value. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** What calls kinds of act by name. */
export interface Kinds {
  readonly acts: ReadonlyMap<string, { readonly label: Readonly<Record<'en' | 'ko', string>> }>;
}

/** @param page of the case that the claim belongs to, with its parties' names */
export function claimWords(page: Page, kinds: Kinds, { says, voice, stance }: Claim): ClaimWords {
  const { words, name, names } = page;
  const told = voice.chain.map(clean).join(' → ') || words.narrator;
  const when = voice.told ? `, ${fill(words.toldWhen, { phrase: clean(voice.told.phrase) })}` : '';
  const teller = [words.field.told, `${told}${when} · ${words.stance[stance]}`] as const;
  switch (says.kind) {
    case 'act': {
      const { by, to, with: together, at, when, for: reasons, through } = says.roles;
      const phase = says.phase === 'done' ? '' : ` (${words.phase[says.phase]})`;
      const doers = by.map(name).join(', ') || words.unsaid;
      const fields = [
        [words.field.who, to.length > 0 ? `${doers} → ${to.map(name).join(', ')}` : doers],
        [words.field.with, together.map(name).join(', ')],
        [words.field.where, at.map(({ label, label_ko }) => clean(names.place(label, label_ko))).join('; ')],
        [words.field.when, when.map(({ phrase }) => `“${clean(phrase)}”`).join(', ')],
        [words.field.for, reasons.map(clean).join('; ')],
        [words.field.through, through.map(clean).join('; ')],
        teller,
      ] as const;
      return {
        title: `${capital(actName(page, kinds, says.act))}${phase}${says.general ? ` · ${words.review.general}` : ''}`,
        fields: fields.filter(([, value]) => value !== ''),
      };
    }
    case 'detail': {
      const tie = tieOf(says.value);
      const value =
        tie === undefined
          ? names.value(says.property, says.value)
          : fill(words.tie, { tie: names.tie(tie.relation), other: name(tie.other) });
      const of = {
        property: propertyName(words, says.property),
        party: name(says.party),
        value: clean(value),
      };
      return { title: capital(fill(words.review.detail, of)), fields: [teller] };
    }
    case 'order': {
      const values = {
        before: claimName(page, kinds, says.before),
        after: claimName(page, kinds, says.after),
        phrase: shorten(clean(says.phrase), PHRASE),
      };
      return { title: capital(fill(words.review.order, values)), fields: [teller] };
    }
    case 'same': {
      const values = { a: claimName(page, kinds, says.a), b: claimName(page, kinds, says.b) };
      return { title: capital(fill(words.review.same, values)), fields: [teller] };
    }
  }
}

/** One line for a claim: what it says, and of whom. */
export function claimLine(page: Page, kinds: Kinds, claim: Claim): string {
  const { title, fields } = claimWords(page, kinds, claim);
  if (claim.says.kind !== 'act') return title;
  const who = fields.find(([field]) => field === page.words.field.who)?.[1];
  return who === undefined ? title : `${title}: ${who}`;
}

/** The fields below the title, wrapped to the page. */
export function fieldLines(page: Page, fields: ClaimWords['fields']): string[] {
  const left = widest(fields.map(([name]) => name)) + 2;
  return fields.flatMap(([name, value]) => beside(page, 2, page.paint.dim(pad(name, left)), left, value));
}

function actName({ language }: Page, { acts }: Kinds, kind: string): string {
  return clean(acts.get(kind)?.label[language] ?? kind);
}

/** Words of order are a few; where a whole sentence is taken for them, its beginning. */
const PHRASE = 40;

/** A claim that another speaks of: its act, or its id. */
function claimName(page: Page, kinds: Kinds, id: string): string {
  const claim = page.claims.get(id);
  return claim?.says.kind === 'act' ? actName(page, kinds, claim.says.act) : clean(id);
}
