/** A vault with many invented cases: short reports in two languages over some years and many counties; some of it was accepted. */
import { draft } from '../../src/draft/draft.ts';
import { loadPack } from '../../src/packs/load.ts';
import { accept } from '../../src/review/decide.ts';
import { takeIn } from '../../src/review/take-in.ts';
import { stateIn } from '../../src/review/view.ts';
import { openVault } from '../../src/vault/home.ts';
import { passphraseSecret } from '../../src/vault/keys/passphrase.ts';
import { PASSPHRASE } from './workbench.ts';

const PEOPLE = [
  ['A woman in her forties', '40대 여성'],
  ['A man in his thirties', '30대 남성'],
  ['A fisherman', '어부 한 명'],
  ['A trader', '장사꾼 한 명'],
] as const;
const OFFICES = [
  ['State security agents', '보위부가'],
  ['Police officers', '안전부가'],
] as const;
const MONTHS = ['January', 'March', 'April', 'June', 'September', 'November'];
const BEFORE = [
  ['', ''],
  ['A neighbour informed on {who} two weeks earlier. ', '이웃이 두 주 전에 신고했다. '],
  ['{who} had spoken with relatives abroad on a Chinese phone. ', '중국 손전화로 해외 가족과 통화했다. '],
] as const;
const AFTER = [
  ['', ''],
  ['The preliminary examination lasted two months. ', '예심은 두 달 동안 계속되었다. '],
  ['In the end {who} was sent to a political prison camp. ', '결국 관리소로 보내졌다. '],
  [
    '{who} was tried and sentenced to three years of reform through labour. ',
    '재판에서 로동교화형 3년을 선고받았다. ',
  ],
  ['The family was banished to a mountain village. ', '가족은 산간 마을로 추방되었다. '],
] as const;

/** Texts of invented reports, always the same. */
function texts(n: number): readonly { readonly text: string; readonly published: string }[] {
  const counties = [...loadPack('prk').places.values()].filter(
    ({ precision, bare }) => precision === 'county' && bare === undefined,
  );
  let state = 7;
  const random = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
  const pick = <T>(of: readonly T[]): T => of[random(of.length)]!;
  return Array.from({ length: n }, (_, i) => {
    const ko = random(3) === 0 ? 1 : 0;
    const [who, office, place] = [
      pick(PEOPLE)[ko],
      pick(OFFICES)[ko],
      counties[Math.min(random(counties.length), random(counties.length))]!,
    ];
    const [year, month] = [2017 + random(6), random(6)];
    const when = ko
      ? pick([
          `${year}년 ${month * 2 + 1}월`,
          `${year}년`,
          `${year}년 ${month * 2 + 1}월 ${2 + random(25)}일`,
          '',
        ])
      : pick([
          ` in ${MONTHS[month]} ${year}`,
          ` in ${year}`,
          ` on ${2 + random(25)} ${MONTHS[month]} ${year}`,
          '',
        ]);
    const [before, after] = [pick(BEFORE)[ko].replace('{who}', who), pick(AFTER)[ko].replace('{who}', who)];
    const text = ko
      ? `${before}${office} ${when} ${place.label.ko}에서 ${who}을 체포했다. ${after}\n`
      : `${before}${office} arrested ${who.toLowerCase()} in ${place.label.en}${when}. ${after}\n`;
    return { text: `${text}(${i})\n`, published: `${year + 1}-02-0${1 + random(9)}` };
  });
}

/** Takes them into a vault that is closed, each a case of its own; every third one was reviewed. */
export async function fillWithMany(place: string, n: number): Promise<void> {
  const pack = loadPack('prk');
  const home = await openVault(place, passphraseSecret(Buffer.from(PASSPHRASE)));
  try {
    const actor = await home.actor();
    for (const [i, { text, published }] of texts(n).entries()) {
      const bytes = new TextEncoder().encode(text);
      const drafted = await draft([{ bytes, file: `invented-${i}.txt`, published }], { pack });
      const { cases } = await takeIn(home.vault, drafted, {
        ...{ actor, pack: { id: pack.id, version: pack.version }, version: '0.1.0', files: [bytes] },
      });
      if (i % 3 > 0 || cases.length === 0) continue;
      const state = await stateIn(home.vault, cases[0]!.case);
      const acts = [...state.claims.values()].filter(({ claim }) => claim?.says.kind === 'act');
      if (acts.length > 0) await home.vault.append(acts.map(({ id }) => accept(state, id, { actor })));
    }
  } finally {
    await home.close();
  }
}
