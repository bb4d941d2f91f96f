/** Everything in the repository that is made from something else. `npm run generate` writes it, a test compares it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { z } from 'zod';
import { commands } from '../src/cli/commands.ts';
import { helpOf, overview } from '../src/cli/help.ts';
import { wrap } from '../src/cli/layout.ts';
import { sheet } from '../src/cli/sheet/sheet.ts';
import { draftOf, type Input } from '../src/draft/draft.ts';
import { toJson } from '../src/draft/json.ts';
import { FORMAT, readSchema } from '../src/draft/schema.ts';
import { intakeText } from '../src/intake/intake-text.ts';
import { loadPack } from '../src/packs/load.ts';
import { parseTranscript } from '../test/transcript.ts';
import { svgOf } from './svg.ts';

const COLUMNS = 80;
const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Path in the repository → what should stand there. */
export async function generated(): Promise<Readonly<Record<string, string>>> {
  return {
    'schema/read.schema.json': schema(),
    'docs/cli.md': withBlocks('docs/cli.md', {
      ...helpTexts(),
      'transcript read': `$ moksori read note.txt\n${await noteSheet(false)}`,
      'transcript conflicts': firstStep('test/cli/conflicts.txt'),
      'transcript protect': firstStep('test/cli/protect.txt'),
    }),
    'docs/case-sheet.svg': await picture(),
    'docs/redact.md': withBlocks('docs/redact.md', { 'transcript redact': firstStep('test/cli/redact.txt') }),
    'README.md': withBlocks('README.md', { 'transcript note': note() }),
  };
}

function schema(): string {
  const json = z.toJSONSchema(readSchema, { target: 'draft-2020-12' });
  const named = { $schema: json.$schema, title: `moksori read --json, format ${FORMAT}`, ...json };
  return `${JSON.stringify(named, null, 2)}\n`;
}

/** The first command of a transcript, and what came out. */
function firstStep(path: string): string {
  const { command, expected } = parseTranscript(readFileSync(join(ROOT, path), 'utf8')).steps[0]!;
  return `${[`$ ${command}`, ...expected].join('\n')}\n`;
}

/** The invented note of test/cli/read.txt. */
function noteText(): string {
  return parseTranscript(readFileSync(join(ROOT, 'test/cli/read.txt'), 'utf8')).files['note.txt']!;
}

function note(): string {
  const lines = noteText()
    .trimEnd()
    .split('\n')
    .flatMap((line) => wrap(line, COLUMNS));
  return `$ cat note.txt\n${lines.join('\n')}\n`;
}

function noteSheet(color: boolean): Promise<string> {
  return sheetOf([{ file: 'note.txt', bytes: Buffer.from(noteText()) }], color);
}

/** The sheet of the note as far as its second act, in colour. */
async function picture(): Promise<string> {
  const lines = (await noteSheet(true)).split('\n');
  const acts = lines.flatMap((line, i) =>
    /^\s*\d+ . /.test(stripVTControlCharacters(line)) && lines[i - 1] === '' ? [i] : [],
  );
  const top = [...lines.slice(0, acts[3] ?? lines.length), ' …'];
  return svgOf(top.join('\n'), COLUMNS, 'The top of a case sheet, drawn from an invented note');
}

async function sheetOf(inputs: readonly Input[], color: boolean): Promise<string> {
  const pack = loadPack('prk');
  return sheet(
    toJson(
      await draftOf(
        inputs.map((input) => intakeText(input)),
        { pack },
      ),
    ),
    pack,
    { columns: COLUMNS, color },
  );
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
