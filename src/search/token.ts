/** A token and the code points of the text that it stands for, `end` being one after the last. */
export interface Token {
  readonly token: string;
  readonly start: number;
  readonly end: number;
}

/** Longer words are cut: nobody types them, and hostile texts are made of them. */
export const LONGEST = 64;
