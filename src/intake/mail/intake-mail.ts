import type { Report } from '../../claims/types.ts';
import { TextBuilder } from '../built.ts';
import { BadByte, type Decoded, decode, encodingOf } from '../decode.ts';
import { decodeReport } from '../encoding.ts';
import { BlankFile, IntakeError, OtherFormat, Protected } from '../errors.ts';
import { type Found, finish, foundBuilt, hashOf } from '../finish.ts';
import { intake } from '../intake.ts';
import { ofPage } from '../intake-text.ts';
import type { Knowledge } from '../knowledge.ts';
import { LIMITS } from '../limits.ts';
import { type Note, note, type Received, type Taken } from '../received.ts';
import { type Mail, type Part, takeApart } from './parts.ts';

/**
 * An e-mail: its subject and body are one report, each attachment that can be read is another, named `mail.eml » name`. What
 * cannot be read is named in a note. The sender is not taken down: who a source is has no place in a draft.
 *
 * @throws IntakeError when neither the body nor an attachment gives a report
 */
export async function intakeMail(input: Received, knowledge: Knowledge, depth: number): Promise<Taken> {
  const { bytes, file } = input;
  const mail = await takeApart(bytes, file);
  if (mail.encrypted) throw new Protected(file, 'e-mail');
  const reports: Report[] = [];
  const notes: Note[] = [];
  let refusal: IntakeError | undefined;
  try {
    reports.push(finish(input, bodyOf(mail, file, knowledge), knowledge));
  } catch (error) {
    if (!(error instanceof IntakeError)) throw error;
    refusal = error;
  }
  const within = { file, sha256: hashOf(bytes) };
  const others: string[] = [];
  for (const [i, part] of mail.attachments.entries()) {
    const name = `${file} » ${named(part, i)}`;
    if (depth >= LIMITS.mailDepth && part.type === 'message/rfc822') {
      notes.push(note('too-deep', name, 'a message inside more messages than are opened; save it by itself'));
      continue;
    }
    try {
      const taken = await intake(attachmentOf(part, name, input), knowledge, depth + 1);
      notes.push(...taken.notes);
      for (const report of taken.reports) reports.push({ ...report, within: report.within ?? within });
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      if (error instanceof OtherFormat) others.push(named(part, i));
      else notes.push(note(error.code, name, error.message.slice(name.length + 2), error.facts));
    }
  }
  if (others.length > 0) notes.push(noReports(file, others));
  if (reports.length === 0) throw refusal ?? new BlankFile(file);
  if (refusal !== undefined && !(refusal instanceof BlankFile))
    notes.push(note(refusal.code, file, refusal.message.slice(file.length + 2), refusal.facts));
  return { reports, notes };
}

function attachmentOf(part: Part, file: string, { published, publisher, language }: Received): Received {
  return {
    bytes: part.bytes,
    file,
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(language === undefined ? {} : { language }),
    ...(/^(?:text\/html|message\/rfc822)$/.test(part.type) ? { mediaType: part.type } : {}),
  };
}

/** The name of an attachment without folders and control characters. */
function named({ name, type }: Part, i: number): string {
  const last = (name ?? '').replace(/\p{C}/gu, '').split(/[/\\]/).at(-1)!.trim().slice(0, 100);
  if (last !== '') return last;
  return type === 'message/rfc822' ? `message ${i + 1}` : `attachment ${i + 1}`;
}

function noReports(file: string, names: readonly string[]): Note {
  const shown = names.slice(0, 8).join(', ') + (names.length > 8 ? ` and ${names.length - 8} more` : '');
  return note('attachments-not-read', file, `attached and not read, being no reports: ${shown}`, {
    attachments: names,
  });
}

/** Subject and body as one text; each line knows its number in the body. */
function bodyOf(mail: Mail, file: string, knowledge: Knowledge): Found {
  const texts = mail.body.map((part) => textOf(part, file, knowledge));
  if (texts.every(({ text }) => text.trim() === '')) throw new BlankFile(file);
  const builder = new TextBuilder(file);
  builder.add(mail.subject?.includes('\ufffd') === true ? '' : (mail.subject ?? ''), { part: 'subject' });
  let number = 0;
  for (const { text } of texts) {
    builder.break('\n\n');
    for (const line of text.split('\n')) {
      number++;
      if (line.trim() === '') builder.break('\n\n');
      else {
        builder.add(line, { part: 'body', line: number });
        builder.break('\n');
      }
    }
  }
  const published = texts.find((text) => text.published !== undefined)?.published ?? dateOf(mail, knowledge);
  const of = {
    mediaType: 'message/rfc822',
    encoding: mail.body[0]?.charset?.toLowerCase() ?? 'us-ascii',
    ...(published === undefined ? {} : { published }),
  };
  return foundBuilt(builder.finish(), of, file, knowledge);
}

function textOf(part: Part, file: string, knowledge: Knowledge): { text: string; published?: string } {
  const source = decoded(part, file, knowledge);
  if (part.type === 'text/html') {
    const { text, facts } = ofPage(source, part.bytes.length, file, knowledge);
    return { text, ...(facts.published === undefined ? {} : { published: facts.published }) };
  }
  let text = source.text.replace(/\r\n?/g, '\n');
  if (part.flowed) text = text.replace(/^ /gm, '').replace(/(?<!^--) \n(?!\n)/gm, ' ');
  // What follows the sign-off line is who wrote and how to reach them: no part of the account.
  const signature = /(?:^|\n)-- ?\n/.exec(text);
  return { text: signature === null ? text : text.slice(0, signature.index) };
}

/** The characters of a part: by what it says, and when that does not hold, by what it looks like. */
function decoded({ bytes, charset, type }: Part, file: string, { languages }: Knowledge): Decoded {
  const encoding = charset === undefined ? undefined : encodingOf(charset);
  if (encoding !== undefined)
    try {
      return decode(bytes, encoding, encoding === 'utf-8' && bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0);
    } catch (error) {
      if (!(error instanceof BadByte)) throw error;
    }
  return decodeReport(bytes, languages, file, type === 'text/html');
}

/** The day that the message says it was sent, where it was sent; none for a message that passes on another. */
function dateOf({ date, subject }: Mail, { mail: { forwarded } }: Knowledge): string | undefined {
  const before = /^\s{0,9}([^:\s]{1,20})\s?:/.exec(subject ?? '')?.[1]?.toLowerCase();
  if (date === undefined || (before !== undefined && forwarded.includes(before))) return undefined;
  const time = Date.parse(date);
  const zone = /([+-])(\d{2})(\d{2})(?!\d)/.exec(date);
  if (Number.isNaN(time) || time < 0) return undefined;
  const minutes = zone === null ? 0 : Number(`${zone[1]}1`) * (Number(zone[2]) * 60 + Number(zone[3]));
  return new Date(time + minutes * 60_000).toISOString().slice(0, 10);
}
