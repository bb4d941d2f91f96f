import { Worker } from 'node:worker_threads';
import { TextBuilder } from '../built.ts';
import { DamagedDocument, NoTextLayer, NotReadable, Protected, TooMuch } from '../errors.ts';
import { finish, foundBuilt, refuseDamaged } from '../finish.ts';
import type { Knowledge } from '../knowledge.ts';
import { LIMITS } from '../limits.ts';
import { type Note, note, type Received, type Taken } from '../received.ts';
import type { PdfAnswer } from './types.ts';
import type { PdfOrder } from './worker.ts';

const FORMAT = 'PDF';
/** How often the memory is looked at, in milliseconds. */
const LOOK = 50;

/** What one PDF may take; smaller in tests. */
export interface PdfLimits {
  readonly time: number;
  readonly memory: number;
  readonly pages: number;
}

/**
 * A PDF: the text of its pages in the order of reading, each line with page and number. Pages without text are named in a note.
 *
 * @throws IntakeError: protected, damaged, without text, or taking more time or memory than any report needs
 */
export async function intakePdf(
  input: Received,
  knowledge: Knowledge,
  limits: PdfLimits = { time: LIMITS.pdfTime, memory: LIMITS.pdfMemory, pages: LIMITS.pages },
): Promise<Taken> {
  const { file } = input;
  const answer = await ask(input.bytes, file, limits);
  if (answer.kind === 'protected') throw new Protected(file, FORMAT);
  if (answer.kind === 'damaged') throw new DamagedDocument(file, FORMAT, 'it cannot be opened');
  if (answer.kind === 'too-long') throw tooLong(file, limits);
  if (answer.kind === 'too-many-pages') throw new TooMuch(file, `it has ${answer.pages} pages`, limits.pages);
  if (answer.paragraphs.length === 0) throw new NoTextLayer(file, answer.pages);
  const builder = new TextBuilder(file);
  for (const paragraph of answer.paragraphs) {
    builder.break('\n\n');
    for (const { text, page, line, join } of paragraph) {
      builder.break(join);
      builder.add(text, { page, line });
    }
  }
  const built = builder.finish();
  refuseDamaged(built.text.replace(UNKNOWN, '\ufffd'), file);
  const found = foundBuilt(built, { mediaType: 'application/pdf', encoding: 'utf-8' }, file, knowledge);
  return {
    reports: [finish(input, found, knowledge)],
    notes: answer.without.length === 0 ? [] : [withoutText(file, answer.without)],
  };
}

/** Characters that a font without a table of its letters comes out as. */
const UNKNOWN = /[\ue000-\uf8ff]/g;

function withoutText(file: string, pages: readonly number[]): Note {
  const shown = pages.slice(0, 10).join(', ');
  const rest = pages.length > 10 ? ` and ${pages.length - 10} more` : '';
  return note(
    'pages-without-text',
    file,
    `page${pages.length > 1 ? 's' : ''} ${shown}${rest} without text layer, blank or a picture: nothing was read there`,
    { pages: pages.map(String) },
  );
}

function tooLong(file: string, { time }: PdfLimits): TooMuch {
  return new TooMuch(file, `reading it takes longer than ${Math.round(time / 1000)} seconds`, time);
}

/** Has the file read in a thread, and stops the thread when it takes too long or grows too large. */
function ask(bytes: Uint8Array, file: string, limits: PdfLimits): Promise<PdfAnswer> {
  // The thread is given a copy: the report's own bytes stay as they were received.
  const order: PdfOrder = {
    bytes: Uint8Array.from(bytes),
    pages: limits.pages,
    characters: LIMITS.characters,
    time: limits.time,
  };
  return new Promise((resolve, reject) => {
    const worker = threadFor(order, file, limits);
    const before = process.memoryUsage.rss();
    const started = performance.now();
    const tooLarge = new TooMuch(
      file,
      `reading it takes more than ${limits.memory >> 20} MB of memory`,
      limits.memory,
    );
    const watch = setInterval(() => {
      if (performance.now() - started > limits.time + 1000) end(() => reject(tooLong(file, limits)));
      else if (process.memoryUsage.rss() - before > limits.memory) end(() => reject(tooLarge));
    }, LOOK);
    let ended = false;
    const end = (then: () => void): void => {
      if (ended) return;
      ended = true;
      clearInterval(watch);
      worker.terminate().then(then, then);
    };
    worker.once('message', (answer: PdfAnswer) => end(() => resolve(answer)));
    worker.once('error', (error: Error & { code?: string }) =>
      end(() =>
        reject(
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? tooLarge
            : new DamagedDocument(file, FORMAT, 'it cannot be opened'),
        ),
      ),
    );
    worker.once('exit', () => end(() => reject(new DamagedDocument(file, FORMAT, 'it cannot be opened'))));
  });
}

/** @throws NotReadable when Node was started without the right to start threads */
function threadFor(order: PdfOrder, file: string, limits: PdfLimits): Worker {
  try {
    return new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: order,
      transferList: [order.bytes.buffer as ArrayBuffer],
      resourceLimits: { maxOldGenerationSizeMb: Math.max(64, limits.memory >> 20) },
      stdout: true,
      stderr: true,
      env: {},
    });
  } catch (error) {
    throw new NotReadable(file, 'failed', (error as { code?: string }).code);
  }
}
