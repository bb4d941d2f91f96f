import type { Command } from './command.ts';

/** Every command there is. A command that does not exist yet is not named here, nor anywhere else. */
export const commands: readonly Command[] = [];
