/** What is written is read back, and nothing else is in it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { parse } from 'parse5';
import { SaxesParser } from 'saxes';
import { intake } from '../../intake/intake.ts';
import { openZip } from '../../intake/office/zip.ts';
import { contentsOf, plain, words } from './inline.ts';
import { sample, sayings } from './sample.fixture.ts';
import type { Document } from './types.ts';
import { formatOf, writeDocument } from './write.ts';

const PARTS = ['document', 'styles', 'settings', 'numbering', 'footnotes', 'footer'];
const split = (text: string): string[] => text.split(/[\s\t]+/).filter((word) => word !== '');
/** Its words without notes, lists without their marks. */
const wordsOf = (document: Document): string[] =>
  [document.title, ...contentsOf(document).map(plain)].flatMap(split);

const withoutNotes = (document: Document): Document => ({
  ...document,
  blocks: document.blocks.map((block) =>
    block.kind === 'paragraph'
      ? { ...block, content: block.content.filter((inline) => !('note' in inline)) }
      : block,
  ),
});

async function pdfText(bytes: Uint8Array): Promise<string[]> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
  }
  await task.destroy();
  return pages;
}

/** All that a PDF holds, with its streams inflated. */
function insidePdf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('latin1');
  return text.replace(
    /FlateDecode([^>]*)>>stream\n([\s\S]*?)\nendstream/g,
    (_, more: string, packed: string) =>
      `${more}\n${inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')}`,
  );
}

for (const said of Object.values(sayings)) {
  test(`a Word file in ${said.language} is read back with its words in order, notes last`, async () => {
    const { bytes } = await writeDocument(sample(said, 2), 'docx');
    const { reports } = await intake({ bytes, file: 'a.docx', language: said.language });
    const body = wordsOf(sample(said, 2));
    const notes = [said.note, said.note].flatMap(split);
    assert.deepEqual(split(reports[0]!.text), [...body, ...notes]);
  });

  test(`a PDF in ${said.language} is read back with its words in order`, async () => {
    const document = withoutNotes(sample(said, 2));
    const pages = await pdfText((await writeDocument(document, 'pdf')).bytes);
    const marks = /(?<=^|\n)(?:\d\.|•) +/g;
    const text = pages.map((page) => page.replace(/\n?\d+ \/ \d+$/, '\n')).join('\n');
    const joined = (list: readonly string[]) => list.join('');
    assert.equal(joined(split(text.replace(marks, ''))), joined(wordsOf(document)));
    for (const word of split(said.told)) assert.ok(split(text).includes(word), word);
  });

  test(`a note in ${said.language} stands at the foot of the page that calls it`, async () => {
    const pages = await pdfText((await writeDocument(sample(said, 8), 'pdf')).bytes);
    assert.ok(pages.length > 2);
    const times = (page: string, text: string) =>
      page.replace(/\s/g, '').split(text.replace(/\s/g, '')).length - 1;
    for (const page of pages) assert.equal(times(page, said.note), times(page, `${said.leaning.slice(-3)})`));
  });

  test(`an HTML file in ${said.language} loads and runs nothing, and its policy says so`, async () => {
    const html = Buffer.from((await writeDocument(sample(said), 'html')).bytes).toString();
    const style = /<style>([\s\S]*?)<\/style>/.exec(html)![1]!;
    const sum = createHash('sha256').update(style).digest('base64');
    assert.ok(html.includes(`default-src 'none'; style-src 'sha256-${sum}'`));
    assert.doesNotMatch(html, /<script|\bsrc=|https?:|style="|@import|url\(/);
    assert.match(html, new RegExp(`<html lang="${said.language}">`));
    const text = textIn(html).replace(/\d+(?=\.)|↩/g, '');
    assert.ok(split(text).join(' ').includes(split(said.quote).join(' ')));
    assert.ok(
      split(text)
        .join(' ')
        .includes(split(said.note.replace(/\d/g, '')).at(-1)!),
    );
  });
}

test('the same document is the same bytes, on another machine and day', async () => {
  const program = `
    const { sample, sayings } = await import(${JSON.stringify(import.meta.resolve('./sample.fixture.ts'))});
    const { writeDocument } = await import(${JSON.stringify(import.meta.resolve('./write.ts'))});
    const { createHash } = await import('node:crypto');
    Date.now = () => 4e12;
    for (const format of ['html', 'docx', 'pdf'])
      console.log(createHash('sha256').update((await writeDocument(sample(sayings.ko, 3), format)).bytes).digest('hex'));`;
  const elsewhere = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
    env: { TZ: 'Pacific/Kiritimati', USER: 'quillonette', HOSTNAME: 'quillonette', LANG: 'C' },
  });
  const here: string[] = [];
  for (const format of ['html', 'docx', 'pdf'] as const) {
    const { bytes } = await writeDocument(sample(sayings.ko, 3), format);
    here.push(createHash('sha256').update(bytes).digest('hex'));
  }
  assert.deepEqual(elsewhere.stdout.trim().split('\n'), here, elsewhere.stderr);
});

test('no format tells who made it, when, with what', async () => {
  const year = String(new Date().getUTCFullYear());
  for (const format of ['html', 'docx', 'pdf'] as const) {
    const { bytes } = await writeDocument(sample(sayings.en, 3), format);
    const text =
      format === 'pdf'
        ? insidePdf(bytes).replace(/Length1[\s\S]*?FontFile2/g, '')
        : Buffer.from(bytes).toString('utf8');
    for (const trace of [
      ...[
        'docProps',
        'rsid',
        'paraId',
        'creator',
        'Author',
        'Producer',
        'Creator',
        'CreationDate',
        'ModDate',
      ],
      ...[
        'Metadata',
        'xmpmeta',
        '/Info',
        '/ID',
        'generator',
        'node_modules',
        process.cwd(),
        'moksori',
        'Moksori',
      ],
      ...[year, process.env.USER ?? 'quillonette'],
    ])
      if (trace !== 'root' && trace !== '') assert.ok(!text.includes(trace), `${format}: ${trace}`);
  }
});

test('the font in a PDF has the signs of its text and no other', async () => {
  const document = (text: string): Document => ({
    title: '항구',
    language: 'ko',
    blocks: [{ kind: 'paragraph', content: [words(text)] }],
    says: { notes: '', page: '' },
  });
  const short = insidePdf((await writeDocument(document('바다'), 'pdf')).bytes);
  const long = insidePdf((await writeDocument(document('바다 뷁'), 'pdf')).bytes);
  const code = '뷁'.codePointAt(0)!.toString(16);
  assert.ok(long.includes(`<${code}>`));
  assert.ok(!short.includes(`<${code}>`));
  const widths = (text: string) =>
    [...text.matchAll(/\/W\[0\[([\d ]+)\]\]/g)].map(([, list]) => list!.split(' ').length);
  assert.deepEqual(widths(short), [3, 3]);
  assert.deepEqual(widths(long), [3, 5]);
});

test('Chinese characters in a Korean text are printed from another face, and read back', async () => {
  const document: Document = {
    title: '북(北) 보도',
    language: 'ko',
    blocks: [{ kind: 'paragraph', content: [words('미(美)·중(中) ◎ 金', { bold: true }), words(' 南北')] }],
    says: { notes: '', page: '' },
  };
  const { missing, bytes } = await writeDocument(document, 'pdf');
  assert.deepEqual(missing, []);
  assert.equal((await pdfText(bytes)).join('').replace(/\s+/g, ''), '북(北)보도미(美)·중(中)◎金南北');
  const fonts = [...insidePdf(bytes).matchAll(/BaseFont\/(\w+)\+(\w+)/g)];
  assert.equal(new Set(fonts.map(([, tag]) => tag)).size, new Set(fonts.map(([name]) => name)).size);
  assert.ok(fonts.some(([, , name]) => name === 'NotoSerifKR'));
});

test('signs that no face has are said, and nothing stops', async () => {
  const document: Document = {
    title: 'x',
    language: 'en',
    blocks: [{ kind: 'paragraph', content: [words('a 龘 b 🙂')] }],
    says: { notes: '', page: '' },
  };
  const { missing, bytes } = await writeDocument(document, 'pdf');
  assert.deepEqual(missing, ['龘', '🙂']);
  assert.equal((await pdfText(bytes)).join('\n').replace(/\s+/g, ' ').trim(), 'x a 龘 b 🙂');
});

test('whatever the words are, the files are whole and say them', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, text, fc.boolean(), async (first, second, bold) => {
      const document: Document = {
        title: first,
        language: 'en',
        blocks: [
          { kind: 'paragraph', content: [words(first, { bold }), { note: [words(second)] }, words(second)] },
          { kind: 'table', rows: [[[words(first)], [words(second)]]] },
        ],
        says: { notes: '', page: '{n}' },
      };
      const { bytes } = await writeDocument(document, 'docx');
      const zip = openZip(bytes, 'a.docx', 'DOCX');
      for (const name of PARTS) wellFormed(zip.read(`word/${name}.xml`));
      const html = Buffer.from((await writeDocument(document, 'html')).bytes).toString();
      assert.equal(html.match(/<p>/g)!.length, 1);
      const pages = await pdfText((await writeDocument(document, 'pdf')).bytes);
      assert.ok(pages.length >= 1);
    }),
    { numRuns: 60 },
  );
});

test('a word wider than the page, a note longer than one, nothing at all: every sign is on some page', async () => {
  const long = 'a'.repeat(400);
  const note = Array.from({ length: 3000 }, (_, i) => `w${i}`).join(' ');
  const document: Document = {
    title: '',
    language: 'en',
    blocks: [
      { kind: 'paragraph', content: [words(long), { note: [words(note)] }] },
      { kind: 'table', rows: [[[words(long)], [words(note)], []]] },
      { kind: 'list', items: [] },
      { kind: 'table', rows: [] },
    ],
    says: { notes: 'Notes', page: '' },
  };
  const all = split((await pdfText((await writeDocument(document, 'pdf')).bytes)).join('\n'));
  assert.equal(all.filter((word) => word === 'w2999').length, 2);
  assert.equal(all.join('').split('a').length - 1, 800);
  const empty = { ...document, blocks: [] };
  assert.equal((await pdfText((await writeDocument(empty, 'pdf')).bytes)).length, 1);
});

test('twice as long takes twice the time, not more', async () => {
  await writeDocument(sample(sayings.en, 10), 'pdf');
  const timed = async (times: number) => {
    const start = process.cpuUsage();
    await writeDocument(sample(sayings.en, times), 'pdf');
    const { user, system } = process.cpuUsage(start);
    return user + system;
  };
  const one = await timed(150);
  assert.ok((await timed(600)) < 4 * 3 * one + 200_000);
});

test('the end of a name says the format', () => {
  assert.equal(formatOf('a/b.PDF'), 'pdf');
  assert.equal(formatOf('b.docx'), 'docx');
  assert.equal(formatOf('b.html.txt'), undefined);
});

function wellFormed(bytes: Uint8Array | undefined): void {
  assert.ok(bytes);
  const parser = new SaxesParser();
  parser.on('error', (error) => assert.fail(error));
  parser.write(Buffer.from(bytes).toString()).close();
}

function textIn(html: string): string {
  const walk = (node: { nodeName: string; value?: string; childNodes?: readonly unknown[] }): string => {
    if (node.nodeName === '#text') return node.value ?? '';
    if (node.nodeName === 'style') return '';
    const breaks = /^(?:p|li|h\d|td|th|blockquote|br)$/.test(node.nodeName) ? '\n' : '';
    return (node.childNodes ?? []).map((child) => walk(child as typeof node)).join('') + breaks;
  };
  return walk(parse(html) as unknown as Parameters<typeof walk>[0]);
}
