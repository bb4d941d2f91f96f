/** Everything in the repository that is made from something else. `npm run generate` writes it, a test compares it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { commands } from '../src/cli/commands.ts';
import { helpOf, overview } from '../src/cli/help.ts';
import { FORMAT, readSchema } from '../src/draft/schema.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Path in the repository → what should stand there. */
export async function generated(): Promise<Readonly<Record<string, string>>> {
  return {
    'schema/read.schema.json': schema(),
    'docs/cli.md': withBlocks('docs/cli.md', helpTexts()),
  };
}

function schema(): string {
  const json = z.toJSONSchema(readSchema, { target: 'draft-2020-12' });
  const named = { $schema: json.$schema, title: `moksori read --json, format ${FORMAT}`, ...json };
  return `${JSON.stringify(named, null, 2)}\n`;
}

function helpTexts(): Record<string, string> {
  return Object.fromEntries([
    ['help', overview(commands)],
    ...commands.map((command) => [`help ${command.name.join(' ')}`, helpOf(command)]),
  ]);
}

/** A document with the text between `<!-- NAME -->` and `<!-- end -->` replaced by the block of that name. */
function withBlocks(path: string, blocks: Readonly<Record<string, string>>): string {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const missing = Object.keys(blocks).filter((name) => !text.includes(`<!-- ${name} -->`));
  if (missing.length > 0) throw new Error(`${path} has no place for: ${missing.join(', ')}`);
  return text.replace(/<!-- ([^>\n]+) -->\n[\s\S]*?<!-- end -->/g, (whole, name: string) => {
    const block = blocks[name];
    return block === undefined ? whole : `<!-- ${name} -->\n\`\`\`text\n${block}\`\`\`\n<!-- end -->`;
  });
}
