/** The forms in which a case is handed on, by the names that people type. */
import type { ExchangeFile, Handed } from './handed.ts';

export interface Format {
  /** It cannot be had without the names. */
  readonly whole?: true;
  /** Several files, in a zip archive. */
  readonly several?: true;
  readonly load: () => Promise<(cases: readonly Handed[]) => readonly ExchangeFile[]>;
}

export const FORMATS: Readonly<Record<string, Format>> = {
  json: {
    whole: true,
    load: async () => (await import('./lossless.ts')).lossless,
  },
  uwazi: {
    several: true,
    load: async () => (await import('./uwazi.ts')).uwazi,
  },
  ftm: {
    load: async () => (await import('./follow-the-money.ts')).followTheMoney,
  },
  huridocs: {
    several: true,
    load: async () => (await import('./huridocs.ts')).huridocs,
  },
  geojson: {
    load: async () => (await import('./geojson.ts')).geojson,
  },
  prov: {
    load: async () => (await import('./prov.ts')).prov,
  },
  annotations: {
    load: async () => (await import('./annotations.ts')).annotations,
  },
};
