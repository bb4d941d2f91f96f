/**
 * How fast do many reports become a case? `npm run bench:assemble -- [--reports 50] [--claims 20]`: claims made up from a fixed
 * seed, half of the reports in a second language, some days contradicting each other. Nothing is read or written.
 */
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { assembleAll } from '../src/assemble/index.ts';
import { pack, report, said, Telling } from '../test/invented-claims.ts';

const { values } = parseArgs({
  options: { reports: { type: 'string', default: '50' }, claims: { type: 'string', default: '20' } },
});
const [reports, claims] = [Number(values.reports), Number(values.claims)];

/** Park and Miller: the same everywhere. */
function random(seed: number): (n: number) => number {
  let s = seed;
  return (n) => {
    s = (s * 48271) % 2147483647;
    return s % n;
  };
}

const KINDS = ['arrest', 'interrogation', 'examination', 'classification', 'transfer', 'imprisonment'];
const DAY = 86_400_000;

/** So many reports of so many events; of the days told one in `wrong` is a month off. */
function tell(events: number, wrong: number): Telling[] {
  const next = random(20_261_122);
  return Array.from({ length: reports }, (_, r) => {
    const event = r % events;
    const language = r % 2 === 0 ? 'en' : 'ko';
    const words = Array.from({ length: 300 }, () => next(99_999).toString(36)).join(' ');
    const began = Date.UTC(2015 + event, event % 12, 3);
    const telling = new Telling(
      report(`r-${String(r).padStart(3, '0')}`, words, {
        language,
        published: new Date(began + 200 * DAY).toISOString().slice(0, 10),
      }),
    );
    const man = telling.party(language === 'en' ? 'a man' : '남성');
    const kin = telling.party(language === 'en' ? 'his family' : '가족', { kind: 'group' });
    const watch = telling.party('watch', { kind: 'office', office: 'harbour-watch' });
    telling.detail(man, 'sex', 'male');
    telling.detail(man, 'age', `${3 + (event % 5)}0s`);
    telling.detail(man, 'residence', ['N1', 'N2'][event % 2]!);
    telling.detail(kin, 'kin-of', `family ${man}`);
    let last: string | undefined;
    for (let i = 0, made = 4; made < claims; i++) {
      const off = next(wrong) === 0 ? 31 : 0;
      const day = new Date(began + (i * 12 + off) * DAY).toISOString().slice(0, 10);
      const act = telling.act(KINDS[i % KINDS.length]!, {
        by: [watch],
        to: [i % 5 === 4 ? kin : man],
        at: [['N1', 'N2'][event % 2]!],
        when: i % 2 === 0 ? [said.on(day)] : [],
      });
      made++;
      if (last !== undefined && made < claims) {
        telling.order(last, act);
        made++;
      }
      last = act;
    }
    return telling;
  });
}

const shapes: Readonly<Record<string, () => Telling[]>> = {
  'one event': () => tell(1, 1_000_000),
  'one event, one day in forty wrong': () => tell(1, 40),
  'ten events': () => tell(10, 1_000_000),
  'ten events, one day in forty wrong': () => tell(10, 40),
  'as many events as reports': () => tell(reports, 1_000_000),
};

console.log(
  `Node ${process.versions.node}, ${cpus()[0]?.model.trim()} × ${cpus().length}; ${reports} reports, ${reports * claims} claims`,
);
for (const [name, make] of Object.entries(shapes)) {
  const tellings = make();
  const accounts = {
    reports: tellings.map((t) => t.report),
    readings: tellings.map((t) => t.reading()),
    pack,
  };
  const runs = Array.from({ length: 5 }, () => {
    const start = process.cpuUsage();
    const made = assembleAll(accounts);
    const { user, system } = process.cpuUsage(start);
    return { ms: (user + system) / 1000, made };
  }).sort((a, b) => a.ms - b.ms);
  const { ms, made } = runs[2]!;
  const all = [made.case, ...made.others];
  const acts = all.reduce((sum, one) => sum + one.acts.length, 0);
  const conflicts = all.reduce((sum, one) => sum + one.conflicts.length, 0);
  console.log(
    `${name.padEnd(36)} ${ms.toFixed(0).padStart(6)} ms   ${all.length} cases, ${acts} acts, ${conflicts} conflicts`,
  );
}
