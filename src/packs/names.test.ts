import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { loadPack } from './load.ts';
import type { Pack } from './types.ts';

const prk = loadPack('prk');
const generic = loadPack('generic');

/** Cuts as a tagger does: punctuation, hyphens and possessives are words of their own. */
function cut(text: string): string[] {
  return (
    text.match(/['’]s\b|\p{L}[\p{L}\p{M}'’]*?(?=['’]s\b)|[\p{L}\p{N}][\p{L}\p{M}\p{N}'’.]*\b|[^\s]/gu) ?? []
  );
}

/** All names of a text, as "words → type:id type:id". */
function names(text: string, pack: Pack = prk): string[] {
  const words = cut(text);
  const found: string[] = [];
  for (let i = 0; i < words.length; ) {
    const hit = pack.names.longestAt(words, i);
    if (hit === undefined) i++;
    else {
      const ids = hit.hits.map(({ type, id }) => `${type}:${id}`).sort();
      found.push(`${words.slice(i, i + hit.length).join(' ')} → ${ids.join(' ')}`);
      i += hit.length;
    }
  }
  return found;
}

describe('names of offices', () => {
  test('in full, in any case', () => {
    assert.deepEqual(names('the Ministry of State Security'), [
      'Ministry of State Security → office:state-security',
    ]);
    assert.deepEqual(names('the ministry of state security'), [
      'ministry of state security → office:state-security',
    ]);
  });
  test('an abbreviation needs its capitals, and may be two offices', () => {
    assert.deepEqual(names('the MSS'), ['MSS → office:social-security office:state-security']);
    assert.deepEqual(names('the mss and Mss'), []);
    assert.ok(prk.names.longestAt(['MSS'], 0)!.hits.every((hit) => hit.ambiguous));
  });
  test('with either apostrophe, and with the apostrophe cut off', () => {
    const people = 'office:social-security';
    assert.deepEqual(names("Ministry of People's Security"), [`Ministry of People 's Security → ${people}`]);
    assert.deepEqual(names('Ministry of People’s Security'), [`Ministry of People ’s Security → ${people}`]);
    assert.equal(prk.names.longestAt(['people’s', 'committee'], 0)?.length, 2);
  });
  test('the longest name wins', () => {
    assert.deepEqual(names('the Unified Command on Non-Socialist and Anti-Socialist Phenomena'), [
      'Unified Command on Non - Socialist and Anti - Socialist Phenomena → office:unified-command',
    ]);
  });
  test('a country’s office takes a general name over', () => {
    assert.deepEqual(names('the secret police'), ['secret police → office:state-security']);
    assert.deepEqual(names('the border guards', generic), ['border guards → office:border-guard']);
    assert.deepEqual(names('the border guards'), ['border guards → office:border-security']);
  });
  test('does not run over punctuation', () => {
    assert.deepEqual(names('of state, security'), []);
    assert.deepEqual(names('state. Security'), []);
  });
});

describe('names of facilities', () => {
  test('with British and American spelling and in the plural', () => {
    for (const text of ['labour camp', 'labor camps', 'Labor Camp'])
      assert.deepEqual(names(text), [`${text} → facility:labour-camp`]);
    assert.deepEqual(names('detention facilities', generic), [
      'detention facilities → facility:detention-centre',
    ]);
    assert.deepEqual(names('detention centers', generic), ['detention centers → facility:detention-centre']);
  });
  test('a word that does not say which kind stays general, also in a known country', () => {
    assert.deepEqual(names('a prison, a kyohwaso, a prison camp'), [
      'prison → facility:prison',
      'kyohwaso → facility:reeducation-camp',
      'prison camp → facility:prison-camp',
    ]);
    assert.deepEqual(names('a friend of mine'), []);
  });
  test('numbered camps in the ways they are written', () => {
    for (const text of [
      'Camp 16',
      'Camp No 16',
      'Kwanliso No 16',
      'Political Prison Camp No 16',
      'Hwasong camp',
    ])
      assert.deepEqual(
        names(text).map((n) => n.split(' → ')[1]),
        ['facility:camp-16'],
      );
    assert.deepEqual(names('Kwan-li-so 25'), ['Kwan - li - so 25 → facility:camp-25']);
  });
  test('a camp is not the county of its name', () => {
    assert.deepEqual(names('in Yodok'), ['Yodok → place:KP0317']);
    assert.deepEqual(names('the Yodok political prison camp'), [
      'Yodok political prison camp → facility:camp-15',
    ]);
  });
});

describe('names of places', () => {
  const county = (text: string): string[] => names(text).map((n) => n.split(' → ')[1]!);
  test('every unit is found by its name and unit, and by nothing else', () => {
    const rows = [...prk.places.values()].filter((p) => p.unit !== undefined && p.bare !== 'no');
    assert.equal(rows.filter((p) => /^KP\d{4}$/.test(p.id)).length, 179);
    for (const place of rows) {
      const hit = prk.names.longestAt(cut(place.label.en), 0);
      assert.ok(hit, place.label.en);
      assert.equal(hit.length, cut(place.label.en).length, place.label.en);
      const ids = hit.hits.map((h) => h.id);
      if (place.label.en === 'Unsan County') assert.deepEqual(ids.sort(), ['KP0617', 'KP0720']);
      else assert.deepEqual(ids, [place.id]);
    }
  });
  test('with the words and endings that say which unit', () => {
    for (const text of ['Hoeryong', 'Hoiryeong-si', 'Hoeryŏng City', 'Hoeryong city'])
      assert.deepEqual(county(text), ['place:KP0203'], text);
    for (const text of ['Ryanggang Province', 'Yanggang-do', 'Ryanggang'])
      assert.deepEqual(county(text), ['place:KP01'], text);
    assert.deepEqual(names('Hyesan-based'), ['Hyesan → place:KP0101']);
    assert.deepEqual(names('Onsong County’s people'), ['Onsong County → place:KP0220']);
  });
  test('as a tagger cuts words with marked vowels', () => {
    for (const words of [
      ['Ch', '’', 'ŏ', 'ngjin'],
      ["P'y", 'ŏ', 'ngyang'],
      ['Shin', "'", 'ŭ', 'iju'],
    ])
      assert.equal(prk.names.longestAt(words, 0)?.length, words.length, words.join('|'));
  });
  test('a possessive is not part of the name', () => {
    assert.equal(prk.names.longestAt(['Hyesan', '’s', 'market'], 0)?.length, 1);
    assert.equal(prk.names.longestAt(['Hyesan', '’', 's'], 0)?.length, 1);
  });
  test('what several share stays undecided', () => {
    assert.deepEqual(county('Hamgyong Province'), ['place:KP02 place:KP03']);
    assert.deepEqual(county('Unsan'), ['place:KP0617 place:KP0720']);
    assert.deepEqual(county('Eunsan'), ['place:KP0720']);
  });
  test('a unit of another kind is left alone', () => {
    assert.equal(prk.names.longestAt(['Yonsa', 'Province'], 0)?.length, 1);
    assert.equal(prk.names.longestAt(['Hyesan', 'Party'], 0)?.length, 1);
    assert.equal(prk.names.longestAt(['Hyesan', 'City'], 0)?.length, 2);
  });
  test('a person is not the county named after him', () => {
    assert.deepEqual(names('Kim Jong Suk said'), []);
    assert.deepEqual(names('An Ju and Ham Ju and Kim Hwa went'), []);
    assert.deepEqual(county('Kim Jong Suk County'), ['place:KP0103']);
    assert.deepEqual(county('Kim Jong-suk County'), ['place:KP0103']);
    assert.deepEqual(county('Kimchaek'), ['place:KP0202']);
  });
  test('a small letter is no place', () => {
    assert.deepEqual(names('the suan and the anju of china'), []);
  });
  test('the border and what lies beyond', () => {
    assert.deepEqual(names('the Sino-North Korean border'), [
      'Sino - North Korean border → place:prk-cn-border',
    ]);
    assert.deepEqual(names('in Dandong, Liaoning Province'), [
      'Dandong → place:cn-dandong',
      'Liaoning Province → place:cn-liaoning',
    ]);
    assert.deepEqual(names('across the Tumen River to Tumen'), [
      'Tumen River → place:tumen-river',
      'Tumen → place:cn-tumen',
    ]);
    assert.deepEqual(names('from Belarus and Myanmar', generic), [
      'Belarus → place:BLR',
      'Myanmar → place:MMR',
    ]);
  });
});

test('places elsewhere do not fold onto Korean counties', () => {
  const elsewhere =
    'Shanghai Beijing Tianjin Chongqing Chengdu Wuhan Xian Nanjing Hangzhou Suzhou Guangzhou Shenzhen Xiamen Fuzhou Ningbo ' +
    'Qingdao Jinan Yantai Harbin Changchun Dalian Anshan Fushun Benxi Jinzhou Yingkou Kunming Nanning Guilin Lhasa Hunan ' +
    'Hubei Hebei Henan Shanxi Shaanxi Gansu Jiangsu Zhejiang Anhui Fujian Jiangxi Guangdong Hainan Sichuan Guizhou Qinghai ' +
    'Tokyo Osaka Kyoto Nagoya Sapporo Fukuoka Niigata Kobe Sendai Hiroshima Nara Okinawa Busan Daegu Daejeon Gwangju Ulsan ' +
    'Suwon Pohang Jeju Sokcho Gangneung Chuncheon Yeosu Mokpo Gimpo Paju Incheon Ansan Seongnam Yongin Hanoi Hue Saigon Danang ' +
    'Vientiane Bangkok Phuket Yangon Mandalay Minsk Moscow Kazan Omsk Tomsk Asmara Tehran Kabul London Paris Berlin Munich ' +
    'Boston Austin Dallas Houston Chicago Oran Anjou Swan Munchen Canton Gaza Taiwan Osan Gunsan Iksan Asan Taipei Manila';
  for (const word of elsewhere.split(' ')) {
    const hit = prk.names.longestAt([word, 'is'], 0);
    assert.ok(!hit?.hits.some(({ id }) => id.startsWith('KP')), `${word} → ${hit?.hits.map((h) => h.id)}`);
  }
});

test('ordinary words are no places, also at the beginning of a sentence', () => {
  const words =
    'Able About Above After Again Against Agent All Alone Also Among An Anger Angry Any Anyone Arrest Asian Ask Bad Ban Bank ' +
    'Been Before Being Below Body Born Both Bring But Call Came Camp Can Case Change Chance Child China Choose Church City Come ' +
    'Condition Could Counter Country Crime Cut Dawn Day Dead Death Done Door Down Drug During Each Early Earn East End Engine ' +
    'Even Ever Every Fact Family Far Farm Few Fine Food For Found From Gain Gang Get Give Go Gone Good Gun Had Hand Hang Hard ' +
    'Has Have He Her Here Him His Home House How Human Hung Hunger Inch Into Iron Is It Its Jail Join Judge Jump June Jung Just ' +
    'Kin Kind King Know Labor Land Last Late Law Life Like Lion Living Long Look Man Many March May Men Money Month Moon More ' +
    'Most Much Must Name Near Never New Next Night No Non None Noon North Not Now Nun Of Off Officer Often Old On Once One Only ' +
    'Onion Open Or Orange Order Organ Other Our Out Over Own Pan Party Pass Pay Person Phone Place Police Poor Prison Punish ' +
    'Push Queen Question Quick Rain Ran Ransom Reason Region Report Rice Right Ring Rise Risk River Road Run Said Salmon Same Sang ' +
    'Saw Say Season Security See Send Sent She Should Show Since Sing Singer Six So Some Son Song Soon Sang Sought Source South Spy ' +
    'State Still Stone Stop Story Such Suicide Sun Sung Swan Take Taken Tank Ten Than That The Their Then There These They Thin Thing ' +
    'Think This Those Three Throng Through Time To Together Told Tomorrow Ton Tongue Too Took Torch Town Trial Tribune Turn Two Under ' +
    'Union Unit Until Unsung Up Upon Use Using Usual Very Voice Wage Walk Wan War Was Water Way We Week Went Were West What When ' +
    'Where Which While White Who Whole Whom Whose Why Will Win Winter With Within Woman Women Won Wonder Word Work World Would ' +
    'Wrong Yard Year Yes Yesterday Yet You Young Your Youth Zone';
  for (const word of words.split(' ')) {
    const hit = prk.names.longestAt([word, 'walked'], 0);
    assert.ok(!hit?.hits.some(({ id }) => id.startsWith('KP')), `${word} → ${hit?.hits.map((h) => h.id)}`);
  }
});

test('takes time in proportion to the text, whatever it holds', () => {
  for (const word of ['Kim', 'Camp', '-', 'state', 'North', 'x'.repeat(2000), 'ŏ', 'Ch’']) {
    const words = Array.from({ length: Math.ceil(200_000 / (word.length + 10)) }, () => word);
    const started = performance.now();
    for (let i = 0; i < words.length; i++) prk.names.longestAt(words, i);
    assert.ok(performance.now() - started < 3000, word.slice(0, 10));
  }
});
