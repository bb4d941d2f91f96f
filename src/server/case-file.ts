/**
 * One case as it is kept between requests: its entries, opened; the state that they make; what was put together of it. It goes on
 * from the entries that are new, and puts the case together again only when what counts in it has changed.
 */
import type { Case } from '../claims/case.ts';
import type { State } from '../review/state-types.ts';
import { type CaseView, stateIn, viewWith } from '../review/view.ts';
import type { Opened } from '../vault/plain.ts';
import type { Vault } from '../vault/vault.ts';
import { type Assembler, SMALL } from './assembler.ts';

export type Language = 'en' | 'ko';

interface Made {
  readonly of: string;
  readonly case: Promise<Case>;
}

export class CaseFile {
  readonly id: string;
  readonly #vault: Vault;
  readonly #assembler: Assembler;
  /** Entries of the case, and of those that are joined into it. */
  readonly #entries = new Map<string, Opened[]>();
  readonly #made = new Map<Language, Made>();
  /** What was put together last and is there, in whatever language. */
  #last: Case | undefined;
  #views: { readonly state: State; readonly all: Map<Language, CaseView> } | undefined;
  #state: Promise<State> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(id: string, vault: Vault, assembler: Assembler) {
    this.id = id;
    this.#vault = vault;
    this.#assembler = assembler;
  }

  /** Whether entries of a case are among its own. */
  has(part: string): boolean {
    return part === this.id || this.#entries.has(part);
  }

  /** Entries came: the next who asks has them read. */
  changed(): void {
    this.#state = undefined;
  }

  /** @throws NoSuchCase */
  state(): Promise<State> {
    if (this.#state !== undefined) return this.#state;
    // One after the other: two would add the same entries twice.
    const reading = this.#turn.then(() => stateIn({ entriesOf: (part) => this.#entriesOf(part) }, this.id));
    this.#state = reading;
    this.#turn = reading.catch(() => {
      if (this.#state === reading) this.#state = undefined;
    });
    return reading;
  }

  /** The case put together, with sentences in one language. @throws NoSuchCase */
  async view(language: Language, aside = false): Promise<CaseView> {
    const state = await this.state();
    const there = this.#views?.state === state ? this.#views.all.get(language) : undefined;
    if (there !== undefined) return there;
    const view = viewWith(state, await this.#assembled(state, language, aside), language);
    if (this.#views?.state !== state) this.#views = { state, all: new Map() };
    this.#views.all.set(language, view);
    return view;
  }

  /** The state, with parties as they were put together last where doing it again would take long. */
  async soon(language: Language): Promise<Pick<CaseView, 'state' | 'assembled'>> {
    const state = await this.state();
    if (this.#last !== undefined && state.claims.size > SMALL) return { state, assembled: this.#last };
    return this.view(language);
  }

  #assembled(state: State, language: Language, aside: boolean): Promise<Case> {
    const of = whatCounts(state);
    const there = this.#made.get(language);
    if (there?.of === of) return there.case;
    const made = { of, case: this.#assembler.assemble(state, language, aside) };
    this.#made.set(language, made);
    made.case.then(
      (done) => {
        this.#last = done;
      },
      () => {
        if (this.#made.get(language) === made) this.#made.delete(language);
      },
    );
    return made.case;
  }

  async #entriesOf(part: string): Promise<readonly Opened[]> {
    const known = this.#entries.get(part) ?? [];
    const from = known.length === 0 ? 0 : known.at(-1)!.seq + 1;
    const fresh: Opened[] = [];
    for await (const chunk of this.#vault.entries({ case: part, from })) fresh.push(...chunk);
    const all = fresh.length === 0 ? known : [...known, ...fresh];
    this.#entries.set(part, all);
    return all;
  }
}

/** What a case is put together of, in short: an accepted claim makes the same case as a proposed one. */
function whatCounts({ reports, claims, same, chosen }: State): string {
  const parts: unknown[] = [];
  for (const { id, report, withdrawn } of reports) parts.push(id, report !== null, withdrawn !== null);
  for (const { status, own, claim, history } of claims.values()) {
    if (claim === null || status === 'rejected' || status === 'withdrawn' || own === 'rejected')
      parts.push(0);
    else
      parts.push(
        history
          .filter(({ kind, standing }) => kind === 'claim.corrected' && standing === 'live')
          .map(({ seq }) => seq),
      );
  }
  parts.push(
    claims.size,
    same.map(({ seq }) => seq),
    chosen.map(({ seq }) => seq),
  );
  return JSON.stringify(parts);
}
