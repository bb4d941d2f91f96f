/** A form of the United Nations as a case fills it: what answers each field, how sure that is, and what is missing. */
import type { Case, CaseParty } from '../../claims/case.ts';
import type { DateWords } from '../../claims/dates.ts';
import type { Claim, Phase, Report, Stance, Status } from '../../claims/types.ts';
import type { Labels, Pack } from '../../packs/types.ts';
import type { UnForms } from '../../packs/un-forms.ts';
import type { UnForm } from '../../packs/un-schema.ts';

/** The words of a language for what stands in a value. */
export interface ValueWords extends DateWords {
  readonly phase: Readonly<Partial<Record<Phase, string>>>;
  readonly stance: Readonly<Record<Stance, string>>;
}

/** What a draft is made of. */
export interface Drafting {
  readonly case: Case;
  readonly reports: readonly Report[];
  readonly pack: Pack;
  readonly form: UnForm;
  readonly asking: UnForms['asking'];
  readonly words: ValueWords;
  /** What became of each claim in a vault; without it all are proposed. */
  readonly statuses?: ReadonlyMap<string, Status>;
  /** Id of the party that the form is about; otherwise the one to whom most was done. */
  readonly person?: string;
  /** Claims as they once stood in a vault: names in them are hidden too. */
  readonly once?: readonly Pick<Claim, 'says'>[];
  /** Whether sealed names are put in. */
  readonly names: boolean;
}

/** The words that a value rests on: `start` and `end` count code points. */
export interface Said {
  readonly claim?: string;
  /** Id of the report. */
  readonly report: string;
  readonly language: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface Value {
  readonly text: string;
  readonly claims: readonly string[];
  /** Whether a person has decided about all, some or none of the claims. */
  readonly decided: 'all' | 'some' | 'none';
  /** Independent origins that tell it. */
  readonly lineages: number;
  readonly said: readonly Said[];
  /** Of several values that differ: the one that is used for now. */
  readonly working?: true;
  /** A name stands behind it that is not shown. */
  readonly withheld?: true;
  /** The act or party that it tells of, and what of it: `when`, `at`, `age` … */
  readonly about?: { readonly of: string; readonly parts: readonly string[] };
}

/** Claims that cannot all be true, or that tell one thing differently; named, never resolved. */
export interface Contradiction {
  readonly kind: 'conflict' | 'differs';
  readonly claims: readonly string[];
  readonly explain: string;
  readonly values: readonly { readonly text: string; readonly claims: readonly string[] }[];
}

/** What asking for a missing piece may cost. */
export interface Asking {
  readonly id: string;
  /** Groups that may be suspected or harmed. */
  readonly endangers: readonly Labels[];
  readonly why: Labels;
  readonly safer: Labels;
  /** What it does when it stands in the form. */
  readonly filled?: Labels;
}

export interface Field {
  readonly id: string;
  readonly label: Labels;
  readonly note?: Labels;
  /** Without it nothing is registered. */
  readonly must: boolean;
  /** `vague`: told, but not as precisely as the form needs it; `hand`: a person fills it in, whatever the reports say. */
  readonly state: 'filled' | 'vague' | 'withheld' | 'missing' | 'hand';
  readonly values: readonly Value[];
  /** Places in the list of contradictions of the draft. */
  readonly contradictions: readonly number[];
  /** Id of what asking costs; absent where nobody has to be asked. */
  readonly asking?: string;
}

/** Until when a faster procedure takes an act, by the first and by the last day on which it may have been. */
export interface Window {
  readonly act: string;
  readonly claims: readonly string[];
  readonly from: string | null;
  readonly to: string | null;
}

export interface UnDraft {
  readonly form: Pick<UnForm, 'id' | 'label' | 'about' | 'sources' | 'each'>;
  readonly person: Pick<CaseParty, 'id' | 'kind' | 'label'>;
  /** The form is of one person, and this is a group or several. */
  readonly several: boolean;
  /** Others to whom such acts were done: a form each, where the form is of one person. */
  readonly others: readonly Pick<CaseParty, 'id' | 'kind' | 'label'>[];
  readonly sections: readonly {
    readonly id: string;
    readonly label: Labels;
    readonly fields: readonly Field[];
  }[];
  /** Those that fields name. */
  readonly contradictions: readonly Contradiction[];
  /** Those that fields name. */
  readonly asking: readonly Asking[];
  readonly urgent: {
    readonly say: Labels;
    readonly windows: readonly Window[];
    /** What speaks for it. */
    readonly speaks: readonly Value[];
  };
  /** Reports in order, each with the letter by which it is called. */
  readonly reports: readonly (Pick<
    Report,
    'id' | 'sha256' | 'language' | 'publisher' | 'published' | 'characters'
  > & {
    readonly letter: string;
  })[];
}

/** Nobody in the case is one of whom the form could tell. */
export class NobodyToTellOf extends Error {}

/** The case has no such party. */
export class NoSuchPerson extends Error {
  readonly id: string;
  constructor(id: string) {
    super(`no party ${id}`);
    this.id = id;
  }
}
