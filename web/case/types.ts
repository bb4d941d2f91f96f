/** Short names for what the server answers of a case. */
import type { CaseView } from '../../src/server/shapes.ts';

export type Drafted = CaseView['drafted'];
export type Act = Drafted['acts'][number];
export type Party = Drafted['parties'][number];
export type Conflict = Drafted['conflicts'][number];
export type Working = Drafted['workingValues'][number];
export type Claim = CaseView['claims'][number];
export type Report = CaseView['reports'][number];
export type Place = Act['at'][number];
export type When = Act['when'];
export type Language = 'en' | 'ko';

/** The acts of a case in the order of its pathway; whatever the pathway leaves out comes last. */
export function ordered({ acts, pathway }: Pick<Drafted, 'acts' | 'pathway'>): readonly Act[] {
  const at = new Map(pathway.map((id, i) => [id, i]));
  return [...acts].sort((a, b) => (at.get(a.id) ?? acts.length) - (at.get(b.id) ?? acts.length));
}

/** What somebody does of themself: nobody is wanting whom it was done to. */
export function ofThemself({ stage }: Pick<Act, 'stage'>): boolean {
  return stage === 'conduct';
}
