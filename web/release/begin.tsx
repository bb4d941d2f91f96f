import { useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FileText } from '../../src/server/release/shapes.ts';
import type { ReportText } from '../../src/server/shapes.ts';
import { get, send } from '../api/client.ts';
import { keys } from '../api/queries.ts';
import { useInfo } from '../case/info.ts';
import { Button } from '../parts/button.tsx';
import { useSay, useSayProblem } from '../parts/say.tsx';
import { useShown } from './context.ts';

interface Props {
  readonly most: number;
  readonly onText: (text: string) => void;
}

/** From what a draft can begin: the words of a report, or a file of one's own. */
export function Begin({ most, onText }: Props) {
  const { words } = useShown();
  const { id, view, reportName } = useInfo();
  const own = words.text;
  const client = useQueryClient();
  const say = useSay();
  const sayProblem = useSayProblem();
  const file = useRef<HTMLInputElement>(null);
  const begin = async (report: string) => {
    try {
      const { text } = await client.fetchQuery({
        queryKey: keys.text(id, report),
        queryFn: ({ signal }) => get<ReportText>(`/api/cases/${id}/reports/${report}/text`, signal),
        staleTime: Number.POSITIVE_INFINITY,
      });
      onText(text);
    } catch (error) {
      sayProblem(error);
    }
  };
  const load = async (given: File | undefined) => {
    if (!given) return;
    try {
      const text = given.type === 'text/plain' ? await given.text() : await wordsOf(id, given);
      const whole = text.normalize('NFC').replace(/\r\n?/g, '\n');
      if (whole.length > most) say(own.large, 'problem');
      else onText(whole);
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <p className="release-begin">
      <span>{own.begin}</span>
      {view.reports
        .filter(({ withdrawn }) => !withdrawn)
        .map((report) => (
          <Button key={report.id} look="bare" onClick={() => void begin(report.id)}>
            {reportName(report.id)}
          </Button>
        ))}
      <Button look="bare" onClick={() => file.current?.click()}>
        {own.file}
      </Button>
      <input
        ref={file}
        className="unseen"
        type="file"
        accept=".txt,.md,.html,.docx,.hwpx,.rtf,.pdf,text/plain"
        tabIndex={-1}
        aria-label={own.file}
        onChange={({ target }) => {
          void load(target.files?.[0]);
          target.value = '';
        }}
      />
    </p>
  );
}

/** A document is read by the server, which keeps nothing of it. */
async function wordsOf(id: string, file: File): Promise<string> {
  const form = new FormData();
  form.append('file', file, 'draft');
  const { text } = await send<FileText>(`/api/cases/${id}/draft`, form);
  return text;
}
