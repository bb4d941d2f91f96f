/** What a thing of a case is called, in each language in which that is known. */
export interface Labelled {
  readonly label: string;
  readonly label_ko?: string | undefined;
  readonly described?: { readonly en?: string | undefined; readonly ko?: string | undefined } | undefined;
}

/** The label in a language: in the words of a report or of the pack, else described, else as told in another language. */
export function labelIn({ label, label_ko, described }: Labelled, language: 'en' | 'ko'): string {
  return language === 'ko' ? (label_ko ?? described?.ko ?? label) : (described?.en ?? label);
}

/** The labels that the case has in the words of reports and packs, without the one that is shown already. */
export function labelsBeside({ label, label_ko }: Labelled, shown: string): string[] {
  return [...new Set([label, label_ko ?? label])].filter((told) => told !== shown);
}
