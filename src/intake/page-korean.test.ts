/** Pages as Korean outlets lay them out, all invented: with boxes and without, with tables, with no word about themselves. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { intakeText } from './intake-text.ts';
import { legacy } from './legacy.fixture.ts';

const TITLE = '북부 어촌서 주민 체포…중국 손전화 사용 혐의';
const ONE =
  '지난달 중순 북부의 한 주민이 집에서 보위원들에게 체포됐다고 현지 소식통이 30일 전했다. 그는 중국 손전화를 사용한 혐의를 받고 있다.';
const TWO =
  '소식통은 “그가 끌려간 뒤 보름이 지나도록 아무 소식이 없었다”면서 “가족들도 그가 어디에 있는지 모른다”고 말했다.';
const THREE =
  '주민들은 올해 들어 이 마을에서 체포된 사람이 벌써 세 명이라며 불안해하고 있다고 소식통은 덧붙였다.';
const TEXT = [TITLE, ONE, TWO, THREE].join('\n\n');
const MENU = ['정치', '경제', '사회', '북한', '문화', '스포츠', '오피니언']
  .map((name) => `<li><a href="/${name}">${name}</a></li>`)
  .join('');

const pages: Readonly<Record<string, string>> = {
  'boxes, with the site as first heading': `<html><head><title>${TITLE} - 가상일보</title></head><body>
<div id="gnb"><h1 class="logo"><a href="/">가상일보</a></h1><ul>${MENU}</ul><p>2020년 7월 10일 금요일</p></div>
<div class="article_head"><h3 class="tit">${TITLE}</h3><div class="info"><span>입력 2020.07.02 10:20</span> <span>수정 2020.07.05 08:00</span></div>
<ul class="util"><li>댓글 0</li><li><a href="#">공유하기</a></li><li>글자크기</li><li>가 가</li></ul></div>
<div id="articleBody">${ONE}<br><br>${TWO}<br/><br/>${THREE}<br><br>홍가상 기자 hong@invented.example</div>
<div class="article-copy">저작권자 ⓒ 가상일보, 무단전재 및 재배포 금지</div>
<div class="relation"><strong>관련기사</strong><ul><li><a href="/1">다른 마을에서도 주민 두 명 체포됐다는 소식</a></li></ul></div></body></html>`,
  'an old page of tables, every tag in capitals': `<HTML><HEAD><TITLE>${TITLE} :: 가상일보</TITLE></HEAD><BODY>
<TABLE><TR><TD><A HREF="/">홈</A> | <A HREF="/a">북한</A> | <A HREF="/b">로그인</A></TD></TR></TABLE>
<TABLE WIDTH=600><TR><TD><FONT SIZE=5><B>${TITLE}</B></FONT></TD></TR><TR><TD ALIGN=right>[기사입력: 2020-07-02 17:32]</TD></TR>
<TR><TD>${ONE}<P>${TWO}<BR><BR>${THREE}<P>홍가상 기자<P>&lt;저작권자(c) 가상일보, 무단 전재-재배포 금지&gt;</TD></TR></TABLE>
<TABLE><TR><TD>목록</TD><TD>인쇄</TD><TD>스크랩</TD></TR></TABLE></BODY></HTML>`,
  'a content system with article elements': `<!doctype html><html lang="ko"><head><title>${TITLE} &lt; 북한 &lt; 뉴스 &lt; 기사본문 - 가상일보</title></head><body>
<header><a href="/">가상일보</a><nav><ul>${MENU}</ul></nav></header>
<article class="article-view"><header class="article-view-header"><h3 class="heading">${TITLE}</h3>
<ul class="infomation"><li>홍가상 기자</li><li>입력 2020.07.02 09:10</li><li>수정 2020.07.03 11:00</li><li>댓글 0</li></ul></header>
<div id="article-view-content-div" itemprop="articleBody"><figure><img><figcaption>자료사진입니다</figcaption></figure><p>${ONE}</p><p>&nbsp;</p><p>${TWO}</p><p>${THREE}</p><p>홍가상 기자</p></div>
<div class="article-copy">저작권자 © 가상일보 무단전재 및 재배포 금지</div></article>
<section class="article-related"><h4>관련기사</h4><ul><li>다른 소식</li></ul></section>
<section id="reply"><p>이 기사를 보고 한마디 남기는 독자의 댓글은 기사가 아니다.</p></section></body></html>`,
  'a portal with its own names': `<html><head><title>${TITLE} | 가상포털</title></head><body><div class="u_skip"><a href="#ct">본문 바로가기</a></div>
<h2 class="media_end_head_headline">${TITLE}</h2>
<div class="media_end_head_info"><span>발행일</span><span> 2020. 7. 2. 오전 10:20</span></div>
<div id="newsct_article"><div id="dic_area"><strong>${ONE}</strong><br><br><em class="img_desc">항구의 모습</em>${TWO}<br><br>${THREE}</div></div>
<div class="copyright">Copyright ⓒ 가상일보. All rights reserved. 무단 전재 및 재배포 금지.</div>
<div>좋아요 0 슬퍼요 1 화나요 12</div></body></html>`,
  'labels and values in boxes of their own, nothing named': `<html><head><title>가상일보 > ${TITLE}</title></head><body><div>${MENU}</div>
<div><div>${TITLE}</div><dl><dt>등록일</dt><dd>2020년 7월 2일 10시</dd><dt>조회수</dt><dd>1203</dd></dl></div>
<div><p>${ONE}</p><p>${TWO}</p><p>${THREE}</p><p>▶ 다른 기사 보기</p></div><div>ⓒ 2020 가상일보. 무단전재 금지</div></body></html>`,
};

for (const [name, html] of Object.entries(pages)) {
  test(`${name}: text, title, day and publisher`, () => {
    const report = intakeText({ bytes: Buffer.from(html), file: 'page.html' });
    assert.equal(report.text, TEXT);
    assert.equal(report.published, '2020-07-02');
    assert.equal(report.publisher, '가상일보');
    assert.equal(report.language, 'ko');
  });
  test(`${name}: the same in EUC-KR, named or not`, () => {
    const old = html.replaceAll('©', '(c)').replaceAll('&nbsp;', ' ');
    const named = old.replace(
      /<head>/i,
      '<head><meta http-equiv="Content-Type" content="text/html; charset=ks_c_5601-1987">',
    );
    for (const page of [old, named]) {
      const report = intakeText({ bytes: legacy(page, 'euc-kr'), file: 'page.html' });
      assert.deepEqual([report.encoding, report.text], ['euc-kr', TEXT]);
      assert.deepEqual([report.published, report.publisher], ['2020-07-02', '가상일보']);
    }
  });
}

test('a date that is not of publication is not taken for it', () => {
  for (const line of [
    '최종수정 2020.07.02 10:20',
    '2020년 7월 10일 금요일',
    '업데이트: 2020-07-02',
    '2020.07.02',
  ]) {
    const html = `<html><head><title>${TITLE}</title></head><body><h1>${TITLE}</h1><div>${line}</div><p>${ONE}</p><p>${TWO}</p></body></html>`;
    const report = intakeText({ bytes: Buffer.from(html), file: 'page.html' });
    assert.equal(report.published, undefined, line);
  }
});

test('sentences that speak of reporters, dates, comments and addresses stay', () => {
  const said = [
    '그를 취재한 이는 젊은 기자.',
    '주민은 2020년 7월 2일에 등록된 세대 명단에 올랐다고 한다.',
    '그는 공유하기 어려운 이야기라며 댓글을 남기지 않았다고 했다.',
    '가족은 help@invented.example 로 편지를 보냈지만 답이 없었다고 말했다.',
  ];
  const html = `<html><head><title>${TITLE}</title></head><body><h1>${TITLE}</h1>${[ONE, ...said].map((text) => `<p>${text}</p>`).join('')}</body></html>`;
  assert.equal(
    intakeText({ bytes: Buffer.from(html), file: 'page.html' }).text,
    [TITLE, ONE, ...said].join('\n\n'),
  );
});

test('boxes in one another without end are walked once', () => {
  const deep = `<html><head><title>${TITLE}</title></head><body><p>${ONE}</p>${'<span>'.repeat(100_000)}${'<p></p>x'.repeat(50_000)}`;
  const start = performance.now();
  intakeText({ bytes: Buffer.from(deep), file: 'page.html', language: 'ko' });
  const took = performance.now() - start;
  assert.ok(took < 20_000, `took ${Math.round(took)} ms`);
});
