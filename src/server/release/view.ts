/** The register of a case as a page needs it: names beside ids, what is missing, what fell since. */
import type { Pack } from '../../packs/types.ts';
import { aroundOf } from '../../release/gate/around.ts';
import { fallenIn } from '../../release/gate/carried.ts';
import { correctionOf } from '../../release/gate/correction.ts';
import { gateOfRelease } from '../../release/gate/entries.ts';
import { holds } from '../../release/gate/gate.ts';
import { type Missing, ROLES } from '../../release/gate/types.ts';
import type { Person } from '../../review/people.ts';
import type { Consent, Mark, Release, State } from '../../review/state-types.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Frozen } from '../describe.ts';
import type { Missing as MissingView, Register, Release as ReleaseView } from './shapes.ts';

export interface Asking {
  readonly vault: Vault;
  readonly pack: Pack;
  /** `YYYY-MM-DD` */
  readonly today: string;
  readonly people: readonly Person[];
  /** Whether somebody may be the second person for a release. */
  readonly seconds: (release: Release) => boolean;
}

export async function registerOf(state: State, asking: Asking): Promise<Frozen<Register>> {
  const { today, people } = asking;
  const mark = marker(people);
  const releases: Frozen<ReleaseView>[] = [];
  for (const release of state.releases) releases.push(await releaseOf(state, release, asking));
  return {
    today,
    sources: sourcesOf(state),
    roles: ROLES,
    people: people.map(({ id, name }) => ({ id, name })),
    consents: state.consents.map((consent) => ({
      ...mark(consent),
      purposes: consent.purposes,
      by: consent.by,
      reports: consent.reports,
      until: consent.until,
      how: consent.how,
      withdrawn: consent.withdrawn && { ...mark(consent.withdrawn), reason: consent.withdrawn.reason },
      holds: holds(consent, today),
    })),
    releases: releases.reverse(),
  };
}

/** Who has to agree to what the reports that stand tell. */
function sourcesOf({ reports }: State): Frozen<Register['sources']> {
  const by = new Map<string | null, string[]>();
  for (const { id, report, source, withdrawn } of reports)
    if (report !== null && withdrawn === null) by.set(source, [...(by.get(source) ?? []), id]);
  return [...by].map(([source, reports]) => ({ source, reports }));
}

async function releaseOf(
  state: State,
  release: Release,
  { vault, pack, today, people, seconds }: Asking,
): Promise<Frozen<ReleaseView>> {
  const mark = marker(people);
  const { body, answer, withdrawn } = release;
  const now = stateOf(release);
  const open = now === 'waiting' || now === 'approved';
  const fallen = fallenIn(state, release);
  let missing: readonly Missing[] = [];
  if (body !== null && open) {
    const around = await aroundOf(vault, state, body, { pack, day: today, but: release.seq });
    const approved = answer?.yes === true ? answer.actor : null;
    missing = gateOfRelease(state, { ...release, body }, { ...around, approved }).missing;
  }
  const drafter = body && people.find(({ id }) => id === body.drafter);
  return {
    ...mark(release),
    state: now,
    level: body?.level ?? null,
    to: body?.to ?? '',
    drafter: body && { id: body.drafter, ...(drafter && { name: drafter.name }) },
    reports: body?.reports ?? [],
    texts: (body?.texts ?? []).map(({ language, text }) => ({ language, text })),
    bundle: body?.bundle ?? null,
    paths: body && {
      subject: body.exposure.subject,
      source: body.exposure.source,
      style: body.exposure.style,
      versions: body.exposure.versions,
    },
    set: body?.exposure.set ?? [],
    reason: body?.reason ?? null,
    answer: answer && { ...mark(answer), yes: answer.yes, reason: answer.reason },
    made: release.made.map((one) => ({ ...mark(one), files: one.files })),
    withdrawn: withdrawn && { ...mark(withdrawn), reason: withdrawn.reason },
    missing: missing.filter(({ code }) => code !== 'second').map(missingView),
    mine: now === 'waiting' && seconds(release),
    fallen,
    correction: {
      en: correctionOf(release, fallen, pack, 'en'),
      ko: correctionOf(release, fallen, pack, 'ko'),
    },
  };
}

function stateOf({ body, answer, made, withdrawn }: Release): ReleaseView['state'] {
  if (body === null) return 'shredded';
  if (withdrawn !== null) return 'withdrawn';
  if (made.length > 0) return 'left';
  if (answer === null) return 'waiting';
  return answer.yes ? 'approved' : 'refused';
}

/** Without what the register has beside it. */
export function missingView(missing: Missing): Frozen<MissingView> {
  if (!('consent' in missing)) return missing;
  const { consent, ...rest } = missing;
  const { seq, until }: Consent = consent;
  return { ...rest, consent: seq, until };
}

/** Who did something, and when, with the name. */
function marker(people: readonly Person[]) {
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return ({ seq, at, actor }: Mark) => {
    const name = names.get(actor);
    return { seq, at, actor, ...(name !== undefined && { name }) };
  };
}
