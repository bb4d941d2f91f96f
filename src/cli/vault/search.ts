import type { Args, Io } from '../command.ts';
import { colored, languageOf } from '../from-files.ts';
import { clean, wrap } from '../layout.ts';
import { each } from '../options.ts';
import { packFor } from '../pack.ts';
import { paint } from '../paint.ts';
import { fill, wordsOf } from '../words.ts';
import { caughtUp } from './caught-up.ts';
import { withVault } from './open.ts';

/** Around a hit, so that it is seen without colour. */
const OPEN = '▸';
const CLOSE = '◂';

/** `moksori search`: words and facets over reports, quotes and fields of cases, each hit in the words around it. */
export async function searchCommand(args: Args, io: Io): Promise<void> {
  const { options } = args;
  const language = languageOf(options.language);
  const { search: words } = wordsOf(language).vault;
  const pack = packFor(typeof options.pack === 'string' ? options.pack : 'prk');
  const { queryOf } = await import('../../search/index.ts');
  const { from, to } = options;
  const facet = (name: string) => {
    const given = each(args, name);
    return given.length === 0 ? {} : { [name]: given };
  };
  const query = queryOf(
    {
      words: args.files.join(' '),
      ...{ ...facet('kind'), ...facet('stage'), ...facet('place'), ...facet('office'), ...facet('status') },
      ...((from !== undefined || to !== undefined) && {
        time:
          typeof from === 'string' && to === undefined
            ? `${from}/..`
            : typeof from === 'string'
              ? `${from}/${to}`
              : `../${to}`,
      }),
      // Facets alone ask for claims; with words also for reports and cases.
      ...(args.files.length === 0 && { of: 'quote' as const }),
      ...(options.certain === true && { how: 'within' as const }),
      ...(typeof options.limit === 'string' && { limit: Number(options.limit) }),
    },
    pack,
  );
  await withVault(args, io, async (home) => {
    await caughtUp(home, args);
    const { loadState } = await import('../../review/load.ts');
    const { passagesOf } = await import('../../review/passages.ts');
    const found = await home.store.index.search(query);
    const { bold, dim } = paint(colored(options, io));
    const hits = await passagesOf(found.hits, query.phrases, (id) => loadState(home.vault, id));
    if (options.json === true) {
      io.out(`${JSON.stringify({ total: found.total, atLeast: found.atLeast, hits }, null, 2)}\n`);
      return;
    }
    for (const { case: id, doc, of, file, snippet } of hits) {
      io.out(`${[bold(id), of === 'case' ? '' : doc, dim(clean(file))].filter(Boolean).join('  ')}\n`);
      if (snippet.text !== '')
        for (const line of marked(snippet, io.columns - 4, bold)) io.out(`    ${line}\n`);
    }
    io.out(`${fill(found.atLeast ? words.atLeast : words.total, { n: found.total, shown: hits.length })}\n`);
  });
}

/** The passage with its hits between marks. */
function marked(
  {
    text,
    start,
    hits,
  }: {
    readonly text: string;
    readonly start: number;
    readonly hits: readonly { readonly start: number; readonly end: number }[];
  },
  columns: number,
  bold: (text: string) => string,
): string[] {
  const points = [...text];
  let shown = '';
  let at = 0;
  for (const hit of hits) {
    shown += `${points.slice(at, hit.start - start).join('')}${OPEN}${points.slice(hit.start - start, hit.end - start).join('')}${CLOSE}`;
    at = hit.end - start;
  }
  return wrap(clean(shown + points.slice(at).join('')), columns).map((line) =>
    line.replace(new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'g'), (whole) => bold(whole)),
  );
}
