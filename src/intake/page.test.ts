import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { IntakeError } from './errors.ts';
import { intakeText as intake } from './intake-text.ts';
import { bytesOf } from './offsets.ts';
import { edtf } from './page-facts.ts';

const SENTENCE = 'The man was taken from his home by two officers, and it is not known where he is held.';
const take = (html: string | Uint8Array, file = 'report.html') =>
  intake({ bytes: typeof html === 'string' ? Buffer.from(html) : html, file });

const ARTICLE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Man held in the north - The Northern Post</title>
<meta property="og:site_name" content="The Northern Post &amp; Times">
<meta property="article:published_time" content="2021-05-03T09:10:00+09:00">
<style>p { color: red }</style><script>var a = "<p>not text</p>";</script></head>
<body class="single sidebar-right">
<div class="cookie-notice"><p>We use cookies on this site for the best of reasons.</p></div>
<header><nav><ul><li><a href="/">Home</a><li><a href="/n">News</a></ul></nav><h1>Man held<br>in the north</h1></header>
<div id="content">
 <article>
  <div class="byline">By A. Writer</div>
  <p>${SENTENCE}
     “It was   night,” a relative&nbsp;told us on Monday &mdash; caf&eacute; &#x1F600;.</p>
  <figure><img src="x.jpg" alt="A house"><figcaption>A house in the north (file photo)</figcaption></figure>
  <p>His <b>fam</b>ily was <span>told</span> nothing.<br>They asked twice.
  <p style="display: none">Hidden words</p><p hidden>More hidden words</p>
  <div class="share-buttons"><a href="#">Share</a> on a network</div>
  <blockquote>It was &quot;the usual way&quot;, he said.</blockquote>
  <p><a href="/other">Another story that you may like to read</a></p>
  <p>Please direct any comments or questions about this to the desk.</p>
  <div class="author-bio"><p>A. Writer is one of our writers.</p></div>
 </article>
 <aside><p>The aside is not the report and it is long enough to be text.</p></aside>
 <section id="comments"><p>First comment of a reader, which is not the report.</p></section>
</div>
<footer><p>All rights reserved.</p></footer></body></html>`;

test('the main text of a page, title first, without its furniture', () => {
  const report = take(ARTICLE);
  assert.equal(
    report.text,
    [
      'Man held\nin the north',
      `${SENTENCE} “It was night,” a relative\u00a0told us on Monday — café 😀.`,
      'His family was told nothing.\nThey asked twice.',
      'It was "the usual way", he said.',
    ].join('\n\n'),
  );
  assert.equal(report.published, '2021-05-03');
  assert.equal(report.publisher, 'The Northern Post & Times');
  assert.equal(report.mediaType, 'text/html');
});

test('what the person says goes before what the page says', () => {
  const report = intake({ bytes: Buffer.from(ARTICLE), file: 'x', published: '2021-06', publisher: 'Me' });
  assert.deepEqual([report.published, report.publisher], ['2021-06', 'Me']);
});

test('every character of a page leads back to its bytes', () => {
  const bytes = Buffer.from(ARTICLE);
  const report = take(ARTICLE);
  const find = bytesOf(report);
  const references: Record<string, string> = {
    '&nbsp;': '\u00a0',
    '&mdash;': '—',
    '&eacute;': 'é',
    '&#x1F600;': '😀',
    '&quot;': '"',
  };
  let put = 0;
  [...report.text].forEach((char, i) => {
    const { start, end } = find(i, i + 1);
    const raw = bytes.subarray(start, end).toString();
    if (raw === '') put++;
    else assert.equal(raw.trim() === '' ? ' ' : (references[raw] ?? raw), char);
  });
  assert.equal(put, 2 + 3 * 2, 'two line breaks and three blank lines were put in');
  const at = [...report.text].join('').indexOf('café');
  const { start, end } = find(at, at + 4);
  assert.equal(bytes.subarray(start, end).toString(), 'caf&eacute;');
});

test('a letter and a mark written as an entity are one character', () => {
  const html = `<p>${SENTENCE} cafe&#769; and &amp;amp; and &notanentity; AT&T</p>`;
  const report = take(html);
  assert.ok(report.text.endsWith('café and &amp; and ¬anentity; AT&T'), report.text);
  const at = report.text.indexOf('é');
  const { start, end } = bytesOf(report)(at, at + 1);
  assert.equal(Buffer.from(html).subarray(start, end).toString(), 'e&#769;');
});

test('an older encoding is taken from the page, and checked', () => {
  const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=euc-kr"></head><body><p>${SENTENCE} @</p>`;
  const bytes = Buffer.from(html.replace('@', '\xb0\xa1'), 'latin1');
  const report = take(bytes);
  assert.equal(report.encoding, 'euc-kr');
  assert.ok(report.text.endsWith('가'));
  // The header lies: the bytes are UTF-8.
  assert.ok(take(html.replace('@', '가')).text.endsWith('가'));
});

test('JSON-LD and time elements give date and publisher', () => {
  const linked = `<html><head><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2020-07-02T01:00:00Z","publisher":{"name":"The Post"}}]}</script></head><body><p>${SENTENCE}</p>`;
  assert.deepEqual([take(linked).published, take(linked).publisher], ['2020-07-02', 'The Post']);
  assert.equal(take(`<html><body><time datetime="2019-11">x</time><p>${SENTENCE}</p>`).published, '2019-11');
  assert.equal(
    take(`<html><head><script type="application/ld+json">{broken</script></head><p>${SENTENCE}`).published,
    undefined,
  );
});

test('dates of pages become EDTF, impossible ones nothing', () => {
  assert.equal(edtf('2020-06-30T10:00:00+09:00'), '2020-06-30');
  assert.equal(edtf('20200630'), '2020-06-30');
  assert.equal(edtf('2020/06'), '2020-06');
  assert.equal(edtf('2020-02-30'), undefined);
  assert.equal(edtf('June 30'), undefined);
});

test('a page of people in a table is refused; a small table in a report is read', () => {
  const row = (i: number): string => `<tr><td>Kim Chol Su<td>19${60 + i}-01-02<td>F`;
  const table = (n: number): string =>
    `<table><tr><th>Name<th>Date of birth<th>Sex${Array.from({ length: n }, (_, i) => row(i)).join('')}</table>`;
  assert.throws(() => take(`<html><body>${table(9)}`), /list of persons/);
  assert.match(
    take(`<html><body>${`<p>${SENTENCE}</p>`.repeat(9)}${table(3)}`).text,
    /Kim Chol Su\t1960-01-02\tF/,
  );
});

test('pages without text are refused', () => {
  for (const html of [
    '<html></html>',
    '<html><script>the of and</script>',
    '<html><body><nav>Home</nav>',
    '<p>&nbsp;</p>',
  ])
    assert.throws(
      () => take(html),
      (error) => error instanceof IntakeError && error.code === 'blank',
      html,
    );
});

const hostile: Record<string, string> = {
  'deep boxes': `<html>${'<div>'.repeat(100_000)}<p>${SENTENCE}`,
  'deep boxes, closed': `<html>${'<div>'.repeat(50_000)}<p>${SENTENCE}</p>${'</div>'.repeat(50_000)}`,
  'deep tables': `<html>${'<table><tr><td>'.repeat(30_000)}<p>${SENTENCE}`,
  'deep letters': `<html>${'<b><i><font>'.repeat(50_000)}<p>${SENTENCE}`,
  'unclosed links': `<html>${'<a href=x><p>'.repeat(50_000)}<p>${SENTENCE}`,
  'end tags that close nothing': `<html>${'</span></p></td>'.repeat(50_000)}<p>${SENTENCE}`,
  'a huge attribute': `<html><p class="${'x '.repeat(2_000_000)}">${SENTENCE}`,
  'many attributes': `<html><p ${Array.from({ length: 60_000 }, (_, i) => `a${i}=1`).join(' ')}>${SENTENCE}`,
  'a long number': `<html><p>&#${'0'.repeat(1_000_000)}65;${SENTENCE}`,
  'many ampersands': `<html><p>${SENTENCE}${'&a'.repeat(200_000)}`,
  'an open drawing': `<html><svg><path/><g>${'<g>'.repeat(50_000)}<p>${SENTENCE}`,
};
for (const [name, html] of Object.entries(hostile))
  test(`hostile page: ${name}`, () => {
    const start = performance.now();
    assert.ok(take(html).text.includes(SENTENCE));
    const took = performance.now() - start;
    assert.ok(took < 8000, `took ${Math.round(took)} ms`);
  });

test('a page beyond any report is refused in one line', () => {
  assert.throws(
    () => take(`<html>${'<p>a'.repeat(500_000)}`),
    (e) => e instanceof IntakeError && e.code === 'too-intricate',
  );
  assert.throws(
    () => take(`<html>${'a'.repeat(17 * 1024 * 1024)}`),
    (e) => e instanceof IntakeError && e.code === 'too-large',
  );
});

test('any tag soup gives a report or one clear line', () => {
  const soup = fc.array(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<a>',
      '</a>',
      '<td>',
      '<table>',
      '</table>',
      '<li>',
      '<ul>',
      '</ul>',
      '<br>',
      '<b>',
      '</b>',
      '<svg>',
      '<title>',
      '<script>',
      '<!--',
      '-->',
      '&amp',
      '&lt;',
      '&#0;',
      '&#xD800;',
      'x',
      ' ',
      '\r\n',
      '\0',
      '가',
      '😀',
      SENTENCE,
      '<',
      '<p',
      '"',
    ),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(soup, (parts) => {
      const html = `<html>${parts.join('')}`;
      try {
        const report = take(html);
        const find = bytesOf(report);
        for (let i = 0; i < report.characters; i++) {
          const { start, end } = find(i, i + 1);
          assert.ok(start <= end && end <= Buffer.byteLength(html));
        }
      } catch (error) {
        if (!(error instanceof IntakeError)) throw error;
      }
    }),
    { numRuns: 500 },
  );
});
