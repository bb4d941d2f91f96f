/** What is wrong with a bundle, and where; the command line has the words for it. */
export type Fault =
  /** Files: not there, not as packed, or packed by nobody. */
  | { readonly what: 'missing' | 'changed' | 'without-sum'; readonly file: string }
  /** The checkpoint: not of the form, not signed by the key, or another key than the one expected. */
  | { readonly what: 'checkpoint' | 'signature' | 'other-key' }
  /** Of a cosigner whose word is asked for: its line does not verify, is not there, or is there twice. */
  | { readonly what: 'cosignature' | 'not-cosigned' | 'cosigned-twice'; readonly name: string }
  /** A time stamp that speaks of other bytes. */
  | { readonly what: 'token'; readonly file: string }
  /** Entries: out of order, not in the tree, not their leaf, not of the form, not opened by their key. */
  | {
      readonly what: 'order' | 'not-in-ledger' | 'altered' | 'entry-form' | 'key';
      readonly seq: number;
    }
  /** Words: a text or an original that is another one, a quote that does not stand there. */
  | { readonly what: 'text' | 'original'; readonly report: string }
  | { readonly what: 'quote'; readonly seq: number; readonly start: number }
  | { readonly what: 'annotation'; readonly claim: string };
