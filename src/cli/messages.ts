import en from './messages.en.json' with { type: 'json' };

/** What is said beside a result: progress, and what a check of a pack finds. English, as the help is. */
export const messages = en;
