/** Everything in the repository that is made from something else. `npm run generate` writes it, a test compares it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { commands } from '../src/cli/commands.ts';
import { helpOf, overview } from '../src/cli/help.ts';
import { wrap } from '../src/cli/layout.ts';
import { sheet } from '../src/cli/sheet/sheet.ts';
import { draft } from '../src/draft/draft.ts';
import { toJson } from '../src/draft/json.ts';
import { FORMAT, readSchema } from '../src/draft/schema.ts';
import { loadPack } from '../src/packs/load.ts';
import { parseTranscript } from '../test/transcript.ts';
import { svgOf } from './svg.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Path in the repository → what should stand there. */
export async function generated(): Promise<Readonly<Record<string, string>>> {
  return {
    'schema/read.schema.json': schema(),
    'docs/cli.md': withBlocks('docs/cli.md', helpTexts()),
    'docs/case-sheet.svg': picture(),
    'README.md': withBlocks('README.md', { 'transcript note': note() }),
  };
}

function schema(): string {
  const json = z.toJSONSchema(readSchema, { target: 'draft-2020-12' });
  const named = { $schema: json.$schema, title: `moksori read --json, format ${FORMAT}`, ...json };
  return `${JSON.stringify(named, null, 2)}\n`;
}

/** The picture of the README: the two invented reports of one case, in colour. */
function picture(): string {
  const pack = loadPack('prk');
  const inputs = ['hoeryong-phone.txt', 'hoeryong-trial.html'].map((file) => ({
    file,
    bytes: readFileSync(join(ROOT, 'data/demo', file)),
  }));
  const ansi = sheet(toJson(draft(inputs, { pack })), pack, { columns: 80, color: true });
  return svgOf(ansi, 80, 'A case sheet, drawn from two invented reports');
}

/** The first command of test/cli/read.txt with its file and what it prints. */
function note(): string {
  const { steps, files } = parseTranscript(readFileSync(join(ROOT, 'test/cli/read.txt'), 'utf8'));
  const { command, expected } = steps[0]!;
  const text = files['note.txt']!.trimEnd();
  return `$ cat note.txt\n${text
    .split('\n')
    .flatMap((line) => wrap(line, 80))
    .join('\n')}\n\n$ ${command}\n${expected.join('\n')}\n`;
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
