import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assertGrowth } from '../growth.fixture.ts';
import { read } from './voices/fixture.test.ts';

describe('who says it', () => {
  test('a quotation split around its cue has one source', () => {
    const r = read(
      '“The woman was taken at dawn,” a source in Ryanggang Province told Daily NK on Monday. “Nobody saw her again.”',
    );
    const who = ['a source in Ryanggang Province', 'Daily NK'];
    assert.deepEqual(r.chain('woman was taken'), who);
    assert.deepEqual(r.chain('Nobody saw'), who);
    const [a] = r.voices.attributions;
    assert.equal(r.words(a?.source), 'a source in Ryanggang Province');
    assert.equal(r.words(a?.addressee), 'Daily NK');
    assert.equal(r.words(a?.told), 'on Monday');
    assert.equal(a?.kind, 'source');
    assert.equal(r.voices.outlet, 'Daily NK');
  });

  test('the words of the cue itself are the narrator’s', () => {
    const r = read('“She was taken,” a resident of Hyesan said.');
    assert.deepEqual(r.chain('a resident'), []);
    assert.deepEqual(r.chain('said'), []);
    assert.equal(r.voices.at(r.doc.tokens.length - 2).kind, 'narrator');
  });

  test('"adding" goes on with the same source', () => {
    const r = read('“They searched every house,” the source said, adding, “Nobody dares to speak now.”');
    assert.deepEqual(r.chain('They searched'), ['the source']);
    assert.deepEqual(r.chain('Nobody dares'), ['the source']);
  });

  test('"adding that" goes on without quotation marks', () => {
    const r = read('An informant said the men were held for a week, adding that two of them had fallen ill.');
    assert.deepEqual(r.chain('the men were'), ['An informant']);
    assert.deepEqual(r.chain('two of them'), ['An informant']);
    assert.equal(r.voices.attributions.length, 2);
    assert.equal(r.words(r.voices.attributions[0]?.content[0]), 'the men were held for a week');
  });

  test('"and added that" ends the first content', () => {
    const r = read('The official said the road was closed and added that nobody could leave.');
    assert.equal(r.words(r.voices.attributions[0]?.content[0]), 'the road was closed');
    assert.deepEqual(r.chain('nobody could'), ['The official']);
  });

  test('"according to" at the beginning, the end and in the middle', () => {
    for (const text of [
      'According to multiple sources, the broker was arrested in Musan.',
      'The broker was arrested in Musan, according to multiple sources.',
      'The broker, according to multiple sources, was arrested in Musan.',
    ]) {
      const r = read(text);
      assert.deepEqual(r.chain('broker'), ['multiple sources'], text);
      assert.deepEqual(r.chain('arrested'), ['multiple sources'], text);
      assert.equal(r.stance('arrested'), 'asserted', text);
    }
  });

  test('"according to" with a relative clause', () => {
    const r = read('According to a trader who asked not to be named, guards beat the boy.');
    assert.deepEqual(r.chain('guards beat'), ['a trader']);
    assert.deepEqual(r.chain('asked not'), []);
  });

  test('an office announces', () => {
    const r = read('The Ministry of Social Security announced that nine people had been executed in public.');
    const [a] = r.voices.attributions;
    assert.equal(a?.kind, 'official');
    assert.deepEqual(r.chain('nine people'), ['The Ministry of Social Security']);
  });

  test('a document states', () => {
    const r = read('The decree stated that anyone who crosses the river will be shot.');
    assert.equal(r.voices.attributions[0]?.kind, 'document');
    assert.equal(r.voices.at(r.doc.tokens.length - 2).kind, 'document');
  });

  test('hearsay of hearsay is a chain', () => {
    const r = read('RFA’s source said a neighbor had told her that the family was sent away at night.');
    assert.deepEqual(r.chain('family was sent'), ['a neighbor', 'RFA’s source']);
    assert.deepEqual(r.chain('a neighbor'), ['RFA’s source']);
    assert.deepEqual(r.chain('source said'), []);
  });

  test('inside a quotation another speaker is the inner one', () => {
    const r = read('“My cousin said that the guards had taken everything,” the trader told RFA last week.');
    assert.deepEqual(r.chain('guards had'), ['My cousin', 'the trader', 'RFA']);
    assert.equal(r.words(r.voices.attributions.at(-1)?.told), 'last week');
  });

  test('"I" inside a quotation is its speaker', () => {
    const r = read('“I said that he must run,” a farmer in Kimhyongjik County recalled.');
    assert.deepEqual(r.chain('he must run'), ['a farmer in Kimhyongjik County']);
  });

  test('"the source" is the fuller source before it', () => {
    const r = read(
      'A source in North Hamgyong Province told Daily NK that a man was caught in Hoeryong. ' +
        'He was beaten, the source said. According to the source, his wife was questioned too.',
    );
    const who = ['A source in North Hamgyong Province', 'Daily NK'];
    assert.deepEqual(r.chain('He was beaten'), who);
    assert.deepEqual(r.chain('his wife'), who);
  });

  test('a pronoun is the latest source of its number and sex', () => {
    const r = read(
      'A source in Sinuiju said the market was closed. She added that two traders were taken away. ' +
        'Two residents of Hyesan said nobody was told why. They said the families were afraid.',
    );
    assert.deepEqual(r.chain('two traders'), ['A source in Sinuiju']);
    assert.deepEqual(r.chain('the families'), ['Two residents of Hyesan']);
  });

  test('"he" passes over a source who was "she"', () => {
    const r = read(
      'A former guard said the cells were full. A midwife in Musan said the women got no food. ' +
        'She said one of them died. He said nobody was told.',
    );
    assert.deepEqual(r.chain('one of them'), ['A midwife in Musan']);
    assert.deepEqual(r.chain('nobody was'), ['A former guard']);
  });

  test('a surname alone is the one named in full before', () => {
    const r = read('Ri Chol Min, a defector, said he was held for a year. Ri said the guards beat him.');
    assert.deepEqual(r.chain('the guards'), ['Ri Chol Min']);
  });

  test('a pronoun with nobody before it stays as it is', () => {
    const r = read('He said that the door was open.');
    assert.deepEqual(r.chain('the door'), ['He']);
  });

  test('a quotation that goes on over paragraphs keeps its speaker', () => {
    const r = read(
      '“At first they only asked questions,” the woman said. “Then it changed.\n\n' +
        '“They beat him with a belt. He was taken out at night.\n\n' +
        '“Nobody has seen him since then.”\n\nThe report cannot be verified.',
    );
    for (const words of ['Then it', 'They beat', 'He was taken', 'Nobody has']) {
      assert.deepEqual(r.chain(words), ['the woman'], words);
    }
    assert.deepEqual(r.chain('The report'), []);
  });

  test('a quotation of several sentences belongs to the cue after it', () => {
    const r = read('“He was arrested in May. He was sent to a camp in June,” the source explained.');
    assert.deepEqual(r.chain('He was arrested'), ['the source']);
    assert.deepEqual(r.chain('He was sent'), ['the source']);
  });

  test('a whole quoted sentence in the next paragraph stays with the last speaker', () => {
    const r = read('“It began in spring,” a resident said.\n\n“The inspectors came every night.”');
    assert.deepEqual(r.chain('The inspectors'), ['a resident']);
  });

  test('after the quotation ends the narrator speaks', () => {
    const r = read('“He was arrested,” the source said. He had worked at a mine in Musan.');
    assert.deepEqual(r.chain('had worked'), []);
    assert.equal(r.voices.at(r.doc.tokens.length - 3).kind, 'narrator');
  });

  test('straight quotation marks and inverted order', () => {
    const r = read(
      '"The family was banished to a mine," said a source in Chagang Province. "They left at dawn."',
    );
    assert.deepEqual(r.chain('family was'), ['a source in Chagang Province']);
    assert.deepEqual(r.chain('They left'), ['a source in Chagang Province']);
  });

  test('a quotation inside a quotation', () => {
    const r = read('“The officer shouted, ‘Take them all,’ and they took us,” she said.');
    assert.deepEqual(r.chain('they took us'), ['she']);
    assert.deepEqual(r.chain('Take them'), ['The officer', 'she']);
  });

  test('a scare quote is no speech', () => {
    const r = read('The “broker” was arrested in Hyesan. Police called it a “voluntary” confession.');
    assert.deepEqual(r.chain('broker'), []);
    assert.deepEqual(r.chain('voluntary'), []);
    assert.ok(!r.voices.attributions.some((a) => a.voiced));
  });

  test('a title in quotation marks is no speech', () => {
    const r = read(
      'The students were caught watching “Winter River Song.” The source said they got five years.',
    );
    assert.deepEqual(r.chain('Winter'), []);
    assert.deepEqual(r.chain('they got'), ['The source']);
  });

  test('part of a sentence in quotation marks stays with the sentence', () => {
    const r = read('The source said the men were held “like animals” for a month.');
    for (const words of ['the men', 'like animals', 'for a month'])
      assert.deepEqual(r.chain(words), ['The source']);
  });

  test('drivers’ with an apostrophe opens no quotation', () => {
    const r = read('The drivers’ phones were seized. The guards’ names are known, the source said.');
    assert.equal(r.voices.quotes.length, 0);
    assert.deepEqual(r.chain('The drivers'), []);
  });

  test('"Daily NK has learned" is the outlet’s own voice', () => {
    const r = read('A teacher was arrested in Wonsan for praying, Daily NK has learned.');
    const at = r.voices.at(1);
    assert.deepEqual(at.chain, ['Daily NK']);
    assert.equal(at.kind, 'narrator');
    assert.equal(r.voices.attributions[0]?.mode, 'learn');
  });

  test('another outlet is a station on the way', () => {
    const r = read(
      'A woman was sent back, Daily NK has learned. A resident told Radio Free Asia that she was ill.',
    );
    assert.deepEqual(r.chain('she was ill'), ['A resident', 'Radio Free Asia', 'Daily NK']);
  });

  test('a parenthesis between source and cue', () => {
    const r = read('The source, speaking on condition of anonymity, said the list was long.');
    assert.deepEqual(r.chain('the list'), ['The source']);
  });

  test('a relative clause between source and cue', () => {
    const r = read('A man who lives near the station said he heard shots.');
    assert.deepEqual(r.chain('he heard'), ['A man who lives near the station'.split(' who')[0]]);
  });

  test('what somebody learned or believed is not told by them', () => {
    const r = read('His family learned that he had died in custody. Neighbors believe that he was beaten.');
    assert.deepEqual(r.chain('he had died'), []);
    assert.deepEqual(r.chain('he was beaten'), []);
    assert.equal(r.stance('had died'), 'asserted');
    assert.equal(r.stance('was beaten'), 'possible');
  });

  test('other senses of the words of telling are no cues', () => {
    for (const text of [
      'A neighbor reported him to the police.',
      'He called a broker in China.',
      'The court stated its place and time.',
      'She answered the phone.',
      'The guard told them to leave the room.',
      'The family was charged a fine.',
      'He warned his brother.',
    ]) {
      const voiced = read(text).voices.attributions.filter((a) => a.voiced);
      assert.deepEqual(voiced, [], text);
    }
  });

  test('the reports of mechanisms: information received, a reply, witnesses', () => {
    const r = read(
      'According to the information received, the man was held in secret. The source submits that no warrant was ' +
        'shown. Witnesses interviewed by the group testified that he was chained. The verdict states that he confessed.',
    );
    assert.deepEqual(r.chain('the man'), ['the information']);
    assert.deepEqual(r.chain('no warrant'), ['The source']);
    assert.deepEqual(r.chain('he was chained'), ['Witnesses interviewed by the group']);
    assert.deepEqual(r.chain('he confessed'), ['The verdict']);
  });

  test('"another" is nobody named before', () => {
    const r = read('A driver said the bridge was closed. Another said the guards had left.');
    assert.deepEqual(r.chain('the guards'), ['Another']);
  });

  test('"the second source" is not the first, "the person" is whoever told last', () => {
    const r = read(
      'A resident of Musan told RFA that the mine was sealed. An official in Hoeryong told RFA that ten died. ' +
        'The second source said two were rescued. The person added that nobody was punished.',
    );
    assert.deepEqual(r.chain('ten died'), ['An official in Hoeryong', 'RFA']);
    assert.deepEqual(r.chain('two were'), ['The second source', 'RFA']);
    assert.deepEqual(r.chain('nobody was'), ['The second source', 'RFA']);
  });

  test('"asked about it, she declined to comment" tells nothing', () => {
    const r = read('Asked about the case, a spokesman declined to comment.');
    assert.ok(!r.voices.attributions.some((a) => a.voiced));
  });

  test('a time beside the source is no part of its name', () => {
    const r = read('According to a source in Kyongwon County on Monday, the man was freed.');
    assert.deepEqual(r.chain('the man'), ['a source in Kyongwon County']);
    assert.equal(r.words(r.voices.attributions[0]?.told), 'on Monday');
  });

  test('when it was told stands before or after the cue', () => {
    const told = (text: string) => {
      const r = read(text);
      return r.words(r.voices.attributions.find((a) => a.told)?.told);
    };
    assert.equal(told('On the 14th, a source in Hyesan told Daily NK that he was gone.'), 'On the 14th');
    assert.equal(told('A source said in a phone call on June 3 that he was gone.'), 'on June 3');
    assert.equal(told('“He is gone,” a source said on Friday.'), 'on Friday');
    assert.equal(told('The source said he was arrested on Friday.'), '');
  });
});

describe('any text', () => {
  const pieces = [
    ...[
      'he',
      'said',
      'told',
      'that',
      'the source',
      'a resident of Hyesan',
      'according to',
      'allegedly',
      'reportedly',
      'may',
    ],
    ...[
      '“',
      '”',
      '"',
      '‘',
      '’',
      "'",
      ',',
      '.',
      ':',
      '—',
      '(',
      ')',
      '\n\n',
      'was arrested',
      'and',
      'who',
      'rumors',
      'of',
    ],
    ...['Daily NK', 'on Monday', 'adding', 'denied', 'whether', 'accused of', 'I', '그는', '𝒜'],
  ];
  test('ranges lie in the text, chains end, and the same text gives the same voices', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 40 }), (words) => {
        const text = words.join(' ');
        const { doc, voices } = read(text);
        const inside = (span: { first: number; last: number } | undefined) =>
          span === undefined || (span.first >= 0 && span.first < span.last && span.last <= doc.tokens.length);
        for (const a of voices.attributions) {
          assert.ok(inside(a.cue) && inside(a.source) && inside(a.addressee) && inside(a.told), text);
          for (const span of a.content) assert.ok(inside(span), text);
        }
        for (const token of doc.tokens) {
          const { attributions } = voices.at(token.i);
          assert.equal(new Set(attributions).size, attributions.length, text);
        }
        assert.deepEqual(voices.attributions, read(text).voices.attributions);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test('an endless line costs no more than its length', () => {
    for (const piece of [
      'he said ',
      '“ ',
      "' ",
      'according to the source ',
      'may allegedly ',
      'a man who said ',
      'the ',
      ', ',
    ]) {
      const run = (times: number) => void read(piece.repeat(times));
      run(500);
      // Eight times the text may cost eight times as much, with room for a busy machine; a square would be 64 times.
      assertGrowth(run, [2000, 16_000], (short) => 30 * short + 400);
    }
  });
});
