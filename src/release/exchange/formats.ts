/** The forms in which a case is handed on, by the names that people type. */
import type { ExchangeFile, Handed } from './handed.ts';

export interface Format {
  /** How a file of it ends. */
  readonly ending: string;
  /** It cannot be had without the names. */
  readonly whole?: true;
  /** Several files, in a zip archive. */
  readonly several?: true;
  readonly load: () => Promise<(cases: readonly Handed[]) => readonly ExchangeFile[]>;
}

export const FORMATS: Readonly<Record<string, Format>> = {
  json: {
    ending: '.json',
    whole: true,
    load: async () => (await import('./lossless.ts')).lossless,
  },
  uwazi: {
    ending: '.zip',
    several: true,
    load: async () => (await import('./uwazi.ts')).uwazi,
  },
  ftm: {
    ending: '.ftm.json',
    load: async () => (await import('./follow-the-money.ts')).followTheMoney,
  },
};
