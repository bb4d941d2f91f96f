import type { Report } from '../../claims/types.ts';
import { TextBuilder } from '../built.ts';
import { BadByte, decode, encodingOf } from '../decode.ts';
import { DamagedDocument, TooIntricate } from '../errors.ts';
import { finish, foundBuilt } from '../finish.ts';
import type { Knowledge } from '../knowledge.ts';
import { LIMITS } from '../limits.ts';
import type { Received } from '../received.ts';

/**
 * An RTF document (RTF 1.9.1): its paragraphs in order. Characters come as bytes of a code page (of the document or of the font)
 * or as `\uN` with a stand-in to skip. Heads and feet of pages, notes of reviewers, pictures, fields' instructions, hidden text and
 * text that was taken back are left out.
 *
 * @throws IntakeError
 */
export function intakeRtf(input: Received, knowledge: Knowledge): Report {
  const { file } = input;
  const builder = new TextBuilder(file);
  new RtfReader(input.bytes, file, builder).read();
  const of = { mediaType: 'application/rtf', encoding: 'windows-1252' };
  return finish(input, foundBuilt(builder.finish(), of, file, knowledge), knowledge);
}

/** Destinations whose text is not the report's. Any other group that begins with `\*` is left out too. */
const LEFT_OUT = new Set(
  'fonttbl colortbl stylesheet info header headerl headerr headerf footer footerl footerr footerf pict object fldinst annotation atnid atnauthor atntime atnicn listtable listoverridetable revtbl rsidtbl themedata colorschememapping datastore latentstyles xmlnstbl generator userprops bkmkstart bkmkend nonshppict filetbl private1'.split(
    ' ',
  ),
);
const SIGNS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    tab: '\t',
    emdash: '—',
    endash: '–',
    bullet: '•',
    lquote: '‘',
    rquote: '’',
    ldblquote: '“',
    rdblquote: '”',
    emspace: '\u2003',
    enspace: '\u2002',
  }),
);
/** Character sets of fonts (`\fcharset`) whose code page is not the document's. */
const CHARSETS: Readonly<Record<number, string>> = {
  128: 'shift_jis',
  129: 'euc-kr',
  134: 'gb18030',
  136: 'big5',
  161: 'windows-1253',
  162: 'windows-1254',
  163: 'windows-1258',
  177: 'windows-1255',
  178: 'windows-1256',
  204: 'windows-1251',
  222: 'windows-874',
  238: 'windows-1250',
};
const PAGES: Readonly<Record<number, string>> = {
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  10000: 'macintosh',
  65001: 'utf-8',
};

interface Group {
  readonly out: boolean;
  readonly hidden: boolean;
  /** Stand-in characters after each `\u`. */
  readonly skip: number;
  readonly font: number;
  readonly note: boolean;
}

class RtfReader {
  readonly #source: string;
  readonly #file: string;
  readonly #builder: TextBuilder;
  readonly #fonts = new Map<number, string>();
  readonly #stack: Group[] = [];
  #group: Group = { out: false, hidden: false, skip: 1, font: -1, note: false };
  #page = 'windows-1252';
  #defaultFont = -1;
  /** Bytes of a code page that wait for their neighbours: a Korean syllable has two. */
  #bytes: number[] = [];
  #text = '';
  #inFonts = -1;
  #toSkip = 0;
  #star = false;
  /** Text of the paragraph around a note, and the notes that follow it. */
  #around = '';
  #notes: string[] = [];
  readonly #numbers = { body: 1, footnote: 1 };

  constructor(bytes: Uint8Array, file: string, builder: TextBuilder) {
    this.#source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    this.#file = file;
    this.#builder = builder;
  }

  read(): void {
    const source = this.#source;
    const control = /\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))/y;
    for (let at = 0; at < source.length; ) {
      const char = source[at]!;
      if (char === '\\') {
        control.lastIndex = at;
        const found = control.exec(source);
        if (found === null) {
          at++;
          continue;
        }
        at = control.lastIndex;
        const [, word, number, hex, symbol] = found;
        if (word === 'bin') at += Math.max(0, Number(number ?? 0));
        else if (word !== undefined) this.#word(word, number === undefined ? undefined : Number(number));
        else if (hex !== undefined) this.#byte(Number.parseInt(hex, 16));
        else this.#symbol(symbol!);
        continue;
      }
      if (char === '{') this.#open();
      else if (char === '}') {
        if (this.#stack.length === 0) break;
        this.#close();
        if (this.#stack.length === 0) break;
      } else if (char !== '\r' && char !== '\n') this.#byte(source.charCodeAt(at));
      at++;
    }
    this.#paragraph();
    if (this.#stack.length > 0) throw new DamagedDocument(this.#file, 'RTF', 'it ends too early');
  }

  #open(): void {
    this.#flush();
    if (this.#stack.length >= LIMITS.rtfDepth)
      throw new TooIntricate(this.#file, 'groups in one another', LIMITS.rtfDepth);
    this.#stack.push(this.#group);
    this.#toSkip = 0;
  }

  #close(): void {
    this.#flush();
    const was = this.#group;
    this.#group = this.#stack.pop()!;
    if (was.note && !this.#group.note) {
      this.#notes.push(this.#text);
      this.#text = this.#around;
    }
    if (this.#stack.length < this.#inFonts) this.#inFonts = -1;
    this.#toSkip = 0;
  }

  #word(word: string, number: number | undefined): void {
    const star = this.#star;
    this.#star = false;
    if (word !== 'u') this.#flush();
    if (word === 'fonttbl') this.#inFonts = this.#stack.length;
    if (this.#inFonts >= 0 && word === 'f') this.#group = { ...this.#group, font: number ?? 0 };
    if (this.#inFonts >= 0 && word === 'fcharset') {
      const encoding = CHARSETS[number ?? 0];
      if (encoding !== undefined) this.#fonts.set(this.#group.font, encoding);
    }
    if (star || LEFT_OUT.has(word)) {
      this.#group = { ...this.#group, out: true };
      return;
    }
    if (word === 'u') this.#unicode(number ?? 0);
    else if (word === 'uc') this.#group = { ...this.#group, skip: Math.max(0, number ?? 1) };
    else if (word === 'ansicpg')
      this.#page = PAGES[number ?? 0] ?? encodingOf(`windows-${number}`) ?? this.#page;
    else if (word === 'mac') this.#page = 'macintosh';
    else if (word === 'deff') this.#defaultFont = number ?? 0;
    else if (word === 'f') this.#group = { ...this.#group, font: number ?? 0 };
    else if (word === 'v' || word === 'deleted') this.#group = { ...this.#group, hidden: number !== 0 };
    else if (word === 'plain') this.#group = { ...this.#group, hidden: false, font: this.#defaultFont };
    else if (word === 'footnote') this.#note();
    else if (word === 'par' || word === 'sect' || word === 'page') this.#paragraph();
    else if (word === 'line') this.#put('\n');
    else if (word === 'cell' || word === 'nestcell') this.#put('\t');
    else if (word === 'row' || word === 'nestrow') this.#put('\n');
    else this.#put(SIGNS.get(word) ?? '');
  }

  #symbol(symbol: string): void {
    if (symbol === '*') this.#star = true;
    else if (symbol === '~') this.#put('\u00a0');
    else if (symbol === '_') this.#put('\u2011');
    else if (symbol === '\\' || symbol === '{' || symbol === '}') this.#byte(symbol.charCodeAt(0));
    else if (symbol === '\n' || symbol === '\r') this.#paragraph();
  }

  #unicode(number: number): void {
    this.#flush();
    this.#put(String.fromCharCode(number & 0xffff));
    this.#toSkip = this.#group.skip;
  }

  #byte(byte: number): void {
    if (this.#toSkip > 0) this.#toSkip--;
    else if (!this.#group.out && !this.#group.hidden) this.#bytes.push(byte);
  }

  #put(text: string): void {
    this.#flush();
    if (!this.#group.out && !this.#group.hidden) this.#text += text;
  }

  /** Turns the waiting bytes into characters. */
  #flush(): void {
    if (this.#bytes.length === 0) return;
    const bytes = Uint8Array.from(this.#bytes);
    this.#bytes = [];
    if (bytes.every((byte) => byte < 0x80)) {
      this.#text += Buffer.from(bytes).toString('latin1');
      return;
    }
    const encoding = this.#fonts.get(this.#group.font) ?? this.#page;
    for (const each of new Set([encoding, this.#page, 'windows-1252']))
      try {
        this.#text += decode(bytes, each).text;
        return;
      } catch (error) {
        if (!(error instanceof BadByte)) throw error;
      }
    this.#text += '\ufffd';
  }

  #note(): void {
    if (this.#group.note) return;
    this.#group = { ...this.#group, note: true };
    this.#around = this.#text;
    this.#text = '';
  }

  #paragraph(): void {
    this.#flush();
    if (this.#group.note) {
      this.#text += '\n';
      return;
    }
    this.#emit(this.#text);
    for (const note of this.#notes) this.#emit(note, 'footnote');
    this.#text = '';
    this.#notes = [];
  }

  #emit(text: string, part?: 'footnote'): void {
    if (text.trim() === '') return;
    const paragraph = this.#numbers[part ?? 'body']++;
    this.#builder.break('\n\n');
    this.#builder.add(text, { paragraph, ...(part === undefined ? {} : { part }) });
    this.#builder.break('\n\n');
  }
}
