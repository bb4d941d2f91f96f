/** A case on the desk: what is shown of it, and decisions on its claims, each durable before anything else is shown. */
import type { Case } from '../../claims/case.ts';
import { BadCorrection, fieldsOf } from '../../review/correct.ts';
import { ReasonMissing, Refused, Stale } from '../../review/decide.ts';
import { type Deciding, decided, lastOn, NothingDecided } from '../../review/deciding.ts';
import { undoing } from '../../review/joining.ts';
import { claimsInOrder, shower } from '../../review/shown.ts';
import type { ClaimState, State } from '../../review/state-types.ts';
import type { Plain } from '../../vault/plain.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Args, Io } from '../command.ts';
import { wordsOfFault } from '../faults.ts';
import { colored } from '../from-files.ts';
import { messages } from '../messages.ts';
import type { Kinds } from '../review/claim-lines.ts';
import type { Seen } from '../review/screen.ts';
import { type Desk, NotDone } from '../review/session.ts';
import { type Page, pageOf } from '../sheet/page.ts';
import { fill, wordsOf } from '../words.ts';
import { type CaseView, stateIn, viewOf } from './case.ts';

export class VaultDesk implements Desk {
  readonly #vault: Vault;
  readonly #actor: string;
  readonly #args: Args;
  readonly #io: Io;
  #view: CaseView;
  #page: Page;
  #show: ReturnType<typeof shower>;

  constructor(vault: Vault, actor: string, view: CaseView, args: Args, io: Io) {
    this.#vault = vault;
    this.#actor = actor;
    this.#args = args;
    this.#io = io;
    this.#view = view;
    this.#show = shower(view.state, view.assembled);
    this.#page = this.#paged();
  }

  /** @throws CouldNot when the vault has no such case */
  static async open(vault: Vault, actor: string, id: string, args: Args, io: Io): Promise<VaultDesk> {
    return new VaultDesk(vault, actor, await viewOf(await stateIn(vault, id), args), args, io);
  }

  get kinds(): Kinds {
    return this.#view.pack;
  }

  get state(): State {
    return this.#view.state;
  }

  get assembled(): Case {
    return this.#view.assembled;
  }

  page(): Page {
    return this.#page;
  }

  claims(): readonly string[] {
    return claimsInOrder(this.state);
  }

  seen(id: string): Seen {
    const claim = this.#claim(id);
    const report = this.state.reports.find((each) => each.id === claim.report);
    return {
      claim: this.#show(claim),
      status: claim.status,
      text: report?.report?.text ?? '',
      ...(claim.status === 'corrected' && { first: this.#show(claim, 'first') }),
    };
  }

  fields(id: string): readonly string[] {
    return fieldsOf(this.#claim(id).claim!);
  }

  decided(id: string): boolean {
    return lastOn(this.state, id) !== undefined;
  }

  async decide(id: string, deciding: Deciding): Promise<number> {
    return this.append([this.entry(id, deciding)]);
  }

  /** The entry of a decision, not yet written. @throws NotDone */
  entry(id: string, deciding: Deciding): Plain {
    const claim = this.#claim(id);
    const by = { actor: this.#actor, expects: claim.last };
    const naming = {
      pack: this.#view.pack,
      parties: this.assembled.parties,
      nameOf: (party: string) => this.#page.name(party),
    };
    return this.#worded(() => decided(this.state, id, deciding, by, naming));
  }

  /** The entries that take a decision back, by its number. @throws NothingToUndo, ReasonMissing */
  async undoing(seq: number, reason: string): Promise<readonly Plain[]> {
    const home = this.state.decisions.find((one) => one.seq === seq)?.case ?? this.state.case.id;
    return undoing(this.#vault, home, seq, { actor: this.#actor, reason });
  }

  /**
   * Writes entries, durably, and shows the case as it is then. Gives the number of the first.
   *
   * @throws NotDone when another decided about one of the claims at the same moment and was first: then this decision does not count.
   */
  async append(entries: readonly Plain[]): Promise<number> {
    const { from } = await this.#vault.append(entries);
    this.#view = await viewOf(await stateIn(this.#vault, this.state.case.id), this.#args);
    this.#show = shower(this.state, this.assembled);
    this.#page = this.#paged();
    const late = this.state.decisions.filter(
      ({ seq, standing }) => standing === 'stale' && seq >= from && seq < from + entries.length,
    );
    if (late.length > 0)
      throw new NotDone(
        fill(messages.vault.overtaken, {
          claims: late.map(({ subject }) => subject).join(', '),
          list: late.map(({ subject }) => lastOn(this.state, subject) ?? '–').join(', '),
        }),
      );
    return from;
  }

  #paged(): Page {
    const { json, pack, language, statuses } = this.#view;
    const { columns } = this.#io;
    return pageOf(json, pack, { columns, language, statuses, color: colored(this.#args.options, this.#io) });
  }

  #claim(id: string): ClaimState {
    const claim = this.state.claims.get(id);
    if (claim?.claim) return claim;
    throw new NotDone(fill(this.#page?.words.review.noClaim ?? wordsOf('en').review.noClaim, { id }));
  }

  #worded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      const { review } = this.#page.words;
      if (error instanceof NothingDecided) throw new NotDone(review.nothingToUndo);
      if (error instanceof ReasonMissing) throw new NotDone(review.noReason);
      if (error instanceof BadCorrection) {
        if (error.field === 'field') throw new NotDone(fill(review.noField, { field: error.given }));
        const list = error.known.join(', ');
        throw new NotDone(
          fill(list === '' ? review.noValue : review.noValueOf, {
            field: error.field,
            given: error.given,
            list,
          }),
        );
      }
      if (error instanceof Refused || error instanceof Stale)
        throw new NotDone(wordsOfFault(error)?.say ?? error.message);
      throw error;
    }
  }
}
